import { createLlamacppEngine } from '../../../src/infra/engines/llamacpp/engine.js';
import { seed32 } from '../../../src/infra/engines/http/seed.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { Engine } from '../../../src/ports/engine.js';
import { engineConformance } from '../../conformance/engine/suite.js';
import { RecordingSink, complete, generateRequest, never } from '../../support/engine-sink.js';
import { describeWithLlama, freePort, slotsBusy, startLlamaServer, type LlamaServer } from '../../support/llama-server.js';

const timeouts = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 60_000, wallMs: 120_000 };
const ENDLESS = { kind: 'grammar', grammar: 'root ::= [a-z .] root' } as const;
const driver = (url: string): Engine => createLlamacppEngine({ url, timeouts, clock: systemClock });

describeWithLlama('a real llama-server', () => {
  let server: LlamaServer;
  let engine: Engine;
  let nowhere: string;
  beforeAll(async () => {
    server = await startLlamaServer({ slots: 4, ctxPerSlot: 2048, args: ['-b', '64', '-ub', '64'] });
    engine = driver(server.url);
    nowhere = `http://127.0.0.1:${await freePort()}`;
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  engineConformance('llamacpp', async () => ({
    engine,
    unreachable: () => driver(nowhere),
    another: () => driver(server.url),
    close: () => Promise.resolve(),
  }));

  /** What the engine itself gives, asked without this driver and without a stream. */
  const plain = async (body: Readonly<Record<string, unknown>>): Promise<string> => {
    const answer = await fetch(`${server.url}/completion`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, stream: false }),
    });
    const value: unknown = await answer.json();
    return typeof value === 'object' && value !== null && 'content' in value ? String(value.content) : '';
  };

  test('64 seeds give, token for token, the text that the engine gives without us', async () => {
    const seeds = Array.from({ length: 64 }, (_, i) => (i < 48 ? i * 7919 : i % 2 === 0 ? -i * 104_729 : i * 2 ** 40));
    for (const seed of seeds) {
      const ours = await complete(engine, { seed, maxTokens: 24 });
      expect(ours.text).toBe(await plain({ prompt: 'the old pond', n_predict: 24, seed: seed32(seed), cache_prompt: false }));
    }
  });

  test('a chat gives the text of the engine’s own chat prompt', async () => {
    const messages = [{ role: 'user', content: 'the old pond' }] as const;
    const ours = await complete(engine, { input: { kind: 'messages', messages } });
    expect(ours.text).toBe(await plain({ prompt: 'user: the old pond\nassistant:', n_predict: 32, seed: 42, cache_prompt: false }));
  });

  test('its slots and KV use are told', async () => {
    const { features, slots, ctxMax, engineVersion } = await engine.describe(never());
    expect({ slots, ctxMax }).toEqual({ slots: 4, ctxMax: 2048 });
    expect(engineVersion).toMatch(/^b\d+/);
    expect(features).toEqual(['chat_template', 'continuation', 'exact_token_count', 'grammar', 'json_schema', 'kv_usage', 'seed', 'stop']);
    const before = await engine.probe(never());
    await complete(engine, { input: { kind: 'prompt', prompt: 'night train to the north . '.repeat(20) } });
    const after = await engine.probe(never());
    expect(after.kvCacheUsage).toBeGreaterThan(0);
    expect(before.kvCacheUsage).toBeLessThanOrEqual(1);
  });

  test('a killed server breaks its streams off with WORKER_RESET, and is then unreachable', async () => {
    const own = await startLlamaServer({ slots: 1, ctxPerSlot: 2048 });
    const doomed = driver(own.url);
    const sink = new RecordingSink();
    sink.onToken = (count) => {
      if (count === 4) void own.stop();
    };
    const request = generateRequest({ maxTokens: 1_900, responseFormat: { kind: 'grammar', grammar: 'root ::= [a-z .]+' } });
    await expect(doomed.generate(request, sink, never())).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
    await own.stop();
    await expect(complete(doomed)).rejects.toMatchObject({ name: 'EngineError', code: 'POOL_UNREADY' });
    expect(await doomed.probe(never())).toMatchObject({ live: false, ready: false });
    await doomed.close();
  });
});

describeWithLlama('an abort, on a real llama-server', () => {
  let server: LlamaServer;
  let engine: Engine;
  beforeAll(async () => {
    // Small batches make a prefill of many steps, as a large prompt is to a large model.
    server = await startLlamaServer({ slots: 1, ctxPerSlot: 8192, args: ['-b', '64', '-ub', '64'] });
    engine = driver(server.url);
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  test('while tokens come frees the slot at once, as /slots shows', async () => {
    const sink = new RecordingSink();
    const abort = new AbortController();
    sink.onToken = (count) => {
      if (count === 5) abort.abort();
    };
    // By itself it would end after 8 000 tokens: many seconds.
    await expect(engine.generate(generateRequest({ maxTokens: 8_000, responseFormat: ENDLESS }), sink, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    const at = performance.now();
    while ((await slotsBusy(server)) > 0);
    expect(performance.now() - at).toBeLessThan(3_000);
    expect(sink.pieces).toHaveLength(5);
  });

  test('in a long prefill frees the slot within a batch, not after the prefill', async () => {
    const prompt = 'the crow returns to its branch . '.repeat(150);
    const input = { kind: 'prompt', prompt } as const;
    const whole = await complete(engine, { input, maxTokens: 1 });
    expect(whole.tokensIn).toBeGreaterThan(3_000);
    const sink = new RecordingSink();
    const abort = new AbortController();
    const attempt = engine.generate(generateRequest({ input, maxTokens: 900, responseFormat: ENDLESS }), sink, abort.signal);
    while ((await slotsBusy(server)) === 0);
    abort.abort();
    const at = performance.now();
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    while ((await slotsBusy(server)) > 0);
    expect(performance.now() - at).toBeLessThan(whole.prefillMs / 2);
    expect(sink.pieces).toEqual([]);
  });
});
