import { parse } from 'node:querystring';
import fc from 'fast-check';
import { decodePercent, readQuery, writeQuery } from '../../../src/lib/query-string.js';

const pairs = (raw: string) => {
  const read = readQuery(raw);
  return read.ok ? [...read.pairs] : read;
};

describe('query strings', () => {
  it('reads names, values, repeats and spaces', () => {
    expect(pairs('')).toEqual([]);
    expect(pairs('a=1&b=x%20y+z&a=2&&c&d=&=e')).toEqual([
      ['a', ['1', '2']],
      ['b', ['x y z']],
      ['c', ['']],
      ['d', ['']],
      ['', ['e']],
    ]);
    expect(pairs('a+b%2B=1')).toEqual([['a b+', ['1']]]);
    expect(pairs('a=b=c')).toEqual([['a', ['b=c']]]);
  });

  it.each(['a=%', 'a=%g0', 'a=%ff', 'a=%c3%28', 'a=%00'])('refuses %s and names the parameter', (raw) => {
    expect(pairs(raw)).toEqual({ ok: false, name: 'a' });
  });

  it('refuses a name that cannot be decoded', () => {
    expect(pairs('%ff=1')).toEqual({ ok: false, name: '%ff' });
  });

  it('what is written is read the same, by us and by Node', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((each) => !each.includes('\0'));
    fc.assert(
      fc.property(fc.array(fc.tuple(text.filter((name) => name !== ''), text), { maxLength: 6 }), (list) => {
        const map = new Map<string, string[]>();
        for (const [name, value] of list) map.set(name, [...(map.get(name) ?? []), value]);
        const written = writeQuery(map);
        expect(written).toMatch(/^[A-Za-z0-9\-_.~%=&]*$/);
        expect(pairs(written)).toEqual([...map]);
        const byNode = parse(written);
        for (const [name, values] of map) expect([byNode[name]].flat()).toEqual(values);
      }),
    );
  });

  it('a plus is a space in a query and a plus in a path', () => {
    expect(decodePercent('a+b%2Bc')).toBe('a+b+c');
  });
});
