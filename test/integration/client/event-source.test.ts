import { randomUUID } from 'node:crypto';
import { createClient } from '../../../src/client/client.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { cuttingProxy } from '../../support/cutting-proxy.js';
import { PlainEventSource } from '../../support/event-source.js';
import { Random } from '../../support/random.js';

/** Readers that are not ours, and ways that lose connections, in front of the built daemon. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const TOKENS = 200;

describe(`a stream over a bad way (ORCH-3023, ORCH-3026; seed ${String(seed)})`, () => {
  let daemon: Daemon;
  beforeAll(async () => {
    daemon = await startDaemon({
      config: {
        streams: { retry_ms: 20, metrics_interval_ms: 50 },
        pools: [{ id: 'fast', engine: 'mock', model: 'mock', replicas: [{ id: 'm0', slots: 4, tokens_per_second: 400, end_chance: 0 }] }],
      },
    });
  });
  afterAll(() => daemon.kill());

  const cuts = (): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 12 }, () => 300 + random.below(3_000));
  };
  const newTask = async (): Promise<string> => {
    const task_id = randomUUID();
    await createClient({ url: daemon.url }).tasks.create({
      task_id,
      session_id: randomUUID(),
      workload: 'completion',
      model_ref: 'mock',
      engine: 'mock',
      ctx: 2048,
      priority: 'interactive',
      max_tokens: TOKENS,
      deadline_ms: 60_000,
      prompt: 'An old silent pond',
      seed: 5,
    });
    return task_id;
  };

  it('is whole to an EventSource that knows nothing of tasks, and a 204 stops it', async () => {
    const proxy = await cuttingProxy(daemon.port, cuts());
    const id = await newTask();
    const source = new PlainEventSource(`${proxy.url}/v1/tasks/${id}/stream`);
    try {
      expect(await source.closed).toBe(204);
    } finally {
      source.close();
      await proxy.close();
    }
    const shown = source.events.filter(({ type }) => type !== 'metrics' && type !== 'queued');
    expect(shown.map(({ type, lastEventId }) => `${type} ${lastEventId}`)).toEqual(['started 0', ...Array.from({ length: TOKENS }, (_, i) => `token ${String(i + 1)}`), `end ${String(TOKENS + 1)}`]);
    expect(source.connections.length).toBeGreaterThan(3);
    expect(source.connections.at(-1)).toBe(String(TOKENS + 1));
    expect(new Set(source.waits)).toEqual(new Set([20]));
  });

  it('is whole to the SDK, and the same text', async () => {
    const proxy = await cuttingProxy(daemon.port, cuts());
    const id = await newTask();
    let lost = 0;
    const indices: number[] = [];
    try {
      for await (const event of createClient({ url: proxy.url }).tasks.stream(id, { onRetry: () => lost++ })) if (event.event === 'token') indices.push(event.data.i);
    } finally {
      await proxy.close();
    }
    expect(lost).toBeGreaterThan(2);
    expect(indices).toEqual(Array.from({ length: TOKENS }, (_, i) => i));
  });
});
