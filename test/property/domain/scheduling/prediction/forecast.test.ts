import fc from 'fast-check';
import { startAfter, type Slots } from '../../../../../src/domain/scheduling/prediction/forecast.js';
import { onTimeProbability } from '../../../../../src/domain/scheduling/prediction/normal.js';

/** What `startAfter` computes in closed form: each task in turn goes to the slot that is free first. */
function simulated(ahead: number, meanMs: number, busy: readonly number[], free: number): number {
  const slots = [...busy, ...Array.from({ length: free }, () => 0)];
  for (let task = 0; ; task++) {
    const soonest = Math.min(...slots);
    if (task === ahead) return soonest;
    slots[slots.indexOf(soonest)] = soonest + meanMs;
  }
}

/** With room to spare, as the caller's scratch has: what is beyond `used` is not looked at. */
const slots = (busy: readonly number[], free: number): Slots => ({ busy: Float64Array.from([...busy, NaN, 7]), used: busy.length, free });

const remaining = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 12 });

test('the start after n others is the one that a simulation of the slots finds', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0.5, max: 1000, noNaN: true }), remaining, fc.nat(6), (ahead, meanMs, busy, free) => {
      fc.pre(busy.length + free > 0);
      expect(startAfter(ahead, meanMs, slots(busy, free))).toBeCloseTo(simulated(ahead, meanMs, busy, free), 5);
    }),
    { numRuns: 1000 },
  );
});

test('the start after n others is the same when slots are equally busy', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 50 }), fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }), (ahead, mean, rounds) => {
      const busy = rounds.map((count) => count * mean);
      expect(startAfter(ahead, mean, slots(busy, 0))).toBeCloseTo(simulated(ahead, mean, busy, 0), 5);
    }),
    { numRuns: 1000 },
  );
});

test('more time never makes it less likely to be on time, and it is even at the expected time', () => {
  const ms = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(fc.property(ms, ms, ms, ms, (expected, deviation, a, b) => {
    const [less, more] = a < b ? [a, b] : [b, a];
    expect(onTimeProbability(expected, deviation, less)).toBeLessThanOrEqual(onTimeProbability(expected, deviation, more));
    expect(onTimeProbability(expected, deviation, expected)).toBeCloseTo(0.5, 6);
    expect(onTimeProbability(expected, deviation, expected + deviation)).toBeCloseTo(0.8413447, 5);
    expect(onTimeProbability(expected, deviation, 0)).toBe(0);
  }));
});
