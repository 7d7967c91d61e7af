import { createRequire } from 'node:module';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Channel } from '../../../../../src/infra/store/sqlite/channel.js';
import type { Reply, TokenRead, TokenWrite, WorkerSetup } from '../../../../../src/infra/store/sqlite/protocol.js';
import { StoreFault } from '../../../../../src/ports/store.js';
import { tempDirs } from '../../../../support/temp-dir.js';

/** The real worker on a real file; what is looked at is when operations travel and what becomes of them. */
const dirs = tempDirs();
const workers: Worker[] = [];
afterAll(async () => {
  for (const worker of workers) await worker.terminate();
  dirs.removeAll();
});

async function open() {
  const setup: WorkerSetup = { file: 'tokens', dataDir: dirs.make() };
  const worker = new Worker(createRequire(import.meta.url).resolve('#sqlite-worker'), { workerData: setup });
  workers.push(worker);
  await once(worker, 'message');
  const commits: number[] = [];
  const faults: StoreFault[] = [];
  const channel = new Channel<TokenWrite, TokenRead>(worker, {
    path: 'tokens.db',
    onFault: (fault) => faults.push(fault),
    onCommit: (writes) => commits.push(writes),
  });
  const append = (stream: string, first: number, text = 'x') =>
    channel.write(['append', [stream, 1, first, 0, 1, 1, JSON.stringify([text])]], same);
  const appendWithNext = (stream: string, first: number) =>
    channel.writeWithNext(['append', [stream, 1, first, 0, 1, 1, '["x"]']], same);
  const length = (stream: string) => channel.read(['extent', stream], (reply) => (Array.isArray(reply) ? reply[1] : reply));
  return { worker, channel, commits, faults, append, appendWithNext, length };
}

const same = (reply: Reply): Reply => reply;

/** By a message that it cannot read. A thread that is terminated inside the library can end the whole process: the library aborts. */
const die = (worker: Worker): void => worker.postMessage(null);

it('writes of one turn are one commit', async () => {
  const { channel, commits, append } = await open();
  await Promise.all(Array.from({ length: 100 }, (_, n) => append('s', n)));
  expect(commits).toEqual([100]);
  await channel.close();
});

it('what arrives while a commit is in flight is the next one, whole', async () => {
  const { channel, commits, append } = await open();
  const first = append('s', 0);
  await Promise.resolve();
  const others: Promise<Reply>[] = [];
  for (let n = 1; n <= 40; n++) {
    others.push(append('s', n));
    await Promise.resolve();
  }
  expect(await Promise.all([first, ...others])).toEqual(Array.from({ length: 41 }, () => []));
  expect(commits).toEqual([1, 40]);
  await channel.close();
});

it('a group is bounded in number and in size', async () => {
  const { channel, commits, append } = await open();
  await Promise.all(Array.from({ length: 1000 }, (_, n) => append('s', n)));
  expect(commits).toEqual([512, 488]);
  commits.length = 0;
  await Promise.all(Array.from({ length: 9 }, (_, n) => append('t', n, 'y'.repeat(1024 * 1024))));
  expect(commits).toEqual([4, 4, 1]);
  await channel.close();
});

it('a read waits for the commit in flight and for no later one, and sees it', async () => {
  const { channel, append, length } = await open();
  const order: string[] = [];
  const inFlight = append('s', 0).then(() => order.push('in flight'));
  await Promise.resolve();
  const later = append('s', 1).then(() => order.push('later'));
  const read = length('s').then((reply) => order.push(`read ${String(reply)}`));
  await Promise.all([inFlight, later, read]);
  expect(order).toEqual(['in flight', 'read 1', 'later']);
  await channel.close();
});

it('a read sees a write that nobody waits for, also one that was asked for while a commit was in flight', async () => {
  const { channel, append, appendWithNext, length } = await open();
  const inFlight = append('s', 0);
  await Promise.resolve();
  const patient = appendWithNext('s', 1);
  expect(await length('s')).toBe(2);
  await Promise.all([inFlight, patient]);
  await channel.close();
});

it('reads are served while more writes wait than go at once, though some of those are nobody\'s', async () => {
  const { channel, append, appendWithNext, length } = await open();
  const writes: Promise<Reply>[] = [];
  const seen: Promise<Reply>[] = [];
  for (let n = 0; n < 4096; n += 1024) {
    for (let at = n; at < n + 1023; at++) writes.push(append('s', at));
    writes.push(appendWithNext('s', n + 1023));
    seen.push(length('s'));
    await Promise.resolve();
  }
  const lengths = (await Promise.all(seen)).map(Number);
  for (const [at, tokens] of lengths.entries()) {
    expect(tokens).toBeGreaterThanOrEqual((at + 1) * 1024);
    expect(tokens).toBeLessThan((at + 1) * 1024 + 512);
  }
  await Promise.all(writes);
  await channel.close();
});

it('a write that nobody waits for makes no commit of its own and is never parted from the next one', async () => {
  const { channel, commits, append, appendWithNext } = await open();
  const all = Array.from({ length: 511 }, (_, n) => append('s', n));
  // The 512th, where a group ends, and the one that it goes with.
  all.push(appendWithNext('s', 511), append('s', 512));
  await Promise.all(all);
  expect(commits).toEqual([511, 2]);

  // Left over by a full group it still waits for company.
  const full = Array.from({ length: 512 }, (_, n) => append('s', 513 + n));
  const left = appendWithNext('s', 1025);
  await Promise.all(full);
  expect(commits).toEqual([511, 2, 512]);
  await Promise.all([append('s', 1026), left]);
  expect(commits).toEqual([511, 2, 512, 2]);
  await channel.close();
});

it('writes reach the file in the order of the calls', async () => {
  const { channel, append, length } = await open();
  const replies = await Promise.all(Array.from({ length: 600 }, (_, n) => append('s', n)));
  expect(replies.every((stale) => Array.isArray(stale) && stale.length === 0)).toBe(true);
  expect(await length('s')).toBe(600);
  await channel.close();
});

it('a worker that dies rejects all that is pending and all that follows, and is told of once', async () => {
  const { worker, channel, faults, append, length } = await open();
  const inFlight = append('s', 0);
  await Promise.resolve();
  const pending = [inFlight, append('s', 1), length('s')].map((promise) => promise.catch((error: unknown) => error));
  die(worker);
  const [answered, ...lost] = await Promise.all(pending);
  // The one in flight may have been answered just before the thread died.
  for (const fault of Array.isArray(answered) ? lost : [answered, ...lost]) expect(fault).toMatchObject({ name: 'StoreFault', kind: 'stopped' });
  const late: unknown = await append('s', 2).catch((error: unknown) => error);
  expect(late).toBeInstanceOf(StoreFault);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.message).toMatch(/tokens\.db is no longer served.*acknowledged is safe.*Restart/);
  await channel.close();
  expect(faults).toHaveLength(1);
});

it('a close in progress ends even if the worker dies', async () => {
  const { worker, channel, append } = await open();
  const write = append('s', 0).catch((error: unknown) => error);
  const closing = channel.close();
  die(worker);
  await closing;
  await write;
});
