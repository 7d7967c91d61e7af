import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

const another = smallDisk();
const onAnotherDisk = another === undefined ? it.skip : it;

onAnotherDisk('on a full disk a removal is a typed fault and takes nothing; with room it is done, and its room is used again (skipped where tmpfs cannot be mounted)', async () => {
  const dir = another ?? '';
  const dataDir = join(dir, 'data');
  const ballast = join(dir, 'ballast');
  const store = await open(dataDir);
  const [removed, running] = [uuid(), uuid()];
  const texts = Array.from({ length: 2000 }, (_, n) => `${n} ${'t'.repeat(500)}`);
  for (let first = 0; first < texts.length; first += 10) {
    expect(await store.tokens.append([{ taskId: removed, epoch: 1, first, at: 0, texts: texts.slice(first, first + 10) }])).toEqual(['stored']);
  }
  expect(() => {
    for (;;) appendFileSync(ballast, Buffer.alloc(4096));
  }).toThrow('ENOSPC');
  await fill(appendTo(store, running));

  await expect(store.tokens.remove([removed])).rejects.toMatchObject({ name: 'StoreFault', kind: 'full' });
  expect(await store.tokens.extent(removed)).toEqual({ first: 0, next: 2000 });
  expect(await store.tokens.read(removed, 1999, 100)).toEqual(texts.slice(1999));

  rmSync(ballast);
  await store.tokens.remove([removed]);
  expect(await store.tokens.extent(removed)).toEqual({ first: 2000, next: 2000 });
  const { next } = await store.tokens.extent(running);
  const file = join(dataDir, 'tokens.db');
  await store.tokens.forget([removed]);
  const { size } = statSync(file);
  for (let n = next; n < next + 30; n++) await appendTo(store, running)(n);
  await store.tokens.forget([uuid()]);
  expect(statSync(file).size).toBe(size);
  await store.close();
});
