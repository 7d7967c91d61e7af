import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { StoreFault, type Store } from '../../../src/ports/store.js';
import { created, newTask, uuid } from '../../conformance/store/fixtures.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const mounts: string[] = [];
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  for (const mount of mounts) execFileSync('umount', [mount]);
  dirs.removeAll();
});

async function open(dataDir: string, bound: { readonly maxPages?: number } = {}): Promise<Store> {
  const onFault = (fault: Error): void => {
    throw fault;
  };
  const store = await openSqliteStore({ dataDir, onFault, ...bound });
  stores.push(store);
  return store;
}

/** A file system of a few megabytes, where this user may mount one. */
function smallDisk(): string | undefined {
  const dir = dirs.make();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounts.push(dir);
  return dir;
}

/** Does `write` again and again until the disk is full; answers how often it was acknowledged, and the fault. */
async function fill(write: (n: number) => Promise<unknown>): Promise<{ readonly acknowledged: number; readonly fault: StoreFault }> {
  for (let n = 0; n < 100_000; n++) {
    try {
      await write(n);
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      return { acknowledged: n, fault: error };
    }
  }
  throw new Error('the disk was never full');
}

const appendTo = (store: Store, taskId: string) => async (n: number) => {
  expect(await store.tokens.append([{ taskId, epoch: 1, first: n, at: 0, texts: ['t'.repeat(20_000)] }])).toEqual(['stored']);
};

it('a full file is a typed fault; what was acknowledged stays, and with room it goes on', async () => {
  const dataDir = dirs.make();
  let store = await open(dataDir, { maxPages: 200 });
  const taskId = uuid();
  const tasks: string[] = [];
  const admissions = await fill(async () => {
    tasks.push((await created(store, { prompt: 'p'.repeat(10_000) })).spec.taskId);
  });
  const appends = await fill(appendTo(store, taskId));
  for (const { fault } of [admissions, appends]) {
    expect(fault.kind).toBe('full');
    expect(fault.message).toBe(`disk full at ${dataDir}: free space, the daemon goes on once there is room`);
  }
  expect((await store.tokens.extent(taskId)).next).toBe(appends.acknowledged);
  await store.close();

  store = await open(dataDir);
  expect((await store.tasks.list({ limit: 1000 })).map(({ spec }) => spec.taskId).reverse()).toEqual(tasks);
  expect((await store.tokens.extent(taskId)).next).toBe(appends.acknowledged);
  await appendTo(store, taskId)(appends.acknowledged);
  await created(store);
  await store.close();
});

const disk = smallDisk();
const onSmallDisk = disk === undefined ? it.skip : it;

onSmallDisk('a disk that fills up while running is a typed fault, and the same store goes on when there is room (skipped where tmpfs cannot be mounted)', async () => {
  const dir = disk ?? '';
  const dataDir = join(dir, 'data');
  const ballast = join(dir, 'ballast');
  const store = await open(dataDir);
  const tasks = [(await created(store)).spec.taskId];
  writeFileSync(ballast, Buffer.alloc(6 * 1024 * 1024));

  const taskId = uuid();
  const appends = await fill(appendTo(store, taskId));
  const together = await Promise.allSettled(Array.from({ length: 20 }, () => store.tasks.admit(newTask({ prompt: 'p'.repeat(300_000) }))));
  for (const outcome of together) {
    if (outcome.status === 'fulfilled') tasks.push(outcome.value.task.spec.taskId);
    else expect(outcome.reason).toMatchObject({ name: 'StoreFault', kind: 'full', message: expect.stringContaining(dataDir) });
  }
  expect(together.some(({ status }) => status === 'rejected')).toBe(true);
  expect(appends.fault.kind).toBe('full');
  expect((await store.tokens.extent(taskId)).next).toBe(appends.acknowledged);
  expect((await store.tasks.list({ limit: 100 })).map(({ spec }) => spec.taskId).reverse()).toEqual(tasks);

  rmSync(ballast);
  await appendTo(store, taskId)(appends.acknowledged);
  const last = await created(store);
  expect(await store.tasks.find(last.spec.taskId)).toEqual(last);
  expect((await store.tokens.extent(taskId)).next).toBe(appends.acknowledged + 1);
  await store.close();
});
