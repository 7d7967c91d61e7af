import fc from 'fast-check';
import { StopWords } from '../../../src/lib/stop-words.js';

/** A small alphabet, so that words overlap each other and themselves. */
const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom('a', 'b', 'ab', '月'), maxLength });

function run(words: readonly string[], pieces: readonly string[]): { readonly shown: string; readonly found: boolean; readonly heldMost: number } {
  const stop = new StopWords(words);
  let shown = '';
  let heldMost = 0;
  let sent = 0;
  for (const piece of pieces) {
    shown += stop.push(piece);
    sent += piece.length;
    if (stop.found) return { shown, found: true, heldMost };
    heldMost = Math.max(heldMost, sent - shown.length);
  }
  return { shown: shown + stop.flush(), found: false, heldMost };
}

test('pieces end at the first stop word of the whole text, and lose nothing where there is none', () => {
  fc.assert(
    fc.property(fc.array(text(5), { maxLength: 4 }), fc.array(text(4), { maxLength: 12 }), (words, pieces) => {
      const real = words.filter((word) => word !== '');
      const { shown, found, heldMost } = run(words, pieces);
      // However it is cut into pieces: the word that is complete first.
      const all = pieces.join('');
      let expected = all;
      let cut = false;
      for (let taken = 1; taken <= all.length && !cut; taken++) {
        const soFar = all.slice(0, taken);
        const at = Math.min(...real.map((word) => soFar.indexOf(word)).filter((index) => index !== -1));
        if (Number.isFinite(at)) {
          expected = soFar.slice(0, at);
          cut = true;
        }
      }
      expect({ shown, found }).toEqual({ shown: expected, found: cut });
      for (const word of real) expect(shown).not.toContain(word);
      expect(heldMost).toBeLessThan(Math.max(1, ...real.map((word) => word.length)));
    }),
    { numRuns: 2_000 },
  );
});

test('the example of a word in three pieces', () => {
  expect(run(['frog leaps'], ['a', ' fr', 'og le', 'aps', ' in'])).toMatchObject({ shown: 'a ', found: true });
  expect(run(['frog leaps'], ['a', ' fr', 'og le', 'arns'])).toMatchObject({ shown: 'a frog learns', found: false });
});

test('ORCH-3065: of a text that is continued, a stop word that began in it is found, and only what follows is shown', () => {
  fc.assert(
    fc.property(fc.array(text(5), { maxLength: 4 }), text(8), fc.array(text(4), { maxLength: 8 }), (words, before, pieces) => {
      const real = words.filter((word) => word !== '');
      fc.pre(!real.some((word) => before.includes(word)));
      const whole = run(words, [before, ...pieces]);
      const stop = new StopWords(words, before);
      let shown = '';
      for (const piece of pieces) {
        shown += stop.push(piece);
        if (stop.found) break;
      }
      if (!stop.found) shown += stop.flush();
      expect({ shown, found: stop.found }).toEqual({ shown: whole.shown.slice(before.length), found: whole.found });
    }),
    { numRuns: 2_000 },
  );
});
