import { toWireTask } from '../../../src/api/tasks/task-view.js';
import { FrameReader } from '../../support/frames.js';
import { firstSweep, openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
afterEach(async () => kit.close());
const start = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), pools: ONE_SLOT, ...options }));

/** Ten tokens a second, one task at a time. */
const ONE_SLOT = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
/** The longest that a look near the head lets wait, for an interval of a second. */
const LOOK_MS = 1_250;

async function read(n: number, lastEventId?: string): Promise<FrameReader> {
  const reader = await FrameReader.open(kit, testUuid(n), lastEventId);
  if (reader === undefined) throw new Error('nothing is left of this stream');
  return reader;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Time passes in small steps, so that what it sets off is done before the next. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    kit.clock.advance(Math.min(50, left));
    await kit.atRest();
  }
}
const stateOf = async (n: number): Promise<string> => (await kit.services.queries.get(testUuid(n))).task.state;
const passUntil = (done: () => boolean | Promise<boolean>): Promise<void> => passes(kit, 20, done);

/** Task 1 runs for ten seconds; 2, 3, … wait behind it for one each. */
async function queue(count: number): Promise<void> {
  await kit.services.admission.admit(submission(1, { maxTokens: 100 }));
  await settle(async () => (await stateOf(1)) === 'running');
  for (let n = 2; n < 2 + count; n++) await kit.services.admission.admit(submission(n, { maxTokens: 10 }));
}

describe('ORCH-3029: the stream of a task that waits', () => {
  it('tells its place and its start at once, without an id, and what it tells is what getTask tells', async () => {
    await start();
    await queue(3);
    const reader = await read(4);
    await settle(() => reader.frames.length > 0);
    const { standing } = await kit.services.queries.get(testUuid(4));
    if (standing?.kind !== 'queued') throw new Error('it does not wait');
    expect(reader.frames).toMatchObject([
      {
        event: 'queued',
        id: undefined,
        data: {
          queue_position: 2,
          predicted_start_ms: standing.predictedStartMs,
          predicted_start_low_ms: standing.predictedStartLowMs,
          predicted_start_high_ms: standing.predictedStartHighMs,
          on_time_probability: standing.onTimeProbability,
        },
      },
    ]);
    reader.leave();
    await reader.done;
  });

  it('tells a new place within an interval, and not before it', async () => {
    await start();
    await queue(3);
    const reader = await read(4);
    await pass(100);
    await kit.services.cancellation.cancel(testUuid(2));
    await pass(850);
    expect(reader.names).toEqual(['queued']);
    await pass(LOOK_MS - 950);
    expect(reader.of('queued').map(({ data }) => data['queue_position'])).toEqual([2, 1]);
    reader.leave();
    await reader.done;
  });

  it('goes on with started and its tokens, and tells no place any more', async () => {
    await start();
    await queue(2);
    const reader = await read(3);
    await passUntil(async () => (await stateOf(3)) === 'completed');
    await reader.done;
    const began = reader.names.indexOf('started');
    expect(reader.names.slice(0, began)).toContain('queued');
    expect(reader.names.slice(began)).not.toContain('queued');
    expect(reader.frames.slice(0, began).every(({ id }) => id === undefined)).toBe(true);
    expect(reader.frames[began]?.id).toBe('0');
    expect(reader.of('token')).toHaveLength(10);
  });

  it('tells how the queue stands in metrics, after queued, at most once in their interval', async () => {
    await start();
    await queue(3);
    const reader = await read(4);
    for (const n of [2, 3]) {
      await pass(3_000);
      await kit.services.cancellation.cancel(testUuid(n));
      await pass(LOOK_MS);
    }
    const metrics = reader.of('metrics');
    expect(metrics.length).toBeGreaterThanOrEqual(2);
    for (const [at, { id, data }] of metrics.entries()) {
      expect(id).toBeUndefined();
      expect(data).toMatchObject({ queue_depth: expect.any(Number), on_time_probability: expect.any(Number), kv_warmth: false, predicted_start_ms: expect.any(Number) });
      expect((metrics[at]?.at ?? 0) - (metrics[at - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
    expect(metrics.at(-1)?.data).toMatchObject({ queue_depth: 1 });
    reader.leave();
    await reader.done;
  });

  it('tells in metrics how it stands also while nothing changes', async () => {
    await start();
    await queue(1);
    const reader = await read(2);
    await settle(() => reader.frames.length > 0);
    await pass(3 * LOOK_MS);
    await settle(() => reader.frames.some(({ event }) => event === 'metrics'));
    const metrics = reader.frames.filter(({ event }) => event === 'metrics');
    expect(metrics[0]).toMatchObject({ id: undefined, data: { queue_depth: 1, predicted_start_ms: expect.any(Number), on_time_probability: expect.any(Number), kv_warmth: false } });
    reader.leave();
    await reader.done;
  });

  it('begins anew for a reader that comes back without an id', async () => {
    await start();
    await queue(1);
    const first = await read(2);
    await settle(() => first.frames.length > 0);
    first.leave();
    await first.done;
    const second = await read(2);
    await settle(() => second.frames.length > 0);
    expect(second.names).toEqual(['queued']);
    await passUntil(async () => (await stateOf(2)) === 'completed');
    await second.done;
    const late = await read(2);
    await late.done;
    expect(late.names[0]).toBe('started');
    expect(late.text).toBe(second.text);
  });

  it('tells a reader that was stuck only how things stand now', async () => {
    await start();
    await queue(6);
    const reader = await read(7);
    await settle(() => reader.frames.length === 1);
    reader.stall();
    // What was on its way when the socket filled up is written; from then on nothing is.
    for (const n of [2, 3, 4, 5]) {
      await kit.services.cancellation.cancel(testUuid(n));
      await pass(2_000);
    }
    const before = reader.of('queued').length;
    expect(before).toBeLessThanOrEqual(2);
    reader.flow();
    await settle(() => reader.of('queued').length > before);
    expect(reader.of('queued')).toHaveLength(before + 1);
    expect(reader.of('queued').at(-1)?.data).toMatchObject({ queue_position: 1 });
    reader.leave();
    await reader.done;
  });
});

describe('a task that is moved while it waits', () => {
  it('tells its place where it waits now, and getTask the decision that moved it', async () => {
    await start({ pools: ['a', 'b'].map((id) => ({ id, replicas: [{ id: `${id}0`, slots: 1, tokensPerSecond: 10, endChance: 0 }] })) });
    for (const n of [1, 2, 3, 4, 5]) await kit.services.admission.admit(submission(n, { maxTokens: 100 }));
    const before = (await kit.services.queries.get(testUuid(5))).task;
    expect(before.state).toBe('queued');
    const reader = await read(5);
    await settle(() => reader.frames.length > 0);
    const to = before.poolId === 'a' ? 'b' : 'a';
    kit.services.pools.drain(before.poolId, 600_000);
    await pass(LOOK_MS);
    const view = await kit.services.queries.get(testUuid(5));
    expect(toWireTask(view)).toMatchObject({ pool_id: to, decision: { selected_pool_id: to }, admission: { queue_position: before.queuePosition } });
    expect(reader.of('queued').at(-1)?.data).toMatchObject({ queue_position: toWireTask(view).queue_position });
    reader.leave();
    await reader.done;
    // What getTask says of it comes from the row, too.
    expect(await kit.store.tasks.find(testUuid(5))).toMatchObject({ poolId: to, decision: { selectedPoolId: to } });
  });
});

describe('a task that ends while it waits', () => {
  const terminalOf = async (reader: FrameReader): Promise<readonly [number, unknown]> => {
    await reader.done;
    expect(reader.names).not.toContain('started');
    const errors = reader.of('error');
    expect(reader.frames.at(-1)).toBe(errors[0]);
    return [errors.length, errors[0]?.data['code']];
  };

  it('canceled: its stream ends with that error alone, and nothing comes later', async () => {
    await start();
    await queue(2);
    const reader = await read(3);
    await pass(500);
    await kit.services.cancellation.cancel(testUuid(3));
    expect(await terminalOf(reader)).toEqual([1, 'CANCELED']);
    const frames = reader.frames.length;
    await pass(5_000);
    expect(reader.frames).toHaveLength(frames);
  });

  it('past its deadline: likewise', async () => {
    await start();
    await kit.services.admission.admit(submission(1, { maxTokens: 100 }));
    await settle(async () => (await stateOf(1)) === 'running');
    await kit.services.admission.admit(submission(2, { maxTokens: 50, expectedTokens: 1, deadlineMs: 8_000 })).catch(() => undefined);
    const reader = await read(2);
    await passUntil(async () => (await stateOf(2)) === 'deadline');
    expect(await terminalOf(reader)).toEqual([1, 'DEADLINE_UNMET']);
  });

  it('dropped when its pool is drained: likewise', async () => {
    await start();
    await queue(1);
    const reader = await read(2);
    kit.services.pools.drain('pool', 2_000);
    await passUntil(async () => (await stateOf(2)) === 'dropped');
    expect(await terminalOf(reader)).toEqual([1, 'POOL_UNAVAILABLE']);
  });
});

describe('a task that lost its replica and waits again', () => {
  const DYING = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0, faults: [{ kind: 'die', afterTokens: 7, attempts: 1 }] }] }] as const;

  /** A batch task that dies after seven tokens while an interactive one waits, which goes first then. */
  async function dieAndWait(): Promise<FrameReader> {
    await start({ pools: DYING });
    await kit.services.admission.admit(submission(1, { maxTokens: 20, priority: 'batch' }));
    await settle(async () => (await stateOf(1)) === 'running');
    await kit.services.admission.admit(submission(2, { maxTokens: 100 }));
    const reader = await read(1);
    await passUntil(async () => (await stateOf(1)) === 'queued' && (await stateOf(2)) === 'running');
    return reader;
  }

  it('tells it in metrics that bear the id before them, never in queued, and goes on where it was', async () => {
    const reader = await dieAndWait();
    await settle(() => reader.of('metrics').length > 0 && reader.of('token').length === 7);
    expect(reader.of('metrics').at(-1)).toMatchObject({ id: '7', data: { predicted_start_ms: expect.any(Number) } });
    await passUntil(async () => (await stateOf(1)) === 'completed');
    await reader.done;
    expect(reader.names).not.toContain('queued');
    expect(reader.of('token').map(({ data }) => data['i'])).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('tells a reader that comes back with its last id the same, and one without an id from started on', async () => {
    const before = await dieAndWait();
    await settle(() => before.of('token').length === 7);
    const [back, anew] = [await read(1, '7'), await read(1)];
    await settle(() => back.frames.length > 0 && anew.of('token').length === 7);
    expect(back.frames[0]).toMatchObject({ event: 'metrics', id: '7', data: { predicted_start_ms: expect.any(Number) } });
    expect(anew.names.slice(0, 2)).toEqual(['started', 'token']);
    expect(anew.names).not.toContain('queued');
    for (const reader of [before, back, anew]) reader.leave();
    await Promise.all([before.done, back.done, anew.done]);
  });
});

describe('timers of readers', () => {
  it('are one for each that waits, and gone as soon as its task starts, ends, or it leaves', async () => {
    await firstSweep(await start());
    await queue(3);
    await turn();
    const none = kit.clock.pendingTimers;
    const running = await Promise.all([read(1), read(1)]);
    await turn();
    expect(kit.clock.pendingTimers).toBe(none);
    const readers = await Promise.all([2, 2, 3, 3, 4].map((n) => read(n)));
    await settle(() => readers.every((reader) => reader.frames.length > 0));
    expect(kit.clock.pendingTimers).toBe(none + 5);
    readers[4]?.leave();
    await readers[4]?.done;
    expect(kit.clock.pendingTimers).toBe(none + 4);
    await kit.services.cancellation.cancel(testUuid(3));
    await Promise.all([readers[2]?.done, readers[3]?.done]);
    expect(kit.clock.pendingTimers).toBe(none + 2);
    await passUntil(() => readers.slice(0, 2).every((reader) => reader.of('started').length > 0));
    // Task 2 decodes as task 1 did: the same timers, once its row is written.
    await passUntil(() => kit.clock.pendingTimers === none);
    for (const reader of [...running, ...readers]) reader.leave();
    await Promise.all([...running, ...readers].map((reader) => reader.done));
  });

  it('are none for a stream of an ended task', async () => {
    await firstSweep(await start());
    await kit.services.admission.admit(submission(1, { maxTokens: 2 }));
    await passUntil(async () => (await stateOf(1)) === 'completed');
    const none = kit.clock.pendingTimers;
    const reader = await read(1);
    await reader.done;
    expect(kit.clock.pendingTimers).toBe(none);
    expect(reader.names).toEqual(['started', 'token', 'token', 'end']);
  });
});
