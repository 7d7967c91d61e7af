import fc from 'fast-check';
import { TextPieces } from '../../../../../src/infra/engines/http/text-pieces.js';

const run = (pieces: readonly string[], words: readonly string[], wellFormed: boolean): { readonly shown: readonly string[]; readonly stopped: boolean; readonly most: number } => {
  const shown: string[] = [];
  let most = 0;
  const out = new TextPieces({ token: (text) => void shown.push(text) }, words);
  for (const [i, piece] of pieces.entries()) {
    const before = shown.length;
    if (i === pieces.length - 1) out.end(piece);
    else out.give(piece, wellFormed);
    most = Math.max(most, shown.length - before);
  }
  return { shown, stopped: out.stopped, most };
};
/** Where the stop word begins that is whole first; Infinity where there is none. */
function first(text: string, words: readonly string[]): number {
  const ends = words.filter((word) => text.includes(word)).map((word) => text.indexOf(word) + word.length);
  const prefix = text.slice(0, Math.min(...ends));
  return ends.length === 0 ? Infinity : prefix.length - Math.max(...words.filter((word) => prefix.endsWith(word)).map(({ length }) => length));
}

describe('the way of an engine’s pieces to the sink', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '🌙'), minLength: 1, maxLength: 4 });
  const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '🌙', 'é'), maxLength: 5 }), { minLength: 1, maxLength: 12 });

  test('what arrives is the text up to its first stop word, at most one piece for each', () => {
    fc.assert(
      fc.property(pieces, fc.array(word, { maxLength: 3 }), fc.boolean(), (given, words, wellFormed) => {
        const text = given.join('');
        const { shown, stopped, most } = run(given, words, wellFormed);
        const at = first(text, words);
        expect(shown.join('')).toBe(text.slice(0, Math.min(at, text.length)));
        expect(stopped).toBe(Number.isFinite(at));
        expect(most).toBeLessThanOrEqual(1);
        expect(shown).not.toContain('');
      }),
      { examples: [[['b🌙', 'a', ''], ['b🌙a', '🌙'], false], [['b🌙a'], ['b🌙a', '🌙'], false]] },
    );
  });

  test('a surrogate pair that a piece’s end parts comes whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '🌙', '𝄞') }), fc.array(fc.nat(40)), (text, places) => {
        const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
        const { shown } = run(at.slice(1).map((end, i) => text.slice(at[i], end)), [], false);
        expect(shown.join('')).toBe(text);
        for (const piece of shown) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test('after a stop word nothing comes, whatever is given', () => {
    const shown: string[] = [];
    const out = new TextPieces({ token: (text) => void shown.push(text) }, ['stop'], 'a text that ends with st');
    out.give('op and on', true);
    out.give('and on', false);
    out.end('and on');
    expect({ shown, stopped: out.stopped }).toEqual({ shown: [], stopped: true });
  });
});
