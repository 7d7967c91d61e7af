import type { PoolState } from '../../../../../src/domain/scheduling/pool-state.js';
import { failureOf, poolState, replicaState, SchedulerBench, starts, type TaskChanges } from '../../../../support/scheduling.js';

const BATCH: TaskChanges = { priority: 'batch' };

/** A pool whose one slot is taken, so that everything else waits. */
function busy(changes: Partial<PoolState>): SchedulerBench {
  const bench = new SchedulerBench(poolState('p', changes));
  bench.queue('running');
  return bench;
}

const full = (queuePolicy: PoolState['queuePolicy'], ...batch: string[]): SchedulerBench => {
  const bench = busy({ queuePolicy, queueCapacity: batch.length });
  for (const taskId of batch) bench.queue(taskId, BATCH);
  return bench;
};

const kinds = (decisions: readonly { readonly kind: string }[]) => decisions.map(({ kind }) => kind);

describe('reject', () => {
  test('a full queue takes nobody and drops nobody', () => {
    const bench = full('reject', 'b1', 'b2');
    expect(failureOf(bench.submit('i'))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_full', retriable: true });
    expect(bench.standing('b1')).toMatchObject({ kind: 'queued', queuePosition: 0 });
    expect(bench.standing('b2')).toMatchObject({ kind: 'queued', queuePosition: 1 });
  });
});

describe('drop-lru', () => {
  test('the batch task that waits longest goes, before the newcomer is admitted', () => {
    const bench = full('drop-lru', 'b1', 'b2', 'b3');
    expect(bench.submit('new', BATCH)).toMatchObject([
      { kind: 'evicted', taskId: 'b1', cause: 'drop_lru' },
      { kind: 'admitted', taskId: 'new', queuePosition: 2 },
    ]);
    expect(bench.standing('b1')).toBeUndefined();
    expect(bench.submit('next')).toMatchObject([{ kind: 'evicted', taskId: 'b2' }, { kind: 'admitted', queuePosition: 0 }]);
  });

  test('an interactive task is never dropped', () => {
    const bench = busy({ queuePolicy: 'drop-lru', queueCapacity: 2 });
    bench.queue('i1');
    bench.queue('i2');
    expect(failureOf(bench.submit('i3'))).toMatchObject({ policyLabel: 'queue_full' });
    expect(failureOf(bench.submit('b', BATCH))).toMatchObject({ policyLabel: 'queue_full' });
  });

  test('neither one whose admission is not durable yet, nor one that lost its replica is dropped', () => {
    const bench = new SchedulerBench(poolState('p', { queuePolicy: 'drop-lru', queueCapacity: 2 }));
    bench.queue('returned', BATCH);
    bench.submit('held', BATCH);
    bench.pool(poolState('p', { queuePolicy: 'drop-lru', queueCapacity: 2, replicas: [replicaState('p-r0', { ready: false }), replicaState('other', { slots: 0 })] }));
    bench.ended('returned', true);
    expect(failureOf(bench.submit('i'))).toMatchObject({ policyLabel: 'queue_full' });
    bench.confirm('held');
    expect(bench.submit('i')).toMatchObject([{ kind: 'evicted', taskId: 'held' }, { kind: 'admitted' }]);
  });

  test('a queue that is longer than it may be drops one for one, not all that are too many', () => {
    const bench = full('drop-lru', 'b1', 'b2', 'b3', 'b4');
    bench.pool(poolState('p', { queuePolicy: 'drop-lru', queueCapacity: 2 }));
    expect(kinds(bench.submit('i'))).toEqual(['evicted', 'admitted']);
    expect(bench.scheduler.queueDepth('p', 'batch')).toBe(3);
  });
});

describe('shed-low-priority', () => {
  test('an interactive task takes the place of the youngest batch task', () => {
    const bench = full('shed-low-priority', 'b1', 'b2');
    expect(bench.submit('i')).toMatchObject([
      { kind: 'evicted', taskId: 'b2', cause: 'shed_low_priority' },
      { kind: 'admitted', taskId: 'i', queuePosition: 0 },
    ]);
  });

  test('a batch task is refused, as there is none lower', () => {
    const bench = full('shed-low-priority', 'b1', 'b2');
    expect(failureOf(bench.submit('b3', BATCH))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_full' });
    expect(bench.scheduler.queueDepth('p', 'batch')).toBe(2);
  });

  test('without batch tasks an interactive one is refused', () => {
    const bench = busy({ queuePolicy: 'shed-low-priority', queueCapacity: 1 });
    bench.queue('i1');
    expect(failureOf(bench.submit('i2'))).toMatchObject({ policyLabel: 'queue_full' });
  });
});

/** Of 100 prompt tokens, and half of max_tokens. */
describe('a queue that is full by tokens', () => {
  const sized = (maxTokens: number): TaskChanges => ({ maxTokens });

  test('refuses what would bring it beyond them, by a label of its own, and takes what still fits', () => {
    const bench = busy({ queueTokens: 500 });
    bench.queue('a', sized(400));
    expect(bench.submit('b', sized(200))).toMatchObject([{ kind: 'admitted' }]);
    expect(failureOf(bench.submit('c', sized(2)))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_tokens_full', retriable: true });
  });

  test('takes one of any size while nothing waits', () => {
    const bench = busy({ queueTokens: 500 });
    expect(bench.submit('huge', sized(10_000))).toMatchObject([{ kind: 'admitted' }]);
    expect(failureOf(bench.submit('tiny', sized(2)))).toMatchObject({ policyLabel: 'queue_tokens_full' });
  });

  test('drops as many as the newcomer needs', () => {
    const bench = busy({ queueTokens: 500, queuePolicy: 'drop-lru' });
    for (const taskId of ['b1', 'b2', 'b3']) bench.queue(taskId, { ...BATCH, ...sized(100) });
    expect(bench.submit('i', sized(300))).toMatchObject([
      { kind: 'evicted', taskId: 'b1' },
      { kind: 'evicted', taskId: 'b2' },
      { kind: 'admitted', taskId: 'i' },
    ]);
  });

  test('drops nobody when all of them would not be enough', () => {
    const bench = busy({ queueTokens: 500, queuePolicy: 'drop-lru' });
    bench.queue('i1', sized(400));
    bench.queue('b1', { ...BATCH, ...sized(100) });
    expect(failureOf(bench.submit('i2', sized(400)))).toMatchObject({ policyLabel: 'queue_tokens_full' });
    expect(bench.standing('b1')).toMatchObject({ kind: 'queued' });
  });

  test('drops a few for one task, never a whole queue', () => {
    const bench = busy({ queueTokens: 6000, queuePolicy: 'shed-low-priority' });
    for (let i = 0; i < 40; i++) bench.queue(`b${i}`, { ...BATCH, ...sized(100) });
    expect(kinds(bench.submit('large', sized(11_000)))).toEqual(['rejected']);
    expect(kinds(bench.submit('smaller', sized(4_000))).filter((kind) => kind === 'evicted').length).toBe(14);
  });
});

describe('a promised place', () => {
  /** A pool that ends a task each 250 ms and has its queue full; what is refused now hears 5 endings' time. */
  function drained(): SchedulerBench {
    const bench = busy({ queueCapacity: 4 });
    for (let i = 0; i < 4; i++) bench.queue(`t${i}`);
    for (let i = 0; i < 40; i++) next(bench, i);
    return bench;
  }
  let made = 4;
  /** One ends; the place that it leaves is asked for by a stranger. Whether the stranger got it. */
  function next(bench: SchedulerBench, i: number): boolean {
    bench.now += 250;
    const [running = 'running'] = [...order.slice(-1)];
    order.push(...starts(bench.ended(running)));
    return bench.queue(`t${made++}`)[0]?.kind === 'admitted' && i >= 0;
  }
  let order: string[] = [];
  beforeEach(() => {
    made = 4;
    order = ['running'];
  });

  test('is kept: who comes back at the time it was told is admitted, though strangers ask all the while', () => {
    const bench = drained();
    const { retryAfterMs = 0, message } = failureOf(bench.submit('promised')) ?? {};
    expect(message).toContain('A place is kept for this task_id');
    const due = bench.now + retryAfterMs;
    while (bench.now + 250 < due) next(bench, 0);
    bench.now = due;
    expect(bench.submit('promised')).toMatchObject([{ kind: 'admitted' }]);
  });

  test('is not there for strangers while it is kept, and is again when nobody came for it', () => {
    const bench = drained();
    const { retryAfterMs = 0 } = failureOf(bench.submit('promised')) ?? {};
    const due = bench.now + retryAfterMs;
    order.push(...starts(bench.ended(order.at(-1) ?? '')));
    expect(bench.scheduler.queueDepth('p', 'interactive')).toBe(3);
    expect(failureOf(bench.submit('stranger'))).toMatchObject({ policyLabel: 'queue_full' });
    bench.now = due + 10_000;
    expect(bench.submit('other')).toMatchObject([{ kind: 'admitted' }]);
  });

  test('is told again to one that asks too early', () => {
    const bench = drained();
    const { retryAfterMs = 0 } = failureOf(bench.submit('promised')) ?? {};
    for (const earlier of [400, 300]) {
      bench.now += retryAfterMs / 2 - earlier;
      const again = failureOf(bench.submit('promised'));
      expect(again?.policyLabel).toBe('queue_full');
      bench.now -= retryAfterMs / 2 - earlier;
      expect(again?.retryAfterMs).toBe(Math.ceil(retryAfterMs / 2 + earlier));
    }
  });

  test('each comes later than those before it', () => {
    const bench = drained();
    const told = ['x', 'y', 'z'].map((taskId) => failureOf(bench.submit(taskId))?.retryAfterMs ?? 0);
    expect(told[1]).toBeGreaterThan((told[0] ?? 0) + 200);
    expect(told[2]).toBeGreaterThan((told[1] ?? 0) + 200);
  });

  test('is not made for later than ten minutes; the time told is ten minutes then', () => {
    const bench = drained();
    const told = Array.from({ length: 2_500 }, (_, i) => failureOf(bench.submit(`x${i}`)));
    expect(Math.max(...told.map((failure) => failure?.retryAfterMs ?? 0))).toBe(600_000);
    expect(told.at(-1)?.message).toContain('No place can be promised yet');
  });

  test('of those who never come back costs no more than half of the queue, and no slot', () => {
    const bench = drained();
    for (let i = 0; i < 400; i++) bench.submit(`x${i}`);
    let admitted = 0;
    for (let i = 0; i < 40; i++) {
      if (next(bench, 0)) admitted += 1;
      expect(order.length).toBe(42 + i);
    }
    expect(bench.scheduler.queueDepth('p', 'interactive')).toBeGreaterThanOrEqual(2);
    expect(admitted).toBeGreaterThan(30);
  });
});
