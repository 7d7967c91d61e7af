import fc from 'fast-check';
import { Breaker, type AttemptVerdict, type BreakerTicket } from '../../../../src/domain/pool/breaker.js';
import type { BreakerLimits } from '../../../../src/domain/pool/definition.js';

const limits = fc.record({
  windowMs: fc.integer({ min: 10, max: 10_000 }),
  minAttempts: fc.integer({ min: 1, max: 12 }),
  errorRate: fc.double({ min: 0.05, max: 1, noNaN: true }),
  openMs: fc.integer({ min: 1, max: 5_000 }),
  openMaxMs: fc.integer({ min: 1, max: 60_000 }),
}) satisfies fc.Arbitrary<BreakerLimits>;

const verdict = fc.constantFrom<AttemptVerdict>('well', 'failed', 'failed', 'nothing');
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20_000 })) }),
  fc.record({ kind: fc.constant('start' as const) }),
  // Some starts come although none may: a decision that was already under way.
  fc.record({ kind: fc.constant('force' as const) }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(50), verdict }),
);

/** The same rules in the dullest words: every attempt is kept, and each question asks them all. */
class Model {
  state: 'closed' | 'open' | 'half_open' = 'closed';
  ended: { at: number; failed: boolean }[] = [];
  probe: BreakerTicket | undefined;

  constructor(readonly limits: BreakerLimits) {}

  /** Attempts that count for sure, and those that may be forgotten already. */
  within(now: number): { sure: number; most: number } {
    const younger = (ms: number) => this.ended.filter(({ at }) => now - at < ms).length;
    return { sure: younger(this.limits.windowMs * 0.9), most: younger(Math.max(10, this.limits.windowMs)) };
  }
}

describe('OC-CTRL-2069: a circuit breaker', () => {
  it('opens by enough failed attempts alone, closes by a probe that went well alone, and lets one probe at a time through', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 120 }), fc.integer({ min: -5_000, max: 1e9 }), (given, steps, origin) => {
        const breaker = new Breaker(given);
        const model = new Model(given);
        let now = origin;
        const running: BreakerTicket[] = [];
        for (const next of steps) {
          const before = breaker.state(now);
          switch (next.kind) {
            case 'wait':
              now += next.ms;
              // Time makes an open one half open, and nothing else.
              expect([before, ...(before === 'open' ? ['half_open'] : [])]).toContain(breaker.state(now));
              break;
            case 'start':
            case 'force': {
              const may = breaker.mayStart(now);
              if (next.kind === 'start' && !may) break;
              const ticket = breaker.started(now);
              running.push(ticket);
              if (before === 'half_open' && may) {
                expect(model.probe).toBeUndefined();
                model.probe = ticket;
              }
              if (before !== 'closed') expect(breaker.mayStart(now)).toBe(false);
              expect(breaker.state(now)).toBe(before);
              break;
            }
            case 'end': {
              const ticket = running[next.which % Math.max(1, running.length)];
              if (ticket === undefined) break;
              running.splice(running.indexOf(ticket), 1);
              const isProbe = ticket === model.probe && before === 'half_open';
              if (next.verdict !== 'nothing' && before === 'closed') model.ended.push({ at: now, failed: next.verdict === 'failed' });
              breaker.attempted(ticket, now, next.verdict);
              const after = breaker.state(now);
              if (isProbe) {
                model.probe = undefined;
                expect(after).toBe(next.verdict === 'well' ? 'closed' : next.verdict === 'failed' ? 'open' : 'half_open');
                if (after === 'closed') model.ended = [];
              } else if (before === 'closed' && after === 'open') {
                expect(next.verdict).toBe('failed');
                expect(model.within(now).most).toBeGreaterThanOrEqual(given.minAttempts);
              } else {
                expect(after).toBe(before);
              }
              break;
            }
          }
          const wait = breaker.retryAfterMs(now);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(Math.max(given.openMs, given.openMaxMs));
          expect(wait === 0).toBe(breaker.mayStart(now));
          if (model.probe === undefined) expect(breaker.mayStart(now + wait)).toBe(true);
          if (breaker.state(now) === 'open') expect(wait).toBe(breaker.changesInMs(now));
          else expect(breaker.changesInMs(now)).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('opens by the attempt that brings the failed share to the limit, and not before', () => {
    fc.assert(
      fc.property(limits, fc.array(fc.boolean(), { maxLength: 60 }), (given, outcomes) => {
        const breaker = new Breaker(given);
        let failures = 0;
        for (const [index, failed] of outcomes.entries()) {
          if (failed) failures += 1;
          breaker.attempted(breaker.started(0), 0, failed ? 'failed' : 'well');
          const attempts = index + 1;
          const due = failed && attempts >= given.minAttempts && failures / attempts >= given.errorRate;
          expect(breaker.state(0)).toBe(due ? 'open' : 'closed');
          if (due) return;
        }
      }),
    );
  });

  it('forgets what is older than its window', () => {
    fc.assert(
      fc.property(limits, fc.nat(1e6), fc.array(fc.boolean(), { maxLength: 11 }), (given, origin, outcomes) => {
        const breaker = new Breaker({ ...given, minAttempts: 12 });
        for (const failed of outcomes) breaker.attempted(breaker.started(origin), origin, failed ? 'failed' : 'well');
        const later = origin + Math.max(10, given.windowMs);
        for (let count = 0; count < 11; count += 1) {
          breaker.attempted(breaker.started(later), later, 'failed');
          expect(breaker.state(later)).toBe('closed');
        }
        breaker.attempted(breaker.started(later), later, 'failed');
        expect(breaker.state(later)).toBe('open');
      }),
      { examples: [[{ windowMs: 22, minAttempts: 1, errorRate: 0.05, openMs: 1, openMaxMs: 1 }, 11, [false]]] },
    );
  });
});
