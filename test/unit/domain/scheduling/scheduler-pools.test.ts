import type { Decision } from '../../../../src/domain/scheduling/event.js';
import { failureOf, poolState, replicaState, SchedulerBench, schedulerTask, starts, TIMINGS, type TaskChanges } from '../../../support/scheduling.js';

describe('replicas', () => {
  const two = (changes: Parameters<typeof replicaState>[1] = {}, others: Parameters<typeof replicaState>[1] = {}) =>
    poolState('p', { replicas: [replicaState('r0', { slots: 2, ...changes }), replicaState('r1', { slots: 2, ...others })] });
  const startedOn = (decisions: readonly Decision[]) => decisions.flatMap((one) => (one.kind === 'start' ? [one.replicaId, one.warm] : []));

  test('a task goes to the replica that has its session, if it has a free slot', () => {
    const bench = new SchedulerBench(two());
    const affinity = { poolId: 'p', replicaId: 'r1' };
    expect(startedOn(bench.queue('a', { affinity }))).toEqual(['r1', true]);
    expect(startedOn(bench.queue('b', { affinity }))).toEqual(['r1', true]);
    expect(startedOn(bench.queue('c', { affinity }))).toEqual(['r0', false]);
  });

  test('else to the least loaded, then to the most free VRAM, then by id', () => {
    const bench = new SchedulerBench(two());
    expect(startedOn(bench.queue('a'))).toEqual(['r0', false]);
    expect(startedOn(bench.queue('b'))).toEqual(['r1', false]);
    expect(startedOn(new SchedulerBench(two({ freeVramBytes: 1 }, { freeVramBytes: 2 })).queue('a'))).toEqual(['r1', false]);
    expect(startedOn(new SchedulerBench(two({}, { freeVramBytes: 2 })).queue('a'))).toEqual(['r0', false]);
  });

  test('else to the one that was faster', () => {
    const bench = new SchedulerBench(two({ slots: 1 }, { slots: 1 }));
    bench.queue('a');
    bench.queue('b');
    bench.ended('a', false, { ...TIMINGS, decodeMs: 4000 });
    bench.ended('b', false, { ...TIMINGS, decodeMs: 100 });
    expect(startedOn(bench.queue('c'))).toEqual(['r1', false]);
  });

  test('fewer slots than tasks that run: nothing starts until enough of them have ended', () => {
    const bench = new SchedulerBench(poolState('p', { replicas: [replicaState('r', { slots: 3 })] }));
    for (const taskId of ['a', 'b', 'c', 'd']) bench.queue(taskId);
    bench.pool(poolState('p', { replicas: [replicaState('r', { slots: 1 })] }));
    expect([...starts(bench.ended('a')), ...starts(bench.ended('b'))]).toEqual([]);
    expect(starts(bench.ended('c'))).toEqual(['d']);
  });

  test('nothing starts on a replica that is no longer there', () => {
    const bench = new SchedulerBench(two());
    bench.queue('a');
    bench.queue('b');
    bench.pool(poolState('p', { replicas: [replicaState('r0')] }));
    expect(starts(bench.queue('c'))).toEqual([]);
    expect(starts(bench.ended('b'))).toEqual([]);
    expect(starts(bench.ended('a'))).toEqual(['c']);
  });

  test('a replica that vanishes and comes back still has the tasks that never ended', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    bench.queue('b');
    bench.pool(poolState('p', { replicas: [] }));
    expect(bench.pool(poolState('p'))).toEqual([]);
    expect(starts(bench.ended('a'))).toEqual(['b']);
  });

  test('a session whose replica was lost is not called warm there', () => {
    const bench = new SchedulerBench(poolState('p'));
    expect(startedOn(bench.queue('a', { affinity: { poolId: 'p', replicaId: 'p-r0' } }))).toEqual(['p-r0', true]);
    expect(startedOn(bench.ended('a', true))).toEqual(['p-r0', false]);
  });
});

/** Why and by which choice it moved is in the decision. */
const moved = (taskId: string, poolId: string) => ({ kind: 'moved', taskId, poolId, cause: 'pool_changed', placement: expect.objectContaining({ selectedPoolId: poolId }) });

/** As long as p can take the task, no other pool does. */
const RATHER_P: TaskChanges = { placement: { mode: 'prefer', preferPools: ['p'], avoidPools: [], allowFallback: true } };

describe('drain and loss of a pool', () => {
  const [p, q] = [poolState('p'), poolState('q')];

  test('what waits in a draining pool moves to one that takes it, in its old order', () => {
    const bench = new SchedulerBench(p);
    for (const taskId of ['a', 'b', 'c']) bench.queue(taskId, RATHER_P);
    bench.pool(q);
    bench.queue('d');
    bench.queue('e');
    expect(bench.pool({ ...p, draining: true })).toEqual([
      moved('b', 'q'),
      moved('c', 'q'),
    ]);
    expect(bench.standing('e')).toMatchObject({ poolId: 'q', queuePosition: 2 });
    expect([...starts(bench.ended('d')), ...starts(bench.ended('b')), ...starts(bench.ended('c'))]).toEqual(['b', 'c', 'e']);
  });

  test('a task does not move to a pool that it avoids', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.queue('b', { placement: { mode: 'auto', preferPools: [], avoidPools: ['q'], allowFallback: true } });
    bench.pool(q);
    expect(bench.pool({ ...p, draining: true })).toEqual([]);
  });

  test('also what waits for certain devices moves in its old order', () => {
    const on = (devices: string) => replicaState(`on-${devices}`, { devices });
    const asks = (requireDeviceMask: string): TaskChanges => ({
      placement: { mode: 'prefer', preferPools: ['p'], avoidPools: [], allowFallback: true, requireDeviceMask },
    });
    const bench = new SchedulerBench(poolState('p', { replicas: [on('1'), on('2')] }));
    ['1', '2', '1', '2', '1', '2'].forEach((devices, index) => bench.queue(`t${index}`, asks(devices)));
    bench.pool(poolState('q', { replicas: [on('1'), on('2')] }));
    const order = bench.pool(poolState('p', { draining: true })).flatMap((one) => (one.kind === 'moved' ? [one.taskId] : []));
    expect(order).toEqual(['t2', 't3', 't4', 't5']);
  });

  test('with no other pool it still runs there, and new tasks are refused', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.queue('b');
    expect(bench.pool({ ...p, draining: true })).toEqual([]);
    expect(failureOf(bench.submit('c'))).toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'pool_draining' });
    expect(starts(bench.ended('a'))).toEqual(['b']);
  });

  test('a held task is moved once it is confirmed', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.submit('b');
    expect([...bench.pool(q), ...bench.pool({ ...p, draining: true })]).toEqual([]);
    expect(bench.confirm('b')).toEqual([moved('b', 'q'), expect.objectContaining({ kind: 'start', poolId: 'q' })]);
  });

  test('when the drain runs out what runs is stopped, and what waits is dropped', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.queue('b');
    bench.submit('held', { deadlineAt: 2e9 });
    expect(bench.apply({ kind: 'drain_expired', poolId: 'p' })).toEqual([]);
    bench.pool({ ...p, draining: true });
    expect(bench.apply({ kind: 'drain_expired', poolId: 'p' })).toEqual([
      { kind: 'evicted', taskId: 'b', cause: 'drain' },
      { kind: 'stop', taskId: 'a', cause: 'drain' },
    ]);
    expect(bench.apply({ kind: 'drain_expired', poolId: 'p' })).toEqual([]);
    expect(bench.at(1e9)).toEqual([]);
    expect(bench.confirm('held')).toEqual([{ kind: 'evicted', taskId: 'held', cause: 'drain' }]);
    expect(bench.ended('a', true)).toEqual([]);
  });

  test('OC-CTRL-2062: of a pool that is removed, what waits moves or is dropped, and what runs is stopped', () => {
    const bench = new SchedulerBench(p, { ...q, modelRefs: ['m'] });
    const only = { placement: { mode: 'pin', pinPoolId: 'p', preferPools: [], avoidPools: [], allowFallback: true } } as const;
    bench.queue('runs', only);
    bench.queue('pinned', only);
    bench.queue('b', { placement: { mode: 'prefer', preferPools: ['p'], avoidPools: [], allowFallback: true } });
    bench.submit('held', only);
    const where = bench.standing('b')?.poolId;
    const decisions = bench.apply({ kind: 'pool_removed', poolId: 'p' });
    expect(decisions).toContainEqual({ kind: 'evicted', taskId: 'pinned', cause: 'drain' });
    expect(decisions).toContainEqual({ kind: 'stop', taskId: 'runs', cause: 'drain' });
    expect(bench.standing('b')?.poolId).toBe('q');
    expect(['p', 'q']).toContain(where);
    expect(bench.apply({ kind: 'pool_removed', poolId: 'p' })).toEqual([]);
    expect(failureOf(bench.submit('late', only))).toBeDefined();
    expect(bench.confirm('held')).toEqual([{ kind: 'evicted', taskId: 'held', cause: 'drain' }]);
    expect(bench.scheduler.memory('p')).toBeDefined();
    bench.ended('runs', true);
    expect(bench.scheduler.memory('p')).toBeUndefined();
    expect(bench.standing('runs')).toBeUndefined();
  });

  test.each([
    ['is confirmed late', (bench: SchedulerBench) => bench.confirm('held')],
    ['is canceled', (bench: SchedulerBench) => bench.cancel('held')],
  ])('OC-CTRL-2062: a pool that is removed is forgotten with its last task, also with one that %s', (_what, last) => {
    const bench = new SchedulerBench(p);
    bench.submit('held');
    bench.apply({ kind: 'pool_removed', poolId: 'p' });
    expect(bench.scheduler.memory('p')).toBeDefined();
    last(bench);
    expect(bench.scheduler.memory('p')).toBeUndefined();
  });

  test('OC-CTRL-2062: a pool that is made anew under the id of one that was removed works as any, also while the last task of the old one ends', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.apply({ kind: 'pool_removed', poolId: 'p' });
    bench.pool(p);
    expect(starts(bench.queue('b'))).toEqual([]);
    expect(starts(bench.ended('a'))).toEqual(['b']);
    bench.ended('b');
    expect(bench.scheduler.memory('p')).toBeDefined();
    bench.apply({ kind: 'pool_removed', poolId: 'p' });
    bench.pool(p);
    expect(starts(bench.queue('c'))).toEqual(['c']);
  });

  test('a pool that serves again after its drain ran out drops nothing more', () => {
    const bench = new SchedulerBench({ ...p, draining: true });
    bench.apply({ kind: 'drain_expired', poolId: 'p' });
    bench.pool(p);
    expect(starts(bench.queue('a'))).toEqual(['a']);
    bench.queue('b');
    expect(bench.pool({ ...p, draining: true })).toEqual([]);
    expect(starts(bench.ended('a', true))).toEqual(['a']);
  });

  test('what waits where no replica is left moves as soon as there is another pool', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.queue('b');
    expect(bench.pool({ ...p, replicas: [] })).toEqual([]);
    expect(bench.pool(q)).toEqual([moved('b', 'q'), expect.objectContaining({ kind: 'start', taskId: 'b' })]);
    expect(bench.ended('a', true)).toEqual([moved('a', 'q')]);
  });

  test('so does what came back from a replica after its pool had lost all of them', () => {
    const bench = new SchedulerBench(p);
    bench.queue('a');
    bench.pool({ ...p, replicas: [] });
    expect(bench.ended('a', true)).toEqual([]);
    expect(bench.pool(q)).toEqual([moved('a', 'q'), expect.objectContaining({ kind: 'start', taskId: 'a' })]);
  });

  test('a pinned task waits for its pool to come back', () => {
    const bench = new SchedulerBench(p, q);
    bench.queue('a', { placement: { mode: 'pin', pinPoolId: 'p', preferPools: [], avoidPools: [], allowFallback: true } });
    bench.queue('b', { placement: { mode: 'pin', pinPoolId: 'p', preferPools: [], avoidPools: [], allowFallback: true } });
    expect(bench.pool({ ...p, replicas: [replicaState('p-r0', { ready: false })] })).toEqual([]);
    bench.ended('a');
    expect(bench.standing('b')).toMatchObject({ kind: 'queued', poolId: 'p' });
    expect(starts(bench.pool(p))).toEqual(['b']);
  });
});

describe('restart', () => {
  const restore = (bench: SchedulerBench, taskId: string, changes: TaskChanges = {}, poolId = 'p') =>
    bench.apply({ kind: 'restore', task: schedulerTask(taskId, changes), poolId });

  test('a restored task is startable at once and is refused by nothing', () => {
    const bench = new SchedulerBench(poolState('p', { queueCapacity: 0 }));
    expect(starts(restore(bench, 'a'))).toEqual(['a']);
    expect(restore(bench, 'b')).toEqual([]);
    expect(restore(bench, 'b')).toEqual([]);
    expect(bench.scheduler.queueDepth('p', 'interactive')).toBe(1);
    expect(starts(bench.ended('a'))).toEqual(['b']);
  });

  test('one whose deadline passed meanwhile is evicted', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.now = 100;
    expect(restore(bench, 'a', { deadlineAt: 100 })).toEqual([{ kind: 'evicted', taskId: 'a', cause: 'deadline' }]);
  });

  test('one whose pool is not there yet waits for it, and nobody else is placed there', () => {
    const bench = new SchedulerBench();
    expect(restore(bench, 'a')).toEqual([]);
    expect(failureOf(bench.submit('b'))).toMatchObject({ code: 'NOT_FOUND', field: 'engine' });
    expect(bench.standing('a')).toMatchObject({ kind: 'queued', poolId: 'p', queuePosition: 0 });
    expect(starts(bench.pool(poolState('p')))).toEqual(['a']);
  });

  test('one whose pool is gone runs where it can', () => {
    const bench = new SchedulerBench(poolState('q'));
    expect(restore(bench, 'a')).toEqual([moved('a', 'q'), expect.objectContaining({ kind: 'start', taskId: 'a' })]);
  });
});
