import fc from 'fast-check';
import { LineCutter, MAX_BYTES, MAX_LINES, Output } from '../../../../src/infra/process/output.js';

describe('what a process printed', () => {
  it('is the same however the bytes were cut into chunks, and never more than its bounds', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => Buffer.from(text)), fc.constantFrom(Buffer.from('\n'), Buffer.from('\r'), Buffer.from('\r\n'), Buffer.alloc(9000, 97)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.infiniteStream(fc.integer({ min: 1, max: 50 })), (pieces, sizes) => {
        const whole = Buffer.concat(pieces);
        const read = (chunks: Iterable<Uint8Array>): readonly string[] => {
          const output = new Output();
          const cutter = new LineCutter((line) => output.add(line));
          for (const chunk of chunks) cutter.push(chunk);
          cutter.flush();
          return output.lines();
        };
        const chunks: Uint8Array[] = [];
        for (let at = 0; at < whole.length; ) {
          const size: number = sizes.next().value ?? 1;
          chunks.push(whole.subarray(at, at + size));
          at += size;
        }
        const lines = read(chunks);
        expect(lines).toEqual(read([whole]));
        expect(lines.length).toBeLessThanOrEqual(MAX_LINES);
        expect(Buffer.byteLength(lines.join(''))).toBeLessThanOrEqual(MAX_BYTES);
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
        }
      }),
    );
  });

  it('is the last of it: whole lines, at most 200 and 64 KiB', () => {
    const output = new Output();
    for (let n = 0; n < 1000; n++) output.add(`line ${n}`);
    expect(output.lines()).toEqual(Array.from({ length: 200 }, (_, at) => `line ${800 + at}`));
    for (let n = 0; n < 100; n++) output.add(`${n} ${'é'.repeat(1000)}`);
    expect(output.lines()).toHaveLength(32);
    expect(output.lines().at(-1)).toMatch(/^99 /);
  });

  it('a progress bar is one line: what follows a carriage return takes its place', () => {
    const lines: string[] = [];
    const cutter = new LineCutter((line) => lines.push(line));
    cutter.push(Buffer.from('10%\r50%\r100%\ndone\r\nlast\r'));
    cutter.flush();
    expect(lines).toEqual(['100%', 'done', 'last']);
  });
});
