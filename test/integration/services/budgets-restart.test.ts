import { NOTHING_SPENT } from '../../../src/domain/session/budget.js';
import { freshSession } from '../../../src/domain/session/session.js';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import type { NewTask } from '../../../src/ports/store.js';
import { FakeClock } from '../../support/fake-clock.js';
import { read } from '../../support/reader.js';
import { openServices, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
afterEach(async () => kit.close());

const SESSION = testUuid(0x5e55);
const TASK = { sessionId: SESSION, input: { kind: 'prompt', prompt: 'An old silent pond' } } as const;
const PACED = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
const FAST = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] }];

const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const ended = (n: number) => settle(async () => (await taskOf(n)).outcome !== undefined);
const left = () => kit.services.budgets.ofSession(SESSION);

/** Ends a run in the middle of everything, and begins another `downMs` later. */
async function restart(options: KitOptions, downMs = 0): Promise<void> {
  const wall = kit.clock.wall() + downMs;
  const quiet = kit.services.windDown();
  kit.services.abandon();
  await quiet;
  await kit.close();
  kit = await openServices({ ...options, clock: new FakeClock({ wall, monotonic: 5 }) });
}

describe('after a restart', () => {
  it('a session has what it had: what was spent is spent, what was reserved for unfinished tasks still is', async () => {
    const options = { dataDir: dirs.make(), budgets: { tokens: 120 } };
    kit = await openServices({ ...options, pools: FAST });
    await kit.services.admission.admit(submission(1, TASK));
    await ended(1);
    await restart({ ...options, pools: PACED });
    expect(left()).toEqual({ tokens: 95 });
    await kit.services.admission.admit(submission(2, { ...TASK, maxTokens: 30 }));
    await kit.services.admission.admit(submission(3, { ...TASK, maxTokens: 80 }));
    const reader = await read(kit.services, testUuid(2));
    await settle(async () => (await taskOf(2)).state === 'running');
    kit.clock.advance(1_000);
    await settle(() => reader.log.texts.length > 5);
    const seen = [...reader.log.texts];
    reader.leave();
    await restart({ ...options, pools: PACED });
    expect(left()).toEqual({ tokens: 0 });
    await expect(kit.services.admission.admit(submission(4, TASK))).rejects.toMatchObject({ policyLabel: 'session_budget' });
    await restart({ ...options, pools: FAST });
    await ended(2);
    await ended(3);
    // 95 less 5 + 30 of the second leaves 60 for the third: its prompt and 55 tokens.
    expect(await taskOf(3)).toMatchObject({ grant: { outputTokens: 55, boundBy: 'tokens' }, outcome: { kind: 'budget', limit: 'tokens', tokensOut: 55 } });
    expect((await (await read(kit.services, testUuid(2))).done).texts.slice(0, seen.length)).toEqual(seen);
    expect(kit.services.sessions.view(SESSION).session).toMatchObject({ turns: 3, spent: { tokens: 120 } });
    expect(left()).toEqual({ tokens: 0 });
  });

  it('a session whose TTL ran out meanwhile is kept while a task of it has not ended', async () => {
    const options = { dataDir: dirs.make(), budgets: { tokens: 120 } };
    kit = await openServices({ ...options, pools: FAST });
    await kit.services.admission.admit(submission(1, TASK));
    await ended(1);
    await kit.services.admission.admit(submission(5));
    await ended(5);
    await restart({ ...options, pools: PACED });
    await kit.services.admission.admit(submission(2, { ...TASK, deadlineMs: 3_000_000 }));
    await restart({ ...options, pools: PACED }, 700_000);
    expect(kit.services.sessions.view(SESSION).session).toMatchObject({ turns: 2, spent: { tokens: 25 } });
    expect(left()).toEqual({ tokens: 70 });
    expect(kit.services.sessions.activeCount).toBe(1);
    expect(await kit.store.sessions.usedSince(0)).toHaveLength(1);
  });

  it('time is bounded by what was granted', async () => {
    const options = { dataDir: dirs.make(), budgets: { timeMs: 2_000 } };
    kit = await openServices({ ...options, pools: PACED });
    await kit.services.admission.admit(submission(1, { ...TASK, maxTokens: 100 }));
    await restart({ ...options, pools: PACED });
    await settle(async () => (await taskOf(1)).state === 'running');
    kit.clock.advance(2_000);
    await ended(1);
    expect((await taskOf(1)).outcome).toMatchObject({ kind: 'budget', limit: 'time' });
    expect(left()).toEqual({ timeMs: 0 });
  });
});

describe('a prompt that turns out longer than it was estimated', () => {
  /** As an earlier run admitted it, whose engine could not count: 3 tokens were estimated where there are 5. */
  async function admittedBefore(changes: Pick<NewTask, 'grant'>): Promise<void> {
    const dataDir = dirs.make();
    const store = await openSqliteStore({ dataDir, onFault: () => undefined });
    const admittedAt = new FakeClock().wall();
    const { spec, requestDigest, owner, correlationId } = submission(1, TASK);
    await store.tasks.admit({
      spec: { ...spec, seed: 1 },
      requestDigest,
      owner,
      correlationId,
      admittedAt,
      queuePosition: 0,
      predictedStartMs: 0,
      predictedStartLowMs: 0,
      predictedStartHighMs: 0,
      onTimeProbability: 1,
      poolId: 'pool',
      decision: { selectedPoolId: 'pool', candidatesConsidered: 1, filtersApplied: [], tieBreakersApplied: [], pinned: false, fallbackUsed: false },
      promptTokens: 3,
      session: { ...freshSession(SESSION, admittedAt), turns: 1, spent: NOTHING_SPENT },
      ...changes,
    });
    await store.close();
    kit = await openServices({ dataDir, pools: FAST, budgets: { tokens: 12 } });
    await ended(1);
  }

  it('leaves so much less for the output: the stream stops at that token', async () => {
    await admittedBefore({ grant: { outputTokens: 9, boundBy: 'tokens', reserved: { tokens: 12, timeMs: 0, cost: 0 } } });
    const log = await (await read(kit.services, testUuid(1))).done;
    expect(log.texts).toHaveLength(7);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 7, reason: 'budget' });
    expect((await taskOf(1)).outcome).toMatchObject({ kind: 'budget', limit: 'tokens', tokensIn: 5, tokensOut: 7 });
    expect(left()).toEqual({ tokens: 0 });
  });

  it('leaves no output where it takes all that was granted', async () => {
    await admittedBefore({ grant: { outputTokens: 2, boundBy: 'tokens', reserved: { tokens: 5, timeMs: 0, cost: 0 } } });
    expect((await taskOf(1)).outcome).toMatchObject({ kind: 'budget', limit: 'tokens', tokensIn: 5, tokensOut: 0 });
  });

  it('changes nothing where as much was reserved as it could have', async () => {
    await admittedBefore({ grant: { outputTokens: 4, boundBy: 'tokens', reserved: { tokens: 12, timeMs: 0, cost: 0 } } });
    expect((await taskOf(1)).outcome).toMatchObject({ kind: 'budget', tokensIn: 5, tokensOut: 4 });
  });
});
