import { verdictOf } from '../../../../src/domain/pool/attempt-verdict.js';
import { Breaker } from '../../../../src/domain/pool/breaker.js';
import type { BreakerLimits } from '../../../../src/domain/pool/definition.js';
import { FailureWindow } from '../../../../src/domain/pool/failure-window.js';
import { PoolBreaker } from '../../../../src/domain/pool/pool-breaker.js';

const LIMITS: BreakerLimits = { windowMs: 30_000, minAttempts: 4, errorRate: 0.5, openMs: 1_000, openMaxMs: 5_000 };

function failing(breaker: Breaker, now: number, times: number): void {
  for (let count = 0; count < times; count += 1) breaker.attempted(breaker.started(now), now, 'failed');
}

describe('OC-CTRL-2069: a circuit breaker', () => {
  it('stays open twice as long after each failed probe, up to its most, and starts anew once it has closed', () => {
    const breaker = new Breaker(LIMITS);
    failing(breaker, 0, 4);
    let now = 0;
    const waited: number[] = [];
    for (let probe = 0; probe < 5; probe += 1) {
      waited.push(breaker.retryAfterMs(now));
      now += breaker.retryAfterMs(now);
      breaker.attempted(breaker.started(now), now, 'failed');
    }
    expect(waited).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
    now += breaker.retryAfterMs(now);
    breaker.attempted(breaker.started(now), now, 'well');
    expect(breaker.state(now)).toBe('closed');
    failing(breaker, now, 4);
    expect(breaker.retryAfterMs(now)).toBe(1_000);
  });

  it('counts nothing of before: an attempt that began while it was closed neither closes it nor opens it again', () => {
    const breaker = new Breaker(LIMITS);
    const early = breaker.started(0);
    failing(breaker, 0, 4);
    breaker.attempted(early, 1_500, 'well');
    expect(breaker.state(1_500)).toBe('half_open');
    const probe = breaker.started(1_500);
    breaker.attempted(early, 1_600, 'failed');
    expect(breaker.mayStart(1_600)).toBe(false);
    breaker.attempted(probe, 1_700, 'well');
    for (let count = 0; count < 10; count += 1) breaker.attempted(early, 1_800, 'failed');
    expect(breaker.state(1_800)).toBe('closed');
  });

  it('takes another probe where a client gave the first one up', () => {
    const breaker = new Breaker(LIMITS);
    failing(breaker, 0, 4);
    const probe = breaker.started(1_000);
    expect(breaker.mayStart(1_200)).toBe(false);
    expect(breaker.retryAfterMs(1_200)).toBe(1_000);
    breaker.attempted(probe, 1_300, 'nothing');
    expect(breaker.mayStart(1_300)).toBe(true);
  });

  it('keeps as much of a million attempts as of ten', () => {
    const window = new FailureWindow(1_000);
    for (let at = 0; at < 1_000_000; at += 1) window.add(at / 100, at % 4 === 0);
    const { attempts, failures } = window.add(10_000, false);
    expect(attempts).toBeLessThanOrEqual(100_001);
    expect(attempts).toBeGreaterThan(90_000);
    expect(failures / attempts).toBeCloseTo(0.25, 3);
    expect(Object.values(window).flatMap((value: unknown) => (value instanceof Float64Array ? [value.length] : []))).toEqual([10, 10]);
  });
});

describe('OC-CTRL-2069: what an attempt says of its engine', () => {
  const verdict = (over: Partial<Parameters<typeof verdictOf>[0]>, firstTokenSloMs?: number) =>
    verdictOf({ aborted: false, firstTokenMs: 100, ...over }, firstTokenSloMs === undefined ? {} : { firstTokenSloMs });

  it('is a failure where the engine broke, and nothing where the task was at fault or somebody stopped it', () => {
    for (const code of ['WORKER_RESET', 'DECODE_TIMEOUT', 'POOL_UNREADY', 'INTERNAL'] as const) expect(verdict({ code })).toBe('failed');
    for (const code of ['INVALID_PARAMS', 'CANCELED', 'TOO_LARGE', 'REPLICA_EXHAUSTED'] as const) expect(verdict({ code })).toBe('nothing');
    expect(verdict({ aborted: true })).toBe('nothing');
    expect(verdict({})).toBe('well');
  });

  it('is a failure where the first token came later than its objective, or was not waited for any longer', () => {
    expect(verdict({ firstTokenMs: 501 }, 500)).toBe('failed');
    expect(verdict({ firstTokenMs: 500 }, 500)).toBe('well');
    expect(verdict({ firstTokenMs: 501, aborted: true }, 500)).toBe('failed');
    expect(verdict({ firstTokenMs: 9_000 })).toBe('well');
  });
});

describe('OC-CTRL-2069: a pool\'s breaker', () => {
  const all = () => true;
  const run = (pool: PoolBreaker, replicaId: string, now: number, verdict: 'well' | 'failed') => {
    pool.attempted(pool.started(replicaId, now), now, verdict);
  };
  const breaking = (pool: PoolBreaker, replicaId: string, now: number) => {
    for (let count = 0; count < 4; count += 1) run(pool, replicaId, now, 'failed');
  };

  it('takes a failing replica out alone while the others do well', () => {
    const pool = new PoolBreaker(LIMITS, ['a', 'b']);
    for (let count = 0; count < 20; count += 1) run(pool, 'b', 0, 'well');
    breaking(pool, 'a', 0);
    expect(Object.fromEntries(pool.admits(0, all))).toEqual({ a: 'none', b: 'all' });
    expect(pool.state(0)).toBe('closed');
    expect(pool.retryAfterMs(0, all)).toBe(0);
    expect(pool.changesInMs(0)).toBe(1_000);
    expect(Object.fromEntries(pool.admits(1_000, all))).toEqual({ a: 'one', b: 'all' });
    const probe = pool.started('a', 1_000);
    expect(pool.mayStart('a', 1_000)).toBe(false);
    pool.attempted(probe, 1_100, 'well');
    expect(Object.fromEntries(pool.admits(1_100, all))).toEqual({ a: 'all', b: 'all' });
  });

  it('is open where all its replicas\' are, and tells when the first of them may be tried', () => {
    const pool = new PoolBreaker({ ...LIMITS, errorRate: 0.6 }, ['a', 'b']);
    for (let count = 0; count < 6; count += 1) run(pool, 'b', 0, 'well');
    breaking(pool, 'a', 30_000);
    run(pool, 'b', 30_000, 'well');
    for (let count = 0; count < 4; count += 1) run(pool, 'b', 30_400, 'failed');
    expect([pool.stateOf('a', 30_400), pool.stateOf('b', 30_400), pool.state(30_400)]).toEqual(['open', 'open', 'open']);
    expect(pool.retryAfterMs(30_400, all)).toBeGreaterThan(0);
    const at = 30_400 + pool.retryAfterMs(30_400, all);
    expect(pool.mayStart('a', at) || pool.mayStart('b', at)).toBe(true);
  });

  it('opens by its own window where each replica fails too seldom to be left alone, and then lets one probe through in all', () => {
    const pool = new PoolBreaker(LIMITS, ['a', 'b', 'c']);
    for (const id of ['a', 'b', 'c', 'a']) run(pool, id, 0, 'failed');
    expect(['a', 'b', 'c'].map((id) => pool.stateOf(id, 0))).toEqual(['closed', 'closed', 'closed']);
    expect(pool.state(0)).toBe('open');
    expect(Object.fromEntries(pool.admits(0, all))).toEqual({ a: 'none', b: 'none', c: 'none' });
    expect(pool.state(1_000)).toBe('half_open');
    expect(Object.fromEntries(pool.admits(1_000, all))).toEqual({ a: 'one', b: 'none', c: 'none' });
    expect(Object.fromEntries(pool.admits(1_000, (id) => id === 'c'))).toEqual({ a: 'none', b: 'none', c: 'one' });
    const probe = pool.started('a', 1_000);
    expect(['a', 'b', 'c'].some((id) => pool.mayStart(id, 1_000))).toBe(false);
    expect([...pool.admits(1_000, all).values()]).toEqual(['none', 'none', 'none']);
    pool.attempted(probe, 1_200, 'well');
    expect(pool.state(1_200)).toBe('closed');
  });

  it('keeps what it counted of the replicas that stay, and knows nothing of a new engine', () => {
    const pool = new PoolBreaker({ ...LIMITS, errorRate: 0.9 }, ['a', 'b']);
    for (let count = 0; count < 9; count += 1) run(pool, 'b', 0, 'well');
    breaking(pool, 'a', 0);
    pool.name(['a', 'c']);
    expect([pool.stateOf('a', 0), pool.stateOf('b', 0), pool.stateOf('c', 0)]).toEqual(['open', 'closed', 'closed']);
    expect(pool.mayStart('b', 0)).toBe(false);
    pool.renew('a');
    expect(pool.stateOf('a', 0)).toBe('closed');
  });
});
