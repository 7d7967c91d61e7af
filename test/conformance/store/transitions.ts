import { TASK_STATES } from '../../../src/domain/task/lifecycle.js';
import { OUTCOME_KINDS } from '../../../src/domain/task/outcome.js';
import type { Store, StoredSession } from '../../../src/ports/store.js';
import { created, end, found, newSession, OUTCOMES, start, taskIn, uuid } from './fixtures.js';

const sessionIn = async (store: Store, sessionId: string): Promise<StoredSession | undefined> =>
  (await store.sessions.usedSince(0)).find((session) => session.sessionId === sessionId);

export function transitionConformance(store: () => Store): void {
  it('a start records where the task runs, and bumps the revision', async () => {
    const task = await created(store());
    expect(
      await store().tasks.transition({
        taskId: task.spec.taskId,
        revision: task.revision,
        change: { to: 'running', attempt: 1, poolId: 'other', replicaId: 'r7', engineVersion: 'b6100', startedAt: 1_700_000_001_000 },
      }),
    ).toBe(true);
    expect(await found(store(), task.spec.taskId)).toEqual({
      ...task,
      state: 'running',
      revision: task.revision + 1,
      attempt: 1,
      poolId: 'other',
      replicaId: 'r7',
      engineVersion: 'b6100',
      startedAt: 1_700_000_001_000,
    });
  });

  it('a requeue keeps the attempt and clears where it ran', async () => {
    const running = await taskIn(store(), 'running');
    const change = { to: 'queued', poolId: 'elsewhere' } as const;
    expect(await store().tasks.transition({ taskId: running.spec.taskId, revision: running.revision, change })).toBe(true);
    const { replicaId: _r, engineVersion: _e, startedAt: _s, ...kept } = running;
    expect(await found(store(), running.spec.taskId)).toEqual({
      ...kept,
      state: 'queued',
      poolId: 'elsewhere',
      revision: running.revision + 1,
      attempt: 1,
    });
  });

  it('a move records its decision; a requeue without one keeps the last', async () => {
    const task = await created(store());
    const decision = { ...task.decision, selectedPoolId: 'elsewhere', filtersApplied: ['engine', 'vram'], tieBreakersApplied: ['least_loaded'], fallbackUsed: true };
    const move = { to: 'queued', poolId: 'elsewhere', decision } as const;
    expect(await store().tasks.transition({ taskId: task.spec.taskId, revision: task.revision, change: move })).toBe(true);
    const moved = { ...task, poolId: 'elsewhere', decision, revision: task.revision + 1 };
    expect(await found(store(), task.spec.taskId)).toEqual(moved);

    const requeue = { to: 'queued', poolId: 'third' } as const;
    expect(await store().tasks.transition({ taskId: task.spec.taskId, revision: moved.revision, change: requeue })).toBe(true);
    expect(await found(store(), task.spec.taskId)).toEqual({ ...moved, poolId: 'third', revision: moved.revision + 1 });
  });

  it.each(OUTCOME_KINDS)('an outcome of %s takes its session with it', async (kind) => {
    const running = await taskIn(store(), 'running');
    const session = newSession({ sessionId: running.spec.sessionId, turns: 3, poolId: 'haiku', replicaId: 'r0', kvTokens: 64, spent: { tokens: 64, timeMs: 80.5, cost: 0.5 } });
    expect(await end(store(), running, kind, undefined, session)).toBe(true);
    expect(await sessionIn(store(), running.spec.sessionId)).toEqual(session);
  });

  it('an end without a session leaves the session as it was', async () => {
    const running = await taskIn(store(), 'running');
    const before = await sessionIn(store(), running.spec.sessionId);
    expect(await end(store(), running, 'completed')).toBe(true);
    expect(await sessionIn(store(), running.spec.sessionId)).toEqual(before);
  });

  it('an end that is refused writes no session', async () => {
    const queued = await created(store());
    const running = await taskIn(store(), 'running');
    const ended = await taskIn(store(), 'completed');
    const gone = { ...queued, spec: { ...queued.spec, taskId: uuid(), sessionId: uuid() } };
    const late = { ...running, revision: running.revision - 1 };
    for (const task of [queued, late, ended, gone]) {
      const { sessionId } = task.spec;
      const before = await sessionIn(store(), sessionId);
      const session = newSession({ sessionId, turns: 9, spent: { tokens: 999, timeMs: 999, cost: 999 } });
      expect(await end(store(), task, 'completed', undefined, session)).toBe(false);
      expect(await sessionIn(store(), sessionId)).toEqual(before);
    }
  });

  it('of many ends of one task, each with its session, the session is the one that won', async () => {
    const running = await taskIn(store(), 'running');
    const { sessionId } = running.spec;
    const sessions = Array.from({ length: 16 }, (_, n) => newSession({ sessionId, spent: { tokens: n, timeMs: n, cost: n } }));
    const wins = await Promise.all(sessions.map((session, n) => end(store(), running, OUTCOME_KINDS[n % OUTCOME_KINDS.length] ?? 'failed', undefined, session)));
    expect(await sessionIn(store(), sessionId)).toEqual(sessions[wins.indexOf(true)]);
  });

  it.each(OUTCOME_KINDS)('an outcome of %s keeps everything that was known before', async (kind) => {
    const running = await taskIn(store(), 'running');
    expect(await end(store(), running, kind, 1_700_000_001_500)).toBe(true);
    expect(await found(store(), running.spec.taskId)).toEqual({
      ...running,
      state: kind,
      revision: running.revision + 1,
      outcome: OUTCOMES[kind],
      endedAt: 1_700_000_002_000,
      firstTokenAt: 1_700_000_001_500,
    });
  });

  it('a change that names an old revision is refused and changes nothing', async () => {
    const task = await created(store());
    expect(await start(store(), task)).toBe(true);
    const now = await found(store(), task.spec.taskId);
    expect(await end(store(), task, 'canceled')).toBe(false);
    expect(await end(store(), { ...task, revision: now.revision + 1 }, 'canceled')).toBe(false);
    expect(await found(store(), task.spec.taskId)).toEqual(now);
  });

  it('a change of a task that is not there is refused', async () => {
    const task = await created(store());
    expect(await start(store(), { ...task, spec: { ...task.spec, taskId: uuid() } })).toBe(false);
  });

  it.each(OUTCOME_KINDS)('a task that ended %s never moves again, not even at its own revision', async (kind) => {
    const ended = await taskIn(store(), kind);
    expect(await start(store(), ended)).toBe(false);
    expect(await store().tasks.transition({ taskId: ended.spec.taskId, revision: ended.revision, change: { to: 'queued', poolId: 'x' } })).toBe(false);
    for (const other of OUTCOME_KINDS) expect(await end(store(), ended, other)).toBe(false);
    expect(await found(store(), ended.spec.taskId)).toEqual(ended);
  });

  it('a task completes only from running', async () => {
    const task = await created(store());
    expect(await end(store(), task, 'completed')).toBe(false);
    expect((await found(store(), task.spec.taskId)).state).toBe('queued');
  });

  it('of many concurrent transitions from one revision exactly one wins', async () => {
    for (let round = 0; round < 20; round++) {
      const running = await taskIn(store(), 'running');
      const kinds = Array.from({ length: 16 }, (_, n) => OUTCOME_KINDS[n % OUTCOME_KINDS.length] ?? 'failed');
      const wins = await Promise.all(kinds.map((kind) => end(store(), running, kind)));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect((await found(store(), running.spec.taskId)).state).toBe(kinds[wins.indexOf(true)]);
    }
  });

  it('a task is found in every state of the lifecycle', async () => {
    for (const state of TASK_STATES) expect((await taskIn(store(), state)).state).toBe(state);
  });
}
