import { poolState, replicaState, SchedulerBench, starts } from '../../../support/scheduling.js';

/** ORCH-3064: a text that has begun goes on at replicas of the engine version that began it. */
const v1 = (replicaId: string, changes = {}) => replicaState(replicaId, { engineVersion: 'v1', ...changes });
const v2 = (replicaId: string, changes = {}) => replicaState(replicaId, { engineVersion: 'v2', ...changes });
const away = { ready: false };
const pool = (...replicas: ReturnType<typeof replicaState>[]) => poolState('p', { replicas });

/** The replica that runs it. */
const at = (bench: SchedulerBench, taskId: string): string | undefined => {
  const standing = bench.standing(taskId);
  return standing?.kind === 'running' ? `${standing.poolId}/${standing.replicaId}` : undefined;
};
const lose = (bench: SchedulerBench, taskId: string, boundTo: string | undefined = 'v1') =>
  bench.apply({ kind: 'ended', taskId, timings: { promptTokens: 100, tokensOut: 50 }, requeue: true, boundTo });

describe('ORCH-3064: a task whose text is bound to an engine version', () => {
  test('goes on at a replica of that version, however free another one is', () => {
    const bench = new SchedulerBench(pool(v1('a'), v2('b', { slots: 8 }), v1('c')));
    bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } });
    lose(bench, 't');
    expect(at(bench, 't')).toBe('p/c');
  });

  test('waits while its version is away, and those behind it go on without it', () => {
    const bench = new SchedulerBench(pool(v1('a'), v2('b')));
    bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } });
    bench.pool(pool(v1('a', away), v2('b')));
    expect(lose(bench, 't')).toEqual([]);
    expect(starts(bench.queue('u'))).toEqual(['u']);
    expect(starts(bench.queue('v'))).toEqual([]);
    expect(starts(bench.pool(pool(v1('a'), v2('b'))))).toEqual(['t']);
    expect(at(bench, 't')).toBe('p/a');
    expect(starts(bench.ended('u'))).toEqual(['v']);
  });

  test('waits for a replica that has not told its version: it may be the right one', () => {
    const bench = new SchedulerBench(pool(v1('a'), replicaState('b', away)));
    bench.queue('t');
    bench.pool(pool(v2('a'), replicaState('b', away)));
    expect(lose(bench, 't')).toEqual([]);
    expect(bench.standing('t')?.kind).toBe('queued');
    expect(starts(bench.pool(pool(v2('a'), v1('b'))))).toEqual(['t']);
  });

  test('is told at once that nobody has its version any more, with the versions that there are', () => {
    const bench = new SchedulerBench(pool(v1('a'), v2('b')));
    bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } });
    lose(bench, 't');
    bench.queue('u');
    expect(bench.pool(pool(v1('a', away), v2('b')))).toEqual([]);
    lose(bench, 't');
    expect(bench.pool(pool(v2('a', away), v2('b')))).toEqual([{ kind: 'orphaned', taskId: 't', engineVersion: 'v1', others: ['v2'] }]);
    expect(bench.standing('t')).toBeUndefined();
    expect(bench.scheduler.queueDepth('p', 'interactive')).toBe(0);
    expect(bench.at(2e9)).toEqual([expect.objectContaining({ kind: 'stop', taskId: 'u' })]);
  });

  test('moves to another pool of its model that has the version, and to no other', () => {
    const other = (replica: ReturnType<typeof replicaState>) => poolState('q', { replicas: [replica] });
    const bench = new SchedulerBench(pool(v1('a')), other(v2('b')));
    bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } });
    bench.pool(pool(v1('a', away)));
    expect(lose(bench, 't')).toEqual([]);
    expect(bench.pool(other(v1('b')))).toMatchObject([{ kind: 'moved', taskId: 't', poolId: 'q' }, { kind: 'start', taskId: 't', replicaId: 'b' }]);
  });

  test('keeps its binding through another loss that does not name it', () => {
    const bench = new SchedulerBench(pool(v1('a')));
    bench.queue('t');
    lose(bench, 't');
    bench.pool(pool(v1('a', away), v2('b')));
    lose(bench, 't', undefined);
    expect(bench.standing('t')?.kind).toBe('queued');
  });

  test('restored with its version, waits for it ahead of what never ran', () => {
    const bench = new SchedulerBench(pool(replicaState('a', away)));
    bench.restore('u');
    bench.restore('t', { boundTo: 'v1', returned: true });
    expect(starts(bench.pool(pool(v1('a'))))).toEqual(['t']);
    expect(bench.pool(pool(v2('a')))).toEqual([]);
    expect(starts(bench.ended('t'))).toEqual(['u']);
  });

  test('restored into a pool that has told nothing yet, waits; when the pool has told another version, it ends', () => {
    const bench = new SchedulerBench();
    expect(bench.restore('t', { boundTo: 'v1', returned: true })).toEqual([]);
    expect(bench.pool(pool(replicaState('a', away)))).toEqual([]);
    expect(bench.pool(pool(v2('a')))).toMatchObject([{ kind: 'orphaned', others: ['v2'] }]);
  });
});

describe('ORCH-3064: a task that lost its replica', () => {
  test('goes on at another one where one is free, though the lost one looks well and has the least to do', () => {
    const bench = new SchedulerBench(pool(v1('a', { slots: 4 }), v1('b', { slots: 4 })));
    bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } });
    for (const other of ['u', 'w']) bench.queue(other, { affinity: { poolId: 'p', replicaId: 'b' } });
    lose(bench, 't', undefined);
    expect(at(bench, 't')).toBe('p/b');
  });

  test('goes back to it where no other is free', () => {
    const bench = new SchedulerBench(pool(v1('a')));
    bench.queue('t');
    lose(bench, 't', undefined);
    expect(at(bench, 't')).toBe('p/a');
  });

  test('ORCH-3067: is not called warm where its session never was', () => {
    const bench = new SchedulerBench(pool(v1('a'), v1('b')));
    expect(bench.queue('t', { affinity: { poolId: 'p', replicaId: 'a' } })).toMatchObject([{ kind: 'admitted' }, { kind: 'start', replicaId: 'a', warm: true }]);
    expect(lose(bench, 't')).toMatchObject([{ kind: 'start', replicaId: 'b', warm: false }]);
  });
});

test('a text that failed counts as one that was cut, not as a short one', () => {
  const expectedOf = (failed: boolean): number => {
    const bench = new SchedulerBench(pool(v1('a')));
    for (let n = 0; n < 40; n++) {
      bench.queue(`t${n}`, { flow: 'f' });
      bench.apply({ kind: 'ended', taskId: `t${n}`, timings: { promptTokens: 100, tokensOut: 2, firstTokenMs: 1, decodeMs: 20 }, requeue: false, failed });
    }
    bench.queue('x', { flow: 'f' });
    bench.queue('last', { flow: 'f' });
    const standing = bench.standing('last');
    return standing?.kind === 'queued' ? standing.predictedStartMs : 0;
  };
  expect(expectedOf(true)).toBeGreaterThan(2 * expectedOf(false));
});
