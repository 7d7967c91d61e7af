import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Recording } from '../../../../src/domain/artifact/recording.js';

const ADMITTED = 1_000_000;
const ROOMY = 1_000_000;

const pieces = fc.array(fc.record({ texts: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), at: fc.integer({ min: 1, max: 2_000_000 }) }));

interface Piece {
  readonly texts: readonly string[];
  readonly at: number;
}

function recorded(all: readonly Piece[], maxChars = ROOMY): Recording {
  const recording = new Recording(ADMITTED, maxChars);
  let first = 0;
  for (const { texts, at } of all) {
    recording.add({ first, at, texts });
    first += texts.length;
  }
  return recording;
}

describe('ORCH-3072: the tokens of a stream on their way into its transcript', () => {
  it('have dense indices and every text, and their digest is that of the texts joined', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const recording = recorded(all);
        const texts = all.flatMap((piece) => piece.texts);
        const frames = recording.frames ?? [];
        let next = 0;
        for (const { first, texts: some } of frames) {
          expect(first).toBe(next);
          next += some.length;
        }
        expect(recording.tokens).toBe(next);
        expect(frames.flatMap((frame) => frame.texts)).toEqual(texts);
        expect(recording.finish()).toBe(createHash('sha256').update(texts.join('')).digest('hex'));
      }),
    );
  });

  it('bear the time since admission, below 0 where the clock was set back', () => {
    const frames = recorded([{ texts: ['a'], at: ADMITTED + 20 }, { texts: ['b'], at: ADMITTED - 5 }]).frames;
    expect(frames?.map(({ afterMs }) => afterMs)).toEqual([20, -5]);
  });

  it('whose moment was not kept have that of the frame before them, or 0', () => {
    const frames = recorded([{ texts: ['a'], at: 0 }, { texts: ['b'], at: ADMITTED + 20 }, { texts: ['c'], at: 0 }]).frames;
    expect(frames?.map(({ afterMs }) => afterMs)).toEqual([0, 20, 20]);
  });

  it('are counted and digested, and no longer kept, once they can fit no more', () => {
    const all = Array.from({ length: 100 }, () => ({ texts: ['0123456789'], at: ADMITTED }));
    const recording = recorded(all, 500);
    expect(recording.frames).toBeUndefined();
    expect(recording.tokens).toBe(100);
    expect(recording.finish()).toBe(createHash('sha256').update('0123456789'.repeat(100)).digest('hex'));
  });

  it('are not left out while their JSON fits', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const frames = recorded(all).frames ?? [];
        const bytes = Buffer.byteLength(JSON.stringify(frames.map(({ first, texts, afterMs }) => ({ i: first, t: texts, at_ms: afterMs }))));
        expect(recorded(all, bytes).frames).toEqual(frames);
      }),
    );
  });

  it('with a gap or a repeat are refused', () => {
    const recording = recorded([{ texts: ['a', 'b'], at: ADMITTED }]);
    expect(() => recording.add({ first: 3, at: ADMITTED, texts: ['d'] })).toThrow(RangeError);
    expect(() => recording.add({ first: 1, at: ADMITTED, texts: ['b'] })).toThrow(RangeError);
  });
});
