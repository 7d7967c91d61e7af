import { createTgiEngine } from '../../../../../src/infra/engines/tgi/engine.js';
import type { Engine } from '../../../../../src/ports/engine.js';
import { RecordingSink, complete, gate, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script, type ScriptedServer } from '../../../../support/scripted-server.js';
import { answer, answering, wireForm } from '../../../../support/wire-forms.js';

const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };
const SSE = { 'content-type': 'text/event-stream' };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
async function against(script: Script, apiKey?: string): Promise<{ readonly engine: Engine; readonly server: ScriptedServer; readonly clock: FakeClock }> {
  const server = await serve(script);
  const clock = new FakeClock();
  const engine = createTgiEngine({ url: server.url, timeouts, clock, random: () => 0, ...(apiKey === undefined ? {} : { apiKey }) });
  opened.push(() => engine.close(), () => server.close());
  return { engine, server, clock };
}
const says = async (names: Readonly<Record<string, string>>): Promise<Engine> => (await against(answering('tgi', names))).engine;

describe('what text-generation-inference tells of itself', () => {
  test('its version, the model’s revision, the context, the places and what it can', async () => {
    const engine = await says({ '/info': 'info', '/tokenize': 'tokenize', '/chat_tokenize': 'chat-tokenize' });
    expect(await engine.describe(never())).toEqual({
      engineVersion: '3.3.4',
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      modelDigest: '0e9e39f249a16976918f6564b8830bc894c89659',
      ctxMax: 4096,
      slots: 128,
      workloads: ['completion'],
      features: ['chat_template', 'continuation', 'exact_token_count', 'json_schema', 'seed', 'stop'],
    });
  });

  test('an older one: no revision of a local model, a smaller batch, no chat, no tokenizer', async () => {
    const engine = await says({ '/info': 'info-2.0', '/tokenize': 'tokenize-missing' });
    expect(await engine.describe(never())).toEqual({
      engineVersion: '2.0.4',
      model: '/data/models/poems',
      ctxMax: 2048,
      slots: 8,
      workloads: ['completion'],
      features: ['continuation', 'json_schema', 'seed', 'stop'],
    });
    expect(await engine.countTokens({ kind: 'prompt', prompt: 'the old pond' }, never())).toEqual({ tokens: 4, exact: false });
  });

  test.each([
    ['chat-tokenize-bare', 'begins without the token that is added'],
    ['error-template', 'is not there'],
  ])('%s: a template that %s is no feature', async (chat) => {
    const engine = await says({ '/info': 'info', '/tokenize': 'tokenize', '/chat_tokenize': chat });
    expect((await engine.describe(never())).features).not.toContain('chat_template');
  });

  test('another server is named as such', async () => {
    const engine = await says({ '/info': 'health-unhealthy', '/tokenize': 'tokenize', '/chat_tokenize': 'chat-tokenize' });
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY' });
    const other = await against((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"model_id":"BAAI/bge"}'));
    await expect(other.engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('/info') });
  });

  test('its health, its batch and its queue', async () => {
    expect(await (await says({ '/health': 'health', '/metrics': 'metrics' })).probe(never())).toEqual({ live: true, ready: true, slotsBusy: 5, waiting: 3 });
    expect(await (await says({ '/health': 'health' })).probe(never())).toEqual({ live: true, ready: true });
    const ill = await (await says({ '/health': 'health-unhealthy' })).probe(never());
    expect(ill).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('unhealthy') });
  });
});

describe('an attempt', () => {
  test('that asks for more tokens than the context has left is asked again for as many as fit', async () => {
    const asked: unknown[] = [];
    const { engine } = await against((_, response, body) => {
      const { parameters }: { parameters: { max_new_tokens: number } } = JSON.parse(body);
      asked.push(parameters.max_new_tokens);
      answer('tgi', asked.length === 1 ? 'error-total-tokens' : 'generate-stream-length', response);
    });
    expect(await complete(engine, { maxTokens: 5_000 })).toMatchObject({ text: ' is still and deep', finish: 'length', tokensIn: 4, tokensOut: 4 });
    expect(asked).toEqual([5_000, 4_092]);
  });

  test('that the server has no place for is made again, three times at most, as long as nothing came', async () => {
    let asked = 0;
    const { engine } = await against((_, response) => answer('tgi', ++asked < 3 ? 'error-overloaded' : 'generate-stream', response));
    expect((await complete(engine)).tokensOut).toBe(11);
    expect(asked).toBe(3);
    const full = await against((_, response) => answer('tgi', 'error-overloaded', response));
    await expect(complete(full.engine)).rejects.toMatchObject({ code: 'REPLICA_EXHAUSTED' });
  });

  test('that began is never made again', async () => {
    let asked = 0;
    const { engine } = await against((_, response) => {
      asked++;
      const begun = wireForm('tgi', 'generate-stream').response.body.split('\n\n').slice(0, 1).join('');
      response.writeHead(200, SSE).end(`${begun}\n\n${wireForm('tgi', 'error-overloaded').response.body}`);
    });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'REPLICA_EXHAUSTED' });
    expect(asked).toBe(1);
  });

  test('whose stop word ends within a token closes the connection, and the prompt is counted by the tokenizer', async () => {
    const closed = gate();
    const { engine } = await against((request, response) => {
      if (request.url === '/tokenize') return answer('tgi', 'tokenize', response);
      response.on('close', () => closed.open());
      response.writeHead(200, SSE).write(wireForm('tgi', 'generate-stream').response.body.split('\n\n').slice(0, 8).join('\n\n') + '\n\n');
    });
    expect(await complete(engine, { stop: ['ro'] })).toMatchObject({ text: ' is still, a f', finish: 'stop', tokensIn: 2, tokensOut: 5 });
    await closed.opened;
  });

  test('that gave its text whole does not fail because the prompt cannot be counted', async () => {
    const { engine } = await against((request, response) => {
      if (request.url === '/tokenize') return void response.writeHead(500).end();
      answer('tgi', 'generate-stream-2.0', response);
    });
    expect(await complete(engine)).toMatchObject({ text: ' is still 🌙', tokensIn: 4, tokensOut: 4 });
  });

  test('with a chat sends what the template made, without the token that is added anyway', async () => {
    const inputs: unknown[] = [];
    const { engine } = await against((request, response, body) => {
      if (request.url === '/tokenize') return answer('tgi', 'tokenize', response);
      if (request.url === '/chat_tokenize') return answer('tgi', 'chat-tokenize', response);
      const asked: { inputs: string } = JSON.parse(body);
      inputs.push(asked.inputs);
      answer('tgi', 'generate-stream', response);
    });
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'a' }] } as const;
    await complete(engine, { input });
    await complete(engine, { input, continueFrom: ' and so' });
    expect(inputs).toEqual(['user: a', 'user: a and so']);
    const none = await says({});
    await expect(complete(none, { input })).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('prompt') });
  });

  test.each([301, 302, 307])('is not led elsewhere by a redirect (%d)', async (status) => {
    let followed = 0;
    const elsewhere = await serve((_, response) => {
      followed++;
      response.end();
    });
    opened.push(() => elsewhere.close());
    const { engine } = await against((_, response) => void response.writeHead(status, { location: elsewhere.url }).end());
    await expect(complete(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('redirect') });
    expect(followed).toBe(0);
  });

  test.each([
    [401, 'POOL_UNREADY'],
    [404, 'POOL_UNREADY'],
    [422, 'INVALID_PARAMS'],
    [429, 'REPLICA_EXHAUSTED'],
    [500, 'WORKER_RESET'],
    [503, 'POOL_UNREADY'],
  ])('status %d is %s, and the key that the server repeats is not in the message', async (status, code) => {
    const { engine } = await against((request, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message: `no ${String(request.headers.authorization)}` })), 'sesame-key');
    const failure: unknown = await complete(engine).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'EngineError', code });
    expect(String(failure)).not.toContain('sesame-key');
  });

  test('that gives no token, or falls silent, ends by its limit', async () => {
    const called = gate();
    const silent = await against((_, response) => {
      response.writeHead(200, SSE).write(':\n\n');
      called.open();
    });
    const first = complete(silent.engine);
    await called.opened;
    const begun = gate();
    const idle = await against((_, response) => void response.writeHead(200, SSE).write(wireForm('tgi', 'generate-stream').response.body.split('\n\n')[0] + '\n\n'));
    const sink = new RecordingSink();
    sink.onToken = () => begun.open();
    const second = idle.engine.generate(generateRequest(), sink, never());
    await begun.opened;
    const refused = { name: 'EngineError', code: 'DECODE_TIMEOUT' };
    silent.clock.advance(5_001);
    idle.clock.advance(2_001);
    await Promise.all([expect(first).rejects.toMatchObject(refused), expect(second).rejects.toMatchObject(refused)]);
  });

  test('cut off in the middle of a stream is a reset worker', async () => {
    const bytes = Buffer.from(wireForm('tgi', 'generate-stream').response.body);
    for (const at of [1, 40, 200, bytes.length - 3]) {
      const { engine } = await against((_, response) => {
        response.writeHead(200, SSE).write(bytes.subarray(0, at), () => response.socket?.destroy());
      });
      await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
    }
  });
});
