import { createLlamacppEngine } from '../../../src/infra/engines/llamacpp/engine.js';
import { createOpenaiEngine } from '../../../src/infra/engines/openai/engine.js';
import type { HttpEngineSettings } from '../../../src/infra/engines/http/settings.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { Engine } from '../../../src/ports/engine.js';
import { resultConformance } from '../../conformance/engine/results.js';
import { engineConformance } from '../../conformance/engine/suite.js';
import { RecordingSink, complete, generateRequest, never } from '../../support/engine-sink.js';
import { describeWithLlama, freePort, slotsBusy, startLlamaServer, type LlamaServer } from '../../support/llama-server.js';

const timeouts = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 60_000, wallMs: 120_000 };
const driver = (url: string, over: Partial<HttpEngineSettings> = {}): Engine => createOpenaiEngine({ url, timeouts, clock: systemClock, random: () => 0, ...over });
const KEY = 'sk-a-key-of-its-own';

describeWithLlama('a real llama-server through its OpenAI routes, with an API key', () => {
  let server: LlamaServer;
  let engine: Engine;
  let nowhere: string;
  beforeAll(async () => {
    server = await startLlamaServer({ slots: 4, ctxPerSlot: 2048, args: ['-b', '64', '-ub', '64', '--api-key', KEY] });
    engine = driver(`${server.url}/v1`, { apiKey: KEY });
    nowhere = `http://127.0.0.1:${await freePort()}`;
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  engineConformance('openai', async () => ({
    engine,
    unreachable: () => driver(nowhere, { apiKey: KEY }),
    another: () => driver(server.url, { apiKey: KEY }),
    close: () => Promise.resolve(),
  }));

  test('it is known for what it is', async () => {
    expect(await engine.describe(never())).toMatchObject({ engineVersion: expect.stringMatching(/^b\d+/), ctxMax: 2048, slots: 4, features: ['chat_template', 'grammar', 'json_schema', 'seed', 'stop'] });
  });

  test('the text is, token for token, that of the engine’s native API', async () => {
    const native = createLlamacppEngine({ url: server.url, timeouts, clock: systemClock, apiKey: KEY });
    for (const seed of [1, 7, -5, 2 ** 32 - 1, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      const [ours, theirs] = [await complete(engine, { seed, maxTokens: 24 }), await complete(native, { seed, maxTokens: 24 })];
      expect(ours.sink.pieces).toEqual(theirs.sink.pieces);
      expect(ours.tokensIn).toBe(theirs.tokensIn);
    }
    await native.close();
  });

  test('a chat is shaped by a schema and by a grammar as well', async () => {
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'the old pond' }] } as const;
    const schema = await complete(engine, { input, responseFormat: { kind: 'json_schema', schema: { enum: ['autumn', 'winter'] } } });
    expect(schema.text.trim()).toMatch(/^"(autumn|winter)"$/);
    const grammar = await complete(engine, { input, responseFormat: { kind: 'grammar', grammar: 'root ::= "yes" | "no"' } });
    expect(grammar.text).toMatch(/^(yes|no)$/);
  });

  test('without its key, or with another, it is not ready, and the message says where the key goes and not what it is', async () => {
    for (const over of [{}, { apiKey: 'sk-another' }]) {
      const stranger = driver(server.url, over);
      await expect(stranger.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('api_key_env') });
      await expect(complete(stranger)).rejects.not.toThrow('sk-another');
      expect(await stranger.probe(never())).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('api_key_env') });
      await stranger.close();
    }
    const native = createLlamacppEngine({ url: server.url, timeouts, clock: systemClock });
    await expect(native.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('api_key_env') });
    await native.close();
  });
});

describeWithLlama('real llama-servers with --embedding and --reranking', () => {
  const opening = (flags: readonly string[], workloads: HttpEngineSettings['workloads'] & object) => async () => {
    const server = await startLlamaServer({ slots: 2, ctxPerSlot: 512, args: flags });
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const engine = driver(server.url, { workloads });
    return {
      engine,
      unreachable: () => driver(nowhere, { workloads }),
      close: async () => {
        await engine.close();
        await server.stop();
      },
    };
  };
  resultConformance('openai, embedding', opening(['--embedding', '--pooling', 'mean'], ['embedding']));
  resultConformance('openai, rerank', opening(['--reranking'], ['rerank']));
});

describeWithLlama('an abort through the OpenAI routes of a real llama-server', () => {
  let server: LlamaServer;
  let engine: Engine;
  beforeAll(async () => {
    server = await startLlamaServer({ slots: 1, ctxPerSlot: 8192, args: ['-b', '64', '-ub', '64'] });
    engine = driver(`${server.url}/v1`);
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  test('frees the slot at once, as /slots shows, in a long prefill too', async () => {
    const prompt = 'the crow returns to its branch . '.repeat(120);
    for (const [input, afterTokens] of [[generateRequest().input, 5], [{ kind: 'prompt', prompt } as const, 0]] as const) {
      const sink = new RecordingSink();
      const abort = new AbortController();
      sink.onToken = (count) => {
        if (count === afterTokens) abort.abort();
      };
      const attempt = engine.generate(generateRequest({ input, maxTokens: 3_000, responseFormat: { kind: 'grammar', grammar: 'root ::= [a-z .] root' } }), sink, abort.signal);
      if (afterTokens === 0) {
        while ((await slotsBusy(server)) === 0);
        abort.abort();
      }
      await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
      const at = performance.now();
      // By itself it would end after 3 000 tokens: many seconds.
      while ((await slotsBusy(server)) > 0);
      expect(performance.now() - at).toBeLessThan(3_000);
      expect(sink.pieces).toHaveLength(afterTokens);
    }
  });
});
