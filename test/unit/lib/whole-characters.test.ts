import fc from 'fast-check';
import { WholeCharacters } from '../../../src/lib/whole-characters.js';

function through(pieces: readonly string[]): readonly string[] {
  const characters = new WholeCharacters();
  return [...pieces.map((piece) => characters.push(piece)), characters.flush()];
}

/** Pieces of a text, cut between any two of its UTF-16 units. */
const cutAnywhere = (text: string, places: readonly number[]): readonly string[] => {
  const at = [0, ...[...places].map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, n) => text.slice(at[n], end));
};

describe('ORCH-3071: text in pieces', () => {
  it('is the same text in whole characters, wherever it was cut', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom('👨‍👩‍👧', '🇩🇪', 'e\u0301', '🐸', '月')), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 12 }), (whole, places) => {
        const out = through(cutAnywhere(whole, places));
        expect(out.join('')).toBe(whole);
        for (const piece of out) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows half of a pair that stays alone as the replacement character, and loses nothing beside it', () => {
    const unit = fc.constantFrom('a', '\ud83d', '\ude00', '月');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 3 }), { maxLength: 8 }), (pieces) => {
        expect(through(pieces).join('')).toBe(pieces.join('').replace(/\p{Surrogate}/gu, '\ufffd'));
      }),
      { numRuns: 1_000 },
    );
  });
});
