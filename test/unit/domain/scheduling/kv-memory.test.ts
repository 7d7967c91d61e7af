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
