import fc from 'fast-check';
import { isNews, nextLookMs, spreadOf, type Told } from '../../../../src/domain/stream/waiting.js';

const told = (queuePosition: number, predictedStartMs: number, at = 0): Told => ({ queuePosition, predictedStartMs, at });
const position = fc.nat(100_000);
const ms = fc.nat(10_000_000);

describe('what a reader of a waiting task is told again', () => {
  it('is any change of its place, whatever the start', () => {
    fc.assert(
      fc.property(position, position, ms, ms, (before, after, start, elapsed) => {
        fc.pre(before !== after);
        expect(isNews(told(before, start), told(after, Math.max(0, start - elapsed), elapsed))).toBe(true);
      }),
    );
  });

  it('is no wait that grows shorter as time passes, down to "any moment"', () => {
    fc.assert(
      fc.property(position, ms, ms, (place, start, elapsed) => {
        expect(isNews(told(place, start), told(place, Math.max(0, start - elapsed), elapsed))).toBe(false);
      }),
    );
  });

  it.each([
    ['an hour that becomes 65 minutes', 3_600_000, 3_900_000, 0, false],
    ['an hour that becomes 67 minutes', 3_600_000, 4_020_000, 0, true],
    ['a second that becomes 1.2', 1_000, 1_200, 0, true],
    ['a tenth of a second that becomes 0.15', 100, 150, 0, false],
    ['a tenth of a second that becomes 0.16', 100, 160, 0, true],
    ['a start that comes sooner', 10_000, 5_000, 0, true],
    ['a start that does not come nearer', 10_000, 10_000, 2_000, true],
    ['a start that should have come and is a second off', 500, 1_000, 2_000, true],
    ['a start that should have come and may at any moment', 500, 40, 2_000, false],
  ])('%s', (_what, before, after, elapsed, news) => {
    expect(isNews(told(3, before), told(3, after, elapsed))).toBe(news);
  });
});

describe('the next look', () => {
  it('is an interval away near the head, five from a hundred places on, never sooner and at most a quarter later', () => {
    expect([0, 1, 20, 40, 60, 100, 1_000_000].map((place) => nextLookMs(1_000, place, 0))).toEqual([1_000, 1_000, 1_000, 2_000, 3_000, 5_000, 5_000]);
    fc.assert(
      fc.property(position, fc.double({ min: 0, max: 1, noNaN: true }), (place, spread) => {
        const base = nextLookMs(1_000, place, 0);
        expect(nextLookMs(1_000, place, spread)).toBeGreaterThanOrEqual(base);
        expect(nextLookMs(1_000, place, spread)).toBeLessThanOrEqual(base * 1.25);
      }),
    );
  });

  it('is spread evenly, also over ids that differ in their last digits alone, and always the same for one id', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 10_000; n++) {
      const spread = spreadOf(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`);
      const tenth = Math.floor(spread * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
    expect(spreadOf('a task')).toBe(spreadOf('a task'));
  });
});
