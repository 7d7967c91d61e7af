import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import type { Store } from '../../../src/ports/store.js';
import { created, end, newSession, newTask, start, taskIn, uuid } from '../../conformance/store/fixtures.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  dirs.removeAll();
});

async function open(dataDir: string, onCommit: (file: string, writes: number) => void = () => undefined): Promise<Store> {
  const onFault = (fault: Error): void => {
    throw fault;
  };
  const store = await openSqliteStore({ dataDir, onFault, onCommit });
  stores.push(store);
  return store;
}

it('a thousand admissions at once take a handful of commits', async () => {
  const commits: number[] = [];
  const store = await open(dirs.make(), (_, writes) => commits.push(writes));
  await Promise.all(Array.from({ length: 1000 }, () => store.tasks.admit(newTask())));
  expect(commits.reduce((sum, writes) => sum + writes, 0)).toBe(1000);
  expect(commits.length).toBeLessThanOrEqual(3);
  await store.close();
});

/** Transactions in a write-ahead log that no checkpoint has passed (sqlite.org/fileformat2.html#walformat): each ends in a frame that says the file's size. */
function transactionsIn(log: string): number {
  const bytes = readFileSync(log);
  let commits = 0;
  for (let frame = 32; frame < bytes.length; frame += 24 + 4096) if (bytes.readUInt32BE(frame + 4) !== 0) commits++;
  return commits;
}

it('an admission with its session and state, and an end with its session, are one transaction each', async () => {
  const commits: number[] = [];
  const dataDir = dirs.make();
  const store = await open(dataDir, (_, writes) => commits.push(writes));
  const log = join(dataDir, 'tasks.db-wal');
  const before = transactionsIn(log);
  const counted = store.states.put('quota', 'laptop', '{}', 'with_next');
  const task = await created(store);
  await counted;
  expect(commits).toEqual([2]);
  expect(transactionsIn(log) - before).toBe(1);
  await start(store, task);
  const running = { ...task, revision: task.revision + 1 };
  expect(await end(store, running, 'completed', undefined, newSession({ sessionId: task.spec.sessionId, spent: { tokens: 42, timeMs: 1, cost: 0 } }))).toBe(true);
  expect(commits).toEqual([2, 1, 1]);
  expect(transactionsIn(log) - before).toBe(3);
  await store.close();
});

it('the write-ahead logs stay bounded, and a close empties them', async () => {
  const dataDir = dirs.make();
  const store = await open(dataDir);
  const log = join(dataDir, 'tokens.db-wal');
  const streams = Array.from({ length: 100 }, () => uuid());
  const text = 'x'.repeat(1000);
  let largest = 0;
  for (let round = 0; round < 400; round++) {
    await store.tokens.append(streams.map((taskId) => ({ taskId, epoch: 1, first: round, at: 0, texts: [text] })));
    largest = Math.max(largest, statSync(log).size);
  }
  expect(statSync(join(dataDir, 'tokens.db')).size).toBeGreaterThan(30_000_000);
  expect(largest).toBeLessThan(20_000_000);
  await store.close();
  expect(statSync(log, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
});

it('streams that come and go take no more of the disk than those that are there, and a removal keeps nobody waiting', async () => {
  const dataDir = dirs.make();
  const store = await open(dataDir);
  const [file, log] = [join(dataDir, 'tokens.db'), join(dataDir, 'tokens.db-wal')];
  const live = uuid();
  let sizeOfFirst = 0;
  let largestLog = 0;
  let appended = 0;
  for (let generation = 0; generation < 4; generation++) {
    // They run side by side, so that each page has a row of each.
    const streams = Array.from({ length: 60 }, () => uuid());
    for (let round = 0; round < 100; round++) {
      await store.tokens.append(streams.map((taskId) => ({ taskId, epoch: 1, first: round, at: 0, texts: ['x'.repeat(200)] })));
    }
    let removing = true;
    const removal = store.tokens.remove(streams).then(() => (removing = false));
    let meanwhile = 0;
    while (removing) {
      await store.tokens.append([{ taskId: live, epoch: 1, first: appended++, at: 0, texts: ['still here'] }]);
      meanwhile++;
      largestLog = Math.max(largestLog, statSync(log).size);
    }
    await removal;
    // 6000 rows are a dozen operations at least, and between any two of them a live stream gets its turn.
    expect(meanwhile).toBeGreaterThan(5);
    await store.tokens.forget(streams);
    if (generation === 0) sizeOfFirst = statSync(file).size;
  }
  expect(statSync(file).size).toBeLessThan(sizeOfFirst * 1.2);
  expect(largestLog).toBeLessThan(20_000_000);
  expect(await store.tokens.read(live, appended - 1, 100)).toEqual(['still here']);
  await store.close();
});

it('a rare match behind many rows is found, and does not hold up an admission meanwhile', async () => {
  const dataDir = dirs.make();
  let store = await open(dataDir);
  const oldest = await taskIn(store, 'completed', { poolId: 'rare', priority: 'batch' });
  await store.close();
  // 60 000 more rows of the same state and pool, as a year of work would leave them.
  const db = new DatabaseSync(join(dataDir, 'tasks.db'));
  db.exec(`
    INSERT INTO task (task_id, session_id, pool_id, priority, state, revision, attempt, request_digest, owner, correlation_id,
      admitted_at, queue_position, predicted_start_ms, prompt_tokens, decision, spec)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    SELECT 'bulk' || i, 's', 'rare', 'interactive', 'completed', 3, 1, '', '', '', 0, 0, 0, 0, '{}', '{}' FROM n`);
  db.close();

  store = await open(dataDir);
  const order: string[] = [];
  const listing = store.tasks.list({ state: 'completed', poolId: 'rare', priority: 'batch', limit: 10 }).then((tasks) => {
    order.push('list');
    return tasks;
  });
  const admission = created(store).then(() => order.push('admission'));
  expect((await listing).map(({ spec }) => spec.taskId)).toEqual([oldest.spec.taskId]);
  await admission;
  expect(order).toEqual(['admission', 'list']);
  await store.close();
});
