import fc from 'fast-check';
import { parseModelRef, resolveFile } from '../../../../src/domain/model/ref.js';

const HEX = 'AB'.repeat(32);

describe('a model_ref', () => {
  it.each([
    ['file:/models/a.gguf', { scheme: 'file', path: '/models/a.gguf' }],
    ['file:///models/a.gguf', { scheme: 'file', path: '/models/a.gguf' }],
    ['file://localhost/models/a.gguf', { scheme: 'file', path: '/models/a.gguf' }],
    ['file:models/a b.gguf', { scheme: 'file', path: 'models/a b.gguf' }],
    ['FILE:/a', { scheme: 'file', path: '/a' }],
    ['/models/a', { scheme: 'file', path: '/models/a' }],
    ['./a', { scheme: 'file', path: './a' }],
    ['../shared/tiny.gguf', { scheme: 'file', path: '../shared/tiny.gguf' }],
    ['models/tiny.gguf', { scheme: 'file', path: 'models/tiny.gguf' }],
    ['100%41.gguf', { scheme: 'file', path: '100%41.gguf' }],
    ['hf:org/repo/sub/a.gguf', { scheme: 'hf', repo: 'org/repo', file: 'sub/a.gguf' }],
    ['hf:org/repo@v1.0/a.gguf', { scheme: 'hf', repo: 'org/repo', revision: 'v1.0', file: 'a.gguf' }],
    ['hf:org/repo', { scheme: 'hf', repo: 'org/repo' }],
    ['HTTPS://Files.Example.ORG:443/a/../b.gguf#x', { scheme: 'https', url: 'https://files.example.org/b.gguf' }],
    ['https://h/a?sig=1', { scheme: 'https', url: 'https://h/a?sig=1' }],
    ['s3://bucket/a.gguf', { scheme: 's3', location: 'bucket/a.gguf' }],
    ['oci://registry/a:tag', { scheme: 'oci', location: 'registry/a:tag' }],
    [`sha256:${HEX}`, { scheme: 'sha256', hex: HEX.toLowerCase() }],
    ['mock', { scheme: 'name', name: 'mock' }],
    ['llama3:8b', { scheme: 'name', name: 'llama3:8b' }],
    ['Qwen/Qwen2.5-7B-Instruct', { scheme: 'name', name: 'Qwen/Qwen2.5-7B-Instruct' }],
  ])('%s is read', (text, ref) => {
    expect(parseModelRef(text)).toEqual({ ok: true, ref });
  });

  it.each([
    '', ' a', 'a ', 'a\0b', 'a\nb', '\ud800', 'x'.repeat(1_025), 'file:', 'file:/a%2e%2e/b', 'file://host/a', 'file:////a', '//host/a', '..', 'file:/a/..', 'hf:', 'hf:org', 'hf:/org/repo', 'hf:org/repo/',
    'hf:org/repo/../x', 'hf:org/repo/a//b', 'hf:org/..', 'hf:org/re..po', 'hf:org/repo@/a', 'hf:org/repo@a@b/c', 'hf:org/repo/%2e%2e/a', 'hf:org/repo/a?b', 'hf:https://x/y', 'http://h/a', 'https:h/a', 'https:///a', 'https://',
    'https://u:p@h/a', 'https://h\\@evil/a', 's3://', 's3://bucket', 'oci:x', 'sha256:12', `sha256:${HEX}0`, 'ftp://h/a', 'gs://b/c',
  ])('%j is refused with a sentence', (text) => {
    const read = parseModelRef(text);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.problem).toMatch(/^[A-Za-z].*\.$/s);
  });

  it('never throws, never keeps a control character, and is read the same again from what it became', () => {
    const written = fc.tuple(fc.constantFrom('', 'file:', 'file://', 'hf:', 'https://', 's3://', 'sha256:', './', '/'), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(written, ([scheme, rest]) => {
        const read = parseModelRef(scheme + rest);
        if (!read.ok) return;
        expect(JSON.stringify(read.ref)).not.toMatch(/\\u00[01]/);
        switch (read.ref.scheme) {
          case 'file':
            expect(resolveFile(resolveFile(read.ref.path, '/w'), '/elsewhere')).toBe(resolveFile(read.ref.path, '/w'));
            return;
          case 'https':
            expect(parseModelRef(read.ref.url)).toEqual(read);
            return;
          case 'hf':
            expect(`${read.ref.repo}/${read.ref.file ?? ''}`.split('/')).not.toContain('..');
            return;
          case 's3':
          case 'oci':
          case 'sha256':
          case 'name':
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the place of a file', () => {
  it.each([
    ['a.gguf', '/w/d', '/w/d/a.gguf'],
    ['./a/./b//c', '/w', '/w/a/b/c'],
    ['../a', '/w/d', '/w/a'],
    ['../../../../a', '/w', '/a'],
    ['/x/../y', '/w', '/y'],
  ])('of %s in %s is %s', (path, directory, place) => {
    expect(resolveFile(path, directory)).toBe(place);
  });

  it('has no dots and no empty parts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '..', '', 'a', 'b.gguf'), { maxLength: 12 }), (parts) => {
        const place = resolveFile(parts.join('/'), '/w/x');
        expect(place.startsWith('/')).toBe(true);
        if (place !== '/') expect(place.slice(1).split('/').some((part) => ['', '.', '..'].includes(part))).toBe(false);
      }),
    );
  });
});
