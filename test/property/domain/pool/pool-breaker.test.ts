import fc from 'fast-check';
import type { AttemptVerdict } from '../../../../src/domain/pool/breaker.js';
import { PoolBreaker, type PoolTicket } from '../../../../src/domain/pool/pool-breaker.js';

const IDS = ['a', 'b', 'c'];
const limits = fc.record({
  windowMs: fc.integer({ min: 10, max: 10_000 }),
  minAttempts: fc.integer({ min: 1, max: 6 }),
  errorRate: fc.double({ min: 0.1, max: 1, noNaN: true }),
  openMs: fc.integer({ min: 1, max: 5_000 }),
  openMaxMs: fc.integer({ min: 1, max: 60_000 }),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3_000 }) }),
  fc.record({ kind: fc.constant('start' as const), replicaId: fc.constantFrom(...IDS) }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(20), verdict: fc.constantFrom<AttemptVerdict>('well', 'failed', 'failed', 'nothing') }),
  fc.record({ kind: fc.constant('ready' as const), ids: fc.subarray(IDS) }),
  fc.record({ kind: fc.constant('name' as const), ids: fc.subarray(IDS, { minLength: 1 }) }),
);

describe('OC-CTRL-2069: a pool\'s breaker', () => {
  it('admits where and only where an attempt may start, one alone while the pool is half open, and is honest about the wait', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 100 }), (given, steps) => {
        const pool = new PoolBreaker(given, IDS);
        let now = 0;
        let named: readonly string[] = IDS;
        let well: readonly string[] = IDS;
        const ready = (id: string): boolean => well.includes(id);
        const running: PoolTicket[] = [];
        for (const next of steps) {
          switch (next.kind) {
            case 'wait':
              now += next.ms;
              break;
            case 'start':
              if (pool.mayStart(next.replicaId, now)) running.push(pool.started(next.replicaId, now));
              break;
            case 'end': {
              const [ticket] = running.splice(next.which % Math.max(1, running.length), 1);
              if (ticket !== undefined) pool.attempted(ticket, now, next.verdict);
              break;
            }
            case 'ready':
              well = next.ids;
              break;
            case 'name':
              named = next.ids;
              pool.name(next.ids);
              break;
          }
          const admits = pool.admits(now, ready);
          expect([...admits.keys()]).toEqual(named);
          for (const [id, admitted] of admits) if (admitted !== 'none') expect(pool.mayStart(id, now)).toBe(true);
          const may = named.some((id) => ready(id) && pool.mayStart(id, now));
          // What is not ready holds up nobody who is.
          expect(named.some((id) => ready(id) && admits.get(id) !== 'none')).toBe(may);
          if (pool.state(now) === 'half_open') expect([...admits.values()]).not.toContain('all');
          if (pool.state(now) === 'open') expect(may).toBe(false);
          const wait = pool.retryAfterMs(now, ready);
          expect(wait).toBeGreaterThanOrEqual(0);
          if (named.some(ready)) expect(wait === 0).toBe(may);
          const changes = pool.changesInMs(now);
          if (changes !== undefined) {
            expect(changes).toBeGreaterThan(0);
            // Nothing changes by itself before that.
            expect(pool.admits(now + changes - 0.5, ready)).toEqual(admits);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
