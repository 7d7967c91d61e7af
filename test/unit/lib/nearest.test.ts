import fc from 'fast-check';
import { nearest } from '../../../src/lib/nearest.js';
import { cpuTimeOf } from '../../support/cpu-time.js';

const KNOWN = ['listen', 'data_dir', 'auth', 'queue', 'sessions', 'limits', 'streams', 'pools'];

describe('the nearest known word', () => {
  it.each([
    ['lisen', 'listen'],
    ['lisetn', 'listen'],
    ['Listen', 'listen'],
    ['data-dir', 'data_dir'],
    ['dataDir', 'data_dir'],
    ['pool', 'pools'],
    ['seesions', 'sessions'],
    ['qeue', 'queue'],
    ['lists', undefined],
    ['x', undefined],
    ['', undefined],
    ['authorization', undefined],
  ])('to %j is %j', (word, wanted) => {
    expect(nearest(word, KNOWN)).toBe(wanted);
  });

  it('of a known word is itself', () => {
    for (const word of KNOWN) expect(nearest(word, KNOWN)).toBe(word);
  });

  it('is found after any one slip in a word of five letters or more', () => {
    const slip = fc.record({ word: fc.constantFrom('listen', 'queue', 'sessions', 'limits', 'streams', 'pools'), at: fc.nat(), kind: fc.constantFrom('drop', 'add', 'change', 'swap') });
    fc.assert(
      fc.property(slip, ({ word, at, kind }) => {
        const index = at % (word.length - 1);
        const [before, here, next, after] = [word.slice(0, index), word[index] ?? '', word[index + 1] ?? '', word.slice(index + 2)];
        const wrong = { drop: before + next + after, add: `${before}${here}x${next}${after}`, change: `${before}z${next}${after}`, swap: before + next + here + after }[kind];
        expect(nearest(wrong, KNOWN)).toBe(word);
      }),
    );
  });

  it('costs nothing for a word of a megabyte', () => {
    const word = 'x'.repeat(1e6);
    expect(cpuTimeOf(() => void nearest(word, KNOWN))).toBeLessThan(200);
  });
});
