import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { StoreFault, type Store, type StoredTask } from '../../../src/ports/store.js';
import { created, newTask, OUTCOMES, taskIn, uuid } from '../../conformance/store/fixtures.js';
import { withCheckedLibrary } from '../../support/checked-library.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  dirs.removeAll();
});

/** A directory where the library need not be looked at again. */
const place = (): Promise<string> => withCheckedLibrary(dirs.make());

async function open(dataDir: string, told?: StoreFault[]): Promise<Store> {
  const onDamaged = (fault: StoreFault) => void told?.push(fault);
  const store = await openSqliteStore({ dataDir, onFault: (fault) => expect(fault).toBeUndefined(), ...(told === undefined ? {} : { onDamaged }) });
  stores.push(store);
  return store;
}

async function refusal(dataDir: string): Promise<StoreFault> {
  const outcome: unknown = await open(dataDir).catch((error: unknown) => error);
  if (!(outcome instanceof StoreFault)) throw new Error(`expected a StoreFault, not ${String(outcome)}`);
  return outcome;
}

/** Changes a closed store's file as another program would. */
function edit(dataDir: string, file: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, file));
  db.exec(sql);
  db.close();
}

it('a data directory is made where there is none, for its owner only', async () => {
  const dataDir = join(dirs.make(), 'not', 'there', 'yet');
  await open(dataDir);
  if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o077).toBe(0);
});

it('a data directory in use is refused with its name, and is free after the close', async () => {
  const dataDir = await place();
  const holder = await open(dataDir);
  const fault = await refusal(dataDir);
  expect(fault.kind).toBe('in_use');
  expect(fault.message).toContain(dataDir);
  expect(fault.message).toMatch(/stop the other/);
  await holder.close();
  await open(dataDir);
});

it('where only the second file is in use, the first is let go again', async () => {
  const dataDir = await place();
  const other = new DatabaseSync(join(dataDir, 'tokens.db'));
  other.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)');
  expect((await refusal(dataDir)).kind).toBe('in_use');
  other.exec('DROP TABLE theirs');
  other.close();
  await open(dataDir);
});

it('a directory that cannot be written is refused with its name', async () => {
  const file = join(dirs.make(), 'a-file');
  writeFileSync(file, '');
  const fault = await refusal(join(file, 'data'));
  expect(fault.kind).toBe('unwritable');
  expect(fault.message).toContain(join(file, 'data'));

  const dataDir = await place();
  mkdirSync(join(dataDir, 'tasks.db'));
  expect((await refusal(dataDir)).kind).toBe('unwritable');
});

it('a file of a later version is refused and left as it was', async () => {
  const dataDir = await place();
  await (await open(dataDir)).close();
  edit(dataDir, 'tasks.db', 'PRAGMA user_version = 999');
  const before = readFileSync(join(dataDir, 'tasks.db'));
  const fault = await refusal(dataDir);
  expect(fault.kind).toBe('newer');
  expect(fault.message).toMatch(/tasks\.db was written by a later version.*999/);
  expect(readFileSync(join(dataDir, 'tasks.db'))).toEqual(before);
});

it('a file that is no database is refused as damaged', async () => {
  const dataDir = await place();
  writeFileSync(join(dataDir, 'tokens.db'), 'not a database at all '.repeat(500));
  const fault = await refusal(dataDir);
  expect(fault.kind).toBe('corrupt');
  expect(fault.message).toContain('tokens.db');
});

it('a damaged row names its task, and the others are read', async () => {
  const dataDir = await place();
  let store = await open(dataDir);
  const [good, bad] = [await created(store), await created(store)];
  const stream = uuid();
  await store.tokens.append([{ taskId: stream, epoch: 1, first: 0, at: 0, texts: ['a', 'b'] }]);
  await store.close();
  edit(dataDir, 'tasks.db', `UPDATE task SET spec = json_set(spec, '$.ctx', 'large') WHERE task_id = '${bad.spec.taskId}'`);
  edit(dataDir, 'tokens.db', `UPDATE piece SET texts = '["a"]'`);

  store = await open(dataDir);
  expect(await store.tasks.find(good.spec.taskId)).toEqual(good);
  for (const reading of [
    store.tasks.find(bad.spec.taskId),
    store.tasks.list({ limit: 10 }),
    store.tasks.unfinished(0, 10),
    store.tasks.admit(newTask({ taskId: bad.spec.taskId })),
  ]) {
    await expect(reading).rejects.toMatchObject({
      kind: 'corrupt',
      message: expect.stringMatching(new RegExp(`task ${bad.spec.taskId} is damaged.*spec\\.ctx is not a number`)),
    });
  }
  await expect(store.tokens.read(stream, 0, 100)).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringContaining(stream) });
});

it.each([
  ["UPDATE task SET state = 'completed'", /outcome is not that of a task which is completed/],
  [`UPDATE task SET outcome = '{"kind":"canceled","by":"client","tokensIn":0,"tokensOut":0,"decodeMs":0}'`, /outcome is not that/],
  ["UPDATE task SET outcome = '{'", /outcome is not JSON/],
  ["UPDATE task SET state = 'asleep'", /state is not one of queued, running/],
  ["UPDATE task SET admitted_at = 'yesterday'", /admitted_at is not a number/],
  ["UPDATE task SET owner = x'00'", /owner is not text/],
  ["UPDATE task SET spec = json_set(spec, '$.taskId', 'another')", /spec\.taskId is not the task_id of its row/],
  ["UPDATE task SET decision = '[]'", /decision is not an object/],
  ["UPDATE task SET predicted_start_low_ms = 'soon'", /predicted_start_low_ms is not a number/],
  ["UPDATE task SET on_time_probability = 'likely'", /on_time_probability is not a number/],
  ["UPDATE task SET budget_grant = json_remove(budget_grant, '$.reserved.cost')", /budget_grant\.reserved\.cost is not a number/],
  ["UPDATE task SET spec = json_set(spec, '$.budget.tokens', 'many')", /spec\.budget\.tokens is not a number/],
  ["UPDATE task SET lost_attempts = '{}'", /lost_attempts is not a list/],
  [`UPDATE task SET lost_attempts = '[{"attempt":1}]'`, /lost_attempts\[0\]\.poolId is not text/],
  ["UPDATE task SET continued_from = 'here'", /continued_from is not a number/],
])('a row changed by "%s" is refused', async (sql, why) => {
  const dataDir = await place();
  let store = await open(dataDir);
  const task = await created(store);
  await store.close();
  edit(dataDir, 'tasks.db', sql);
  store = await open(dataDir);
  await expect(store.tasks.find(task.spec.taskId)).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringMatching(why) });
});

it('a damaged session and a damaged state are refused and named, and the others of their file are read', async () => {
  const dataDir = await place();
  let store = await open(dataDir);
  const task = await created(store);
  await store.states.put('quota', 'laptop', '{}');
  await store.states.put('pool', 'haiku', '{}');
  await store.close();
  edit(dataDir, 'tasks.db', `UPDATE session SET spent_cost = 'much'; UPDATE state SET json = x'7b7d' WHERE kind = 'quota'`);

  store = await open(dataDir);
  await expect(store.sessions.usedSince(0)).rejects.toMatchObject({
    kind: 'corrupt',
    message: expect.stringMatching(new RegExp(`session ${task.spec.sessionId} is damaged.*spent_cost is not a number`)),
  });
  await expect(store.states.load('quota')).rejects.toMatchObject({
    kind: 'corrupt',
    message: expect.stringMatching(/quota state of laptop is damaged.*json is not text.*delete that row/),
  });
  expect(await store.states.load('pool')).toEqual(new Map([['haiku', '{}']]));
  expect(await store.tasks.find(task.spec.taskId)).toEqual(task);
});

it('where somebody is told of them, damaged rows are left out of a start-up and left as they are', async () => {
  const dataDir = await place();
  let store = await open(dataDir);
  const tasks = [];
  for (let n = 0; n < 9; n++) tasks.push(await created(store));
  const bad = tasks.filter((_, n) => [0, 3, 4, 8].includes(n));
  const good = tasks.filter((task) => !bad.includes(task));
  await store.states.put('pool', 'haiku', '{}');
  await store.states.put('pool', 'damaged', '{}');
  await store.close();
  const places = bad.map(({ spec }) => `'${spec.taskId}'`).join(', ');
  const sessions = bad.map(({ spec }) => `'${spec.sessionId}'`).join(', ');
  edit(dataDir, 'tasks.db', `UPDATE task SET spec = '{' WHERE task_id IN (${places}); UPDATE session SET turns = 'x' WHERE session_id IN (${sessions}); UPDATE state SET json = x'00' WHERE id = 'damaged'`);

  const told: StoreFault[] = [];
  store = await open(dataDir, told);
  const damaged = bad.map(({ spec }) => expect.stringMatching(new RegExp(`task ${spec.taskId} is damaged.*delete that row`)));
  expect(await store.tasks.unfinished(0, 100)).toEqual(good);
  expect(told.map(({ kind, message }) => [kind, message])).toEqual(damaged.map((message) => ['corrupt', message]));
  // A page is full as long as there are more, whatever was left out of it.
  for (const limit of [1, 2, 4, 5]) {
    const pages = [];
    for (let after = 0; ; after = pages.at(-1)?.sequence ?? 0) {
      const page = await store.tasks.unfinished(after, limit);
      pages.push(...page);
      if (page.length < limit) break;
    }
    expect(pages).toEqual(good);
  }
  told.length = 0;
  expect(new Set((await store.sessions.usedSince(0)).map(({ sessionId }) => sessionId))).toEqual(new Set(good.map(({ spec }) => spec.sessionId)));
  expect(await store.states.load('pool')).toEqual(new Map([['haiku', '{}']]));
  expect(told).toHaveLength(bad.length + 1);
  for (const task of bad) await expect(store.tasks.find(task.spec.taskId)).rejects.toMatchObject({ kind: 'corrupt' });
  await store.close();
  store = await open(dataDir, told);
  expect(await store.tasks.unfinished(0, 100)).toEqual(good);
});

it('a damaged row holds up no transcript: none can be made of it, and it is due no more', async () => {
  const dataDir = await place();
  let store = await open(dataDir);
  const ended: StoredTask[] = [];
  for (let n = 0; n < 3; n++) {
    const running = await taskIn(store, 'running');
    await store.tasks.transition({ taskId: running.spec.taskId, revision: running.revision, change: { to: 'completed', outcome: OUTCOMES.completed, endedAt: n, traceDue: true } });
    ended.push(running);
  }
  const [first, second, third] = ended.map(({ spec }) => spec.taskId);
  await store.close();
  edit(dataDir, 'tasks.db', `UPDATE task SET outcome = '{' WHERE task_id IN ('${first}', '${second}')`);
  const told: StoreFault[] = [];
  store = await open(dataDir, told);
  expect((await store.tasks.traceDue(10)).map(({ spec }) => spec.taskId)).toEqual([third]);
  expect(told).toHaveLength(2);
  expect((await store.tasks.traceDue(1)).map(({ spec }) => spec.taskId)).toEqual([third]);
  expect(told).toHaveLength(2);
  expect(await store.tasks.withLog(Number.MAX_SAFE_INTEGER, 10)).toEqual([first, second]);
  await store.close();
});

it('an operation that breaks a rule of the tables fails alone', async () => {
  const store = await open(await place());
  const tasks = [newTask(), { ...newTask(), admittedAt: NaN }, newTask()];
  const outcomes = await Promise.allSettled(tasks.map((task) => store.tasks.admit(task)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: { name: 'StoreFault', kind: 'defect' } });
  expect((await store.tasks.list({ limit: 10 })).map(({ spec }) => spec.taskId).reverse()).toEqual([tasks[0]?.spec.taskId, tasks[2]?.spec.taskId]);
});
