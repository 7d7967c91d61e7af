import type { PlacementRequest } from '../../../../src/domain/task/task.js';
import { poolState, replicaState, SchedulerBench, starts, type TaskChanges } from '../../../support/scheduling.js';

const [p, q] = [poolState('p'), poolState('q')];

const placed = (changes: Partial<PlacementRequest>): TaskChanges => ({ placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true, ...changes } });

/** All of it waits in p, where one runs; then there is q. */
function behind(...waiting: readonly (readonly [string, TaskChanges?])[]): SchedulerBench {
  const bench = new SchedulerBench(p);
  bench.queue('running');
  for (const [taskId, changes] of waiting) bench.queue(taskId, changes);
  return bench;
}

const taken = (taskId: string, poolId = 'q') => [
  { kind: 'moved', taskId, poolId, cause: 'idle_pool', placement: { selectedPoolId: poolId, candidatesConsidered: 2 } },
  { kind: 'start', taskId, poolId },
];

describe('an idle pool', () => {
  test('takes the next task that waits in a pool of the same model, and starts it at once', () => {
    const bench = behind(['a'], ['b']);
    expect(bench.pool(q)).toMatchObject(taken('a'));
    expect(bench.ended('a')).toMatchObject(taken('b'));
    expect(bench.ended('b')).toEqual([]);
  });

  test('takes as many as it has slots', () => {
    const bench = behind(['a'], ['b'], ['c']);
    expect(starts(bench.pool(poolState('q', { replicas: [replicaState('r', { slots: 2 })] })))).toEqual(['a', 'b']);
  });

  test('takes in the order of the queue: interactive before batch', () => {
    const bench = behind(['b', { priority: 'batch' }], ['i']);
    expect(starts(bench.pool(q))).toEqual(['i']);
  });

  test('leaves what has to stay and takes what is behind it', () => {
    const bench = behind(['pinned', placed({ mode: 'pin', pinPoolId: 'p' })], ['avoids', placed({ avoidPools: ['q'] })], ['large', { ctx: 4000 }], ['free']);
    expect(bench.pool(poolState('q', { replicas: [replicaState('r', { ctxMax: 2000 })] }))).toMatchObject(taken('free'));
    expect(bench.standing('pinned')).toMatchObject({ poolId: 'p', queuePosition: 0 });
  });

  test('takes a task that prefers another pool only when it is none that the task prefers that could run it', () => {
    const rather = (preferPools: string[], allowFallback = true): TaskChanges => placed({ mode: 'prefer', preferPools, allowFallback });
    expect(behind(['a', rather(['p'])]).pool(q)).toEqual([]);
    expect(starts(behind(['a', rather(['q'])]).pool(q))).toEqual(['a']);
    expect(behind(['a', rather(['nowhere'])]).pool(q)).toMatchObject(taken('a'));
    const bench = behind();
    bench.pool(poolState('third', { draining: true }));
    bench.queue('a', rather(['third']));
    bench.pool(poolState('third', { replicas: [replicaState('t', { slots: 0 })] }));
    expect(bench.pool(q)).toEqual([]);
  });

  test('leaves a task whose session has its cache where the task waits, until that replica is lost', () => {
    const replicas = [replicaState('p-r0'), replicaState('warm', { slots: 0 })];
    const bench = new SchedulerBench(poolState('p', { replicas }));
    bench.queue('running');
    bench.queue('a', { affinity: { poolId: 'p', replicaId: 'warm' } });
    expect(bench.standing('a')).toMatchObject({ kind: 'queued', warm: true });
    expect(bench.pool(q)).toEqual([]);
    expect(bench.pool(p)).toMatchObject(taken('a'));
  });

  test('leaves a task whose admission is not durable yet', () => {
    const bench = behind();
    bench.submit('a');
    expect(bench.pool(q)).toEqual([]);
    expect(bench.confirm('a')).toMatchObject(taken('a'));
  });

  test('leaves a task that ran: what it has made is compared with what the same replicas make of it', () => {
    const bench = behind();
    const small = poolState('p', { replicas: [replicaState('p-r0', { slots: 0 })] });
    bench.pool(small);
    bench.ended('running', true);
    expect(bench.pool(q)).toEqual([]);
  });

  test('leaves a task that would end sooner where it waits, until it would not', () => {
    const bench = new SchedulerBench(p);
    bench.queue('running', { maxTokens: 1000, expectedTokens: 50 });
    bench.queue('a');
    bench.apply({ kind: 'progress', taskId: 'running', tokensOut: 49 });
    expect(bench.pool(poolState('slow'))).toEqual([]);
    bench.now = 10_000;
    expect(bench.apply({ kind: 'progress', taskId: 'running', tokensOut: 500 })).toMatchObject(taken('a', 'slow'));
  });

  test('does nothing while its own next task is about to become durable', () => {
    const bench = behind(['a', placed({ mode: 'prefer', preferPools: ['p'] })]);
    bench.pool(q);
    bench.submit('held', placed({ mode: 'pin', pinPoolId: 'q' }));
    bench.queue('b', placed({ mode: 'pin', pinPoolId: 'q' }));
    expect(bench.pool(q)).toEqual([]);
    expect(starts(bench.confirm('held'))).toEqual(['held']);
  });

  test.each([
    ['serves another model', { modelRefs: ['other'] }],
    ['is of another engine', { engine: 'vllm' as const }],
    ['drains', { draining: true }],
    ['has a retired model', { modelState: 'retired' as const }],
    ['is not ready', { replicas: [replicaState('r', { ready: false })] }],
    ['does not do the workload', { workloads: ['embedding' as const] }],
  ])('takes nothing when it %s', (_why, changes) => {
    expect(behind(['a']).pool(poolState('q', changes))).toEqual([]);
  });

  test('of several pools that are behind helps the one with the longest queue', () => {
    const bench = new SchedulerBench(p, poolState('third'));
    const pinned = (poolId: string): TaskChanges => placed({ mode: 'pin', pinPoolId: poolId });
    const rather = (poolId: string): TaskChanges => placed({ mode: 'prefer', preferPools: [poolId, 'q'] });
    bench.queue('p0', pinned('p'));
    bench.queue('t0', pinned('third'));
    bench.queue('p1', rather('p'));
    bench.queue('t1', rather('third'));
    bench.queue('t2', rather('third'));
    expect(starts(bench.pool(q))).toEqual(['t1']);
  });

  test('looks at a few of what waits, however long the queue is', () => {
    const bench = behind();
    for (let i = 0; i < 20; i++) bench.queue(`pinned${i}`, placed({ mode: 'pin', pinPoolId: 'p' }));
    bench.queue('free');
    expect(bench.pool(q)).toEqual([]);
  });
});

test('a pool that becomes a sibling of a busy one, by the model it reloads, helps it', () => {
  const bench = behind(['a']);
  bench.pool(poolState('q', { modelRefs: ['other'] }));
  expect(bench.pool(q)).toMatchObject(taken('a'));
});
