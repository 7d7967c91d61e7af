import type { ReplicaState } from '../../../../src/domain/scheduling/pool-state.js';
import { failureOf, poolState, replicaState, SchedulerBench, starts } from '../../../support/scheduling.js';

/** Ten bytes a token: room for 3000 tokens of context, on four slots. */
const KV = { slots: 4, kvCapacityBytes: 30_000, kvBytesPerToken: 10 };
const pool = (...replicas: ReplicaState[]) => poolState('p', { replicas });
const one = (changes: Partial<ReplicaState> = {}) => pool(replicaState('r', { ...KV, ...changes }));

test('a task starts only where its context fits beside those that run, though slots are free', () => {
  const bench = new SchedulerBench(one());
  expect(starts(bench.queue('a', { ctx: 2000 }))).toEqual(['a']);
  expect(starts(bench.queue('b', { ctx: 1001 }))).toEqual([]);
  expect(starts(bench.queue('c', { ctx: 1000 }))).toEqual(['c']);
  expect(starts(bench.ended('c'))).toEqual([]);
  expect(starts(bench.ended('a'))).toEqual(['b']);
});

test('a task that only has to wait for memory is admitted; one that could never have it is refused', () => {
  const bench = new SchedulerBench(one());
  bench.queue('a', { ctx: 3000 });
  expect(bench.submit('b', { ctx: 3000 })).toMatchObject([{ kind: 'admitted' }]);
  const failure = failureOf(bench.submit('c', { ctx: 3001 }));
  expect(failure).toMatchObject({ code: 'INVALID_PARAMS', field: 'ctx' });
  expect(failure?.message).toContain('at most 3000');
  expect(failure?.retriable).not.toBe(true);
});

test('of two replicas the one with more memory left takes the next task, when they are equally loaded', () => {
  const bench = new SchedulerBench(pool(replicaState('r0', KV), replicaState('r1', KV)));
  const on = (taskId: string, ctx: number) => bench.queue(taskId, { ctx }).flatMap((decision) => (decision.kind === 'start' ? [decision.replicaId] : []));
  expect(on('a', 2000)).toEqual(['r0']);
  expect(on('b', 500)).toEqual(['r1']);
  expect(on('c', 500)).toEqual(['r1']);
  expect(on('d', 1000)).toEqual(['r0']);
});

test('more memory lets more start, and less stops nothing that runs', () => {
  const bench = new SchedulerBench(one());
  bench.queue('a', { ctx: 2000 });
  bench.queue('b', { ctx: 2000 });
  expect(starts(bench.pool(one({ kvCapacityBytes: 40_000 })))).toEqual(['b']);
  expect(bench.pool(one({ kvCapacityBytes: 20_000 }))).toEqual([]);
  bench.queue('c', { ctx: 500 });
  expect(starts(bench.ended('a'))).toEqual([]);
  expect(starts(bench.ended('b'))).toEqual(['c']);
});

test('without a configured capacity only slots count', () => {
  const bench = new SchedulerBench(pool(replicaState('r', { slots: 2, kvBytesPerToken: 10 })));
  expect([...starts(bench.queue('a', { ctx: 4000 })), ...starts(bench.queue('b', { ctx: 4000 }))]).toEqual(['a', 'b']);
});

describe('a large task that smaller ones pass', () => {
  /** So many small ones run at any time, each another one's successor; the large one needs all the memory of a replica. */
  function passing(bench: SchedulerBench, times: number, atOnce = 3): number {
    for (let i = 0; i < atOnce; i++) bench.queue(`s${i}`, { ctx: 1000 });
    bench.queue('large', { ctx: 3000 });
    let started = 0;
    for (let i = 0; i < times; i++) {
      bench.queue(`s${i + atOnce}`, { ctx: 1000 });
      started += starts(bench.ended(`s${i}`)).filter((taskId) => taskId !== 'large').length;
    }
    return started;
  }

  test('starts at last: after sixteen of them its replica is kept for it', () => {
    const bench = new SchedulerBench(one());
    expect(passing(bench, 30)).toBe(16);
    expect(bench.standing('large')?.kind).toBe('running');
  });

  test('keeps one replica, and the others serve on', () => {
    const bench = new SchedulerBench(pool(replicaState('r0', KV), replicaState('r1', { ...KV, kvCapacityBytes: 20_000 })));
    const started = passing(bench, 40, 5);
    expect(bench.standing('large')).toMatchObject({ kind: 'running', replicaId: 'r0' });
    expect(started).toBeGreaterThan(16);
  });

  test('lets them start again once it was canceled', () => {
    const bench = new SchedulerBench(one());
    passing(bench, 18);
    expect(bench.standing('large')?.kind).toBe('queued');
    expect(starts(bench.cancel('large')).length).toBeGreaterThan(0);
  });
});
