import fc from 'fast-check';
import { TextComparison, type Extent, type Parting } from '../../../src/cli/transcript/compare.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);

function compare(expected: readonly string[], actual: readonly string[], extent: Extent = 'whole'): Parting | undefined {
  const comparison = new TextComparison(expected, extent);
  for (const text of actual) comparison.add(text);
  return comparison.end();
}

describe('the comparison of two texts', () => {
  it('finds equal texts equal, however they are cut into tokens', () => {
    expect(compare(['An ', 'old', ' 池'], ['An', ' old ', '池'])).toBeUndefined();
    expect(compare([], [])).toBeUndefined();
  });

  it('tells the token, the bytes before it, and both texts around it', () => {
    expect(compare(['An ', 'old', ' 池', ' frog'], ['An ', 'old', ' 池', ' fog'])).toEqual({ tokenIndex: 3, byteOffset: 12, before: 'An old 池 f', expected: 'rog', actual: 'og' });
  });

  it('parts before a character, and not inside it', () => {
    // Both signs begin with the same half of a pair.
    expect(compare(['a', '🐸'], ['a', '🐱'])).toEqual({ tokenIndex: 1, byteOffset: 1, before: 'a', expected: '🐸', actual: '🐱' });
  });

  it('parts where one ends before the other', () => {
    expect(compare(['a', 'b'], ['a'])).toMatchObject({ tokenIndex: 1, byteOffset: 1, expected: 'b', actual: '' });
    expect(compare(['a'], ['a', 'b'])).toMatchObject({ tokenIndex: 1, byteOffset: 1, expected: '', actual: 'b' });
  });

  it('asks of a beginning only that it is one', () => {
    expect(compare(['a', 'b'], ['ab', 'c'], 'prefix')).toBeUndefined();
    expect(compare(['a', 'b'], ['abc'], 'prefix')).toBeUndefined();
    expect(compare(['a', 'b'], ['a'], 'prefix')).toMatchObject({ tokenIndex: 1, expected: 'b', actual: '' });
    expect(compare(['a', 'b'], ['a', 'x'], 'prefix')).toMatchObject({ tokenIndex: 1, expected: 'b', actual: 'x' });
  });

  it('knows when nothing that comes can change the answer', () => {
    const beginning = new TextComparison(['a', 'b'], 'prefix');
    beginning.add('a');
    expect(beginning.decided).toBe(false);
    beginning.add('bc');
    expect(beginning.decided).toBe(true);
    expect(beginning.equalBytes).toBe(2);
    const whole = new TextComparison(['a'], 'whole');
    whole.add('a');
    expect(whole.decided).toBe(false);
    whole.add('x'.repeat(40));
    expect([whole.parted, whole.decided]).toEqual([true, true]);
  });

  it('says of any two texts what comparing their bytes says', () => {
    const tokens = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ö', '池', '🐸', '🐱'), maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(tokens, tokens, fc.constantFrom<Extent>('whole', 'prefix'), (expected, actual, extent) => {
        const parting = compare(expected, actual, extent);
        const [known, other] = [[...expected.join('')], [...actual.join('')]];
        let same = 0;
        while (same < known.length && known[same] === other[same]) same++;
        const equal = same === known.length && (extent === 'prefix' || same === other.length);
        expect(parting === undefined).toBe(equal);
        if (parting === undefined) return;
        expect(parting.byteOffset).toBe(Buffer.byteLength(known.slice(0, same).join('')));
        const before = Buffer.byteLength(expected.slice(0, parting.tokenIndex).join(''));
        const through = Buffer.byteLength(expected.slice(0, parting.tokenIndex + 1).join(''));
        expect(before).toBeLessThanOrEqual(parting.byteOffset);
        if (parting.tokenIndex < expected.length) expect(parting.byteOffset).toBeLessThan(through);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
