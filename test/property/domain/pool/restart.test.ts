import fc from 'fast-check';
import { afterEnd, NO_HISTORY, RESTART, type RestartHistory } from '../../../../src/domain/pool/restart.js';

/** Runs of an engine, one after the other: how long each loaded, was ready, and whether its end was hopeless. */
const run = fc.record({
  loadMs: fc.integer({ min: 0, max: 90_000 }),
  readyMs: fc.option(fc.oneof(fc.integer({ min: 0, max: 59_999 }), fc.integer({ min: 60_000, max: 900_000 })), { nil: undefined }),
  isHopeless: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  jitter: fc.double({ min: 0, max: 0.999999, noNaN: true }),
});

interface Step {
  readonly waitMs: number;
  readonly history: RestartHistory;
  readonly steady: boolean;
  readonly hopeless: boolean;
  readonly endedAt: number;
}

function live(runs: readonly { loadMs: number; readyMs: number | undefined; isHopeless: boolean; jitter: number }[]): readonly Step[] {
  const steps: Step[] = [];
  let history = NO_HISTORY;
  let now = 0;
  for (const { loadMs, readyMs, isHopeless, jitter } of runs) {
    now += loadMs + (readyMs ?? 0);
    const { history: next, waitMs } = afterEnd(history, { at: now, ...(readyMs === undefined ? {} : { readyMs }), hopeless: isHopeless }, jitter);
    steps.push({ waitMs, history: next, steady: (readyMs ?? 0) >= RESTART.steadyMs, hopeless: isHopeless, endedAt: now });
    history = next;
    now += waitMs;
  }
  return steps;
}

describe('when an engine that ended is started again', () => {
  it('never sooner than the backoff says, never later than its bounds, and alike for the same inputs', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 40 }), (runs) => {
        const steps = live(runs);
        expect(live(runs)).toEqual(steps);
        let unsteady = 0;
        for (const step of steps) {
          unsteady = step.steady ? 1 : unsteady + 1;
          if (step.history.tripped) {
            expect(step.waitMs).toBeGreaterThanOrEqual(RESTART.trippedMs);
            expect(step.waitMs).toBeLessThanOrEqual(RESTART.trippedMs * 1.1);
          } else {
            const base = Math.min(RESTART.maxMs, RESTART.firstMs * 2 ** (unsteady - 1));
            expect(step.waitMs).toBeGreaterThan(base * 0.75 - 1e-6);
            expect(step.waitMs).toBeLessThanOrEqual(base);
          }
          expect(step.history.ends.length).toBeLessThanOrEqual(RESTART.stormEnds);
        }
      }),
    );
  });

  it('in any five minutes there are at most so many starts as one storm, and the tries of a slow loader, allow', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 60 }), (runs) => {
        const starts = live(runs.map((each) => ({ ...each, readyMs: undefined }))).map(({ endedAt, waitMs }) => endedAt + waitMs);
        for (const start of starts) expect(starts.filter((other) => other >= start && other < start + 300_000).length).toBeLessThanOrEqual(13);
      }),
    );
  });

  it('a tripped breaker closes only by a run that was ready for a minute; any other end trips it again at once', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 40 }), (runs) => {
        let tripped = false;
        for (const step of live(runs)) {
          if (tripped && !step.steady) expect(step.history.tripped).toBe(true);
          if (step.hopeless) expect(step.history.tripped).toBe(true);
          if (step.steady && !step.hopeless) expect(step.history.tripped).toBe(false);
          ({ tripped } = step.history);
        }
      }),
    );
  });

  it('five ends in two minutes trip it: the waits are half a second, one, two, four, then five minutes', () => {
    const quick = { loadMs: 100, readyMs: undefined, isHopeless: false, jitter: 0 };
    expect(live(Array.from({ length: 6 }, () => quick)).map(({ waitMs }) => waitMs)).toEqual([500, 1_000, 2_000, 4_000, 300_000, 300_000]);
  });

  it('an engine that loads for a minute and dies is backed off to a minute, and makes no storm', () => {
    const slow = { loadMs: 60_000, readyMs: undefined, isHopeless: false, jitter: 0 };
    expect(live(Array.from({ length: 10 }, () => slow)).map(({ waitMs }) => waitMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
});
