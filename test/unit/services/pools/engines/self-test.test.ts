import { createMockEngine, type MockEngineSettings } from '../../../../../src/infra/engines/mock/engine.js';
import { EngineError, type Engine, type EngineDescription, type EngineHealth, type GenerateRequest, type TokenSink } from '../../../../../src/ports/engine.js';
import { selfTest, type SelfTestResult } from '../../../../../src/services/pools/engines/self-test.js';
import { never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';

const TIMEOUT_MS = 30_000;

/** Runs it, and lets time pass until it is over. */
async function run(make: (clock: FakeClock) => Engine, signal: AbortSignal = never()): Promise<SelfTestResult & { readonly spentMs: number }> {
  const clock = new FakeClock();
  const startedAt = clock.monotonic();
  let result: SelfTestResult | undefined;
  const engine = make(clock);
  const done = selfTest(engine, { clock, timeoutMs: TIMEOUT_MS }, signal).then((it) => (result = it));
  for (let turn = 0; result === undefined && turn < 20_000; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(Math.min(clock.nextTimerInMs ?? 0, 1_000));
  }
  const it = await done;
  const spentMs = clock.monotonic() - startedAt;
  await engine.close();
  expect(clock.pendingTimers).toBe(0);
  return { ...it, spentMs };
}

const mock = (settings: MockEngineSettings) => (clock: FakeClock): Engine => createMockEngine({ tokensPerSecond: 100, firstTokenMs: 20, ...settings }, { clock });

/** The shipped engine with one method of another. */
function withMethod<Method extends keyof Engine>(method: Method, make: (inner: Engine) => Engine[Method], settings: MockEngineSettings = {}): (clock: FakeClock) => Engine {
  return (clock) => {
    const inner = mock(settings)(clock);
    const bound: Engine = {
      kind: inner.kind,
      describe: (signal) => inner.describe(signal),
      probe: (signal) => inner.probe(signal),
      countTokens: (input, signal) => inner.countTokens(input, signal),
      generate: (request, sink, signal) => inner.generate(request, sink, signal),
      embed: (request, signal) => inner.embed(request, signal),
      rerank: (request, signal) => inner.rerank(request, signal),
      close: () => inner.close(),
    };
    return { ...bound, [method]: make(inner) };
  };
}

describe('the self-test of an engine (OC-CTRL-2012)', () => {
  it('passes an engine that works, and says how long it took and what it is', async () => {
    const result = await run(mock({}));
    expect(result).toMatchObject({ ok: true, description: { slots: 4 } });
    expect(result.spentMs).toBeLessThan(5_000);
  });

  it.each([
    ['the request', 'INVALID_PARAMS'],
    ['the route', 'POOL_UNREADY'],
  ] as const)('passes a server that takes chats only, and refuses a prompt as %s', async (_as, code) => {
    const asked: string[] = [];
    const chatsOnly = withMethod('generate', (inner) => (request: GenerateRequest, sink: TokenSink, signal: AbortSignal) => {
      asked.push(request.input.kind);
      return request.input.kind === 'prompt' ? Promise.reject(new EngineError(code, 'It takes no prompt.')) : inner.generate(request, sink, signal);
    });
    expect(await run(chatsOnly)).toMatchObject({ ok: true });
    expect(asked).toEqual(['prompt', 'messages', 'messages']);
  });

  it('fails one that takes neither, in the words that say more', async () => {
    const refusing = (code: 'INVALID_PARAMS' | 'POOL_UNREADY') =>
      withMethod('generate', () => ({ input }: GenerateRequest) => Promise.reject(new EngineError(input.kind === 'prompt' ? code : 'INTERNAL', `${input.kind}: no.`)));
    expect(await run(refusing('INVALID_PARAMS'))).toMatchObject({ ok: false, step: 'token', reason: 'messages: no.' });
    expect(await run(refusing('POOL_UNREADY'))).toMatchObject({ ok: false, step: 'token', reason: 'prompt: no.' });
  });

  it('passes a model that ends its text with the first token, or before it', async () => {
    expect(await run(mock({ endChance: 1 }))).toMatchObject({ ok: true });
    const nothing = withMethod('generate', () => () => Promise.resolve({ finish: 'stop', tokensIn: 3, tokensOut: 0, prefillMs: 1, decodeMs: 0 }));
    expect(await run(nothing)).toMatchObject({ ok: true });
  });

  it.each<[string, MockEngineSettings, string]>([
    ['refuses', { faults: [{ kind: 'refuse' }] }, 'load'],
    ['stalls before its first token', { faults: [{ kind: 'stall', afterTokens: 0 }] }, 'token'],
    ['dies before its first token', { faults: [{ kind: 'die', afterTokens: 0 }] }, 'token'],
    ['sends what cannot be read', { faults: [{ kind: 'malformed', afterTokens: 0 }] }, 'token'],
  ])('fails one that %s, and names the step', async (_what, settings, step) => {
    expect(await run(mock(settings))).toMatchObject({ ok: false, step });
  });

  it('a driver that never comes back is given up at the timeout, whatever the step', async () => {
    for (const method of ['describe', 'generate', 'embed', 'rerank'] as const) {
      const result = await run(withMethod(method, () => () => new Promise<never>(() => undefined)));
      expect(result).toMatchObject({ ok: false, reason: `there was no end of it within ${TIMEOUT_MS} ms` });
      expect(result.spentMs).toBeLessThan(TIMEOUT_MS + 2_000);
    }
  });

  it('fails one that keeps the slot of a canceled task', async () => {
    let probes = 0;
    const leaks = withMethod('probe', () => (): Promise<EngineHealth> => Promise.resolve({ live: true, ready: true, slotsBusy: probes++ === 0 ? 0 : 1 }));
    expect(await run(leaks)).toEqual(expect.objectContaining({ ok: false, step: 'cancel', reason: 'the slot of a canceled task was not free again within 5000 ms' }));
  });

  it('passes one whose other slots others use', async () => {
    const shared = withMethod('probe', () => (): Promise<EngineHealth> => Promise.resolve({ live: true, ready: true, slotsBusy: 2 }));
    expect(await run(shared)).toMatchObject({ ok: true });
  });

  it('fails one that goes on after the cancel', async () => {
    const deaf = withMethod('generate', (inner) => async (request: GenerateRequest, sink: TokenSink) => inner.generate(request, sink, never()), { endChance: 0 });
    expect(await run(deaf)).toMatchObject({ ok: false, step: 'cancel', reason: expect.stringMatching(/^\d+ tokens came after the cancel$/) });
  });

  it.each<['embedding' | 'rerank', 'embed' | 'rerank', object]>([
    ['embedding', 'embed', { vectors: [[1, Number.NaN]], tokensIn: 1 }],
    ['embedding', 'embed', { vectors: [], tokensIn: 1 }],
    ['rerank', 'rerank', { scores: [Number.POSITIVE_INFINITY], tokensIn: 1 }],
  ])('fails one whose %s is no number (%s: %j)', async (workload, method, answer) => {
    const wrong = (clock: FakeClock): Engine => ({
      ...withMethod('describe', (inner) => async (signal: AbortSignal): Promise<EngineDescription> => ({ ...(await inner.describe(signal)), workloads: [workload] }))(clock),
      [method]: () => Promise.resolve(answer),
    });
    expect(await run(wrong)).toMatchObject({ ok: false, step: workload });
  });

  it('fails one that is not ready in the end, in its own words', async () => {
    let probes = 0;
    const sick = withMethod('probe', () => (): Promise<EngineHealth> => Promise.resolve(probes++ < 2 ? { live: true, ready: true } : { live: true, ready: false, lastError: 'It lost its GPU.' }));
    expect(await run(sick)).toEqual(expect.objectContaining({ ok: false, step: 'metrics', reason: 'It lost its GPU.' }));
  });

  it('ends at once when it is given up', async () => {
    const giveUp = new AbortController();
    giveUp.abort();
    const result = await run(mock({}), giveUp.signal);
    expect(result).toMatchObject({ ok: false, step: 'load' });
    expect(result.spentMs).toBeLessThanOrEqual(1_000);
  });
});
