import type { Store, StoredSession } from '../../../src/ports/store.js';
import { created, newSession, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';

export function sessionConformance(stores: Stores): void {
  let store: Store;
  beforeAll(async () => {
    store = await stores.fresh();
  });
  const stored = async (sessionId: string): Promise<StoredSession | undefined> =>
    (await store.sessions.usedSince(0)).find((session) => session.sessionId === sessionId);

  it('a session is made by its first put, and replaced as a whole by the next', async () => {
    const session = newSession({ poolId: 'haiku', replicaId: 'r0', kvTokens: 140, turns: 2, spent: { tokens: 152, timeMs: 41.5, cost: 0.1 + 0.2 } });
    await store.sessions.put(session);
    expect(await stored(session.sessionId)).toEqual(session);
    const { replicaId: _, ...moved } = { ...session, turns: 3, lastUsedAt: session.lastUsedAt + 1, poolId: 'novel', spent: { tokens: 9_007_199_254_740_991, timeMs: 0, cost: 3 } };
    await store.sessions.put(moved);
    expect(await stored(session.sessionId)).toEqual(moved);
  });

  it('those used at or after a time are loaded, no others', async () => {
    const times = [1000, 2000, 3000];
    const own = await Promise.all(
      times.map(async (lastUsedAt) => {
        const session = newSession({ lastUsedAt });
        await store.sessions.put(session);
        return session;
      }),
    );
    const loaded = (await store.sessions.usedSince(2000)).filter((each) => own.some(({ sessionId }) => sessionId === each.sessionId));
    expect(loaded.map(({ lastUsedAt }) => lastUsedAt).sort()).toEqual([2000, 3000]);
  });

  it('removed sessions are gone, the others and the tasks stay', async () => {
    const kept = newSession();
    await store.sessions.put(kept);
    const task = await created(store);
    await store.sessions.remove([task.spec.sessionId, uuid()]);
    expect(await stored(task.spec.sessionId)).toBeUndefined();
    expect(await stored(kept.sessionId)).toEqual(kept);
    expect(await store.tasks.find(task.spec.taskId)).toEqual(task);
    await store.sessions.remove([]);
  });

  it('a later task of a session replaces its state', async () => {
    const sessionId = uuid();
    await created(store, { sessionId, turns: 1 });
    await created(store, { sessionId, turns: 2 });
    expect((await stored(sessionId))?.turns).toBe(2);
  });

  it('any text is an id', async () => {
    for (const sessionId of ['', '"', 'a\u0000b', '\ud800', ' ']) {
      const session = newSession({ sessionId });
      await store.sessions.put(session);
      expect(await stored(sessionId)).toEqual(session);
      await store.sessions.remove([sessionId]);
      expect(await stored(sessionId)).toBeUndefined();
    }
  });

  it('twenty thousand sessions are loaded whole', async () => {
    const own = await stores.fresh();
    await Promise.all(Array.from({ length: 20_000 }, () => own.sessions.put(newSession())));
    expect(new Set((await own.sessions.usedSince(0)).map(({ sessionId }) => sessionId)).size).toBe(20_000);
  });
}
