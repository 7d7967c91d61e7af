import fc from 'fast-check';
import { difference, type Told } from '../../determinism/compare.js';

const told = (tokens: readonly string[], finish = 'stop'): Told => ({ taskId: 'a', tokens, finish });

describe('the first difference of two texts (ORCH-3064)', () => {
  test('the same text in other pieces is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.nat(40)), (tokens, cuts) => {
        const text = tokens.join('');
        const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(difference(told(tokens), told(pieces))).toBeUndefined();
      }),
    );
  });

  test('it is in the token that holds the first unit which is not the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (tokens, draw) => {
        const index = draw % tokens.length;
        const other = tokens.map((token, place) => (place === index ? `${token.slice(0, -1)}\u0000` : token));
        fc.pre(other[index] !== tokens[index]);
        expect(difference(told(tokens), told(other))?.token).toBe(index);
      }),
    );
  });

  test('a text that stops early differs at the token that is missing, one that goes on at the count of tokens', () => {
    expect(difference(told(['a', 'b', 'c']), told(['a', 'b']))?.token).toBe(2);
    expect(difference(told(['a', 'b']), told(['a', 'b', 'c']))?.token).toBe(2);
    expect(difference(told(['a']), told([]))).toEqual({ token: 0, expected: 'a', actual: '' });
  });

  test('the same text with another finish differs behind its end', () => {
    expect(difference(told(['a']), told(['a'], 'length'))).toEqual({ token: 1, expected: '(finish stop)', actual: '(finish length)' });
  });

  test('only what is around the place is shown', () => {
    const found = difference(told([`${'x'.repeat(500)}here${'y'.repeat(500)}`]), told([`${'x'.repeat(500)}there${'y'.repeat(500)}`]));
    expect(found?.expected).toBe(`${'x'.repeat(32)}here${'y'.repeat(28)}`);
    expect(found?.actual).toBe(`${'x'.repeat(32)}there${'y'.repeat(27)}`);
  });
});
