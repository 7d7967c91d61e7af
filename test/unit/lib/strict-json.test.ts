import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { diagnoseJson } from '../../../src/lib/json-diagnosis.js';
import { readStrictJson } from '../../../src/lib/strict-json.js';

const read = (text: string, maxDepth = 64) => readStrictJson(Buffer.from(text), maxDepth);
const problem = (text: string, maxDepth = 64) => {
  const result = read(text, maxDepth);
  return result.ok ? undefined : result.problem;
};
const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('strict JSON', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('refuses exactly what JSON.parse refuses, wherever a text is damaged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', '"', '\\', '{', '}', ']', ',', ':', '0', '\u0001', 'x', '\\u12'), (value, seed, damage) => {
        const text = JSON.stringify(value);
        const at = seed % (text.length + 1);
        const damaged = text.slice(0, at) + damage + text.slice(at + 1);
        const result = read(damaged, 1000);
        // Damage may also make two names the same, or cut a surrogate's escape from its other half, and that comes first.
        if (!result.ok) expect(parses(damaged) ? ['duplicate', 'surrogate'] : ['duplicate', 'surrogate', 'syntax']).toContain(result.problem.kind);
        else expect(parses(damaged)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('the slow reader finds nothing wrong with what the fast one takes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(diagnoseJson(text, 64)).toBeUndefined();
      }),
    );
  });

  it('names the place of a syntax error', () => {
    expect(problem('{"a":[1,{"b":tru}]}')).toEqual({ kind: 'syntax', path: 'a[1].b', offset: 13, expected: 'a value' });
    expect(problem('{"a":1,}')).toEqual({ kind: 'syntax', path: 'a', offset: 7, expected: 'a name in double quotes' });
    expect(problem('[1 2]')).toEqual({ kind: 'syntax', path: '[0]', offset: 3, expected: 'a comma or ]' });
    expect(problem('{"a":1} x')).toEqual({ kind: 'syntax', path: '', offset: 8, expected: 'nothing more' });
    expect(problem('')).toEqual({ kind: 'syntax', path: '', offset: 0, expected: 'a value' });
    expect(problem('\uFEFF{}')).toMatchObject({ kind: 'syntax', offset: 0 });
  });

  it('refuses a name that is given twice, and names it by its path', () => {
    expect(problem('{"a":{"b":1,"b":2}}')).toEqual({ kind: 'duplicate', path: 'a.b', offset: 12 });
    expect(problem('[{"a":1},{"a":1,"\\u0061":2}]')).toMatchObject({ kind: 'duplicate', path: '[1].a' });
    expect(problem('{"__proto__":1,"__proto__":2}')).toMatchObject({ kind: 'duplicate', path: '__proto__' });
    expect(problem('{"a":1,"b":{"a":1}}')).toBeUndefined();
  });

  it('finds a duplicate wherever it hides', () => {
    const entries = fc.letrec<{ value: string; object: string }>((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue({ maxDepth: 0 }).map((leaf) => JSON.stringify(leaf)), tie('object'), fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`)),
      object: fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'c', '"', '\\', ':{'), tie('value')), { maxLength: 3 })
        .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
    }));
    fc.assert(
      fc.property(entries.value, (text) => {
        expect(problem(text)?.kind).toBe(hasTwin(text) ? 'duplicate' : undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps a member named __proto__ as data and pollutes nothing', () => {
    const result = read('{"__proto__":{"polluted":true},"constructor":1}');
    expect(result.ok && Object.keys(Object(result.value))).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });

  it('takes nesting up to the limit and not beyond, whatever the text is', () => {
    expect(read('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    expect(problem('['.repeat(65) + ']'.repeat(65))).toMatchObject({ kind: 'depth', offset: 64 });
    expect(problem('{"a":'.repeat(100_000))).toMatchObject({ kind: 'depth' });
    expect(read('"[[[[[["', 2).ok).toBe(true);
    expect(read(`[${'[],'.repeat(1000)}[]]`, 2).ok).toBe(true);
  });

  it('refuses half a surrogate pair as an escape, and takes a whole one', () => {
    expect(problem('{"a":"\\ud83d"}')).toEqual({ kind: 'surrogate', path: 'a', offset: 6 });
    expect(problem('{"a":"\\ude00\\ud83d"}')).toMatchObject({ kind: 'surrogate' });
    expect(read('{"a":"\\uD83D\\uDE00"}')).toEqual({ ok: true, value: { a: '😀' } });
    expect(read('{"a":"\\\\ud83d"}')).toEqual({ ok: true, value: { a: '\\ud83d' } });
    const part = fc.constantFrom('\\ud83d', '\\uDE00', '\\\\', '\\n', '\\ud55c', 'x', 'ud83d', '\\u0041', '😀');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = `["${parts.join('')}"]`;
        const parsed: unknown = JSON.parse(text);
        const wellFormed = !/\p{Surrogate}/u.test(String(Array.isArray(parsed) ? parsed[0] : ''));
        expect(read(text).ok).toBe(wellFormed);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses bytes that are not UTF-8, and says where', () => {
    expect(readStrictJson(Buffer.from([0x22, 0x61, 0xff, 0x22]), 64)).toEqual({ ok: false, problem: { kind: 'encoding', path: '', offset: 2 } });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => {
        const bytes = Buffer.from(raw);
        const result = readStrictJson(bytes, 64);
        if (isUtf8(bytes)) return;
        if (result.ok || result.problem.kind !== 'encoding') throw new Error('invalid UTF-8 was let through');
        const { offset } = result.problem;
        // Everything before the sequence that is told is sound, and it is the first unsound one.
        let sound = 0;
        for (let end = 0; end <= bytes.length; end += 1) if (isUtf8(bytes.subarray(0, end))) sound = end;
        expect(offset).toBeGreaterThanOrEqual(sound);
        expect(offset).toBeLessThan(sound + 4);
      }),
    );
  });

  it('reads a megabyte of hostile quoting in linear time', () => {
    const text = JSON.stringify({ prompt: '\\"'.repeat(250_000) });
    const before = process.cpuUsage();
    expect(read(text).ok).toBe(true);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_000_000);
  });
});

/** A second opinion on duplicate names, by a reader of its own that is as plain as can be. */
function hasTwin(text: string): boolean {
  let at = 0;
  let twin = false;
  const string = (): string => {
    const end = /^"(?:[^"\\]|\\.)*"/s.exec(text.slice(at))?.[0] ?? '';
    at += end.length;
    return String(JSON.parse(end));
  };
  const value = (): void => {
    if (text[at] === '{') {
      const names = new Set<string>();
      for (at += 1; text[at] !== '}'; ) {
        const name = string();
        if (names.has(name)) twin = true;
        names.add(name);
        at += 1;
        value();
        if (text[at] === ',') at += 1;
      }
      at += 1;
    } else if (text[at] === '[') {
      for (at += 1; text[at] !== ']'; ) {
        value();
        if (text[at] === ',') at += 1;
      }
      at += 1;
    } else if (text[at] === '"') string();
    else while (at < text.length && !',]}'.includes(text[at] ?? ',')) at += 1;
  };
  value();
  return twin;
}
