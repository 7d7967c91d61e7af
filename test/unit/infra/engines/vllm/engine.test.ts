import fc from 'fast-check';
import { createVllmEngine } from '../../../../../src/infra/engines/vllm/engine.js';
import { metricUse, slotsThatFit } from '../../../../../src/infra/engines/vllm/metrics.js';
import { engineSeed } from '../../../../../src/infra/engines/vllm/request.js';
import { dialectOf } from '../../../../../src/infra/engines/vllm/version.js';
import type { HttpEngineSettings } from '../../../../../src/infra/engines/http/settings.js';
import type { Engine, GenerateRequest } from '../../../../../src/ports/engine.js';
import { complete, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script } from '../../../../support/scripted-server.js';
import { serveVllm } from '../../../../support/vllm-peer.js';
import { answer, answering, wireForm } from '../../../../support/wire-forms.js';

const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
async function against(script: Script, over: Partial<HttpEngineSettings> = {}): Promise<Engine> {
  const server = await serve(script);
  const engine = createVllmEngine({ url: server.url, timeouts, clock: new FakeClock(), random: () => 0, ...over });
  opened.push(() => engine.close(), () => server.close());
  return engine;
}
const KNOWN = { '/v1/models': 'models', '/version': 'version', '/metrics': 'metrics', '/tokenize': 'tokenize' };
const replaying = (names: Readonly<Record<string, string>>, over?: Partial<HttpEngineSettings>): Promise<Engine> => against(answering('vllm', { ...KNOWN, ...names }), over);

describe('what vLLM tells of itself', () => {
  test('its version, its context, and as many slots as its KV cache holds contexts', async () => {
    expect(await (await replaying({})).describe(never())).toEqual({
      engineVersion: '0.11.0',
      model: 'haiku-7b',
      ctxMax: 8192,
      slots: 8,
      workloads: ['completion'],
      features: ['chat_template', 'continuation', 'exact_token_count', 'grammar', 'json_schema', 'kv_usage', 'seed', 'stop'],
    });
  });

  test('an adapter by its name, with the context that the tokenizer tells; slots as configured', async () => {
    expect(await (await replaying({}, { model: 'haiku-lora', slots: 3 })).describe(never())).toMatchObject({ model: 'haiku-lora', ctxMax: 8192, slots: 3 });
  });

  test('without /tokenize and /metrics it promises no counts, no continuation and no KV use', async () => {
    const engine = await against((request, response) => (request.url === '/v1/models' ? answer('vllm', 'models', response) : response.writeHead(404).end()));
    expect(await engine.describe(never())).toMatchObject({ engineVersion: 'unknown', slots: 1, features: ['grammar', 'json_schema', 'seed', 'stop'] });
    expect(await engine.countTokens(generateRequest().input, never())).toEqual({ tokens: expect.any(Number), exact: false });
  });

  test('a model that it does not have is named, and those that it has', async () => {
    const engine = await replaying({}, { model: 'haiku-13b' });
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringMatching(/haiku-13b.*haiku-7b, haiku-lora.*engine_model/) });
  });

  test('requests that run and wait, and KV use, over all its processes, by either name', async () => {
    const health: Script = (request, response) => (request.url === '/health' ? response.end() : answer('vllm', 'metrics', response));
    expect(await (await against(health)).probe(never())).toEqual({ live: true, ready: true, slotsBusy: 5, waiting: 1, kvCacheUsage: 0.5 });
    const older: Script = (request, response) => (request.url === '/health' ? response.end() : answer('vllm', 'metrics-older', response));
    expect(await (await against(older)).probe(never())).toEqual({ live: true, ready: true, slotsBusy: 1, waiting: 4, kvCacheUsage: 0.42 });
    const without: Script = (request, response) => (request.url === '/health' ? response.end() : response.writeHead(404).end());
    expect(await (await against(without)).probe(never())).toEqual({ live: true, ready: true });
  });

  test('an engine that died behind its server is live and not ready', async () => {
    const engine = await against((_, response) => response.writeHead(503).end());
    expect(await engine.probe(never())).toEqual({ live: true, ready: false, lastError: expect.stringContaining('503') });
  });

  test('no text whatever makes more of /metrics than figures in their range', () => {
    const line = fc.tuple(fc.constantFrom('vllm:num_requests_running', 'vllm:kv_cache_usage_perc', 'vllm:cache_config_info'), fc.constantFrom('', '{a="}"}', '{block_size="16",num_gpu_blocks="9"}'), fc.oneof(fc.double().map(String), fc.constantFrom('NaN', '+Inf', '1.0', '-1', '1 17000'))).map(([name, labels, value]) => `${name}${labels} ${value}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        const { slotsBusy = 0, kvCacheUsage = 0 } = metricUse(lines.join('\n'));
        expect(slotsBusy >= 0 && Number.isFinite(slotsBusy) && kvCacheUsage >= 0 && kvCacheUsage <= 1).toBe(true);
        expect(slotsThatFit(lines.join('\n'), 8) ?? 1).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('what vLLM is asked', () => {
  const asked = async (over: Partial<GenerateRequest>, version = '0.11.0'): Promise<Readonly<Record<string, unknown>>> => {
    const peer = await serveVllm({ version });
    const engine = createVllmEngine({ url: peer.url, timeouts, clock: new FakeClock(), random: () => 0.5 });
    opened.push(() => engine.close(), () => peer.close());
    await complete(engine, over);
    return peer.asked.at(-1) ?? {};
  };

  test('exactly what the task says, and nothing that it leaves to the engine', async () => {
    expect(await asked({ stop: ['zzz', ''], seed: 7, maxTokens: 9, kvHint: 'reuse' })).toEqual({
      ...{ model: 'haiku', prompt: 'the old pond', max_tokens: 9, seed: 7, stop: ['zzz'], stream: true, stream_options: { include_usage: true } },
    });
  });

  test('all sampling settings under its names; cold by a salt that no other request has', async () => {
    const sampling = { temperature: 0, topP: 0.9, topK: 0, minP: 0.1, repeatPenalty: 1.2, presencePenalty: -1 };
    const [first, second] = [await asked({ sampling, kvHint: 'cold' }), await asked({ kvHint: 'cold' })];
    expect(first).toMatchObject({ temperature: 0, top_p: 0.9, top_k: -1, min_p: 0.1, repetition_penalty: 1.2, presence_penalty: -1, cache_salt: expect.stringMatching(/./) });
    expect(second['cache_salt']).toEqual(expect.any(String));
    expect(await asked({ kvHint: 'cold' }, '0.8.5')).not.toHaveProperty('cache_salt');
  });

  test('two cold requests of one task have two salts', async () => {
    const peer = await serveVllm();
    const engine = createVllmEngine({ url: peer.url, timeouts, clock: new FakeClock(), random: () => 0.5 });
    opened.push(() => engine.close(), () => peer.close());
    await complete(engine);
    await complete(engine);
    expect(new Set(peer.asked.map(({ cache_salt: salt }) => salt)).size).toBe(2);
  });

  test.each([
    ['0.10.2', { guided_json: { enum: ['a'] } }, { guided_grammar: 'root ::= "a"' }],
    ['0.11.0', { structured_outputs: { json: { enum: ['a'] } } }, { structured_outputs: { grammar: 'root ::= "a"' } }],
    ['0.15.0rc2.dev93+g8e2a469b3', { structured_outputs: { json: { enum: ['a'] } } }, { structured_outputs: { grammar: 'root ::= "a"' } }],
  ])('a form in the fields of version %s', async (version, json, grammar) => {
    expect(await asked({ responseFormat: { kind: 'json_schema', schema: { enum: ['a'] } } }, version)).toMatchObject(json);
    expect(await asked({ responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } }, version)).toMatchObject(grammar);
  });

  test('a chat as it is; ORCH-3065: continued, the tokens of its template and of the text', async () => {
    const messages = [{ role: 'user', content: 'hi' }] as const;
    expect(await asked({ input: { kind: 'messages', messages } })).toMatchObject({ messages });
    const continued = await asked({ input: { kind: 'messages', messages }, continueFrom: ' is still' });
    expect(continued).toMatchObject({ prompt: expect.arrayContaining([1]) });
    expect(continued).not.toHaveProperty('messages');
    expect(await asked({ continueFrom: ' is still' })).toMatchObject({ prompt: 'the old pond is still' });
  });

  test('a request over the context is asked for again with what the prompt leaves, and only then', async () => {
    const peer = await serveVllm({ ctxMax: 64 });
    const engine = createVllmEngine({ url: peer.url, timeouts, clock: new FakeClock(), random: () => 0.5 });
    opened.push(() => engine.close(), () => peer.close());
    await complete(engine, { maxTokens: 10 });
    expect(peer.asked).toHaveLength(1);
    await complete(engine, { maxTokens: 64 });
    expect(peer.asked.map(({ max_tokens: most }) => most)).toEqual([10, 64, 60]);
    await expect(complete(engine, { input: { kind: 'prompt', prompt: 'a '.repeat(64) } })).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('maximum context length is 64') });
    expect(peer.asked).toHaveLength(4);
  });

  test('every seed is one that vLLM takes as a seed: 64 bits, exact on the wire, and never its word for "random"', () => {
    const seed = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(-1, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER));
    fc.assert(
      fc.property(seed, (value) => {
        const sent = engineSeed(value);
        expect(sent).not.toBe(-1);
        expect(JSON.parse(JSON.stringify(sent))).toBe(sent);
        expect(BigInt(sent) === BigInt(value) || value === -1).toBe(true);
      }),
    );
    expect(Number.isSafeInteger(engineSeed(-1))).toBe(false);
  });

  test.each([['0.8.5', false, false], ['0.9.0.1', true, false], ['v0.11.1', true, true], ['1.0.0', true, true], ['0.1.dev1+gabc', true, true], ['unknown', true, true]])('version %s: cache_salt %p, structured_outputs %p', (version, cacheSalt, structuredOutputs) => {
    expect(dialectOf(version)).toEqual({ cacheSalt, structuredOutputs });
  });
});

describe('what vLLM refuses', () => {
  test.each([
    ['error-context', 'INVALID_PARAMS', 'maximum context length is 8192 tokens'],
    ['error-context-older', 'INVALID_PARAMS', 'requested 9004 tokens'],
    ['error-model', 'POOL_UNREADY', 'engine_model'],
    ['error-workload', 'INVALID_PARAMS', 'workloads'],
    ['error-workload-later', 'INVALID_PARAMS', 'workloads'],
    ['error-validation', 'INVALID_PARAMS', 'less than or equal to 1'],
    ['error-detail', 'INVALID_PARAMS', 'body.prompt: Field required'],
    ['error-unauthorized', 'POOL_UNREADY', 'api_key_env'],
    ['error-mid-stream', 'WORKER_RESET', 'EngineCore'],
    ['error-mid-stream-older', 'INVALID_PARAMS', 'Invalid grammar'],
  ])('%s is %s in its own words', async (name, code, words) => {
    const engine = await replaying({ '/v1/completions': name });
    await expect(complete(engine, { maxTokens: 2 })).rejects.toMatchObject({ name: 'EngineError', code, message: expect.stringContaining(words) });
  });
});

describe('embeddings and reranks', () => {
  const { taskId } = generateRequest();
  const workloads = ['embedding', 'rerank'] as const;

  test('vectors come in the order of the texts, whatever order vLLM lists them in', async () => {
    const engine = await replaying({ '/v1/embeddings': 'embeddings' }, { workloads });
    expect(await engine.describe(never())).toMatchObject({ workloads, features: expect.not.arrayContaining(['seed']) });
    expect(await engine.embed({ taskId, texts: ['a', 'b'] }, never())).toEqual({ vectors: [[0.125, 0, -1], [0.5, -0.25, 1e-3]], tokensIn: 7 });
  });

  test('a rerank is asked where the server has it, and from then on there alone', async () => {
    for (const [path, form, scores] of [['/v1/rerank', 'rerank', [-0.01, 0.99]], ['/rerank', 'rerank', [-0.01, 0.99]], ['/score', 'score', [0.01, 0.99]]] as const) {
      const paths: string[] = [];
      const engine = await against((request, response) => {
        paths.push(request.url ?? '');
        answering('vllm', { ...KNOWN, [path]: form })(request, response, '');
      }, { workloads });
      const documents = ['the old pond', 'a frog leaps in'];
      expect(await engine.rerank({ taskId, query: 'frog', documents }, never())).toEqual({ scores, tokensIn: 31 });
      const before = paths.length;
      await engine.rerank({ taskId, query: 'frog', documents }, never());
      expect(paths.slice(before)).toEqual([path]);
    }
    const engine = await replaying({}, { workloads });
    await expect(engine.rerank({ taskId, query: 'frog', documents: ['a'] }, never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('/score') });
  });

  test.each([
    ['too few', (data: unknown[]) => data.slice(1)],
    ['one twice', (data: unknown[]) => [data[0], data[0]]],
    ['different lengths', () => [{ index: 0, embedding: [1] }, { index: 1, embedding: [1, 2] }]],
    ['an infinite number', () => [{ index: 0, embedding: [1e999] }, { index: 1, embedding: [1] }]],
    ['a text for a number', () => [{ index: 0, embedding: ['1'] }, { index: 1, embedding: [1] }]],
    ['base64', () => [{ index: 0, embedding: 'AAAA' }, { index: 1, embedding: 'AAAA' }]],
    ['empty vectors', () => [{ index: 0, embedding: [] }, { index: 1, embedding: [] }]],
    ['an index beyond', () => [{ index: 5, embedding: [1] }, { index: 1, embedding: [1] }]],
    ['no list', () => ({})],
  ])('vectors with %s are WORKER_RESET', async (_, change) => {
    const form = JSON.parse(wireForm('vllm', 'embeddings').response.body) as { data: unknown[] };
    const engine = await against((request, response) => {
      if (request.url !== '/v1/embeddings') answering('vllm', KNOWN)(request, response, '');
      else response.end(JSON.stringify({ ...form, data: change(form.data) }).replace('null', '1e999'));
    }, { workloads });
    await expect(engine.embed({ taskId, texts: ['a', 'b'] }, never())).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
  });
});
