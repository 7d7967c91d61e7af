import { createOpenaiEngine } from '../../../../../src/infra/engines/openai/engine.js';
import { openaiRequest } from '../../../../../src/infra/engines/openai/request.js';
import type { HttpEngineSettings } from '../../../../../src/infra/engines/http/settings.js';
import type { Engine } from '../../../../../src/ports/engine.js';
import { complete, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve } from '../../../../support/scripted-server.js';
import { answer, answering } from '../../../../support/wire-forms.js';
import { CHAT, against, opened, timeouts } from './against.js';

const KEY = 'sk-a-key-of-its-own';
const OLLAMA = { '/v1/models': 'ollama-models', '/api/version': 'ollama-version', '/api/show': 'ollama-show', '/api/tags': 'ollama-tags', '/v1/chat/completions': 'ollama-chat' };
const replaying = (names: Readonly<Record<string, string>>, over?: Partial<HttpEngineSettings>): Promise<Engine> => against(answering('openai', names), over);

describe('which server it is', () => {
  test('Ollama, with its digest, and the context that it runs the model with', async () => {
    const about = { engineVersion: '0.12.3', model: 'llama3.2', modelDigest: 'sha256:a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72', slots: 1, workloads: ['completion'], features: ['chat_template', 'seed', 'stop'] };
    expect(await (await replaying(OLLAMA, { model: 'llama3.2' })).describe(never())).toEqual({ ...about, ctxMax: 8192 });
    expect(await (await replaying({ ...OLLAMA, '/api/ps': 'ollama-ps' }, { model: 'llama3.2', slots: 4 })).describe(never())).toEqual({ ...about, ctxMax: 16384, slots: 4 });
  });

  test('LM Studio, with the context of the loaded model', async () => {
    const names = { '/v1/models': 'lmstudio-listed', '/api/v0/models': 'lmstudio-models' };
    expect(await (await replaying(names)).describe(never())).toMatchObject({ model: 'qwen2.5-7b-instruct', ctxMax: 16384, workloads: ['completion'] });
    expect(await (await replaying(names, { model: 'nomic-embed' })).describe(never())).toMatchObject({ ctxMax: 2048, workloads: ['embedding'] });
    expect(await (await replaying(names, { model: 'nomic-embed', ctxMax: 1024 })).describe(never())).toMatchObject({ ctxMax: 1024 });
  });

  test('one that tells nothing needs ctx_max, and then works', async () => {
    const names = { '/v1/models': 'plain-models' };
    await expect((await replaying(names)).describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('ctx_max') });
    expect(await (await replaying(names, { ctxMax: 4096, slots: 8 })).describe(never())).toEqual({ engineVersion: 'unknown', model: 'some-model', ctxMax: 4096, slots: 8, workloads: ['completion'], features: ['chat_template', 'seed', 'stop'] });
  });

  test('one without the model, or without any, says which there are', async () => {
    await expect((await replaying(OLLAMA, { model: 'llama9' })).describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringMatching(/llama9.*llama3\.2:latest/) });
    const none = await against((_, response) => response.end('{"object":"list","data":[]}'));
    await expect(none.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('lists no model') });
    expect(await none.probe(never())).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('lists no model') });
  });

  test('a hosted one without a list of models is believed to have what is configured, where all is', async () => {
    const bare = (over: Partial<HttpEngineSettings>): Promise<Engine> => replaying({ '/v1/chat/completions': 'openai-chat' }, over);
    const configured = await bare({ model: 'sonar', ctxMax: 4096 });
    expect(await configured.describe(never())).toMatchObject({ model: 'sonar', ctxMax: 4096, workloads: ['completion'] });
    expect(await configured.probe(never())).toEqual({ live: true, ready: true });
    for (const half of [{ model: 'sonar' }, { ctxMax: 4096 }]) {
      await expect((await bare(half)).describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('/v1/models') });
    }
    const locked = await against((_, response) => response.writeHead(401).end(), { model: 'sonar', ctxMax: 4096 });
    await expect(locked.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('API key') });
  });

  test.each(['', '/', '/v1', '/v1/', '/proxy', '/proxy/v1'])('the address %j leads to the same routes', async (suffix) => {
    const paths: string[] = [];
    const engine = await against((request, response) => {
      paths.push(request.url ?? '');
      answer('openai', 'plain-models', response);
    }, { ctxMax: 100 }, suffix);
    await engine.probe(never());
    expect(paths).toEqual([`${suffix.startsWith('/proxy') ? '/proxy' : ''}/v1/models`]);
  });
});

describe('what a server is asked', () => {
  const body = (kind: Parameters<typeof openaiRequest>[1], over = {}): Readonly<Record<string, unknown>> => openaiRequest('x', kind, 'm', generateRequest(over)).body;
  const sampling = { temperature: 0.5, topP: 0.9, topK: 0, minP: 0.1, repeatPenalty: 1.2, presencePenalty: -1 };
  const common = { model: 'm', prompt: 'the old pond', max_tokens: 32, seed: 42, stream: true, stream_options: { include_usage: true } };

  test('a server that is not known gets nothing that OpenAI did not define', () => {
    for (const kind of ['other', 'hosted_openai', 'ollama'] as const) expect(body(kind, { sampling, stop: ['.', ''] })).toEqual({ ...common, stop: ['.'], temperature: 0.5, top_p: 0.9, presence_penalty: -1 });
  });

  test('a known one gets what it takes, by its own names', () => {
    expect(body('llamacpp', { sampling })).toMatchObject({ top_k: 0, min_p: 0.1, repeat_penalty: 1.2, cache_prompt: false });
    expect(body('vllm', { sampling })).toMatchObject({ top_k: -1, min_p: 0.1, repetition_penalty: 1.2 });
    expect(body('lmstudio', { sampling })).toMatchObject({ top_k: 0, repeat_penalty: 1.2 });
    expect(body('hosted_openai', { input: CHAT })).toMatchObject({ max_completion_tokens: 32, messages: CHAT.messages });
    expect(body('hosted_openai', { input: CHAT })).not.toHaveProperty('max_tokens');
  });

  test('seeds of 64 bits as they are, and folded for those with llama.cpp inside', () => {
    expect(body('other', { seed: -1 })).toMatchObject({ seed: -1 });
    expect(body('ollama', { seed: -1 })['seed']).toBeGreaterThanOrEqual(0);
    expect(body('llamacpp', { seed: 2 ** 32 - 1 })['seed']).toBe(2 ** 32 - 2);
  });

  test('a schema shapes a chat anywhere, a prompt only where the server can', () => {
    const responseFormat = { kind: 'json_schema', schema: { type: 'object' } } as const;
    expect(body('other', { input: CHAT, responseFormat })).toMatchObject({ response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' } } } });
    expect(body('llamacpp', { responseFormat })).toMatchObject({ json_schema: { type: 'object' } });
    expect(() => body('other', { responseFormat })).toThrow(/feature json_schema/);
    expect(() => body('other', { responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } })).toThrow(/no grammar/);
  });

  test('its key goes into one header, and stays out of what is said of a server that repeats it', async () => {
    const seen: (string | undefined)[] = [];
    const engine = await against((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/v1/models') answer('openai', 'plain-models', response);
      else response.writeHead(400).end(JSON.stringify({ error: { message: `what is ${KEY}?` } }));
    }, { apiKey: KEY, ctxMax: 100 });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('what is …?') });
    expect(new Set(seen)).toEqual(new Set([`Bearer ${KEY}`]));
  });

  test('its key goes before the credentials of the address', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      answer('openai', 'plain-models', response);
    });
    const engine = createOpenaiEngine({ url: `${server.url.replace('//', '//me:pass@')}/v1`, timeouts, clock: new FakeClock(), random: () => 0, apiKey: KEY });
    opened.push(() => engine.close(), () => server.close());
    expect(await engine.probe(never())).toMatchObject({ ready: true });
    expect(seen).toEqual([`Bearer ${KEY}`]);
  });

  test('a key that no header can carry is refused before anything is sent, unsaid', () => {
    for (const apiKey of ['two words', 'line\nbreak', '', 'ключ']) {
      expect(() => createOpenaiEngine({ url: 'http://127.0.0.1:1', timeouts, clock: new FakeClock(), random: () => 0, apiKey })).toThrow(/printable ASCII/);
    }
  });

  test('the host’s name is resolved as the settings say, and a refused one is not tried again', async () => {
    const hosts: string[] = [];
    const server = await serve((_, response) => answer('openai', 'plain-models', response));
    const settings = { timeouts, clock: new FakeClock(), random: () => 0, ctxMax: 100 };
    const allowed = createOpenaiEngine({ ...settings, url: server.url.replace('127.0.0.1', 'engine.test'), lookup: (host, _, give) => (hosts.push(host), give(null, [{ address: '127.0.0.1', family: 4 }])) });
    const denied = createOpenaiEngine({ ...settings, url: 'http://engine.test:9', lookup: (host, _, give) => (hosts.push(host), give(new Error('The outbound policy denies engine.test.'), [])) });
    opened.push(() => allowed.close(), () => denied.close(), () => server.close());
    expect(await allowed.probe(never())).toMatchObject({ ready: true });
    await expect(complete(denied)).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('policy denies') });
    expect(hosts).toEqual(['engine.test', 'engine.test']);
  });
});

describe('what a server refuses', () => {
  const MODELS = { '/v1/models': 'plain-models' };
  test.each([
    ['openai-error-context', 'INVALID_PARAMS', '128000 tokens'],
    ['openai-error-rate', 'REPLICA_EXHAUSTED', 'Rate limit reached'],
    ['openai-error-quota', 'POOL_UNREADY', 'nothing left to spend'],
    ['openai-error-key', 'POOL_UNREADY', 'api_key_env'],
    ['openai-error-model', 'POOL_UNREADY', 'engine_model'],
    ['openai-error-filter', 'INVALID_PARAMS', 'content filter'],
    ['openai-filter', 'INVALID_PARAMS', 'content filter'],
    ['ollama-error', 'POOL_UNREADY', 'engine_model'],
    ['ollama-busy', 'REPLICA_EXHAUSTED', 'server busy'],
    ['lmstudio-error', 'INVALID_PARAMS', 'Model unloaded'],
  ])('%s is %s', async (name, code, words) => {
    const engine = await replaying({ ...MODELS, '/v1/chat/completions': name }, { ctxMax: 4096 });
    await expect(complete(engine, { input: CHAT })).rejects.toMatchObject({ name: 'EngineError', code, message: expect.stringContaining(words) });
  });

  test.each([
    ['OpenAI', { error: { message: 'This is a chat model and not supported in the v1/completions endpoint. Did you mean to use v1/chat/completions?', type: 'invalid_request_error', param: 'model', code: null } }],
    ['a server without that route', { error: { message: 'Unknown request URL: POST /v1/completions.' } }],
    ['FastAPI', { detail: 'Not Found' }],
  ])('a prompt where there are only chats is the request’s fault: %s', async (_, body) => {
    const engine = await against((request, response) => (request.url === '/v1/models' ? answer('openai', 'plain-models', response) : response.writeHead(404).end(JSON.stringify(body))), { ctxMax: 100 });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('send messages') });
  });

  test('a field that nobody asked for is left out once the server refused it, and is then no feature', async () => {
    const bodies: Readonly<Record<string, unknown>>[] = [];
    const engine = await against((request, response, text) => {
      if (request.url === '/v1/models') return answer('openai', 'plain-models', response);
      if (request.url !== '/v1/chat/completions') return void response.writeHead(404).end();
      const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
      bodies.push(body);
      if ('seed' in body) return void response.writeHead(422).end(JSON.stringify({ object: 'error', message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }] }, type: 'invalid_request_error' }));
      if ('stream_options' in body) return void response.writeHead(400).end(JSON.stringify({ error: { message: 'Unrecognized request argument supplied: stream_options' } }));
      answer('openai', 'ollama-chat', response);
    }, { ctxMax: 100 });
    expect((await engine.describe(never())).features).toContain('seed');
    expect((await complete(engine, { input: CHAT })).text).toBe('the old pond');
    expect((await complete(engine, { input: CHAT })).text).toBe('the old pond');
    expect(bodies.map((body) => ['seed' in body, 'stream_options' in body])).toEqual([[true, true], [false, true], [false, false], [false, false]]);
    expect((await engine.describe(never())).features).toEqual(['chat_template', 'stop']);
  });

  test('a field that the task asked for is not left out', async () => {
    const engine = await against((request, response) => (request.url === '/v1/models' ? answer('openai', 'plain-models', response) : response.writeHead(400).end(JSON.stringify({ error: { message: "Unsupported parameter: 'stop' is not supported with this model." } }))), { ctxMax: 100 });
    await expect(complete(engine, { input: CHAT, stop: ['.'] })).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining("'stop' is not supported") });
  });

  test('a redirect is not followed', async () => {
    let asked = 0;
    const engine = await against((request, response) => {
      if (request.url !== '/v1/completions') return answer('openai', 'plain-models', response);
      asked++;
      response.writeHead(307, { location: '/v1/models' }).end();
    }, { ctxMax: 100 });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('redirect') });
    expect(asked).toBe(1);
  });

  test('what began nothing is tried three times; the first text ends that', async () => {
    const answers: Record<string, number[]> = { '/v1/completions': [429, 503, 200], '/v1/chat/completions': [502, 504, 503] };
    const asked: Record<string, number> = {};
    const engine = await against((request, response) => {
      const path = request.url ?? '';
      const status = answers[path]?.[asked[path] ?? 0];
      if (status === undefined) return answer('openai', 'plain-models', response);
      asked[path] = (asked[path] ?? 0) + 1;
      if (status !== 200) return void response.writeHead(status).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"text":"a"}]}\n\n', () => response.destroy());
    }, { ctxMax: 100 });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('middle of its answer') });
    await expect(complete(engine, { input: CHAT })).rejects.toMatchObject({ code: 'POOL_UNREADY' });
    expect(asked).toEqual({ '/v1/completions': 3, '/v1/chat/completions': 3 });
  });

  test('a connection closed without an answer is tried again, and one cut in its answer is not', async () => {
    let asked = 0;
    const engine = await against((request, response) => {
      if (request.url === '/v1/models') return answer('openai', 'plain-models', response);
      if (++asked < 3) request.socket.destroy();
      else answer('openai', 'ollama-chat', response);
    }, { ctxMax: 100 });
    expect((await complete(engine, { input: CHAT })).text).toBe('the old pond');
    expect(asked).toBeGreaterThanOrEqual(3);
  });

  test('a text that was broken off is not continued', async () => {
    const engine = await replaying(MODELS, { ctxMax: 100 });
    await expect(complete(engine, { continueFrom: 'the' })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
