import { DrainRate, retryAfter } from '../../../../../src/domain/scheduling/admission/drain-rate.js';

function endings(count: number, everyMs: number): { rate: DrainRate; now: number } {
  const rate = new DrainRate();
  for (let i = 0; i < count; i++) rate.ended(i * everyMs);
  return { rate, now: (count - 1) * everyMs };
}

test('nothing is known until two tasks have ended at different times', () => {
  expect(new DrainRate().perSecond(1000)).toBeUndefined();
  expect(endings(1, 0).rate.perSecond(1000)).toBeUndefined();
  expect(endings(2, 0).rate.perSecond(0)).toBeUndefined();
});

test.each([3, 20, 2000])('after %d even endings the rate is theirs', (count) => {
  const { rate, now } = endings(count, 200);
  expect(rate.perSecond(now)).toBeGreaterThan(4.5);
  expect(rate.perSecond(now)).toBeLessThan(5.5);
});

test('a rate fades while nothing ends', () => {
  const { rate, now } = endings(2000, 200);
  expect(rate.perSecond(now + 30_000)).toBeLessThan(2);
  expect(rate.perSecond(now + 300_000)).toBeLessThan(0.01);
});

test('a time to wait is whole milliseconds, rounded up, from 100 ms to ten minutes', () => {
  expect([0, 100.01, 4321, 61_000, 601_000, Infinity].map(retryAfter)).toEqual([100, 101, 4321, 61_000, 600_000, 600_000]);
});
