import { DomainError } from '../../../src/domain/errors.js';
import type { KeyLimits } from '../../../src/domain/quota/limits.js';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import type { Store, StoredTask } from '../../../src/ports/store.js';
import { Quotas } from '../../../src/services/quotas/quotas.js';
import { newTask } from '../../conformance/store/fixtures.js';
import { withCheckedLibrary } from '../../support/checked-library.js';
import { FakeClock } from '../../support/fake-clock.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-quotas-');
afterAll(() => dirs.removeAll());

/** Closed also where an expectation failed: an open database keeps its threads, and they this process. */
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

interface Run {
  readonly quotas: Quotas;
  readonly store: Store;
  readonly warnings: readonly string[];
}

/** One life of the daemon as far as quotas go: the real database, the keys as they are configured now. */
async function open(dataDir: string, clock: FakeClock, limits: KeyLimits): Promise<Run> {
  const store = await openSqliteStore({ dataDir: await withCheckedLibrary(dataDir), onFault: () => undefined });
  opened.push(store);
  const warnings: string[] = [];
  const nothing = (): undefined => undefined;
  const logger = { debug: nothing, info: nothing, error: nothing, warn: (human: string) => void warnings.push(human) };
  const keys = new Map([
    ['team', { weight: 3, limits }],
    ['free', { weight: 1, limits: {} }],
  ]);
  const quotas = new Quotas({ keys, states: store.states, clock, logger, kvBytesPerToken: (poolId) => (poolId === 'small' ? 1 : 4) });
  await quotas.restore();
  return { quotas, store, warnings };
}

async function within(limits: KeyLimits, test: (run: Run, clock: FakeClock) => void | Promise<void>): Promise<void> {
  const clock = new FakeClock();
  await test(await open(dirs.make(), clock, limits), clock);
}

/** The refusal, or nothing where it was let through. */
function refusal(ask: () => void): DomainError | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const remaining = ({ quotas }: Run): Record<string, number> => Object.fromEntries(quotas.standing('team').map(({ name, remaining: left }) => [name, left]));

describe('requests a minute', () => {
  it('are refused when they are spent, and a client that waits as told is let in', () =>
    within({ requestsPerMinute: 3 }, ({ quotas }, clock) => {
      for (const id of ['a', 'b', 'c']) quotas.enter('team', id);
      const refused = refusal(() => quotas.enter('team', 'd'));
      expect(refused).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'key_requests', retriable: true, retryAfterMs: 20_000 });
      expect(refused?.message).toBe('The API key team may create 3 tasks a minute (limits.requests_per_minute) and has created as many. Try again in 20000 ms.');
      clock.advance(19_999);
      expect(refusal(() => quotas.enter('team', 'd'))?.retryAfterMs).toBe(1);
      clock.advance(1);
      expect(refusal(() => quotas.enter('team', 'd'))).toBeUndefined();
    }));

  it('are spent by a task whose admission failed, and not by a repeat of a known one', () =>
    within({ requestsPerMinute: 10 }, (run) => {
      run.quotas.enter('team', 'failed');
      run.quotas.leave('failed');
      expect(remaining(run)).toEqual({ requests: 9 });
      run.quotas.enter('team', 'known');
      run.quotas.repeated('known');
      expect(remaining(run)).toEqual({ requests: 9 });
    }));
});

describe('tasks at once', () => {
  it('are refused above the limit and come free when one ends, by whatever way', () =>
    within({ concurrentJobs: 2 }, (run) => {
      const { quotas } = run;
      quotas.enter('team', 'a');
      quotas.enter('team', 'b');
      expect(refusal(() => quotas.enter('team', 'c'))).toMatchObject({ policyLabel: 'key_concurrent_jobs', retryAfterMs: 1_000 });
      quotas.started('a');
      expect(refusal(() => quotas.enter('team', 'c'))?.policyLabel).toBe('key_concurrent_jobs');
      quotas.ended('a', 10);
      quotas.enter('team', 'c');
      quotas.leave('c');
      expect(remaining(run)).toEqual({ concurrent_jobs: 1 });
    }));

  it('tell who waits for one how fast they have ended of late, and cost no requests meanwhile', () =>
    within({ concurrentJobs: 1, requestsPerMinute: 100 }, (run, clock) => {
      const { quotas } = run;
      for (let n = 0; n < 50; n++) {
        quotas.enter('team', `t${n}`);
        clock.advance(4_000);
        quotas.ended(`t${n}`, 1);
      }
      quotas.enter('team', 'last');
      const before = remaining(run);
      const { retryAfterMs = 0, message = '' } = refusal(() => quotas.enter('team', 'next')) ?? {};
      expect(retryAfterMs).toBeGreaterThan(3_500);
      expect(retryAfterMs).toBeLessThan(4_500);
      expect(message).toContain('may have 1 tasks at once (limits.concurrent_jobs) and has 1');
      expect(remaining(run)).toEqual(before);
    }));
});

describe('tokens a minute', () => {
  it('are reserved as expected and corrected to what was used, also below nothing', () =>
    within({ tokensPerMinute: 1_000 }, (run, clock) => {
      const { quotas } = run;
      for (const id of ['a', 'b']) {
        quotas.enter('team', id);
        quotas.reserve(id, 400, 0);
      }
      expect(remaining(run)).toEqual({ tokens: 200 });
      quotas.ended('a', 100);
      expect(remaining(run)).toEqual({ tokens: 500 });
      quotas.ended('b', 1_900);
      expect(remaining(run)).toEqual({ tokens: 0 });
      quotas.enter('team', 'c');
      const refused = refusal(() => quotas.reserve('c', 100, 0));
      expect(refused).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'key_tokens', retryAfterMs: 66_000 });
      expect(refused?.message).toBe('The API key team may use 1000 tokens a minute (limits.tokens_per_minute) and has 0 left; this task is expected to take 100. Try again in 66000 ms.');
      clock.advance(66_000);
      expect(refusal(() => quotas.reserve('c', 100, 0))).toBeUndefined();
    }));

  it('are given back when the admission fails', () =>
    within({ tokensPerMinute: 1_000 }, (run) => {
      run.quotas.enter('team', 'a');
      run.quotas.reserve('a', 400, 0);
      run.quotas.leave('a');
      expect(remaining(run)).toEqual({ tokens: 1_000 });
    }));

  it('let a task through that is larger than the limit once all of it is there', () =>
    within({ tokensPerMinute: 1_000 }, ({ quotas }, clock) => {
      quotas.enter('team', 'a');
      quotas.reserve('a', 100, 0);
      quotas.enter('team', 'b');
      expect(refusal(() => quotas.reserve('b', 5_000, 0))?.retryAfterMs).toBe(6_000);
      clock.advance(6_000);
      expect(refusal(() => quotas.reserve('b', 5_000, 0))).toBeUndefined();
    }));
});

describe('queued KV cache', () => {
  it('is taken by what waits and released at its start', () =>
    within({ queuedKvBytes: 10_000_000 }, (run, clock) => {
      const { quotas } = run;
      for (const id of ['a', 'b']) {
        quotas.enter('team', id);
        quotas.reserve(id, 0, 4_000_000);
      }
      quotas.enter('team', 'c');
      const refused = refusal(() => quotas.reserve('c', 0, 4_000_000));
      expect(refused).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'key_queued_kv', retryAfterMs: 1_000 });
      expect(refused?.message).toBe('The API key team may have 10 MB of KV cache waiting (limits.queued_kv_mb); 8 MB wait in 2 tasks, and this one needs 4 MB. Try again in 1000 ms.');
      expect(remaining(run)).toEqual({ queued_kv: 2_000_000 });
      clock.advance(2_000);
      quotas.started('a');
      quotas.reserve('c', 0, 4_000_000);
      clock.advance(2_000);
      quotas.started('b');
      quotas.ended('b', 1);
      expect(remaining(run)).toEqual({ queued_kv: 6_000_000 });
      quotas.started('c');
      quotas.started('c');
      quotas.ended('c', 1);
      expect(remaining(run)).toEqual({ queued_kv: 10_000_000 });
    }));

  it('tells who waits for room how fast its tasks have started of late', () =>
    within({ queuedKvBytes: 2_000 }, ({ quotas }, clock) => {
      for (let n = 0; n < 40; n++) {
        quotas.enter('team', `t${n}`);
        quotas.reserve(`t${n}`, 0, 500);
        clock.advance(3_000);
        quotas.started(`t${n}`);
      }
      for (const id of ['a', 'b', 'c', 'd']) {
        quotas.enter('team', id);
        quotas.reserve(id, 0, 500);
      }
      quotas.enter('team', 'e');
      const oneStart = refusal(() => quotas.reserve('e', 0, 500))?.retryAfterMs ?? 0;
      expect(oneStart).toBeGreaterThan(2_700);
      expect(oneStart).toBeLessThan(3_300);
      expect((refusal(() => quotas.reserve('e', 0, 1_000))?.retryAfterMs ?? 0) / oneStart).toBeCloseTo(2, 2);
    }));

  it('lets a task wait alone that is larger than the limit', () =>
    within({ queuedKvBytes: 1_000 }, ({ quotas }) => {
      quotas.enter('team', 'big');
      expect(refusal(() => quotas.reserve('big', 0, 9_000))).toBeUndefined();
      quotas.enter('team', 'next');
      expect(refusal(() => quotas.reserve('next', 0, 1))?.policyLabel).toBe('key_queued_kv');
    }));

  it('takes no tokens from a task that it refuses', () =>
    within({ queuedKvBytes: 1_000, tokensPerMinute: 100 }, (run) => {
      run.quotas.enter('team', 'a');
      run.quotas.reserve('a', 10, 1_000);
      run.quotas.enter('team', 'b');
      expect(refusal(() => run.quotas.reserve('b', 10, 1_000))?.policyLabel).toBe('key_queued_kv');
      expect(remaining(run)).toMatchObject({ tokens: 90 });
      run.quotas.leave('b');
      expect(remaining(run)).toMatchObject({ tokens: 90 });
    }));
});

describe('the quotas', () => {
  it('count each task once, however often they are told of it, and nothing of tasks they do not know', () =>
    within({ concurrentJobs: 5, requestsPerMinute: 50, tokensPerMinute: 1_000, queuedKvBytes: 1_000 }, (run) => {
      const { quotas } = run;
      quotas.enter('team', 'a');
      quotas.enter('team', 'a');
      quotas.reserve('a', 100, 100);
      quotas.reserve('a', 100, 100);
      expect(remaining(run)).toEqual({ concurrent_jobs: 4, requests: 49, tokens: 900, queued_kv: 900 });
      quotas.started('a');
      quotas.ended('a', 50);
      quotas.ended('a', 50);
      quotas.leave('a');
      quotas.repeated('a');
      quotas.started('never');
      quotas.ended('never', 7);
      quotas.leave('never');
      quotas.repeated('never');
      expect(remaining(run)).toEqual({ concurrent_jobs: 5, requests: 49, tokens: 950, queued_kv: 1_000 });
    }));

  it('do not look at owners without limits', () =>
    within({ concurrentJobs: 1 }, ({ quotas }) => {
      for (const owner of ['free', 'loopback', 'gone']) {
        for (let n = 0; n < 3; n++) {
          quotas.enter(owner, `${owner}${n}`);
          quotas.reserve(`${owner}${n}`, 1e9, 1e12);
        }
        expect(quotas.standing(owner)).toEqual([]);
        expect(quotas.limits(owner)).toEqual({});
      }
      expect(['team', 'free', 'loopback', 'gone'].map((owner) => quotas.weight(owner))).toEqual([3, 1, 1, 1]);
    }));

  it('stand as whole numbers that are never below nothing, with the seconds until all is there', () =>
    within({ concurrentJobs: 2, requestsPerMinute: 60, tokensPerMinute: 600, queuedKvBytes: 1_000 }, ({ quotas }, clock) => {
      quotas.enter('team', 'a');
      quotas.reserve('a', 100, 0);
      quotas.enter('team', 'b');
      quotas.reserve('b', 0, 2_000);
      quotas.ended('a', 900);
      expect(quotas.standing('team')).toEqual([
        { name: 'requests', limit: 60, remaining: 58, windowSeconds: 60, resetSeconds: 2 },
        { name: 'tokens', limit: 600, remaining: 0, windowSeconds: 60, resetSeconds: 90 },
        { name: 'concurrent_jobs', limit: 2, remaining: 1 },
        { name: 'queued_kv', limit: 1_000, remaining: 0 },
      ]);
      clock.advance(30_500);
      expect(quotas.standing('team').slice(0, 2)).toEqual([
        { name: 'requests', limit: 60, remaining: 60, windowSeconds: 60, resetSeconds: 0 },
        { name: 'tokens', limit: 600, remaining: 5, windowSeconds: 60, resetSeconds: 60 },
      ]);
    }));
});

describe('after a restart', () => {
  const limits: KeyLimits = { requestsPerMinute: 60, tokensPerMinute: 600 };

  /** Uses 30 requests and 300 tokens, ends the process and begins another after `awayMs`, with its own monotonic clock. */
  async function restarted(awayMs: number, then: KeyLimits = limits): Promise<{ readonly run: Run; readonly clock: FakeClock; readonly dataDir: string }> {
    const dataDir = dirs.make();
    const before = new FakeClock();
    const first = await open(dataDir, before, limits);
    for (let n = 0; n < 30; n++) {
      first.quotas.enter('team', `t${n}`);
      first.quotas.reserve(`t${n}`, 20, 0);
      first.quotas.ended(`t${n}`, 10);
    }
    await first.store.close();
    const clock = new FakeClock({ wall: before.wall() + awayMs, monotonic: 3.5 });
    return { run: await open(dataDir, clock, then), clock, dataDir };
  }

  it.each([
    ['at once', 0, { requests: 30, tokens: 300 }],
    ['ten seconds later', 10_000, { requests: 40, tokens: 400 }],
    ['a minute later', 60_000, { requests: 60, tokens: 600 }],
    ['a year later', 365 * 24 * 3_600_000, { requests: 60, tokens: 600 }],
    ['with a clock that was set back a day', -24 * 3_600_000, { requests: 30, tokens: 300 }],
  ])('what was used of a minute still is, %s', async (_, awayMs, left) => {
    const { run, clock } = await restarted(awayMs);
    expect(remaining(run)).toEqual(left);
    clock.advance(1_000);
    expect(remaining(run)).toEqual({ requests: Math.min(60, left.requests + 1), tokens: Math.min(600, left.tokens + 10) });
  });

  it('a wall clock that jumps while the daemon runs grants nothing and takes nothing', () =>
    within(limits, (run, clock) => {
      run.quotas.enter('team', 'a');
      run.quotas.reserve('a', 600, 0);
      clock.jumpWall(3_600_000);
      expect(remaining(run)).toEqual({ requests: 59, tokens: 0 });
      clock.jumpWall(-7_200_000);
      clock.advance(1_000);
      expect(remaining(run)).toEqual({ requests: 60, tokens: 10 });
    }));

  it('a limit that was changed meanwhile begins anew, and the others go on', async () => {
    const { run } = await restarted(0, { requestsPerMinute: 60, tokensPerMinute: 1_000 });
    expect(remaining(run)).toEqual({ requests: 30, tokens: 1_000 });
  });

  it('a task that had not ended still counts, and its tokens are corrected when it ends', async () => {
    const dataDir = dirs.make();
    const clock = new FakeClock();
    const all = { ...limits, concurrentJobs: 3, queuedKvBytes: 10_000 };
    const first = await open(dataDir, clock, all);
    const spec = { taskId: 'a', maxTokens: 100, expectedTokens: 40 };
    const need = first.quotas.need(stored(spec));
    expect(need).toEqual({ tokens: 60, kvBytes: 120 });
    first.quotas.enter('team', 'a');
    first.quotas.reserve('a', need.tokens, need.kvBytes);
    await first.store.close();
    const second = await open(dataDir, clock, all);
    second.quotas.adopt(stored(spec));
    second.quotas.adopt(stored(spec));
    second.quotas.adopt({ ...stored({ ...spec, taskId: 'x' }), owner: 'loopback' });
    expect(remaining(second)).toEqual({ requests: 59, tokens: 540, concurrent_jobs: 2, queued_kv: 9_880 });
    second.quotas.started('a');
    second.quotas.ended('a', 25);
    expect(remaining(second)).toEqual({ requests: 59, tokens: 575, concurrent_jobs: 3, queued_kv: 10_000 });
  });

  it('windows that are damaged are not used, and the log says so', async () => {
    const { run, clock, dataDir } = await restarted(0);
    await run.store.states.put('quota', 'team', '{"at":');
    await run.store.close();
    const again = await open(dataDir, clock, limits);
    expect(remaining(again)).toEqual({ requests: 60, tokens: 600 });
    expect(again.warnings).toEqual([expect.stringContaining('are damaged and are not used')]);
  });
});

function stored(changes: { readonly taskId: string; readonly maxTokens: number; readonly expectedTokens: number }): StoredTask {
  const { session: _session, grant: _grant, spec, ...task } = newTask({ poolId: 'small' });
  return { ...task, owner: 'team', promptTokens: 20, spec: { ...spec, ...changes }, sequence: 1, revision: 1, state: 'queued', attempt: 0, lostAttempts: [] };
}
