import fc from 'fast-check';
import { selectBytes } from '../../../../src/api/http/byte-range.js';

const part = (first: number, last: number) => ({ kind: 'part', first, last });

describe('what a Range header asks for of 100 bytes (OC-CTRL-2052)', () => {
  it.each([
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-99', part(0, 99)],
    ['bytes=10-', part(10, 99)],
    ['bytes=90-500', part(90, 99)],
    ['bytes=-1', part(99, 99)],
    ['bytes=-500', part(0, 99)],
    ['BYTES= 5-6 ', part(5, 6)],
    [`bytes=0-${'9'.repeat(400)}`, part(0, 99)],
  ])('%s is that part', (range, wanted) => {
    expect(selectBytes(range, 100)).toEqual(wanted);
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])('%s is behind the end', (range) => {
    expect(selectBytes(range, 100)).toEqual({ kind: 'unsatisfiable' });
  });

  it.each(['', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=5-4', 'bytes=0-1,3-4', 'bytes=0-1,', 'lines=0-1', 'bytes=--5', 'bytes=1-2-3', 'bytes=0x1-2'])('"%s" is the whole: several ranges, another unit, or not well formed', (range) => {
    expect(selectBytes(range, 100)).toEqual({ kind: 'whole' });
  });

  it('a part is never empty and never beyond the end, whatever is asked', () => {
    const header = fc.oneof(fc.string(), fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => `bytes=${a}-${b}`), fc.nat(300).map((n) => `bytes=-${n}`), fc.nat(300).map((n) => `bytes=${n}-`));
    fc.assert(
      fc.property(header, fc.nat(200), (range, size) => {
        const selection = selectBytes(range, size);
        if (selection.kind !== 'part') return;
        expect(selection.first).toBeGreaterThanOrEqual(0);
        expect(selection.last).toBeGreaterThanOrEqual(selection.first);
        expect(selection.last).toBeLessThan(size);
      }),
    );
  });
});
