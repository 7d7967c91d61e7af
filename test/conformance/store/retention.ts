import type { Store, StoredTask } from '../../../src/ports/store.js';
import { created, found, newTask, OUTCOMES, start, taskIn, uuid, type Stores } from './fixtures.js';

/** A task that ended at that moment, Unix ms. */
async function endedAt(store: Store, moment: number, traceDue?: boolean): Promise<StoredTask> {
  const running = await taskIn(store, 'running');
  const change = { to: 'completed', outcome: OUTCOMES.completed, endedAt: moment, ...(traceDue === undefined ? {} : { traceDue }) } as const;
  expect(await store.tasks.transition({ taskId: running.spec.taskId, revision: running.revision, change })).toBe(true);
  return found(store, running.spec.taskId);
}

const idOf = (task: StoredTask): string => task.spec.taskId;
const LATE = Number.MAX_SAFE_INTEGER;

export function retentionConformance(stores: Stores): void {
  it('ended tasks give their logs in the order of their ends, and of one moment in that of admission; unfinished ones never', async () => {
    const store = await stores.fresh();
    const ended = [];
    for (const moment of [30, 10, 20, 10]) ended.push(idOf(await endedAt(store, moment)));
    await created(store);
    await taskIn(store, 'running');
    const [at30, at10, at20, alsoAt10] = ended;
    expect(await store.tasks.withLog(LATE, 10)).toEqual([at10, alsoAt10, at20, at30]);
    expect(await store.tasks.withLog(LATE, 2)).toEqual([at10, alsoAt10]);
    expect(await store.tasks.withLog(20, 10)).toEqual([at10, alsoAt10]);
    expect(await store.tasks.withLog(10, 10)).toEqual([]);
    expect(await store.tasks.withoutLog(LATE, 10)).toEqual([]);
  });

  it('a task whose log was taken is one without, and is all that it was otherwise', async () => {
    const store = await stores.fresh();
    const [first, second, third] = [await endedAt(store, 10), await endedAt(store, 20), await endedAt(store, 30)];
    const running = await taskIn(store, 'running');
    await store.tasks.logRemoved([idOf(second), idOf(first), idOf(running), uuid()]);
    await store.tasks.logRemoved([idOf(first)]);
    await store.tasks.logRemoved([]);
    expect(await store.tasks.withLog(LATE, 10)).toEqual([idOf(third)]);
    expect(await store.tasks.withoutLog(LATE, 10)).toEqual([idOf(first), idOf(second)]);
    expect(await store.tasks.withoutLog(LATE, 1)).toEqual([idOf(first)]);
    expect(await store.tasks.withoutLog(20, 10)).toEqual([idOf(first)]);
    for (const task of [first, second, third, running]) expect(await found(store, idOf(task))).toEqual(task);
  });

  it('only what has ended is forgotten; its id can be used again, and no sequence is', async () => {
    const store = await stores.fresh();
    const ended = await endedAt(store, 10);
    const [queued, running] = [await created(store), await taskIn(store, 'running')];
    await store.tasks.remove([idOf(ended), idOf(queued), idOf(running), uuid()]);
    expect(await store.tasks.find(idOf(ended))).toBeUndefined();
    for (const task of [queued, running]) expect(await found(store, idOf(task))).toEqual(task);
    expect(await store.tasks.withLog(LATE, 10)).toEqual([]);
    const again = await store.tasks.admit(newTask({ taskId: idOf(ended), prompt: 'another' }));
    expect(again).toMatchObject({ kind: 'created', task: { revision: 1, state: 'queued' } });
    expect(again.task.sequence).toBeGreaterThan(running.sequence);
  });

  it('many are marked and forgotten in one call', async () => {
    const store = await stores.fresh();
    const tasks = await Promise.all(Array.from({ length: 170 }, (_, n) => endedAt(store, 100 + n)));
    const taken = tasks.slice(0, 160).map(idOf);
    await store.tasks.logRemoved(taken);
    expect(await store.tasks.withoutLog(LATE, 1000)).toEqual(taken);
    await store.tasks.remove(taken);
    expect(await store.tasks.withoutLog(LATE, 1000)).toEqual([]);
    expect(await store.tasks.list({ limit: 1000 })).toHaveLength(10);
  });

  describe('a transcript that is due', () => {
    it('is found by its end, and keeps its log until it is written', async () => {
      const store = await stores.fresh();
      const late = await endedAt(store, 30, true);
      const early = await endedAt(store, 10, true);
      const plain = await endedAt(store, 20, false);
      expect(late.traceDue).toBe(true);
      expect('traceDue' in plain || 'traceId' in plain).toBe(false);
      expect(await store.tasks.traceDue(10)).toEqual([early, late]);
      expect(await store.tasks.traceDue(1)).toEqual([early]);
      expect(await store.tasks.withLog(LATE, 10)).toEqual([idOf(plain)]);

      const artifact = 'ab'.repeat(32);
      await store.tasks.traced(idOf(early), artifact);
      const { traceDue: _, ...row } = early;
      expect(await found(store, idOf(early))).toEqual({ ...row, traceId: artifact });
      expect(await store.tasks.traceDue(10)).toEqual([late]);
      expect(await store.tasks.withLog(LATE, 10)).toEqual([idOf(early), idOf(plain)]);
    });

    it('that cannot be made is due no more', async () => {
      const store = await stores.fresh();
      const task = await endedAt(store, 10, true);
      await store.tasks.traced(idOf(task), undefined);
      const { traceDue: _, ...row } = task;
      expect(await found(store, idOf(task))).toEqual(row);
      expect(await store.tasks.traceDue(10)).toEqual([]);
      expect(await store.tasks.withLog(LATE, 10)).toEqual([idOf(task)]);
    });

    it('is written once, and only where it is due', async () => {
      const store = await stores.fresh();
      const [due, plain, running] = [await endedAt(store, 10, true), await endedAt(store, 20), await taskIn(store, 'running')];
      const patient = store.tasks.traced(idOf(due), 'ab'.repeat(32), 'with_next');
      for (const id of [idOf(due), idOf(plain), idOf(running), uuid()]) await store.tasks.traced(id, 'cd'.repeat(32));
      await patient;
      expect((await found(store, idOf(due))).traceId).toBe('ab'.repeat(32));
      for (const task of [plain, running]) expect(await found(store, idOf(task))).toEqual(task);
    });

    it('is due again after a restart, in the same order', async () => {
      let store = await stores.fresh();
      const [late, early] = [await endedAt(store, 30, true), await endedAt(store, 10, true)];
      const kept = await endedAt(store, 5);
      const taken = await endedAt(store, 1);
      await store.tasks.logRemoved([idOf(taken)]);
      store = await stores.again(store);
      expect(await store.tasks.traceDue(10)).toEqual([early, late]);
      expect(await store.tasks.withLog(LATE, 10)).toEqual([idOf(kept)]);
      expect(await store.tasks.withoutLog(LATE, 10)).toEqual([idOf(taken)]);
    });
  });

  it('a task that was started, lost and started again remembers each lost attempt and where its text went on', async () => {
    const store = await stores.fresh();
    const task = await created(store);
    await start(store, task);
    const lost = { attempt: 1, poolId: 'haiku', replicaId: 'r0', engineVersion: 'v\u0000', startedAt: 5, endedAt: 9, tokens: 3, code: 'WORKER_RESET', message: '"gone"' } as const;
    const change = { to: 'queued', poolId: 'haiku', lostAttempts: [lost] } as const;
    expect(await store.tasks.transition({ taskId: idOf(task), revision: 2, change })).toBe(true);
    expect((await found(store, idOf(task))).lostAttempts).toEqual([lost]);

    const running = { to: 'running', attempt: 2, poolId: 'haiku', replicaId: 'r1', engineVersion: 'v', startedAt: 10 } as const;
    expect(await store.tasks.transition({ taskId: idOf(task), revision: 3, change: { ...running, continuedFrom: 3 } })).toBe(true);
    expect(await found(store, idOf(task))).toMatchObject({ continuedFrom: 3, lostAttempts: [lost] });

    const { endedAt: _, ...unseen } = lost;
    const more = [lost, { ...unseen, attempt: 2, tokens: 7 }];
    expect(await store.tasks.transition({ taskId: idOf(task), revision: 4, change: { to: 'queued', poolId: 'other', lostAttempts: more } })).toBe(true);
    expect(await store.tasks.transition({ taskId: idOf(task), revision: 5, change: { ...running, attempt: 3 } })).toBe(true);
    expect(await store.tasks.transition({ taskId: idOf(task), revision: 6, change: { to: 'queued', poolId: 'other' } })).toBe(true);
    expect(await found(store, idOf(task))).toMatchObject({ continuedFrom: 3, lostAttempts: more, attempt: 3 });
  });
}
