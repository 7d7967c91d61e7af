import { cloneFindings } from '../../../../scripts/clone/rules.js';

// Put together here, so that this file itself holds none.
const HOST = ['registry', 'example', 'org'].join('.');

describe('a clone installs from whatever registry its machine uses', () => {
  test('the name of a registry is found in any file, with its line', () => {
    expect(cloneFindings('docs/a.md', `first\nfrom https://${HOST}/x\n`)).toEqual(['docs/a.md:2: This is the host name of a package registry.']);
  });

  test.each([
    ['package-lock.json', '      "resolved": "x",'],
    ['package-lock.json', '  "y": "https://example.org/a/-/a-1.0.0.tgz",'],
    ['.npmrc', 'registry=http://localhost:4873'],
    ['.npmrc', '@mine:registry=http://localhost:4873'],
  ])('%s with %s is found', (file, line) => {
    expect(cloneFindings(file, line)).toHaveLength(1);
  });

  test('versions, checksums and funding pages are none', () => {
    const lock = '"version": "1.0.0",\n"integrity": "sha512-abc==",\n"funding": { "url": "https://github.com/sponsors/somebody" }';
    expect(cloneFindings('package-lock.json', lock)).toEqual([]);
    expect(cloneFindings('.npmrc', 'omit-lockfile-registry-resolved=true')).toEqual([]);
  });
});
