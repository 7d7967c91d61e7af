import type { Decision, SchedulerEvent } from '../../../../src/domain/scheduling/event.js';
import { failureOf, poolState, replicaState, SchedulerBench, schedulerTask, starts, TIMINGS, type TaskChanges } from '../../../support/scheduling.js';

const wakeUps = (decisions: readonly Decision[]) => decisions.flatMap((one) => (one.kind === 'wakeAt' ? [one.at] : []));

describe('admission', () => {
  test('a task that was admitted does not start before it is confirmed', () => {
    const bench = new SchedulerBench(poolState('p'));
    expect(bench.submit('a')).toMatchObject([{ kind: 'admitted', taskId: 'a', poolId: 'p', queuePosition: 0, predictedStartMs: 0 }]);
    expect(bench.standing('a')).toMatchObject({ kind: 'queued', queuePosition: 0 });
    expect(bench.confirm('a')).toEqual([{ kind: 'start', taskId: 'a', poolId: 'p', replicaId: 'p-r0', warm: false }]);
    expect(bench.confirm('a')).toEqual([]);
  });

  test('those behind a task whose commit is under way wait for it, or for its withdrawal', () => {
    const bench = new SchedulerBench(poolState('p', { replicas: [replicaState('r', { slots: 2 })] }));
    bench.submit('a');
    bench.submit('b');
    expect(bench.confirm('b')).toEqual([]);
    expect(starts(bench.confirm('a'))).toEqual(['a', 'b']);
    const other = new SchedulerBench(poolState('p'));
    other.submit('a');
    other.queue('b');
    expect(starts(other.cancel('a'))).toEqual(['b']);
  });

  test('a full queue refuses, and says when a place is free by what was measured', () => {
    const bench = new SchedulerBench(poolState('p', { queueCapacity: 1 }));
    bench.queue('a');
    bench.submit('b');
    expect(failureOf(bench.submit('c'))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_full', retryAfterMs: 2500 });
    bench.confirm('b');
    for (let i = 0; i < 20; i++) {
      bench.now += 250;
      bench.ended(i === 0 ? 'a' : i === 1 ? 'b' : `t${i - 2}`);
      bench.queue(`t${i}`);
    }
    const { retryAfterMs = 0 } = failureOf(bench.submit('d')) ?? {};
    expect(retryAfterMs).toBeGreaterThan(1000);
    expect(retryAfterMs).toBeLessThan(1500);
  });

  test('held tasks count against the capacity', () => {
    const bench = new SchedulerBench(poolState('p', { queueCapacity: 2 }));
    bench.submit('a');
    bench.submit('b');
    expect(bench.scheduler.queueDepth('p', 'interactive')).toBe(2);
    expect(failureOf(bench.submit('c'))).toMatchObject({ policyLabel: 'queue_full' });
    bench.cancel('a');
    expect(bench.submit('c')).toMatchObject([{ kind: 'admitted' }]);
  });

  test('a task that is here already is a conflict, and stays as it is', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    expect(failureOf(bench.submit('a'))).toMatchObject({ code: 'CONFLICT', field: 'task_id' });
    expect(bench.standing('a')?.kind).toBe('running');
    bench.ended('a');
    expect(bench.submit('a')).toMatchObject([{ kind: 'admitted' }]);
  });

  test('a deadline that would pass in the queue even if all went well is refused', () => {
    const twoAhead = (): SchedulerBench => {
      const bench = new SchedulerBench(poolState('p'));
      bench.queue('a');
      bench.queue('b');
      return bench;
    };
    const [told] = twoAhead().submit('c');
    const early = told?.kind === 'admitted' ? told.predictedStartLowMs : NaN;
    expect(early).toBeGreaterThan(100);
    const bench = twoAhead();
    expect(failureOf(bench.submit('c', { deadlineAt: early - 1 }))).toMatchObject({ code: 'DEADLINE_UNMET', field: 'deadline_ms' });
    expect(bench.submit('c', { deadlineAt: early })).toMatchObject([{ kind: 'admitted' }]);
  });
});

describe('order', () => {
  test('interactive tasks go before batch ones, and each class by admission', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('running');
    for (const taskId of ['b1', 'b2']) bench.queue(taskId, { priority: 'batch' });
    for (const taskId of ['i1', 'i2']) bench.queue(taskId);
    const order: string[] = [];
    for (let [next] = starts(bench.ended('running')); next !== undefined; [next] = starts(bench.ended(next))) order.push(next);
    expect(order).toEqual(['i1', 'i2', 'b1', 'b2']);
  });

  test('a task that lost its replica goes ahead of its class, not of a higher one, and keeps its place among its like', () => {
    const bench = new SchedulerBench(poolState('p', { replicas: [replicaState('r', { slots: 2 })] }));
    bench.queue('b1', { priority: 'batch' });
    bench.queue('b2', { priority: 'batch' });
    bench.queue('b3', { priority: 'batch' });
    bench.queue('i1');
    bench.pool(poolState('p', { replicas: [replicaState('r', { slots: 2, ready: false })] }));
    bench.ended('b2', true);
    bench.ended('b1', true);
    const places = ['i1', 'b1', 'b2', 'b3'].map((taskId) => bench.standing(taskId));
    expect(places.map((standing) => standing?.kind === 'queued' && standing.queuePosition)).toEqual([0, 1, 2, 3]);
    expect(starts(bench.pool(poolState('p', { replicas: [replicaState('r', { slots: 2 })] })))).toEqual(['i1', 'b1']);
  });

  test('a task that lost its replica goes ahead of those that were admitted before it and never started', () => {
    const bench = new SchedulerBench(poolState('p', { replicas: [replicaState('r', { ctxMax: 1000 }), replicaState('large', { slots: 0, ctxMax: 8000 })] }));
    bench.queue('big', { ctx: 8000 });
    bench.queue('small', { ctx: 500 });
    expect(bench.standing('small')?.kind).toBe('running');
    bench.pool(poolState('p', { replicas: [replicaState('large', { slots: 0, ctxMax: 8000 })] }));
    bench.ended('small', true);
    expect(bench.standing('small')).toMatchObject({ queuePosition: 0 });
    expect(bench.standing('big')).toMatchObject({ queuePosition: 1 });
  });

  test('a task that waits for a large context lets smaller ones pass, and is first when its replica is free', () => {
    const replicas = [replicaState('large', { ctxMax: 8000 }), replicaState('small', { ctxMax: 1000 })];
    const bench = new SchedulerBench(poolState('p', { replicas }));
    bench.queue('big1', { ctx: 8000 });
    bench.queue('big2', { ctx: 8000 });
    expect(bench.queue('tiny1', { ctx: 500 })).toMatchObject([{ kind: 'admitted', queuePosition: 1 }, { kind: 'start', replicaId: 'small' }]);
    bench.queue('tiny2', { ctx: 500 });
    expect(starts(bench.ended('big1'))).toEqual(['big2']);
  });

  test('a task that waits for certain devices lets others pass', () => {
    const replicas = [replicaState('gpu', { devices: '0x1' }), replicaState('cpu')];
    const bench = new SchedulerBench(poolState('p', { replicas }));
    const onGpu: TaskChanges = { placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true, requireDeviceMask: '0x1' } };
    expect(bench.queue('g1', onGpu)).toMatchObject([{}, { kind: 'start', replicaId: 'gpu' }]);
    bench.queue('g2', onGpu);
    expect(bench.queue('any')).toMatchObject([{}, { kind: 'start', replicaId: 'cpu' }]);
    expect(bench.standing('g2')).toMatchObject({ kind: 'queued', queuePosition: 0 });
    expect(starts(bench.ended('any'))).toEqual([]);
    const standing = bench.standing('g2');
    expect(standing?.kind === 'queued' && standing.predictedStartMs).toBeGreaterThan(100);
    expect(starts(bench.ended('g1'))).toEqual(['g2']);
  });
});

describe('predictions', () => {
  test('a start is predicted from what is ahead, and comes nearer as time goes by', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    expect(bench.queue('b')).toMatchObject([{ queuePosition: 0, predictedStartMs: 500 }]);
    expect(bench.queue('c', { maxTokens: 1000 })).toMatchObject([{ queuePosition: 1, predictedStartMs: 1000 }]);
    expect(bench.queue('d', { priority: 'batch' })).toMatchObject([{ queuePosition: 2, predictedStartMs: 6000 }]);
    bench.now = 200;
    expect(bench.standing('b')).toMatchObject({ predictedStartMs: 300 });
    bench.apply({ kind: 'progress', taskId: 'a', tokensOut: 30 });
    expect(bench.standing('b')).toMatchObject({ predictedStartMs: 200 });
    bench.now = 250;
    expect(bench.standing('b')).toMatchObject({ predictedStartMs: 150 });
  });

  test('a task that makes more than was expected of it is expected to go on a while', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a', { maxTokens: 1000, expectedTokens: 10 });
    bench.queue('b');
    bench.now = 800;
    bench.apply({ kind: 'progress', taskId: 'a', tokensOut: 80 });
    expect(bench.standing('b')).toMatchObject({ predictedStartMs: 200 });
  });

  test('predictions follow the speeds that were measured, which are then reported', () => {
    const bench = new SchedulerBench(poolState('p'));
    expect(bench.scheduler.speeds('p')).toEqual({});
    for (let i = 0; i < 30; i++) {
      bench.queue(`t${i}`);
      bench.ended(`t${i}`, false, { ...TIMINGS, tokensOut: 51, decodeMs: 2000 });
    }
    expect(bench.scheduler.speeds('p').decodeTokensPerSecond).toBeCloseTo(25, 0);
    bench.queue('a');
    const [admitted] = bench.submit('b');
    expect(admitted?.kind === 'admitted' && admitted.predictedStartMs).toBeGreaterThan(1900);
    expect(bench.scheduler.speeds('nowhere')).toEqual({});
  });

  test('what was canceled or lost its replica says nothing about how long tasks are', () => {
    const bench = new SchedulerBench(poolState('p'));
    for (let i = 0; i < 30; i++) {
      bench.queue(`t${i}`);
      bench.cancel(`t${i}`);
      bench.ended(`t${i}`, false, { ...TIMINGS, tokensOut: 2, decodeMs: 10 });
    }
    bench.queue('a');
    expect(bench.submit('b')).toMatchObject([{ predictedStartMs: 500 }]);
  });

  test('it is likely to be on time with time to spare, and unlikely without', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a', { deadlineAt: 5000 });
    bench.queue('b', { deadlineAt: 600 });
    expect(bench.standing('a')).toMatchObject({ kind: 'running', poolId: 'p', replicaId: 'p-r0', queueDepth: 1 });
    expect(bench.standing('a')?.onTimeProbability).toBeGreaterThan(0.95);
    expect(bench.standing('b')?.onTimeProbability).toBeLessThan(0.4);
  });
});

describe('cancel', () => {
  test('a running task that is canceled keeps its slot until it has ended', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    bench.queue('b');
    expect(bench.cancel('a')).toEqual([]);
    expect(bench.cancel('a')).toEqual([]);
    expect(starts(bench.ended('a'))).toEqual(['b']);
  });

  test('a task that was canceled is not queued again when its replica is lost', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    bench.cancel('a');
    expect(bench.ended('a', true)).toEqual([]);
    expect(bench.standing('a')).toBeUndefined();
  });

  test('a queued task that is canceled is forgotten at once, and what is not known is ignored', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    bench.queue('b');
    bench.queue('c');
    bench.cancel('b');
    expect(bench.standing('b')).toBeUndefined();
    expect(bench.standing('c')).toMatchObject({ queuePosition: 0 });
    expect([...bench.cancel('nobody'), ...bench.ended('nobody'), ...bench.confirm('nobody')]).toEqual([]);
  });
});

describe('deadlines', () => {
  test('one that passes in the queue evicts, one that passes in decode stops', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a', { deadlineAt: 700 });
    bench.queue('b', { deadlineAt: 800 });
    expect(bench.at(699)).toEqual([]);
    expect(bench.at(800)).toEqual([{ kind: 'stop', taskId: 'a', cause: 'deadline' }, { kind: 'evicted', taskId: 'b', cause: 'deadline' }]);
    expect(bench.at(900)).toEqual([]);
    expect(bench.ended('a')).toEqual([]);
  });

  test('an expired task never starts, though the wake-up is late', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a');
    bench.queue('b', { deadlineAt: 800 });
    bench.now = 900;
    expect(bench.ended('a')).toEqual([{ kind: 'evicted', taskId: 'b', cause: 'deadline' }]);
  });

  test('what ends at its deadline has ended, and is not told to stop', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.queue('a', { deadlineAt: 700 });
    bench.now = 700;
    expect(bench.ended('a')).toEqual([]);
  });

  test('a held task expires when it is confirmed, not before', () => {
    const bench = new SchedulerBench(poolState('p'));
    bench.submit('a', { deadlineAt: 700 });
    expect(bench.at(900)).toEqual([]);
    expect(bench.confirm('a')).toEqual([{ kind: 'evicted', taskId: 'a', cause: 'deadline' }]);
  });

  test('a wake-up is asked for the nearest deadline, again when a nearer one comes, and again after each call', () => {
    const { scheduler } = new SchedulerBench(poolState('p'));
    const feed = (event: SchedulerEvent, now: number) => wakeUps(scheduler.apply(event, now));
    const queue = (taskId: string, deadlineAt: number) => {
      scheduler.apply({ kind: 'submit', task: schedulerTask(taskId, { deadlineAt }) }, 0);
      return feed({ kind: 'confirm', taskId }, 0);
    };
    expect(queue('a', 5000)).toEqual([5000]);
    expect(queue('b', 4000)).toEqual([4000]);
    expect(queue('c', 6000)).toEqual([]);
    expect(feed({ kind: 'tick' }, 3999.5)).toEqual([4000]);
    expect(feed({ kind: 'cancel', taskId: 'b' }, 3999.6)).toEqual([]);
    expect(feed({ kind: 'tick' }, 4000)).toEqual([5000]);
    expect(feed({ kind: 'tick' }, 7000)).toEqual([]);
  });
});
