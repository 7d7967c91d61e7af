import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { TextDigest, textDigest } from '../../../src/lib/text-digest.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the digest of a text in pieces', () => {
  it('is that of the whole, wherever it was cut: also inside a pair of surrogates', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\ud83d', '\ude00', '\0', '俳') })), (pieces) => {
        const digest = new TextDigest();
        for (const piece of pieces) digest.add(piece);
        expect(digest.hex()).toBe(sha256(pieces.join('')));
      }),
    );
  });

  it('of one text is its SHA-256 as UTF-8', () => {
    expect(textDigest('古池 🐸')).toBe(sha256('古池 🐸'));
    expect(textDigest('foo')).toBe('2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae');
  });
});
