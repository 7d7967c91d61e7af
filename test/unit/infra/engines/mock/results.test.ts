import { createMockEngine, type MockEngineSettings } from '../../../../../src/infra/engines/mock/engine.js';
import type { Engine } from '../../../../../src/ports/engine.js';
import { never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';

const clock = new FakeClock();
const engineOf = (settings: MockEngineSettings = {}): Engine => createMockEngine(settings, { clock });
const embed = (engine: Engine, texts: readonly string[] = ['a frog'], signal = never()) => engine.embed({ taskId: 't', texts }, signal);
/** Whether it is over by now; what comes of it is handled. */
const watch = (work: Promise<unknown>): { over: boolean } => {
  const seen = { over: false };
  work.then(
    () => (seen.over = true),
    () => (seen.over = true),
  );
  return seen;
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what the mock engine embeds and ranks', () => {
  test('has unit vectors of 64 numbers, the same at any speed and in any instance', async () => {
    const { vectors } = await embed(engineOf());
    expect(vectors[0]).toHaveLength(64);
    expect(Math.hypot(...(vectors[0] ?? []))).toBeCloseTo(1, 4);
    expect((await embed(engineOf({ version: '2' }), ['b', 'a frog'])).vectors[1]).toEqual(vectors[0]);
  });

  test('is scored by the words of the query that a document has, case and marks aside', async () => {
    const { scores } = await engineOf().rerank({ taskId: 't', query: 'Frog, pond', documents: ['a FROG!', 'pond frog', 'nothing', ''] }, never());
    expect(scores).toEqual([0.5, 1, 0, 0]);
    expect((await engineOf().rerank({ taskId: 't', query: '…', documents: ['a'] }, never())).scores).toEqual([0]);
  });

  test('takes the time of the first token and of the prefill of all texts', async () => {
    const engine = engineOf({ firstTokenMs: 100, prefillTokensPerSecond: 10 });
    const work = embed(engine, ['a frog', 'a frog']);
    const seen = watch(work);
    clock.advance(100 + 599);
    await turn();
    expect(seen.over).toBe(false);
    clock.advance(1);
    expect(await work).toMatchObject({ tokensIn: 6 });
  });

  test('holds a slot meanwhile, which an abort lets go', async () => {
    const engine = engineOf({ slots: 1, firstTokenMs: 1_000 });
    const abort = new AbortController();
    const work = embed(engine, undefined, abort.signal);
    expect((await engine.probe(never())).slotsBusy).toBe(1);
    await expect(embed(engine)).rejects.toMatchObject({ code: 'REPLICA_EXHAUSTED' });
    abort.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect((await engine.probe(never())).slotsBusy).toBe(0);
  });

  test.each([
    ['die', 'WORKER_RESET'],
    ['malformed', 'WORKER_RESET'],
    ['stall', 'DECODE_TIMEOUT'],
  ] as const)('meets the fault %s before its answer, and the next one none', async (kind, code) => {
    const engine = engineOf({ slots: 1, faults: [{ kind, afterTokens: 5, attempts: 1 }], limits: { firstTokenMs: 500, idleMs: 100 } });
    const work = embed(engine);
    const failed = expect(work).rejects.toMatchObject({ name: 'EngineError', code });
    await turn();
    clock.advance(500);
    await failed;
    await expect(embed(engine)).resolves.toMatchObject({ tokensIn: 3 });
  });

  test('ends with the engine', async () => {
    const engine = engineOf({ firstTokenMs: 1_000 });
    const work = embed(engine);
    await engine.close();
    await expect(work).rejects.toMatchObject({ code: 'WORKER_RESET' });
    await expect(embed(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY' });
  });
});
