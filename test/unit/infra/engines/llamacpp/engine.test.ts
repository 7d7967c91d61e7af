import { createLlamacppEngine } from '../../../../../src/infra/engines/llamacpp/engine.js';
import type { Engine, GenerateRequest } from '../../../../../src/ports/engine.js';
import { complete, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script, type ScriptedServer } from '../../../../support/scripted-server.js';
import { FINAL_EVENT, EVENTS, recorded, replay, tokenEvent } from './recorded.js';

const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };

/** One driver against one scripted server; both end with the test. */
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
async function against(script: Script): Promise<{ readonly engine: Engine; readonly server: ScriptedServer }> {
  const server = await serve(script);
  const engine = createLlamacppEngine({ url: server.url, timeouts, clock: new FakeClock() });
  opened.push(() => engine.close(), () => server.close());
  return { engine, server };
}
const replaying = (names: Readonly<Record<string, string>>) =>
  against((request, response) => {
    const name = names[request.url ?? ''];
    if (name === undefined) replay('error-not-found', response);
    else replay(name, response);
  });

describe('what llama-server sent is read', () => {
  test('tokens, usage and the prompt’s cached part', async () => {
    const { engine } = await replaying({ '/completion': 'completion-cached' });
    const end = await complete(engine);
    expect(end.text).toBe(' is a frog leaps into the cold wind');
    expect(end).toMatchObject({ finish: 'length', tokensIn: 11, tokensOut: 8, cachedTokens: 10 });
    expect(end.sink.prompts).toEqual([{ tokensIn: 11, cachedTokens: 10, afterPieces: 0 }]);
    expect(end.prefillMs).toBeGreaterThan(0);
    expect(end.decodeMs).toBeGreaterThan(0);
  });

  test('a stop word ends with `stop`, and characters of several tokens come whole', async () => {
    const stopped = await complete((await replaying({ '/completion': 'completion-stop-word' })).engine);
    expect(stopped).toMatchObject({ finish: 'stop', text: ' is a ' });
    const escaped = await complete((await replaying({ '/completion': 'completion-escapes' })).engine);
    expect(escaped).toMatchObject({ finish: 'stop', text: '"é" 月\n\t\\ 🌙 fin.', tokensOut: 22 });
    expect(escaped.sink.pieces).toContain('🌙');
  });

  test('the engine’s description', async () => {
    const { engine } = await replaying({ '/props': 'props' });
    expect(await engine.describe(never())).toEqual({
      engineVersion: 'b11669-Debian',
      model: expect.stringContaining('tiny-llama.gguf'),
      ctxMax: 512,
      slots: 2,
      workloads: ['completion'],
      features: ['chat_template', 'continuation', 'exact_token_count', 'grammar', 'json_schema', 'kv_usage', 'seed', 'stop'],
    });
  });

  test.each([
    ['embedding', ['embedding']],
    ['rerank', ['rerank']],
    ['plain', ['completion']],
  ])('what a server that was started for %s serves', async (kind, workloads) => {
    const { engine } = await replaying({ '/props': 'props', '/v1/embeddings': `question-embeddings-${kind}`, '/v1/rerank': `question-rerank-${kind}` });
    expect((await engine.describe(never())).workloads).toEqual(workloads);
  });

  test('vectors and scores in their places, with the tokens that they took', async () => {
    const { engine } = await replaying({ '/v1/embeddings': 'embeddings', '/v1/rerank': 'rerank' });
    const { vectors, tokensIn } = await engine.embed({ taskId: 't', texts: ['a frog', 'an old pond'] }, never());
    expect(tokensIn).toBe(16);
    expect(vectors.map(({ length }) => length)).toEqual([512, 512]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    expect(await engine.rerank({ taskId: 't', query: 'a frog', documents: ['frog jumps', 'pond and water'] }, never())).toEqual({ scores: [-0.027928760275244713, -0.03992091491818428], tokensIn: 33 });
  });

  test('a text over its batch is the request’s fault', async () => {
    const { engine } = await replaying({ '/v1/embeddings': 'error-batch' });
    await expect(engine.embed({ taskId: 't', texts: ['long'] }, never())).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('input (2002 tokens)') });
  });

  test.each([
    ['a vector too few', { data: [{ index: 0, embedding: [1] }], usage: { prompt_tokens: 2 } }],
    ['the same place twice', { data: [{ index: 0, embedding: [1] }, { index: 0, embedding: [2] }], usage: { prompt_tokens: 2 } }],
    ['something that is no number', { data: [{ index: 0, embedding: [1] }, { index: 1, embedding: [null] }], usage: { prompt_tokens: 2 } }],
    ['an infinite number', { data: [{ index: 0, embedding: [1] }, { index: 1, embedding: 'AACAfw==' }], usage: { prompt_tokens: 2 } }],
    ['no usage', { data: [{ index: 0, embedding: [1] }, { index: 1, embedding: [2] }] }],
    ['no list', { usage: { prompt_tokens: 2 } }],
  ])('an answer with %s is malformed', async (_what, body) => {
    const { engine } = await against((_, response) => response.end(JSON.stringify(body)));
    await expect(engine.embed({ taskId: 't', texts: ['a', 'b'] }, never())).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
  });

  test('slots and KV use, from /slots or else from /metrics', async () => {
    const slots = await replaying({ '/health': 'health-ok', '/slots': 'slots-busy' });
    expect(await slots.engine.probe(never())).toEqual({ live: true, ready: true, slotsBusy: 1, kvCacheUsage: expect.any(Number) });
    const metrics = await replaying({ '/health': 'health-ok', '/slots': 'slots-disabled', '/metrics': 'metrics' });
    expect(await metrics.engine.probe(never())).toEqual({ live: true, ready: true, slotsBusy: expect.any(Number) });
    const neither = await replaying({ '/health': 'health-ok', '/slots': 'slots-disabled' });
    expect(await neither.engine.probe(never())).toEqual({ live: true, ready: true });
  });

  test('KV use is what the slots hold of what they could', async () => {
    const { engine } = await against((request, response) => {
      if (request.url === '/health') return replay('health-ok', response);
      response.end(JSON.stringify([{ id: 0, n_ctx: 100, is_processing: true, n_prompt_tokens: 25 }, { id: 1, n_ctx: 100, is_processing: false }]));
    });
    expect(await engine.probe(never())).toEqual({ live: true, ready: true, slotsBusy: 1, kvCacheUsage: 0.125 });
  });

  test('KV use of servers that still count it in /metrics', async () => {
    const { engine } = await against((request, response) => {
      if (request.url === '/health') return replay('health-ok', response);
      if (request.url !== '/metrics') return replay('slots-disabled', response);
      response.end('# TYPE llamacpp:kv_cache_usage_ratio gauge\nllamacpp:kv_cache_usage_ratio 0.25\nllamacpp:requests_processing 3\n');
    });
    expect(await engine.probe(never())).toEqual({ live: true, ready: true, slotsBusy: 3, kvCacheUsage: 0.25 });
  });

  test('a server that still loads its model is live, not ready, and takes no task', async () => {
    const { engine } = await replaying({ '/health': 'health-loading', '/props': 'health-loading', '/completion': 'health-loading' });
    expect(await engine.probe(never())).toEqual({ live: true, ready: false, lastError: expect.stringContaining('Loading model') });
    for (const attempt of [engine.describe(never()), complete(engine)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('Loading model') });
    }
  });

  test.each([
    ['error-context', 'INVALID_PARAMS', 'the prompt is 1002 tokens, and a slot holds 512'],
    ['error-grammar', 'INVALID_PARAMS', 'failed to parse grammar'],
    ['error-json-schema', 'INVALID_PARAMS', 'unrecognized type nope'],
    ['error-surrogate', 'INVALID_PARAMS', 'surrogate U+D800..U+DBFF'],
    ['error-unauthorized', 'POOL_UNREADY', 'Invalid API Key'],
    ['error-not-found', 'POOL_UNREADY', 'File Not Found'],
    ['error-mid-stream', 'WORKER_RESET', 'Context size has been exceeded'],
  ])('%s is %s in the engine’s own words', async (name, code, words) => {
    const { engine } = await replaying({ '/completion': name });
    await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code, message: expect.stringContaining(words) });
  });

  test('a chat whose template fails is the request’s fault', async () => {
    const { engine } = await replaying({ '/apply-template': 'error-template' });
    await expect(complete(engine, { input: { kind: 'messages', messages: [{ role: 'user', content: '' }] } })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });

  test.each([
    [429, 'REPLICA_EXHAUSTED', '{}'],
    [503, 'REPLICA_EXHAUSTED', '{"error":{"code":503,"message":"no slot available","type":"unavailable_error"}}'],
    [500, 'WORKER_RESET', 'oops'],
    [418, 'INVALID_PARAMS', '{"message":"short and stout"}'],
    [502, 'WORKER_RESET', '<html>bad gateway</html>'],
  ])('status %d is %s', async (status, code, body) => {
    const { engine } = await against((_, response) => response.writeHead(status).end(body));
    await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code });
  });
});

describe('what llama-server is asked', () => {
  const asked = async (over: Partial<GenerateRequest>): Promise<{ readonly path: string; readonly body: unknown }[]> => {
    const seen: { path: string; body: unknown }[] = [];
    const { engine } = await against((request, response, body) => {
      seen.push({ path: request.url ?? '', body: JSON.parse(body) });
      if (request.url === '/apply-template') replay('apply-template', response);
      else response.writeHead(200, EVENTS).end(tokenEvent(' a') + FINAL_EVENT);
    });
    await complete(engine, over);
    return seen;
  };

  test('exactly what the task says, and nothing that it leaves to the engine', async () => {
    expect(await asked({ stop: ['.', ''], seed: 7, maxTokens: 9, kvHint: 'reuse' })).toEqual([
      {
        path: '/completion',
        body: {
          ...{ prompt: 'the old pond', n_predict: 9, seed: 7, stop: ['.'], cache_prompt: true },
          ...{ stream: true, return_progress: true, response_fields: expect.arrayContaining(['timings', 'stop_type', 'error']) },
        },
      },
    ]);
  });

  test('all sampling settings under the engine’s names, cold without its cache', async () => {
    const sampling = { temperature: 0, topP: 0.9, topK: 0, minP: 0.1, repeatPenalty: 1.2, presencePenalty: -1 };
    const [request] = await asked({ sampling, kvHint: 'cold', responseFormat: { kind: 'json_schema', schema: { type: 'object' } } });
    expect(request?.body).toMatchObject({
      ...{ temperature: 0, top_p: 0.9, top_k: 0, min_p: 0.1, repeat_penalty: 1.2, presence_penalty: -1 },
      ...{ cache_prompt: false, json_schema: { type: 'object' } },
    });
    const [other] = await asked({ responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } });
    expect(other?.body).toMatchObject({ grammar: 'root ::= "a"' });
  });

  test('a chat goes to the engine’s template first', async () => {
    const messages = [{ role: 'user', content: 'hi' }] as const;
    const [template, completion] = await asked({ input: { kind: 'messages', messages } });
    expect(template).toEqual({ path: '/apply-template', body: { messages } });
    expect(completion?.body).toMatchObject({ prompt: 'user: hi\nassistant:' });
  });

  test('ORCH-3065: a text is continued by sending it after its prompt, or after the engine’s template of its chat', async () => {
    const [prompt] = await asked({ continueFrom: ' is still', maxTokens: 5 });
    expect(prompt?.body).toMatchObject({ prompt: 'the old pond is still', n_predict: 5 });
    const messages = [{ role: 'user', content: 'hi' }] as const;
    const [template, completion] = await asked({ input: { kind: 'messages', messages }, continueFrom: ' is still', kvHint: 'reuse' });
    expect(template).toEqual({ path: '/apply-template', body: { messages } });
    expect(completion?.body).toMatchObject({ prompt: 'user: hi\nassistant: is still', cache_prompt: true });
  });

  test('a count adds the model’s start and reads special tokens, as /completion does', async () => {
    const bodies: unknown[] = [];
    const { engine } = await against((_, response, body) => {
      bodies.push(JSON.parse(body));
      replay('tokenize', response);
    });
    expect(await engine.countTokens(generateRequest().input, never())).toEqual({ tokens: 11, exact: true });
    expect(bodies).toEqual([{ content: 'the old pond', add_special: true, parse_special: true }]);
    expect(recorded('tokenize').request.body).toEqual(bodies[0]);
  });

  test('a url may have a path and credentials, and the credentials stay out of messages', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/llama/props' && request.headers.authorization === `Basic ${Buffer.from('me:pa ss').toString('base64')}`) replay('props', response);
      else replay('error-unauthorized', response);
    });
    const engine = createLlamacppEngine({ url: `${server.url.replace('//', '//me:pa%20ss@')}/llama/`, timeouts, clock: new FakeClock() });
    opened.push(() => engine.close(), () => server.close());
    expect(await engine.describe(never())).toMatchObject({ slots: 2 });
    await expect(complete(engine)).rejects.toThrow(`${server.url}/llama said`);
    await expect(complete(engine)).rejects.not.toThrow('pa ss');
  });

  test('only http and https urls make an engine', () => {
    expect(() => createLlamacppEngine({ url: 'file:///etc/passwd', timeouts, clock: new FakeClock() })).toThrow(/http/);
  });
});
