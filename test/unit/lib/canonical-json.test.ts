import fc from 'fast-check';
import { canonicalDigest } from '../../../src/lib/canonical-json.js';

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, shuffled(member)]));
}

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
