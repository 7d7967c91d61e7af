import fc from 'fast-check';
import { countTokens, tokenEnd } from '../../../../../src/infra/engines/mock/tokenizer.js';

test.each([
  ['', []],
  ['the old pond', ['the', ' old', ' pond']],
  ['a  b\n', ['a', ' ', ' b', '\n']],
  ["it's 42!", ["it's", ' 42', '!']],
  ['café 月🌙', ['caf', 'é', ' 月', '🌙']],
  ['abcdefghijklmnopqrst', ['abcdefghijklmnop', 'qrst']],
])('%j is %j', (text, tokens) => {
  const cut: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    cut.push(text.slice(at, end));
    at = end;
  }
  expect(cut).toEqual(tokens);
  expect(countTokens(text)).toBe(tokens.length);
});

test('tokens cover any text, cut no character, and are never more than its bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let tokens = 0;
      for (let at = 0; at < text.length; tokens++) {
        const end = tokenEnd(text, at);
        expect(end).toBeGreaterThan(at);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(at, end)).not.toMatch(/\p{Surrogate}/u);
        at = end;
      }
      expect(countTokens(text)).toBe(tokens);
      expect(tokens).toBeLessThanOrEqual(Buffer.byteLength(text));
    }),
  );
});
