import type { HttpEngineSettings } from '../../../../../src/infra/engines/http/settings.js';
import { createTritonEngine } from '../../../../../src/infra/engines/triton/engine.js';
import type { Engine } from '../../../../../src/ports/engine.js';
import { complete, gate, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script } from '../../../../support/scripted-server.js';
import { answer, answering, wireForm } from '../../../../support/wire-forms.js';

const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
async function against(script: Script, replica: Partial<HttpEngineSettings> = {}): Promise<Engine> {
  const server = await serve(script);
  const engine = createTritonEngine({ url: server.url, timeouts, clock: new FakeClock(), random: () => 0, ...replica });
  opened.push(() => engine.close(), () => server.close());
  return engine;
}
const CORE = '/v2/models/tensorrt_llm/config';
const ENSEMBLE = { '/v2': 'server', '/v2/models/ensemble/config': 'config-ensemble', [CORE]: 'config-tensorrt-llm' };
const OLD = { '/v2': 'server', '/v2/models/ensemble/config': 'config-ensemble-0.5' };
const says = (names: Readonly<Record<string, string>>, replica?: Partial<HttpEngineSettings>): Promise<Engine> => against(answering('triton', names), replica);

/** The bodies of all generate requests; each is answered with the same form. */
async function asking(names: Readonly<Record<string, string>>, form: string, replica?: Partial<HttpEngineSettings>): Promise<{ readonly engine: Engine; readonly bodies: Readonly<Record<string, unknown>>[] }> {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  const others = answering('triton', names);
  const engine = await against((request, response, body) => {
    if (!(request.url ?? '').endsWith('/generate_stream')) return others(request, response, body);
    const asked: Readonly<Record<string, unknown>> = JSON.parse(body);
    bodies.push(asked);
    answer('triton', form, response);
  }, replica);
  return { engine, bodies };
}

describe('what Triton tells of itself', () => {
  test('its version, what its model takes, and the limits that the engine behind it tells', async () => {
    const engine = await says({ ...ENSEMBLE, '/metrics': 'metrics' }, { ctxMax: 4096 });
    expect(await engine.describe(never())).toEqual({
      engineVersion: '2.59.0',
      model: 'ensemble',
      ctxMax: 4096,
      slots: 64,
      workloads: ['completion'],
      features: ['continuation', 'grammar', 'json_schema', 'kv_usage', 'seed', 'stop'],
    });
  });

  test('without metrics the batch of the engine counts, and a lower number of the configuration before it', async () => {
    expect(await (await says(ENSEMBLE, { ctxMax: 4096 })).describe(never())).toMatchObject({ slots: 16, features: ['continuation', 'grammar', 'json_schema', 'seed', 'stop'] });
    expect(await (await says(ENSEMBLE, { ctxMax: 4096, slots: 6 })).describe(never())).toMatchObject({ slots: 6 });
    expect(await (await says(ENSEMBLE, { ctxMax: 4096, slots: 600 })).describe(never())).toMatchObject({ slots: 16 });
  });

  test.each([
    [{}, 'ctx_max and slots'],
    [{ slots: 4 }, 'ctx_max'],
    [{ ctxMax: 4096 }, 'slots'],
  ])('where neither it nor the replica %j tells a limit, the message says what to write', async (replica, missing) => {
    const engine = await says(OLD, replica);
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining(`Write ${missing} into`) });
  });

  test.each([
    [{ '/v2': 'server', '/v2/models/ensemble/config': 'error-unknown-model' }, 'loaded'],
    [{ '/v2': 'server', '/v2/models/ensemble/config': 'config-other' }, 'text_input'],
    [{ ...ENSEMBLE, [CORE]: 'config-not-decoupled' }, 'decoupled_mode'],
    [{}, '/v2'],
  ])('%j is not ready, and says why', async (names, why) => {
    const engine = await says(names, { ctxMax: 4096, slots: 4 });
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining(why) });
  });

  test('its health: the model’s, and else the server’s', async () => {
    const ready = '/v2/models/ensemble/ready';
    const status = (codes: Readonly<Record<string, number>>): Script => (request, response) => {
      if (request.url === '/metrics') return answer('triton', 'metrics', response);
      response.writeHead(codes[request.url ?? ''] ?? 404).end();
    };
    expect(await (await against(status({ [ready]: 200 }))).probe(never())).toEqual({ live: true, ready: true, slotsBusy: 7, waiting: 2, kvCacheUsage: 0.25 });
    const unloaded = await (await against(status({ [ready]: 400, '/v2/health/ready': 200, '/v2/health/live': 200 }))).probe(never());
    expect(unloaded).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('model ensemble is not') });
    const loading = await (await against(status({ [ready]: 400, '/v2/health/ready': 400, '/v2/health/live': 200 }))).probe(never());
    expect(loading).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('loads its models') });
  });

  test('older metrics tell no queue: it stays absent', async () => {
    const engine = await says({ '/v2/models/ensemble/ready': 'server', '/metrics': 'metrics-0.5' });
    expect(await engine.probe(never())).toEqual({ live: true, ready: true, slotsBusy: 1, kvCacheUsage: 1 / 6240 });
  });
});

describe('a request to Triton', () => {
  const sampling = { temperature: 0.7, topP: 0.9, topK: 40, minP: 0.02, repeatPenalty: 1.1, presencePenalty: 0.5 };

  test('bears what the model takes, under the names that it has', async () => {
    const newer = await asking(ENSEMBLE, 'generate-stream', { ctxMax: 4096 });
    expect(await complete(newer.engine, { sampling, seed: -1, stop: ['', 'end'] })).toMatchObject({ tokensIn: 4, tokensOut: 11, finish: 'stop' });
    const common = { text_input: 'the old pond', max_tokens: 32, stream: true, stop_words: ['end'], temperature: 0.7, top_p: 0.9, top_k: 40, repetition_penalty: 1.1, presence_penalty: 0.5 };
    expect(newer.bodies).toEqual([{ ...common, seed: Number.MAX_SAFE_INTEGER, exclude_input_in_output: true, return_num_input_tokens: true, return_num_output_tokens: true }]);
    const older = await asking(OLD, 'generate-stream-0.9', { ctxMax: 4096, slots: 4 });
    await complete(older.engine, { sampling, seed: 7, stop: ['end'] });
    expect(older.bodies).toEqual([{ ...common, random_seed: 7, bad_words: '' }]);
  });

  test('samples unless it is told to be greedy, for alone it would be greedy', async () => {
    const { engine, bodies } = await asking(OLD, 'generate-stream-0.9');
    await complete(engine);
    await complete(engine, { sampling: { temperature: 0, topP: 0.5 } });
    await complete(engine, { sampling: { topP: 0 } });
    const plain = { text_input: 'the old pond', max_tokens: 32, stream: true, random_seed: 42, bad_words: '', stop_words: '' };
    expect(bodies).toEqual([{ ...plain, temperature: 1, top_p: 1, top_k: 0 }, { ...plain, top_k: 1 }, { ...plain, top_k: 1 }]);
  });

  test('bears a guide where the guided decoder is on, and is refused where it is off', async () => {
    const { engine, bodies } = await asking(ENSEMBLE, 'generate-stream');
    await complete(engine, { responseFormat: { kind: 'json_schema', schema: { type: 'string' } } });
    await complete(engine, { responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } });
    expect(bodies).toMatchObject([
      { guided_decoding_guide_type: 'json_schema', guided_decoding_guide: '{"type":"string"}' },
      { guided_decoding_guide_type: 'ebnf_grammar', guided_decoding_guide: 'root ::= "a"' },
    ]);
    const off = await asking(OLD, 'generate-stream-0.9');
    await expect(complete(off.engine, { responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    expect(off.bodies).toEqual([]);
  });

  test('goes to the model that is configured, whatever its name is', async () => {
    const paths: unknown[] = [];
    const engine = await against(
      (request, response) => {
        paths.push(request.url);
        answer('triton', (request.url ?? '').endsWith('/config') ? 'config-bls' : 'generate-stream-bls', response);
      },
      { model: 'my/model' },
    );
    expect((await complete(engine)).text).toBe(' is still 🌙 月');
    expect(paths).toEqual(['/v2/models/my%2Fmodel/config', CORE, '/v2/models/my%2Fmodel/generate_stream']);
  });

  test('a chat is refused, and a prompt is estimated', async () => {
    const engine = await says(ENSEMBLE);
    const chat = { kind: 'messages', messages: [{ role: 'user', content: 'a' }] } as const;
    await expect(complete(engine, { input: chat })).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('chat template') });
    expect(await engine.countTokens({ kind: 'prompt', prompt: 'the old pond' }, never())).toEqual({ tokens: 4, exact: false });
  });

  test.each([
    ['error-too-long', 'INVALID_PARAMS'],
    ['error-unknown-model', 'POOL_UNREADY'],
    ['error-mid-stream', 'WORKER_RESET'],
    ['error-queue', 'REPLICA_EXHAUSTED'],
  ])('%s is %s', async (form, code) => {
    const { engine, bodies } = await asking(ENSEMBLE, form);
    await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code });
    expect(bodies).toHaveLength(code === 'REPLICA_EXHAUSTED' ? 3 : 1);
  });

  test('a full queue is asked again as long as nothing came', async () => {
    let asked = 0;
    const others = answering('triton', ENSEMBLE);
    const engine = await against((request, response, body) => {
      if (!(request.url ?? '').endsWith('/generate_stream')) return others(request, response, body);
      answer('triton', ++asked < 3 ? 'error-queue' : 'generate-stream', response);
    });
    expect((await complete(engine)).tokensOut).toBe(11);
  });

  test('cut off in the middle of a stream is a reset worker', async () => {
    const bytes = Buffer.from(wireForm('triton', 'generate-stream').response.body);
    const others = answering('triton', ENSEMBLE);
    for (const at of [1, 40, 400, bytes.length]) {
      const engine = await against((request, response, body) => {
        if (!(request.url ?? '').endsWith('/generate_stream')) return others(request, response, body);
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(bytes.subarray(0, at), () => response.socket?.destroy());
      });
      await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
    }
  });

  test('a stop word closes the connection, by which Triton learns that the rest is unwanted', async () => {
    const closed = gate();
    const others = answering('triton', ENSEMBLE);
    const engine = await against((request, response, body) => {
      if (!(request.url ?? '').endsWith('/generate_stream')) return others(request, response, body);
      response.on('close', () => closed.open());
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(wireForm('triton', 'generate-stream').response.body);
    });
    expect(await complete(engine, { stop: ['frog'] })).toMatchObject({ text: ' is still, a ', finish: 'stop', tokensIn: 4, tokensOut: 5 });
    await closed.opened;
  });
});
