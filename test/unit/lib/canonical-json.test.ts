import fc from 'fast-check';
import { canonicalDigest, canonicalJson } from '../../../src/lib/canonical-json.js';

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, shuffled(member)]));
}

/** By the definition, every object by hand. */
function slowly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(slowly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${slowly(member)}`).join(',')}}`;
}

describe('canonical JSON', () => {
  it('is sorted at every level, wherever in a value it is sorted already', () => {
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(fc.string({ unit: 'binary', maxLength: 2 }), tie('node'), { maxKeys: 4 })),
    })).node;
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(slowly(any));
        expect(canonicalJson(JSON.parse(canonicalJson(any)))).toBe(slowly(any));
      }),
    );
  });

  it.each([undefined, NaN, Infinity, [undefined], { a: { b: NaN } }])('refuses what JSON has no form for: %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('the digest of a request', () => {
  it('does not depend on the order in which members were written', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalDigest(shuffled(value))).toBe(canonicalDigest(value))));
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(shuffled(b)) && JSON.stringify(a) !== JSON.stringify(b));
        fc.pre(typeof a !== 'object' && typeof b !== 'object');
        expect(canonicalDigest(a)).not.toBe(canonicalDigest(b));
      }),
    );
  });

  it('is SHA-256 in lower-case hexadecimal', () => {
    expect(canonicalDigest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
