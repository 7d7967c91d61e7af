import fc from 'fast-check';
import { Promises } from '../../../../../src/domain/scheduling/admission/promises.js';
import { overload, type Overload } from './overload.js';

/** A failure names the seed of its run. */
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const RUNS = { numRuns: 2 };

const TWICE: Omit<Overload, 'seed'> = { slots: 8, capacity: 32, serviceMs: 1000, load: 2, returnShare: 0.4, lateMs: 5, forMs: 150_000 };

describe('ORCH-3053 under twice the load that a pool can serve', () => {
  test.each<[string, Partial<Overload>]>([
    ['by the millisecond', {}],
    ['by the second', { lateMs: 1000 }],
    ['to a long queue', { capacity: 256, forMs: 250_000 }],
    ['to one slow slot', { slots: 1, serviceMs: 4000, forMs: 2_000_000, returnShare: 0.3 }],
  ])('who comes back when it was told, %s, is admitted at least nine times in ten, and the slots stay busy', (_how, changes) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const outcome = overload({ ...TWICE, ...changes, seed });
        expect(outcome.returns).toBeGreaterThan(50);
        // Two standard deviations of what chance makes of nine in ten, among so many.
        expect(outcome.keptShare).toBeGreaterThanOrEqual(0.9 - 0.6 / Math.sqrt(outcome.returns));
        expect(outcome.utilization).toBeGreaterThan(0.98);
        // Where each task takes seconds, so do thirty of them.
        expect(outcome.medianToldMs).toBeLessThan(Math.max(45_000, 30 * (changes.serviceMs ?? TWICE.serviceMs)));
      }),
      RUNS,
    );
  });

  test('no slot is idle, and most of the queue is used, though none of the refused ever comes back', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { utilization, meanWaiting } = overload({ ...TWICE, returnShare: 0, seed });
        expect(utilization).toBeGreaterThan(0.99);
        expect(meanWaiting).toBeGreaterThan(16);
      }),
      RUNS,
    );
  });
});

test('when nearly all come back, and there are no more than can be served, the promises are kept too', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { keptShare, utilization } = overload({ ...TWICE, load: 1, returnShare: 0.95, forMs: 300_000, seed });
      expect(keptShare).toBeGreaterThanOrEqual(0.9);
      expect(utilization).toBeGreaterThan(0.85);
    }),
    RUNS,
  );
});

/** What happens to the line of promises, and after how many ms. */
const steps = fc.array(
  fc.record({ task: fc.nat(40), afterMs: fc.constantFrom(0, 1, 100, 3000, 20_000), does: fc.constantFrom('make', 'make', 'make', 'end') }),
  { maxLength: 300 },
);

test('promised times never run backwards, and what is held is what is due soon and was not given up', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5000 }), (script, msPerPlace) => {
      const promises = new Promises();
      const due = new Map<string, number>();
      let [now, last] = [0, 0];
      for (const { task, afterMs, does } of script) {
        now += afterMs;
        for (const [taskId, at] of due) if (at + 2_500 < now) due.delete(taskId);
        const taskId = `t${task}`;
        expect(promises.dueIn(taskId, now) === undefined).toBe(!due.has(taskId));
        if (does === 'make' && !due.has(taskId)) {
          const inMs = promises.make(taskId, 10, { msPerPlace, places: 1 }, now);
          if (inMs !== undefined) {
            expect(now + inMs).toBeGreaterThanOrEqual(last);
            expect(inMs).toBeLessThanOrEqual(600_000);
            last = now + inMs;
            due.set(taskId, last);
          }
        } else if (does === 'end') {
          promises.end(taskId, now);
          due.delete(taskId);
        }
        const held = promises.placesBeside('', now);
        expect(held).toBeLessThanOrEqual(due.size);
        expect(promises.tokensBeside('', now)).toBeLessThanOrEqual(10 * due.size);
        if (due.size === 0) expect(held).toBe(0);
        if ([...due.values()].some((at) => at <= now)) expect(held).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
