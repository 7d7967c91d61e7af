import { StoreFault } from '../../../src/ports/store.js';
import { created, found, newSession, newTask, start, taskIn, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';

export function durabilityConformance(stores: Stores): void {
  it('everything is there after it was closed and opened again', async () => {
    let store = await stores.fresh();
    const queued = await created(store);
    const running = await taskIn(store, 'running');
    const done = await taskIn(store, 'completed');
    const session = newSession({ poolId: 'haiku', replicaId: 'r0' });
    await store.sessions.put(session);
    await store.states.put('pool', 'haiku', '{"tokens_per_second":41.5}');
    await store.tokens.append([{ taskId: running.spec.taskId, epoch: 3, first: 0, at: 0, texts: ['a', 'b'] }]);

    store = await stores.again(store);
    for (const task of [queued, running, done]) expect(await found(store, task.spec.taskId)).toEqual(task);
    expect((await store.tasks.unfinished(0, 10)).map(({ spec }) => spec.taskId)).toEqual([queued.spec.taskId, running.spec.taskId]);
    expect(await store.sessions.usedSince(0)).toContainEqual(session);
    expect(await store.states.load('pool')).toEqual(new Map([['haiku', '{"tokens_per_second":41.5}']]));
    expect(await store.tokens.read(running.spec.taskId, 0, 100)).toEqual(['a', 'b']);
  });

  it('sequences, revisions and epochs go on where they were', async () => {
    let store = await stores.fresh();
    const before = await created(store);
    await store.tokens.append([{ taskId: before.spec.taskId, epoch: 5, first: 0, at: 0, texts: ['a'] }]);
    await start(store, before);

    store = await stores.again(store);
    expect((await created(store)).sequence).toBeGreaterThan(before.sequence);
    expect(await start(store, before)).toBe(false);
    expect((await store.tasks.admit(newTask({ taskId: before.spec.taskId }))).kind).toBe('exists');
    expect(await store.tokens.append([{ taskId: before.spec.taskId, epoch: 4, first: 1, at: 0, texts: ['late'] }])).toEqual(['stale']);
    expect(await store.tokens.append([{ taskId: before.spec.taskId, epoch: 5, first: 1, at: 0, texts: ['b'] }])).toEqual(['stored']);
  });

  it('what was removed of a token log stays removed, and what was forgotten is unknown', async () => {
    let store = await stores.fresh();
    const [removed, later, forgotten, kept] = [uuid(), uuid(), uuid(), uuid()];
    await store.tokens.append([removed, later, forgotten, kept].map((taskId) => ({ taskId, epoch: 4, first: 0, at: 9, texts: ['a', 'b'] })));
    await store.tokens.remove([removed, later]);
    await store.tokens.append([{ taskId: later, epoch: 4, first: 2, at: 11, texts: ['c'] }]);
    await store.tokens.forget([forgotten]);

    store = await stores.again(store);
    expect(await store.tokens.extent(removed)).toEqual({ first: 2, next: 2 });
    expect(await store.tokens.read(removed, 0, 100)).toEqual([]);
    expect(await store.tokens.extent(later)).toEqual({ first: 2, next: 3 });
    expect(await store.tokens.frames(later, 2, 100)).toEqual([{ first: 2, at: 11, texts: ['c'] }]);
    expect(await store.tokens.extent(forgotten)).toEqual({ first: 0, next: 0 });
    expect(await store.tokens.frames(kept, 1, 100)).toEqual([{ first: 0, at: 9, texts: ['a', 'b'] }]);
    expect(await store.tokens.open(removed, 5)).toBe(2);
    expect(await store.tokens.append([{ taskId: removed, epoch: 4, first: 2, at: 12, texts: ['late'] }])).toEqual(['stale']);
  });

  it('a write that nobody waits for is seen by the next read, goes with the next write, and is there after a close', async () => {
    let store = await stores.fresh();
    const task = await created(store);
    const { poolId } = task;
    const change = { to: 'running', attempt: 1, poolId, replicaId: 'r0', engineVersion: 'v', startedAt: 5 } as const;
    const patient = store.tasks.transition({ taskId: task.spec.taskId, revision: task.revision, change }, 'with_next');
    expect((await found(store, task.spec.taskId)).state).toBe('running');
    expect(await patient).toBe(true);

    const sessions = [newSession(), newSession()];
    const puts = sessions.map((session) => store.sessions.put(session, 'with_next'));
    await created(store);
    await Promise.all(puts);
    const last = newSession();
    const forgotten = store.sessions.put(last, 'with_next');
    store = await stores.again(store);
    await forgotten;
    expect(await store.sessions.usedSince(0)).toEqual(expect.arrayContaining([...sessions, last]));
  });

  it('a close finishes what was asked for before it', async () => {
    let store = await stores.fresh();
    const tasks = Array.from({ length: 700 }, () => newTask());
    const admitted = tasks.map((task) => store.tasks.admit(task));
    const stream = uuid();
    const appended = store.tokens.append([{ taskId: stream, epoch: 1, first: 0, at: 0, texts: ['last words'] }]);
    const reading = store.tasks.find(uuid());
    store = await stores.again(store);
    expect(new Set((await Promise.all(admitted)).map(({ kind }) => kind))).toEqual(new Set(['created']));
    expect(await appended).toEqual(['stored']);
    expect(await reading).toBeUndefined();
    expect(await store.tasks.list({ limit: 1000 })).toHaveLength(700);
    expect(await store.tokens.read(stream, 0, 100)).toEqual(['last words']);
  });

  it('a closed store says so, and closing twice is closing once', async () => {
    const store = await stores.fresh();
    const [first, second] = [store.close(), store.close()];
    const refused = await store.tasks.find(uuid()).catch((error: unknown) => error);
    await Promise.all([first, second, store.close()]);
    for (const fault of [refused, await store.tokens.extent(uuid()).catch((error: unknown) => error)]) {
      expect(fault).toBeInstanceOf(StoreFault);
      expect(fault).toMatchObject({ kind: 'stopped' });
    }
  });
}
