import fc from 'fast-check';
import type { RetentionLimits } from '../../../src/domain/stream/retention.js';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import type { Logger } from '../../../src/ports/logger.js';
import type { Store, StoredTask } from '../../../src/ports/store.js';
import { Retention } from '../../../src/services/retention/retention.js';
import { sweep } from '../../../src/services/retention/sweep.js';
import { found, newTask, OUTCOMES, taskIn } from '../../conformance/store/fixtures.js';
import { withCheckedLibrary } from '../../support/checked-library.js';
import { FakeClock } from '../../support/fake-clock.js';
import { settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-retention-');
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => dirs.removeAll());

async function openStore(dataDir = dirs.make(), maxPages?: number): Promise<Store> {
  const store = await openSqliteStore({ dataDir: await withCheckedLibrary(dataDir), onFault: () => undefined, ...(maxPages === undefined ? {} : { maxPages }) });
  opened.push(store);
  return store;
}

const LIMITS: RetentionLimits = { streamAgeMs: 10_000, streamBytes: 1e12, taskAgeMs: 100_000 };
/** More than a page of the log's file holds. */
const BLOCK = 'x'.repeat(10_000);

const idOf = (task: StoredTask): string => task.spec.taskId;

/** A task that runs and has so many blocks of text. */
async function running(store: Store, blocks = 1): Promise<StoredTask> {
  const task = await taskIn(store, 'running');
  const texts = Array.from({ length: blocks }, () => BLOCK);
  expect(await store.tokens.append([{ taskId: idOf(task), epoch: 1, first: 0, at: 1, texts }])).toEqual(['stored']);
  return task;
}

async function endOf(store: Store, task: StoredTask, endedAt: number, traceDue = false): Promise<StoredTask> {
  const change = { to: 'completed', outcome: OUTCOMES.completed, endedAt, traceDue } as const;
  expect(await store.tasks.transition({ taskId: idOf(task), revision: task.revision, change })).toBe(true);
  return found(store, idOf(task));
}

const ended = async (store: Store, endedAt: number, blocks = 1): Promise<StoredTask> => endOf(store, await running(store, blocks), endedAt);

const tokensOf = async (store: Store, task: StoredTask): Promise<number> => {
  const { first, next } = await store.tokens.extent(idOf(task));
  return next - first;
};

interface Line {
  readonly level: string;
  readonly human: string;
}

interface Keeper {
  readonly retention: Retention;
  readonly lines: readonly Line[];
}

function keeper(store: Store, clock: FakeClock, limits: Partial<RetentionLimits> = {}): Keeper {
  const lines: Line[] = [];
  const at = (level: string) => (human: string) => void lines.push({ level, human });
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { retention: new Retention({ tasks: store.tasks, log: store.tokens, limits: { ...LIMITS, ...limits }, clock, logger }), lines };
}

/** A sweep has ended when the next one is scheduled. */
const swept = (clock: FakeClock): Promise<void> => settle(() => clock.pendingTimers === 1);

describe('retention (ORCH-3068)', () => {
  it('takes the tokens of what ended too long ago, at the start and then every minute, and says how many', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const [old, young] = [await ended(store, clock.wall() - 10_001, 3), await ended(store, clock.wall() - 9_999)];
    const unfinished = await running(store);
    const { retention, lines } = keeper(store, clock, { streamAgeMs: 70_000 });
    retention.start();
    await swept(clock);
    for (const task of [old, young, unfinished]) expect(await tokensOf(store, task)).toBeGreaterThan(0);
    expect(lines).toEqual([]);

    clock.advance(60_000);
    await swept(clock);
    expect(await tokensOf(store, old)).toBe(0);
    expect(await store.tokens.extent(idOf(old))).toEqual({ first: 3, next: 3 });
    expect(await tokensOf(store, young)).toBe(1);
    expect(lines).toEqual([{ level: 'info', human: expect.stringMatching(/^Retention took the tokens of 1 tasks \(\d{5} bytes are free again in data_dir\) and forgot 0 tasks\.$/) }]);

    clock.advance(60_000);
    await swept(clock);
    expect(await tokensOf(store, young)).toBe(0);
    expect(await tokensOf(store, unfinished)).toBe(1);
    expect(lines).toHaveLength(2);
    await retention.stop();
    expect(clock.pendingTimers).toBe(0);
  });

  it('sweeps as often as it keeps, where that is less than a minute', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const { retention } = keeper(store, clock, { streamAgeMs: 5_000 });
    retention.start();
    await swept(clock);
    expect(clock.nextTimerInMs).toBe(5_000);
    await retention.stop();
  });

  it('takes those that ended first until the log is under its bound, and no more', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const base = await store.tokens.bytes();
    const tasks: StoredTask[] = [];
    for (let n = 0; n < 60; n++) tasks.push(await ended(store, clock.wall() - 60 + n, 2));
    const bytes = await store.tokens.bytes();
    const streamBytes = base + Math.floor((bytes - base) / 2);
    const { streams } = await sweep({ tasks: store.tasks, log: store.tokens, limits: { ...LIMITS, streamBytes }, clock, stopping: () => false });
    expect(await store.tokens.bytes()).toBeLessThanOrEqual(streamBytes);
    const kept = await Promise.all(tasks.map((task) => tokensOf(store, task)));
    expect(kept).toEqual(tasks.map((_, n) => (n < streams ? 0 : 2)));
    expect(streams).toBeGreaterThanOrEqual(30);
    expect(streams).toBeLessThanOrEqual(50);
  });

  it('warns once while what runs takes more than the bound, and again when it does so another time', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const spared = await running(store, 20);
    const { retention, lines } = keeper(store, clock, { streamBytes: 100_000 });
    const gone = await ended(store, clock.wall(), 20);
    retention.start();
    for (let minute = 0; minute < 3; minute++) {
      await swept(clock);
      clock.advance(60_000);
    }
    await swept(clock);
    expect(await tokensOf(store, spared)).toBe(20);
    expect(await tokensOf(store, gone)).toBe(0);
    const warnings = () => lines.filter(({ level }) => level === 'warn').map(({ human }) => human);
    expect(warnings()).toEqual([expect.stringMatching(/Tokens take \d+ bytes in data_dir, more than retention\.stream_bytes \(100000\).*Raise retention\.stream_bytes/)]);

    await endOf(store, spared, clock.wall());
    clock.advance(60_000);
    await swept(clock);
    expect(await tokensOf(store, spared)).toBe(0);
    await running(store, 20);
    clock.advance(60_000);
    await swept(clock);
    expect(warnings()).toHaveLength(2);
    await retention.stop();
  });

  it('forgets tasks that ended longer ago than they are kept; their ids are new then, and what has not ended is never forgotten', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const now = clock.wall();
    const [old, logless] = [await ended(store, now - 100_001), await ended(store, now - 50_000)];
    const unfinished = await running(store);
    const { retention, lines } = keeper(store, clock);
    retention.start();
    await swept(clock);
    expect(await store.tasks.find(idOf(old))).toBeUndefined();
    expect(await store.tokens.extent(idOf(old))).toEqual({ first: 0, next: 0 });
    expect(await found(store, idOf(logless))).toEqual(logless);
    expect(await tokensOf(store, logless)).toBe(0);
    expect(await tokensOf(store, unfinished)).toBe(1);
    expect(lines).toEqual([{ level: 'info', human: expect.stringMatching(/tokens of 2 tasks .* forgot 1 tasks/) }]);
    expect(await store.tasks.admit(newTask({ taskId: idOf(old) }))).toMatchObject({ kind: 'created', task: { attempt: 0 } });
    expect(await store.tokens.open(idOf(old), 1)).toBe(0);
    await retention.stop();
  });

  it('spares what a transcript is still to be made of, whatever its age and its size', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const due = await endOf(store, await running(store, 20), clock.wall() - 1_000_000, true);
    const limits = { ...LIMITS, streamBytes: 50_000 };
    const now = () => sweep({ tasks: store.tasks, log: store.tokens, limits, clock, stopping: () => false });
    expect(await now()).toMatchObject({ streams: 0, tasks: 0, tooMany: expect.any(Number) });
    expect(await tokensOf(store, due)).toBe(20);
    await store.tasks.traced(idOf(due), 'ab'.repeat(32));
    expect(await now()).toMatchObject({ streams: 1, tasks: 1, tooMany: undefined });
    expect(await store.tasks.find(idOf(due))).toBeUndefined();
  });

  it('stops between two batches, and the next run goes on', async () => {
    const dataDir = dirs.make();
    let store = await openStore(dataDir);
    const clock = new FakeClock();
    await Promise.all(Array.from({ length: 450 }, (_, n) => ended(store, clock.wall() - 200_000 + n)));
    const first = keeper(store, clock);
    first.retention.start();
    await first.retention.stop();
    expect(clock.pendingTimers).toBe(0);
    const left = await store.tasks.withLog(Number.MAX_SAFE_INTEGER, 1000);
    expect(left.length).toBeGreaterThanOrEqual(250);
    await store.close();

    store = await openStore(dataDir);
    const second = keeper(store, clock);
    second.retention.start();
    await swept(clock);
    expect(await store.tasks.list({ limit: 10 })).toEqual([]);
    expect(await store.tokens.bytes()).toBeLessThan(50_000);
    await second.retention.stop();
  });

  it('a crash between any two of its steps is made good by the next sweep', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    const [removed, forgotten] = [await ended(store, clock.wall() - 200_000), await ended(store, clock.wall() - 200_000)];
    await store.tokens.remove([idOf(removed)]);
    await store.tokens.remove([idOf(forgotten)]);
    await store.tasks.logRemoved([idOf(forgotten)]);
    await store.tokens.forget([idOf(forgotten)]);
    await sweep({ tasks: store.tasks, log: store.tokens, limits: LIMITS, clock, stopping: () => false });
    expect(await store.tasks.list({ limit: 10 })).toEqual([]);
    for (const task of [removed, forgotten]) expect(await store.tokens.extent(idOf(task))).toEqual({ first: 0, next: 0 });
  });

  it('makes room in a log that is full, so that what runs goes on', async () => {
    const store = await openStore(dirs.make(), 250);
    const clock = new FakeClock();
    for (let n = 0; n < 4; n++) await ended(store, clock.wall() - 20_000, 10);
    const task = await taskIn(store, 'running');
    const append = (first: number) => store.tokens.append([{ taskId: idOf(task), epoch: 1, first, at: 1, texts: [BLOCK.repeat(10)] }]);
    let first = 0;
    const fault: unknown = await (async () => {
      for (; ; first++) await append(first);
    })().catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind: 'full' });
    await sweep({ tasks: store.tasks, log: store.tokens, limits: LIMITS, clock, stopping: () => false });
    expect(await append(first)).toEqual(['stored']);
    expect(await tokensOf(store, task)).toBe(first + 1);
  });

  it('says once that the store fails, and tries it again', async () => {
    const store = await openStore();
    const clock = new FakeClock();
    await store.close();
    const { retention, lines } = keeper(store, clock);
    retention.start();
    for (let minute = 0; minute < 3; minute++) {
      await swept(clock);
      clock.advance(60_000);
    }
    await swept(clock);
    expect(lines).toEqual([{ level: 'error', human: expect.stringMatching(/could not be removed.*data_dir may grow/) }]);
    await retention.stop();
  });
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('run' as const), blocks: fc.nat(12) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(20), traceDue: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('traced' as const), made: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(60_000) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'sweep' as const }) },
);

it('after any history of ends and sweeps the log is under its bound or nothing is left to take, and no unfinished task has lost a token (ORCH-3068)', async () => {
  const store = await openStore();
  const clock = new FakeClock();
  const empty = await store.tokens.bytes();
  const limits = { ...LIMITS, streamBytes: empty + 300_000 };
  const sweepNow = () => sweep({ tasks: store.tasks, log: store.tokens, limits, clock, stopping: () => false });

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const unfinished: { readonly task: StoredTask; readonly blocks: number }[] = [];
      for (const each of [...steps, { kind: 'sweep' as const }]) {
        switch (each.kind) {
          case 'run':
            unfinished.push({ task: await running(store, each.blocks), blocks: each.blocks });
            break;
          case 'end': {
            const [ending] = unfinished.splice(each.which % Math.max(1, unfinished.length), 1);
            if (ending !== undefined) await endOf(store, ending.task, clock.wall(), each.traceDue);
            break;
          }
          case 'traced':
            for (const task of await store.tasks.traceDue(2)) await store.tasks.traced(idOf(task), each.made ? 'ab'.repeat(32) : undefined);
            break;
          case 'pass':
            clock.advance(each.ms);
            break;
          case 'sweep': {
            await sweepNow();
            const left = await store.tasks.withLog(Number.MAX_SAFE_INTEGER, 1000);
            expect(left.length === 0 || (await store.tokens.bytes()) <= limits.streamBytes).toBe(true);
            expect(await store.tasks.withLog(clock.wall() - limits.streamAgeMs, 1000)).toEqual([]);
            expect(await store.tasks.withoutLog(clock.wall() - limits.taskAgeMs, 1000)).toEqual([]);
            for (const { task, blocks } of unfinished) expect(await tokensOf(store, task)).toBe(blocks);
            for (const task of await store.tasks.traceDue(1000)) expect((await store.tokens.extent(idOf(task))).first).toBe(0);
            break;
          }
        }
      }
      // What is left has ended long ago, and then nothing is.
      for (const { task } of unfinished) await endOf(store, task, clock.wall());
      for (const task of await store.tasks.traceDue(1000)) await store.tasks.traced(idOf(task), undefined);
      clock.advance(limits.taskAgeMs + 1);
      await sweepNow();
      expect(await store.tasks.list({ limit: 10 })).toEqual([]);
      expect(await store.tokens.bytes()).toBeLessThanOrEqual(empty + 8192);
    }),
    { numRuns: 15 },
  );
});
