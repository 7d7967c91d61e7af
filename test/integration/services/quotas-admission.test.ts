import { DomainError } from '../../../src/domain/errors.js';
import type { KeyLimits } from '../../../src/domain/quota/limits.js';
import type { Submission } from '../../../src/services/tasks/admission.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openServices, settle, submission, testUuid, type MockPool, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-quotas-');
afterAll(() => dirs.removeAll());

const PACED: readonly MockPool[] = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
const FAST: readonly MockPool[] = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] }];

const keys = (limits: KeyLimits) => new Map([['team', { weight: 1, limits }]]);

async function within(limits: KeyLimits, pools: readonly MockPool[], test: (kit: ServiceKit) => Promise<void>): Promise<void> {
  const kit = await openServices({ dataDir: dirs.make(), pools, keys: keys(limits) });
  try {
    await test(kit);
  } finally {
    await kit.close();
  }
}

const ofTeam = (n: number, changes: Partial<Submission['spec']> = {}): Submission => ({ ...submission(n, changes), owner: 'team' });
const admit = (kit: ServiceKit, n: number, changes?: Partial<Submission['spec']>) => kit.services.admission.admit(ofTeam(n, changes));
const stateOf = async (kit: ServiceKit, n: number) => (await kit.services.queries.get(testUuid(n))).task.state;
const ended = (kit: ServiceKit, n: number) => settle(async () => (await stateOf(kit, n)) !== 'queued' && (await stateOf(kit, n)) !== 'running');
const left = (kit: ServiceKit) => Object.fromEntries(kit.services.quotas.standing('team').map(({ name, remaining }) => [name, remaining]));

async function refused(asking: Promise<unknown>): Promise<DomainError> {
  const outcome = await asking.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(outcome instanceof DomainError)) throw new Error(`it was not refused: ${String(outcome)}`);
  return outcome;
}

it('what a task really used is what counts of the tokens a minute', () =>
  within({ tokensPerMinute: 10_000 }, FAST, async (kit) => {
    await admit(kit, 1, { maxTokens: 2_000, ctx: 4_096 });
    expect(left(kit)['tokens']).toBeLessThanOrEqual(8_000);
    await ended(kit, 1);
    await admit(kit, 2, { maxTokens: 20 });
    await ended(kit, 2);
    const { outcome: first } = (await kit.services.queries.get(testUuid(1))).task;
    const { outcome: second } = (await kit.services.queries.get(testUuid(2))).task;
    const used = [first, second].reduce((sum, each) => sum + (each?.tokensIn ?? 0) + (each?.tokensOut ?? 0), 0);
    expect(used).toBeGreaterThan(2_000);
    expect(left(kit)).toEqual({ tokens: 10_000 - used });
  }));

it('a key has no more tasks at once than it may, and the end of one, also by a cancel, lets the next in', () =>
  within({ concurrentJobs: 2 }, PACED, async (kit) => {
    await admit(kit, 1);
    await admit(kit, 2);
    expect(await refused(admit(kit, 3))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'key_concurrent_jobs', retriable: true });
    await kit.services.admission.admit(submission(4));
    await kit.services.cancellation.cancel(testUuid(2));
    await admit(kit, 3);
    expect(left(kit)).toEqual({ concurrent_jobs: 0 });
    const scrape = await kit.telemetry.render();
    expect(scrape).toContain('admission_backpressure_events_total{engine="mock",policy="key_concurrent_jobs"} 1');
    expect(scrape).toContain('tasks_rejected_total{engine="mock",reason="ADMISSION_REJECT"} 1');
  }));

it('a thousand at the same moment get no more jobs than there are', () =>
  within({ concurrentJobs: 7, requestsPerMinute: 1_000_000 }, PACED, async (kit) => {
    const asked = await Promise.allSettled(Array.from({ length: 1_000 }, (_, n) => admit(kit, n)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(left(kit)).toEqual({ concurrent_jobs: 0, requests: 1_000_000 - 7 });
  }));

it('a repeat of a known task_id costs nothing, also when all is spent', () =>
  within({ requestsPerMinute: 3, concurrentJobs: 2, tokensPerMinute: 5_000 }, FAST, async (kit) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => admit(kit, 1)));
    expect(new Set(answers.map(({ taskId }) => taskId)).size).toBe(1);
    await ended(kit, 1);
    const before = left(kit);
    expect(before).toMatchObject({ requests: 2, concurrent_jobs: 2 });
    await admit(kit, 1);
    expect(left(kit)).toEqual(before);
    await admit(kit, 2);
    await admit(kit, 3);
    await ended(kit, 3);
    await ended(kit, 2);
    expect(left(kit)).toMatchObject({ requests: 0 });
    expect((await admit(kit, 1)).taskId).toBe(testUuid(1));
    expect(await refused(admit(kit, 4))).toMatchObject({ policyLabel: 'key_requests', retryAfterMs: 20_000 });
  }));

it('a task that is refused further on gives back all but its request', () =>
  within({ requestsPerMinute: 10, concurrentJobs: 4, tokensPerMinute: 10_000, queuedKvBytes: 1_000_000 }, FAST, async (kit) => {
    expect(await refused(admit(kit, 1, { modelRef: 'missing' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(admit(kit, 2, { ctx: 8, maxTokens: 5_000 }))).toMatchObject({ code: 'INVALID_PARAMS' });
    expect(left(kit)).toEqual({ requests: 8, concurrent_jobs: 4, tokens: 10_000, queued_kv: 1_000_000 });
  }));

it('KV cache of what waits is held until the start, and no longer', () =>
  within({ queuedKvBytes: 1_000 }, PACED, async (kit) => {
    await admit(kit, 1, { maxTokens: 100 });
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    expect(left(kit)).toEqual({ queued_kv: 1_000 });
    await admit(kit, 2, { maxTokens: 300 });
    const held = left(kit)['queued_kv'] ?? 0;
    expect(held).toBeLessThan(400);
    expect(await refused(admit(kit, 3, { maxTokens: 300 }))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'key_queued_kv' });
    await kit.services.cancellation.cancel(testUuid(2));
    await admit(kit, 3, { maxTokens: 300 });
    expect(left(kit)).toEqual({ queued_kv: held });
  }));

it('after a restart tasks that had not ended still count, and so does what was used of the minute', async () => {
  const limits: KeyLimits = { requestsPerMinute: 60, tokensPerMinute: 6_000, concurrentJobs: 2, queuedKvBytes: 10_000 };
  const dataDir = dirs.make();
  const first = await openServices({ dataDir, pools: PACED, keys: keys(limits) });
  await admit(first, 1, { maxTokens: 400 });
  await settle(async () => (await stateOf(first, 1)) === 'running');
  await admit(first, 2, { maxTokens: 500 });
  const before = left(first);
  const quiet = first.services.windDown();
  first.services.abandon();
  await quiet;
  await first.close();
  expect(before).toMatchObject({ requests: 58, concurrent_jobs: 0 });
  const second = await openServices({ dataDir, pools: FAST, keys: keys(limits), clock: new FakeClock({ wall: first.clock.wall() + 1_000, monotonic: 5 }) });
  try {
    await ended(second, 1);
    await ended(second, 2);
    const [one, two] = await Promise.all([1, 2].map(async (n) => (await second.services.queries.get(testUuid(n))).task.outcome));
    const used = [one, two].reduce((sum, each) => sum + (each?.tokensIn ?? 0) + (each?.tokensOut ?? 0), 0);
    expect(used).toBeGreaterThan(900);
    // A second has passed: one request and a hundred tokens are there again.
    expect(left(second)).toEqual({ requests: 59, tokens: 6_000 - used + 100, concurrent_jobs: 2, queued_kv: 10_000 });
  } finally {
    await second.close();
  }
});

it('the scrape tells how the classes were admitted and how many kept their deadlines, and nothing before', () =>
  within({}, [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, firstTokenMs: 0, endChance: 0 }] }], async (kit) => {
    expect(await kit.telemetry.render()).not.toMatch(/^(admission_share|deadlines_met_ratio)\{/m);
    await admit(kit, 1, { maxTokens: 5 });
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    kit.clock.advance(2_000);
    await ended(kit, 1);
    await admit(kit, 2, { maxTokens: 50, deadlineMs: 20_000, priority: 'batch' });
    await settle(async () => (await stateOf(kit, 2)) === 'running');
    kit.clock.advance(1_000);
    await kit.services.cancellation.cancel(testUuid(2));
    const scrape = await kit.telemetry.render();
    const share = (priority: string) => Number(new RegExp(`^admission_share\\{priority="${priority}"\\} (.*)$`, 'm').exec(scrape)?.[1]);
    expect(share('interactive') + share('batch')).toBeCloseTo(1, 9);
    expect(share('batch')).toBeGreaterThan(share('interactive'));
    expect(scrape).toContain('deadlines_met_ratio{priority="interactive"} 1');
    expect(scrape).not.toContain('deadlines_met_ratio{priority="batch"}');
  }));
