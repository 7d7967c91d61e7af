import fc from 'fast-check';
import { EngineError } from '../../../../../src/ports/engine.js';
import { NothingBegun, retryAfterMs, withRetry } from '../../../../../src/infra/engines/http/retry.js';
import { FakeClock } from '../../../../support/fake-clock.js';

const endpoint = (): { readonly live: Set<() => void> } => ({ live: new Set() });
const never = (): AbortSignal => new AbortController().signal;
const busy = (retryAfter?: number): NothingBegun => new NothingBegun('REPLICA_EXHAUSTED', 'Busy.', { retryAfterMs: retryAfter });
/** Lets what was awaited go on. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Runs against failures in their order, then a success, with time passing as the waits ask; gives when each try began. */
async function run(failures: readonly Error[], over: { readonly random?: number; readonly limitMs?: number } = {}): Promise<{ readonly startedAt: readonly number[]; readonly end: unknown; readonly clock: FakeClock }> {
  const clock = new FakeClock({ monotonic: 0 });
  const startedAt: number[] = [];
  const { random = 0.5, limitMs = 30_000 } = over;
  let end: unknown;
  const settled = withRetry(
    async () => {
      startedAt.push(clock.monotonic());
      const failure = failures[startedAt.length - 1];
      if (failure !== undefined) throw failure;
      return 'done';
    },
    { endpoint: endpoint(), clock, random: () => random, limitMs },
    never(),
  ).then(
    (value) => (end = value),
    (cause: unknown) => (end = cause),
  );
  for (let turns = 0; end === undefined && turns < 20; turns++) {
    await turn();
    if (clock.nextTimerInMs !== undefined) clock.advance(clock.nextTimerInMs);
  }
  await settled;
  return { startedAt, end, clock };
}

describe('a try that began nothing', () => {
  test('is made again, at most twice, each after a longer bound', async () => {
    expect(await run([busy(), busy()])).toMatchObject({ end: 'done', startedAt: [0, 125, 375] });
    const third = busy();
    expect(await run([busy(), busy(), third])).toMatchObject({ end: third, startedAt: [0, 125, 375] });
  });

  test('waits what the engine asks for, and its own part on top, so that not all come back at once', async () => {
    expect(await run([busy(2_000)])).toMatchObject({ end: 'done', startedAt: [0, 2_125] });
  });

  test('is not made again where the engine asks for more time than there is', async () => {
    const failure = busy(20_000);
    expect(await run([failure])).toMatchObject({ end: failure, startedAt: [0] });
    const short = busy(2_000);
    expect(await run([short], { limitMs: 1_500 })).toMatchObject({ end: short, startedAt: [0] });
  });

  test('any other failure is passed on as it came', async () => {
    for (const failure of [new EngineError('WORKER_RESET', 'Gone.'), new EngineError('REPLICA_EXHAUSTED', 'Mid-stream.'), new TypeError('ours')]) {
      expect(await run([failure])).toMatchObject({ end: failure, startedAt: [0] });
    }
  });

  test('no try begins after the limit, whatever the engine and chance say, and no timer is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.nat(30_000), { nil: undefined }), { maxLength: 4 }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(20_000), async (waits, random, limitMs) => {
        const { startedAt, clock } = await run(waits.map(busy), { random, limitMs });
        expect(startedAt.length).toBeLessThanOrEqual(3);
        expect(startedAt.at(-1)).toBeLessThanOrEqual(Math.min(10_000, limitMs));
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('an abort ends the wait at once, and so does closing the driver', async () => {
    const clock = new FakeClock();
    const at = endpoint();
    const abort = new AbortController();
    const parts = { endpoint: at, clock, random: () => 0.5, limitMs: 5_000 };
    const aborted = withRetry(() => Promise.reject(busy()), parts, abort.signal);
    const closed = withRetry(() => Promise.reject(busy()), parts, never());
    await turn();
    expect(clock.pendingTimers).toBe(2);
    abort.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    for (const end of [...at.live]) end();
    await expect(closed).rejects.toMatchObject({ code: 'REPLICA_EXHAUSTED' });
    expect([clock.pendingTimers, at.live.size]).toEqual([0, 0]);
  });
});

test.each([
  [{ 'retry-after': '3' }, 3_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': '20', 'retry-after-ms': '19800' }, 19_800],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT' }, 7_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': '2026' + '0'.repeat(20) }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('Retry-After %j is %s ms', (headers, expected) => {
  expect(retryAfterMs(headers, Date.UTC(2026, 0, 1))).toBe(expected);
});
