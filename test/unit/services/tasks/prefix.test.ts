import fc from 'fast-check';
import { DeliveredPrefix } from '../../../../src/services/tasks/prefix.js';

/** Cuts `text` into pieces at the given places. */
const cut = (text: string, places: readonly number[]): string[] => {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, n) => text.slice(from, [...at, text.length][n])).filter((piece) => piece !== '');
};

describe('what was delivered, against what is decoded again', () => {
  it('leaves exactly the rest, however both were cut into tokens', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        fc.nat(80),
        fc.array(fc.nat(100), { maxLength: 12 }),
        fc.array(fc.nat(100), { maxLength: 12 }),
        (text, seen, before, again) => {
          const delivered = text.slice(0, seen);
          const prefix = new DeliveredPrefix(cut(delivered, before));
          const rest = cut(text, again).map((piece) => prefix.strip(piece)).join('');
          prefix.finish();
          expect(rest).toBe(text.slice(delivered.length));
        },
      ),
    );
  });

  it('ORCH-3066: names the first token that differs', () => {
    const prefix = new DeliveredPrefix([' the', ' old', ' pond']);
    expect(prefix.strip(' the')).toBe('');
    expect(() => prefix.strip(' olm')).toThrow(expect.objectContaining({ code: 'WORKER_RESET', differsAt: 1 }));
  });

  it('counts a text that ends early as another text', () => {
    const prefix = new DeliveredPrefix([' the', ' old', ' pond']);
    prefix.strip(' the old');
    expect(() => prefix.finish()).toThrow(expect.objectContaining({ differsAt: 2 }));
  });

  it('ORCH-3066: names the token that holds the first character that differs, however both were cut', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(60), fc.array(fc.nat(100), { maxLength: 12 }), fc.array(fc.nat(100), { maxLength: 12 }), (text, place, before, again) => {
        const at = place % text.length;
        const other = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
        const pieces = cut(text, before);
        const prefix = new DeliveredPrefix(pieces);
        let holder = 0;
        for (let end = pieces[0]?.length ?? 0; end <= at; end += pieces[++holder]?.length ?? 1);
        expect(() => {
          for (const piece of cut(other, again)) expect(prefix.strip(piece)).toBe('');
          prefix.finish();
        }).toThrow(expect.objectContaining({ differsAt: holder }));
      }),
    );
  });
});
