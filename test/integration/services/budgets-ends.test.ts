import type { StoreFault } from '../../../src/ports/store.js';
import type { Submission } from '../../../src/services/tasks/admission.js';
import { openServices, settle, submission, testUuid, type MockPool, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
afterEach(async () => kit.close());

const SESSION = testUuid(0x5e55);
const BUDGETS = { tokens: 1_000, timeMs: 1_000_000, cost: 100 };
const JOBS = 10;
const KV = 1_000_000;
const KEYS = new Map([['laptop', { weight: 1, limits: { concurrentJobs: JOBS, requestsPerMinute: 100, tokensPerMinute: 10_000, queuedKvBytes: KV } }]]);
const SLOW: MockPool = { id: 'pool', queueCapacity: 2, price: { inputToken: 0.001, outputToken: 0.002 }, replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] };

/** All from one key and of one session, whose tokens, time and cost are bounded. */
const task = (n: number, changes: Partial<Submission['spec']> = {}): Submission => ({ ...submission(n, { sessionId: SESSION, deadlineMs: 60_000, ...changes }), owner: 'laptop' });
const admit = (n: number, changes: Partial<Submission['spec']> = {}) => kit.services.admission.admit(task(n, changes));
const outcomeOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.outcome;
const ended = (n: number) => settle(async () => (await outcomeOf(n)) !== undefined);
const running = (n: number) => settle(async () => (await kit.services.queries.get(testUuid(n))).task.state === 'running');

const standing = (name: string): number => kit.services.quotas.standing('laptop').find((limit) => limit.name === name)?.remaining ?? NaN;

/** Every task that took part has let go of all that it held but what it used, in the session, at the key, and in the store. */
async function nothingIsHeld(tasks: readonly number[]): Promise<void> {
  const used = { tokens: 0, cost: 0 };
  for (const n of tasks) {
    const outcome = await outcomeOf(n);
    used.tokens += (outcome?.tokensIn ?? NaN) + (outcome?.tokensOut ?? NaN);
    used.cost += 0.001 * (outcome?.tokensIn ?? NaN) + 0.002 * (outcome?.tokensOut ?? NaN);
  }
  const { session } = kit.services.sessions.view(SESSION);
  expect(session.spent.tokens).toBe(used.tokens);
  expect(session.spent.cost).toBeCloseTo(used.cost, 9);
  expect(kit.services.budgets.ofSession(SESSION)).toEqual({
    tokens: BUDGETS.tokens - used.tokens,
    timeMs: BUDGETS.timeMs - session.spent.timeMs,
    cost: Math.round((BUDGETS.cost - used.cost) * 1e9) / 1e9,
  });
  expect(session.turns).toBe(tasks.length);
  expect({ jobs: standing('concurrent_jobs'), kv: standing('queued_kv'), tokens: standing('tokens') }).toEqual({ jobs: JOBS, kv: KV, tokens: 10_000 - used.tokens });
  expect(standing('requests')).toBe(100 - tasks.length);
  const [stored] = await kit.store.sessions.usedSince(0);
  if (tasks.length > 0) expect(stored).toEqual(session);
}

const open = async (pool: MockPool = SLOW, changes: { readonly maxTurns?: number } = {}) => {
  kit = await openServices({ dataDir: dirs.make(), pools: [pool], budgets: BUDGETS, keys: KEYS, maxTurns: changes.maxTurns ?? 100 });
  return kit;
};

describe('a task lets go of what it held of its budgets and its key exactly once', () => {
  it('when it completes', async () => {
    await open({ ...SLOW, queueCapacity: 100, replicas: [{ id: 'r0', slots: 4, endChance: 0 }] });
    await Promise.all([admit(1), admit(2), admit(3)]);
    for (const n of [1, 2, 3]) await ended(n);
    await nothingIsHeld([1, 2, 3]);
  });

  it('when it is canceled, running and in the queue', async () => {
    await open();
    await admit(1);
    await admit(2);
    await running(1);
    await Promise.all([1, 1, 2, 2].map((n) => kit.services.cancellation.cancel(testUuid(n))));
    await nothingIsHeld([1, 2]);
  });

  it('when its engine loses it every time', async () => {
    await open({ ...SLOW, replicas: [{ id: 'r0', slots: 2, endChance: 0, faults: [{ kind: 'die', afterTokens: 3 }] }] });
    await admit(1);
    await ended(1);
    // Each attempt continued what the one before it had delivered.
    expect(await outcomeOf(1)).toMatchObject({ kind: 'failed', code: 'WORKER_RESET', tokensOut: 9 });
    await nothingIsHeld([1]);
  });

  it('when a drain drops it, running and in the queue', async () => {
    await open();
    await admit(1);
    await admit(2);
    await running(1);
    kit.services.pools.drain('pool', 0);
    kit.clock.advance(0);
    await ended(1);
    await ended(2);
    expect(await outcomeOf(2)).toMatchObject({ kind: 'dropped' });
    await nothingIsHeld([1, 2]);
  });

  it('when a full queue drops it for another, which the metrics count', async () => {
    await open({ ...SLOW, queueCapacity: 1, queuePolicy: 'drop-lru' });
    await admit(1);
    await running(1);
    await admit(2, { priority: 'batch' });
    await admit(3);
    await ended(2);
    expect(await outcomeOf(2)).toMatchObject({ kind: 'dropped', code: 'QUEUE_FULL_DROP_LRU', tokensIn: 0 });
    expect(await kit.telemetry.render()).toContain('admission_backpressure_events_total{engine="mock",policy="drop_lru"} 1');
    await Promise.all([1, 3].map((n) => kit.services.cancellation.cancel(testUuid(n))));
    await nothingIsHeld([1, 2, 3]);
  });

  it('when its deadline passes, running and in the queue', async () => {
    await open();
    await admit(1, { maxTokens: 100, expectedTokens: 1, deadlineMs: 2_000 });
    await running(1);
    await admit(2, { maxTokens: 100, expectedTokens: 1, deadlineMs: 1_900 });
    kit.clock.advance(2_000);
    await ended(1);
    await ended(2);
    expect(await outcomeOf(2)).toMatchObject({ kind: 'deadline' });
    const { spent } = kit.services.sessions.view(SESSION).session;
    expect(kit.services.budgets.ofSession(SESSION)).toMatchObject({ tokens: BUDGETS.tokens - spent.tokens, timeMs: BUDGETS.timeMs - spent.timeMs });
    expect(standing('concurrent_jobs')).toBe(JOBS);
    expect(standing('queued_kv')).toBe(KV);
  });

  it('when its own budget ends it', async () => {
    await open({ ...SLOW, replicas: [{ id: 'r0', slots: 2, endChance: 0 }] });
    await admit(1, { budget: { tokens: 9 } });
    await ended(1);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'budget' });
    await nothingIsHeld([1]);
  });

  it('when it is a repeat, of a task that runs and of one that ended', async () => {
    await open({ ...SLOW, replicas: [{ id: 'r0', slots: 2, endChance: 0 }] });
    await Promise.all(Array.from({ length: 1_000 }, () => admit(1)));
    await ended(1);
    await Promise.all(Array.from({ length: 50 }, () => admit(1)));
    await nothingIsHeld([1]);
  });

  it('when it is a repeat of one that ended, and its session has no turn left', async () => {
    await open({ ...SLOW, replicas: [{ id: 'r0', slots: 2, endChance: 0 }] }, { maxTurns: 1 });
    await admit(1);
    await ended(1);
    await expect(admit(1)).resolves.toBeDefined();
    await nothingIsHeld([1]);
  });
});

describe('a task that is not admitted holds nothing', () => {
  const refusedBy = async (n: number, changes: Partial<Submission['spec']>) => admit(n, changes).then(() => undefined, (cause: unknown) => cause);

  it('when the request is at fault', async () => {
    await open();
    expect(await refusedBy(1, { ctx: 10, maxTokens: 20 })).toMatchObject({ field: 'max_tokens' });
    expect(await refusedBy(1, { responseFormat: { kind: 'grammar', grammar: 'x' } })).toMatchObject({ field: 'response_format' });
    expect(await refusedBy(1, { budget: { tokens: 2 } })).toMatchObject({ field: 'budget.tokens' });
    expect(await refusedBy(1, { modelRef: 'unknown' })).toMatchObject({ code: 'NOT_FOUND' });
    holdsNothing(4);
  });

  it('when the queue is full', async () => {
    await open();
    for (const n of [1, 2, 3]) await admit(n);
    const before = { budget: kit.services.budgets.ofSession(SESSION), jobs: standing('concurrent_jobs'), kv: standing('queued_kv'), tokens: standing('tokens') };
    expect(await refusedBy(4, {})).toMatchObject({ policyLabel: 'queue_full' });
    expect({ budget: kit.services.budgets.ofSession(SESSION), jobs: standing('concurrent_jobs'), kv: standing('queued_kv'), tokens: standing('tokens') }).toEqual(before);
    expect(kit.services.sessions.view(SESSION).session.turns).toBe(3);
  });

  it('when its session has no turn left', async () => {
    await open({ ...SLOW, replicas: [{ id: 'r0', slots: 2, endChance: 0 }] }, { maxTurns: 1 });
    await admit(1);
    await ended(1);
    expect(await refusedBy(2, {})).toMatchObject({ policyLabel: 'session_turn_limit' });
    expect(standing('concurrent_jobs')).toBe(JOBS);
    expect(kit.services.budgets.ofSession(SESSION)?.tokens).toBe(BUDGETS.tokens - 25);
  });

  it('when the store cannot take it', async () => {
    await open();
    await kit.store.close();
    expect(await refusedBy(1, {})).toMatchObject({ kind: 'stopped' } satisfies Partial<StoreFault>);
    holdsNothing(1);
  });

  function holdsNothing(requests: number): void {
    expect(kit.services.budgets.ofSession(SESSION)).toEqual(BUDGETS);
    expect(kit.services.sessions.view(SESSION).session.turns).toBe(0);
    expect({ jobs: standing('concurrent_jobs'), kv: standing('queued_kv'), tokens: standing('tokens') }).toEqual({ jobs: JOBS, kv: KV, tokens: 10_000 });
    expect(standing('requests')).toBe(100 - requests);
  }
});
