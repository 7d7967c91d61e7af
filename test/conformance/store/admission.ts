import type { Store } from '../../../src/ports/store.js';
import { created, found, newTask, newSession, uuid } from './fixtures.js';

export function admissionConformance(store: () => Store): void {
  it('a new task is created queued, and is found as it was admitted', async () => {
    const task = newTask();
    const result = await store().tasks.admit(task);
    expect(result.kind).toBe('created');
    const { session: _, ...facts } = task;
    expect(result.task).toEqual({ ...facts, state: 'queued', attempt: 0, lostAttempts: [], sequence: expect.any(Number), revision: expect.any(Number) });
    expect(await found(store(), task.spec.taskId)).toEqual(result.task);
  });

  it('a task that no budget bounds has no grant', async () => {
    const { grant: _, ...task } = newTask();
    const { budget: _budget, ...spec } = task.spec;
    const result = await store().tasks.admit({ ...task, spec });
    expect('grant' in result.task).toBe(false);
    expect(await found(store(), spec.taskId)).toEqual(result.task);
  });

  it('a taken id answers with the task that has it, whatever the digest, and writes nothing', async () => {
    const sessionId = uuid();
    const first = await created(store(), { sessionId, requestDigest: 'a'.repeat(64), turns: 1 });
    for (const requestDigest of ['a'.repeat(64), 'b'.repeat(64)]) {
      const again = newTask({ taskId: first.spec.taskId, sessionId, requestDigest, prompt: 'something else', turns: 2 });
      expect(await store().tasks.admit(again)).toEqual({ kind: 'exists', task: first });
    }
    expect(await found(store(), first.spec.taskId)).toEqual(first);
    expect((await store().sessions.usedSince(0)).find((session) => session.sessionId === sessionId)?.turns).toBe(1);
  });

  it('a taken id answers with the task as it is now, ended or not', async () => {
    const task = await created(store());
    await store().tasks.transition({
      taskId: task.spec.taskId,
      revision: task.revision,
      change: { to: 'canceled', outcome: { kind: 'canceled', by: 'client', tokensIn: 0, tokensOut: 0, decodeMs: 0 }, endedAt: 5 },
    });
    const again = await store().tasks.admit(newTask({ taskId: task.spec.taskId }));
    expect(again.kind).toBe('exists');
    expect(again.task).toMatchObject({ state: 'canceled', endedAt: 5, outcome: { kind: 'canceled', by: 'client' } });
  });

  it('a thousand admissions of one id at once create one task', async () => {
    const taskId = uuid();
    const results = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => store().tasks.admit(newTask({ taskId, requestDigest: n.toString(16).padStart(64, '0') }))),
    );
    expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(new Set(results.map(({ task }) => task.requestDigest)).size).toBe(1);
  });

  it('the session is written with the task', async () => {
    const sessionId = uuid();
    const session = newSession({ sessionId, turns: 4, poolId: 'haiku', replicaId: 'r1', kvTokens: 99, spent: { tokens: 7, timeMs: 12.5, cost: 0.001 } });
    await store().tasks.admit({ ...newTask({ sessionId }), session });
    expect(await store().sessions.usedSince(0)).toContainEqual(session);
  });

  it('sequences grow in the order of admission', async () => {
    const tasks = [];
    for (let n = 0; n < 20; n++) tasks.push(await created(store()));
    const sequences = tasks.map((task) => task.sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(Math.min(...sequences)).toBeGreaterThan(0);
  });

  it('identifiers and texts come back exactly, odd characters included', async () => {
    const odd = ['a\u0000b', 'a\u0000c', '\ud83d', '"quoted"', 'line\nbreak', '', '日本語 🗻'];
    for (const text of odd) {
      const task = newTask({ sessionId: `s${text}`, poolId: `p${text}`, prompt: text });
      const result = await store().tasks.admit({ ...task, owner: text, correlationId: text });
      expect(await found(store(), task.spec.taskId)).toEqual(result.task);
      expect((await store().tasks.list({ sessionId: `s${text}`, limit: 10 })).map(({ spec }) => spec.taskId)).toEqual([task.spec.taskId]);
    }
  });

  it('a prompt of a megabyte comes back whole', async () => {
    const prompt = 'sea 🌊 '.repeat(130_000);
    const task = await created(store(), { prompt });
    expect((await found(store(), task.spec.taskId)).spec.input).toEqual({ kind: 'prompt', prompt });
  });

  it('an id that was never admitted is not found', async () => {
    expect(await store().tasks.find(uuid())).toBeUndefined();
  });
}
