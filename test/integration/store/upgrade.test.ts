import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { TASK_STEPS, TOKEN_STEPS } from '../../../src/infra/store/sqlite/schema.js';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { NOTHING_SPENT } from '../../../src/domain/session/budget.js';
import type { Store } from '../../../src/ports/store.js';
import { created, end, newSession, start } from '../../conformance/store/fixtures.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  dirs.removeAll();
});

async function open(dataDir: string): Promise<Store> {
  const store = await openSqliteStore({ dataDir, onFault: (fault) => expect(fault).toBeUndefined() });
  stores.push(store);
  return store;
}

/** A tasks.db as the first schema's driver left it: two unfinished tasks, two ended ones, two sessions. */
function firstVersion(): string {
  const dataDir = dirs.make();
  const db = new DatabaseSync(join(dataDir, 'tasks.db'));
  db.exec(readFileSync(join(__dirname, 'version-1.sql'), 'utf8'));
  db.exec('PRAGMA user_version = 1');
  db.close();
  return dataDir;
}

const taskId = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const SESSIONS = ['00000000-0000-4000-8000-000000000101', 'session\u0000two'] as const;

it('a file of the first version is opened with everything in it, and what it did not know is neutral', async () => {
  const store = await open(firstVersion());
  const tasks = [...(await store.tasks.list({ limit: 10 }))].reverse();
  const at = (predictedStartMs: number) => ({
    predictedStartMs,
    predictedStartLowMs: predictedStartMs,
    predictedStartHighMs: predictedStartMs,
    onTimeProbability: 0.5,
  });
  expect(tasks).toMatchObject([
    { spec: { taskId: taskId(1) }, state: 'queued', revision: 1, sequence: 1, attempt: 0, ...at(0) },
    { spec: { taskId: taskId(2) }, state: 'running', revision: 2, sequence: 2, replicaId: 'r0', startedAt: 1_700_000_001_000, ...at(250.5) },
    { spec: { taskId: taskId(3) }, state: 'completed', revision: 3, sequence: 3, firstTokenAt: 1_700_000_001_500, outcome: { tokensOut: 30, decodeMs: 41.5 }, ...at(1200) },
    { spec: { taskId: taskId(4) }, state: 'canceled', revision: 2, sequence: 4, endedAt: 1_700_000_002_500, ...at(3) },
  ]);
  for (const task of tasks) expect('grant' in task || 'budget' in task.spec).toBe(false);
  expect((await store.tasks.find(taskId(1)))?.spec.input).toEqual({ kind: 'prompt', prompt: 'Écris un haïku sur la mer 🌊' });
  expect((await store.tasks.unfinished(0, 10)).map(({ spec }) => spec.taskId)).toEqual([taskId(1), taskId(2)]);

  const session = { turns: 2, createdAt: 1_700_000_000_000, lastUsedAt: 1_700_000_000_502, kvTokens: 0, spent: NOTHING_SPENT };
  expect(new Set(await store.sessions.usedSince(0))).toEqual(
    new Set([
      { ...session, sessionId: SESSIONS[0] },
      { ...session, sessionId: SESSIONS[1], poolId: 'haiku', replicaId: 'r1', kvTokens: 42 },
    ]),
  );
  expect(await store.states.load('pool')).toEqual(new Map());
});

it('a task of the first version runs to its end, and its session begins to count', async () => {
  const dataDir = firstVersion();
  let store = await open(dataDir);
  const [waiting] = await store.tasks.unfinished(0, 1);
  if (waiting === undefined) throw new Error('the first of the file waits');
  expect(await start(store, waiting)).toBe(true);
  const spent = { tokens: 42, timeMs: 41.5, cost: 0.25 };
  const session = newSession({ sessionId: SESSIONS[0], turns: 2, spent });
  expect(await end(store, { ...waiting, revision: 2 }, 'budget', undefined, session)).toBe(true);
  await store.states.put('pool', 'haiku', '{}');
  const fresh = await created(store, { taskId: 'fresh' });
  expect(fresh.sequence).toBe(5);

  await store.close();
  store = await open(dataDir);
  expect(await store.tasks.find(taskId(1))).toMatchObject({ state: 'budget', outcome: { limit: 'tokens' } });
  expect(await store.sessions.usedSince(0)).toContainEqual(session);
  expect(await store.states.load('pool')).toEqual(new Map([['haiku', '{}']]));
  expect(await store.tasks.find(fresh.spec.taskId)).toEqual(fresh);
});

it('old rows are not rewritten: an upgrade reads them once, for the index by which they are removed', async () => {
  const dataDir = firstVersion();
  const db = new DatabaseSync(join(dataDir, 'tasks.db'));
  db.exec(`
    INSERT INTO task (task_id, session_id, pool_id, priority, state, revision, attempt, request_digest, owner, correlation_id,
      admitted_at, queue_position, predicted_start_ms, prompt_tokens, decision, spec, ended_at)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT 'bulk' || i, 's', 'p', 'batch', 'completed', 3, 1, '', '', '', 0, 0, 0, 0, '{}', '{}', 1700000000000 + i FROM n`);
  const pages = pagesOf(db);
  for (const step of TASK_STEPS.slice(1)) db.exec(`BEGIN; ${step}; COMMIT`);
  // The index by end, some 14 bytes for each that has ended, and a few pages more.
  expect(pagesOf(db) - pages).toBeLessThan(10 + (20_000 * 16) / 4096);
  db.close();
});

/** A data directory as the version before this one left it: tasks.db at step 2, tokens.db at step 1. */
function releasedVersion(fill: (tasks: InstanceType<typeof DatabaseSync>, tokens: InstanceType<typeof DatabaseSync>) => void): string {
  const dataDir = firstVersion();
  const tasks = new DatabaseSync(join(dataDir, 'tasks.db'));
  tasks.exec(`BEGIN; ${TASK_STEPS[1] ?? ''}; PRAGMA user_version = 2; COMMIT`);
  const tokens = new DatabaseSync(join(dataDir, 'tokens.db'));
  tokens.exec(`BEGIN; ${TOKEN_STEPS[0] ?? ''}; PRAGMA user_version = 1; COMMIT`);
  fill(tasks, tokens);
  tasks.close();
  tokens.close();
  return dataDir;
}

it('files of the version before are opened with everything in them, and what has ended can be removed', async () => {
  const dataDir = releasedVersion((_, tokens) => {
    tokens.exec(`
      INSERT INTO stream (stream, task_id, epoch) VALUES (1, '${taskId(2)}', 1), (2, '${taskId(3)}', 2);
      INSERT INTO piece (stream, first, count, texts) VALUES (1, 0, 2, '["a","b"]'), (2, 0, 1, '["c"]'), (1, 2, 1, '["d"]');`);
  });
  let store = await open(dataDir);
  expect(await store.tokens.extent(taskId(2))).toEqual({ first: 0, next: 3 });
  expect(await store.tokens.read(taskId(2), 0, 100)).toEqual(['a', 'b', 'd']);
  expect(await store.tokens.frames(taskId(2), 1, 100)).toEqual([
    { first: 0, at: 0, texts: ['a', 'b'] },
    { first: 2, at: 0, texts: ['d'] },
  ]);
  const tasks = await store.tasks.list({ limit: 10 });
  for (const task of tasks) {
    expect(task.lostAttempts).toEqual([]);
    for (const unknown of ['continuedFrom', 'traceDue', 'traceId']) expect(task).not.toHaveProperty(unknown);
  }
  expect(await store.tasks.traceDue(10)).toEqual([]);
  const ended = tasks.filter(({ outcome }) => outcome !== undefined).sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  expect(await store.tasks.withLog(Number.MAX_SAFE_INTEGER, 10)).toEqual(ended.map(({ spec }) => spec.taskId));

  await store.tokens.remove([taskId(3)]);
  await store.tasks.logRemoved([taskId(3)]);
  await store.close();
  store = await open(dataDir);
  expect(await store.tokens.extent(taskId(3))).toEqual({ first: 1, next: 1 });
  expect(await store.tasks.withoutLog(Number.MAX_SAFE_INTEGER, 10)).toEqual([taskId(3)]);
  expect(await store.tasks.find(taskId(3))).toMatchObject({ state: 'completed', outcome: { tokensOut: 30 } });
});

function pagesOf(db: InstanceType<typeof DatabaseSync>): number {
  const row: unknown = db.prepare('PRAGMA page_count').get();
  return typeof row === 'object' && row !== null && 'page_count' in row ? Number(row.page_count) : NaN;
}

it.each([
  ['first', 'tasks', TASK_STEPS[0], 'daee2d1e7e42bdb84bf1e7fcfc5985b31fac7f3fe317586168dc13d84b28d0bb'],
  ['second', 'tasks', TASK_STEPS[1], '5b394e19cf89579e1b7ba25cdfb9e08cef366e7b7465c7f71868bb78dc83cbfe'],
  ['first', 'tokens', TOKEN_STEPS[0], '16b0baffb6f2104661ebd58185a61b156ee52c91e8aa28066caf27c6e3a5f3e5'],
])('the %s step of %s.db is what was released', (_which, _file, step, digest) => {
  expect(createHash('sha256').update(step ?? '').digest('hex')).toBe(digest);
});
