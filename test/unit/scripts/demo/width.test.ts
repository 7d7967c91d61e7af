import fc from 'fast-check';
import { fit, widthOf, wrap } from '../../../../scripts/demo/width.js';

const TEXT = fc.string({ unit: fc.constantFrom('a', 'é', '月', '🍂', '👩‍👩‍👧', ' ', 'e\u0301', '…', '\t', '\x1b', 'ｗ') });

describe('text in the columns of a terminal', () => {
  test('wide characters take two columns, accents and controls none', () => {
    expect(widthOf('ab')).toBe(2);
    expect(widthOf('月🍂')).toBe(4);
    expect(widthOf('e\u0301\x1b')).toBe(1);
  });

  test('a fitted text is exactly as wide as it was asked to be, and cut between characters', () => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 1, max: 12 }), (text, columns) => {
        const fitted = fit(text, columns);
        expect(widthOf(fitted)).toBe(columns);
        const kept = fitted.replace(/…? *$/u, '');
        expect(text.replace(/\p{Cc}/gu, '').startsWith(kept)).toBe(true);
      }),
    );
    expect(fit('月月月', 4)).toBe('月… ');
  });

  test('wrapped lines are never too wide and lose nothing but spaces and breaks', () => {
    fc.assert(
      fc.property(fc.array(TEXT), fc.integer({ min: 2, max: 12 }), (lines, columns) => {
        const text = lines.join('\n');
        const wrapped = wrap(text, columns);
        for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(text.replaceAll('\n', '').replaceAll(' ', ''));
      }),
    );
  });
});
