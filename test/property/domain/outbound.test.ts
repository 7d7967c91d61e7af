import fc from 'fast-check';
import { isWithin, parseAddress, parseRange } from '../../../src/domain/outbound/address.js';
import { decide, decideAddress } from '../../../src/domain/outbound/decide.js';
import type { OutboundTarget } from '../../../src/domain/outbound/policy.js';

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const value = (parts: readonly number[]): number => parts.reduce((sum, part) => sum * 256 + part, 0);
const target = (host: string): OutboundTarget => ({ host, port: 443, purpose: 'engine' });

/** Every way in which a URL may write an IPv4 address. */
const v4Spellings = (parts: readonly [number, number, number, number], radices: readonly number[], upper: boolean): readonly string[] => {
  const write = (number: number, radix = 10): string => {
    const digits = number.toString(radix);
    if (radix === 16) return upper ? `0X${digits.toUpperCase()}` : `0x${digits}`;
    return radix === 8 ? `0${digits}` : digits;
  };
  const [a, b, c, d] = parts;
  const [r, s, t, u] = radices;
  const hex = (high: number, low: number): string => (high * 256 + low).toString(16);
  const plain = [a, b, c, d].join('.');
  return [
    plain,
    `${plain}.`,
    [write(a, r), write(b, s), write(c, t), write(d, u)].join('.'),
    [write(a, r), write(b, s), write(c * 256 + d, t)].join('.'),
    [write(a, r), write(value([b, c, d]), s)].join('.'),
    write(value(parts), r),
    `::ffff:${plain}`,
    `[::FFFF:${plain}]`,
    `::ffff:${hex(a, b)}:${hex(c, d)}`,
    `0:0:0:0:0:ffff:${hex(a, b)}:${hex(c, d)}`,
    `[64:ff9b::${plain}]`,
    `::ffff:${plain}%eth0`,
  ];
};

describe('no spelling gets around a denial (OC-CTRL-2080)', () => {
  it('of an IPv4 address, by its own rule or by a range around it', () => {
    fc.assert(
      fc.property(octets, fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 }), fc.boolean(), fc.integer({ min: 0, max: 32 }), fc.nat(11), (parts, radices, upper, prefix, which) => {
        const plain = parts.join('.');
        for (const denied of [plain, `${plain}/${prefix}`, v4Spellings(parts, radices, upper)[which] ?? plain]) {
          const rules = { allow: [{ host: plain, purposes: [] }], deny: [{ host: denied, purposes: [] }] };
          for (const host of v4Spellings(parts, radices, upper)) {
            expect({ host, denied, allowed: decide(rules, target(host)).allowed }).toEqual({ host, denied, allowed: false });
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a name: case, trailing dots, Unicode dots, percent-encoding as a URL reads it', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.boolean()), fc.constantFrom('.', '。', '．', '｡'), fc.constantFrom('', '.', '..', '。'), (labels, coins, dot, end) => {
        const name = labels.join('.');
        const mixed = [...labels.join(dot)].map((character) => (coins.next().value === true ? character.toUpperCase() : character)).join('');
        const encoded = `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
        const rules = { allow: [{ host: name, purposes: [] }], deny: [{ host: name, purposes: [] }] };
        const below = { allow: [], deny: [{ host: `*.${labels.slice(1).join('.')}`, purposes: [] }] };
        for (const host of [name, mixed + end, encoded]) {
          expect({ host, allowed: decide(rules, target(host)).allowed }).toEqual({ host, allowed: false });
          if (labels.length > 2) expect({ host, allowed: decide(below, target(host)).allowed }).toEqual({ host, allowed: false });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('whatever the host is, a denial of everything denies it, and the answer is a sentence', () => {
    const everything = { allow: [{ host: 'a.org', purposes: [] }], deny: [{ host: '0.0.0.0/0', purposes: [] }, { host: '::/0', purposes: [] }] };
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: 'binary' })), (host) => {
        const verdict = decideAddress(everything, target(host), host);
        expect(verdict.allowed).toBe(false);
        expect(verdict.reason).toMatch(/\.$/);
      }),
    );
  });

  it('agrees with the URL parser on every IPv6 address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
        expect(parseAddress(text)).toEqual(parseAddress(canonical));
        expect(parseAddress(text)).toBeDefined();
      }),
    );
  });

  it('an address is within each of its own prefixes, and out of the range where a bit before the prefix differs', () => {
    fc.assert(
      fc.property(octets, fc.integer({ min: 1, max: 32 }), fc.nat(31), (parts, prefix, bit) => {
        const plain = parts.join('.');
        const range = parseRange(`${plain}/${prefix}`);
        const address = parseAddress(plain);
        if (range === undefined || address === undefined) throw new Error(plain);
        expect(isWithin(address, range)).toBe(true);
        const other = { ...address, value: address.value ^ (1n << BigInt(31 - bit)) };
        expect(isWithin(other, range)).toBe(bit >= prefix);
      }),
    );
  });
});
