import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { rm } from 'node:fs/promises';
import type { TaskEvent, TaskRequest } from '../../../generated/data.js';
import { createClient, type Client } from '../../../src/client/client.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';

/** The built daemon over HTTP, read by the SDK. */
const CONFIG = {
  streams: { retry_ms: 50, queued_interval_ms: 100 },
  pools: [{ id: 'fast', engine: 'mock', model: 'mock', replicas: [{ id: 'm0', slots: 2, tokens_per_second: 120, end_chance: 0 }] }],
};

const taskOf = (changes: Partial<TaskRequest> = {}): TaskRequest => ({
  task_id: randomUUID(),
  session_id: randomUUID(),
  workload: 'completion',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 120,
  deadline_ms: 60_000,
  prompt: 'An old silent pond',
  seed: 11,
  determinism: 'strict',
  ...changes,
});

const textOf = (events: readonly TaskEvent[]): string => events.map((event) => (event.event === 'token' ? event.data.t : '')).join('');
const indices = (events: readonly TaskEvent[]): readonly number[] => events.flatMap((event) => (event.event === 'token' ? [event.data.i] : []));
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe('the SDK and the daemon', () => {
  let daemon: Daemon;
  let client: Client;
  let whole: string;
  beforeAll(async () => {
    daemon = await startDaemon({ config: CONFIG, keepDataDir: true });
    client = createClient({ url: daemon.url });
    const events: TaskEvent[] = [];
    for await (const event of client.tasks.run(taskOf(), { retryRefused: true })) events.push(event);
    whole = textOf(events);
    expect(indices(events)).toEqual(upTo(120));
  });
  afterAll(async () => {
    await daemon.kill();
    await rm(dirname(daemon.dataDir), { recursive: true, force: true });
  });

  it('reads the text whole, each token once, though the daemon is killed with SIGKILL and started again (ORCH-3023, ORCH-3060)', async () => {
    const body = taskOf();
    const events: TaskEvent[] = [];
    let tries = 0;
    let restarting: Promise<void> | undefined;
    for await (const event of client.tasks.run(body, { onRetry: () => tries++ })) {
      events.push(event);
      if (event.event === 'token' && event.data.i === 30) restarting = restart();
    }
    await restarting;
    expect(tries).toBeGreaterThan(0);
    expect(indices(events)).toEqual(upTo(120));
    expect(textOf(events)).toBe(whole);
    expect(events.at(-1)).toMatchObject({ event: 'end', id: '121', data: { finish_reason: 'length' } });
    expect(await client.tasks.get(body.task_id)).toMatchObject({ state: 'completed', attempt: 2 });
  });

  async function restart(): Promise<void> {
    const { port, dataDir } = daemon;
    await daemon.kill();
    daemon = await startDaemon({ config: CONFIG, listen: `127.0.0.1:${String(port)}`, dataDir });
  }

  it('shows a task that waits, and takes its reader to the error when it is canceled (ORCH-3030)', async () => {
    const [a, b, waiting] = [taskOf({ max_tokens: 1_000 }), taskOf({ max_tokens: 1_000 }), taskOf()];
    for (const body of [a, b, waiting]) await client.tasks.create(body);
    const names: string[] = [];
    for await (const event of client.tasks.stream(waiting.task_id)) {
      names.push(event.event);
      if (event.event === 'queued') await client.tasks.cancel(waiting.task_id);
      if (event.event === 'error') expect(event.data).toMatchObject({ code: 'CANCELED', retriable: false });
    }
    expect(names.filter((name) => name !== 'metrics' && name !== 'queued')).toEqual(['error']);
    for await (const event of client.tasks.stream(a.task_id)) if (event.event === 'token' && event.data.i === 3) await client.tasks.cancel(a.task_id);
    await client.tasks.cancel(b.task_id);
    expect((await client.tasks.list({ state: 'canceled' })).tasks.map(({ task_id }) => task_id).sort()).toEqual([a, b, waiting].map(({ task_id }) => task_id).sort());
  });

  it('reads at its own pace what was made at the engine’s', async () => {
    const body = taskOf();
    const events: TaskEvent[] = [];
    for await (const event of client.tasks.run(body)) {
      events.push(event);
      if (event.event === 'token' && event.data.i === 5) {
        // Nothing is read until the engine has made everything.
        for (let state = 'running'; state === 'running'; ) ({ state } = await client.tasks.get(body.task_id));
      }
    }
    expect(textOf(events)).toBe(whole);
  });

  it('goes on after the last event that it is told, and finds nothing left after the last one', async () => {
    const body = taskOf({ max_tokens: 10 });
    const events: TaskEvent[] = [];
    for await (const event of client.tasks.run(body)) events.push(event);
    const rest: TaskEvent[] = [];
    for await (const event of client.tasks.stream(body.task_id, { lastEventId: '4' })) rest.push(event);
    expect(indices(rest)).toEqual([4, 5, 6, 7, 8, 9]);
    for await (const event of client.tasks.stream(body.task_id, { lastEventId: '11' })) throw new Error(`unexpected ${event.event}`);
  });

  it('throws what the daemon refuses, typed', async () => {
    const read = client.tasks.stream(randomUUID());
    await expect(read.next()).rejects.toMatchObject({ name: 'OrchestratordError', code: 'NOT_FOUND', status: 404, field: 'id' });
    const unread = client.tasks.stream((await client.tasks.list({ limit: 1 })).tasks[0]?.task_id ?? '', { lastEventId: '900' });
    await expect(unread.next()).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'Last-Event-ID' });
    await expect(client.tasks.create(taskOf({ model_ref: 'nothing' }))).rejects.toMatchObject({ name: 'OrchestratordError', status: 404 });
  });

  it('knows the rest of the contract', async () => {
    const session = randomUUID();
    expect(await client.sessions.get(session)).toMatchObject({ session_id: session, turns: 0 });
    await client.sessions.remove(session);
    expect((await client.capabilities()).engines.map(({ engine }) => engine)).toEqual(['mock']);
    const [pool] = await client.pools.list();
    expect(pool).toEqual(expect.objectContaining({ pool_id: 'fast', ready: true }));
    expect(await client.pools.health('fast')).toMatchObject({ pool_id: 'fast' });
  });
});
