import type { BreakerLimits } from '../../../src/domain/pool/definition.js';
import type { MockFault } from '../../../src/infra/engines/mock/faults.js';
import type { Pool } from '../../../src/services/pools/pool.js';
import { openServices, passes, submission, testUuid, type MockPool, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
let next = 1;
beforeEach(() => (next = 1));
afterEach(async () => kit.close());

/** Far more than passes while a test waits for its disk. */
const OPEN_MS = 1_000_000;
const LIMITS: BreakerLimits = { windowMs: 1e8, minAttempts: 3, errorRate: 0.5, openMs: OPEN_MS, openMaxMs: 4 * OPEN_MS };
/** Each of so many attempts ends like this, those after them go well. A task whose text has begun is not made again after a silence. */
const fail = (attempts: number): MockFault => ({ kind: 'stall', afterTokens: 2, attempts });
const well = (attempts: number): MockFault => ({ kind: 'stall', afterTokens: 1_000_000, attempts });

const REPLICA = { endChance: 0, tokensPerSecond: 10, limits: { firstTokenMs: 1_000, idleMs: 500 } } as const;
const pool = (id: string, faults: readonly MockFault[], changes: Partial<MockPool> = {}): MockPool => ({
  id,
  breaker: LIMITS,
  replicas: [{ id: 'r0', slots: 4, ...REPLICA, faults }],
  ...changes,
});

async function open(...pools: MockPool[]): Promise<Pool> {
  kit = await openServices({ dataDir: dirs.make(), pools });
  return kit.services.pools.get(pools[0]?.id ?? '');
}
const admit = (changes: Parameters<typeof submission>[1] = {}) => {
  const n = next++;
  return kit.services.admission.admit(submission(n, { maxTokens: 5, deadlineMs: 1e9, ...changes })).then(() => n);
};
const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const until = (isSo: () => boolean | Promise<boolean>, stepMs = 20): Promise<void> => passes(kit, stepMs, isSo);
const isReady = (): boolean => kit.services.pools.all().every((one) => one.replicas.every((replica) => replica.ready));
/** One task after the other, each to its end. */
async function run(count: number, changes: Parameters<typeof submission>[1] = {}): Promise<void> {
  for (let i = 0; i < count; i++) {
    await until(isReady);
    const n = await admit(changes);
    await until(async () => (await taskOf(n)).outcome !== undefined);
  }
  await until(isReady);
}
const refusal = async (): Promise<{ readonly code?: string; readonly retryAfterMs?: number; readonly policyLabel?: string; readonly message?: string }> => {
  try {
    await admit();
    return {};
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return cause;
  }
};

describe('OC-CTRL-2069: a pool where attempts fail', () => {
  it('is left alone when too many of them did, refuses with the time at which it is tried, and lets in who comes back then', async () => {
    const one = await open(pool('pool', [well(1), fail(2)]));
    await run(2);
    expect(one.guard.ofPool).toEqual({ state: 'closed' });
    await run(1);
    expect(one.guard.ofPool).toMatchObject({ state: 'open' });
    const refused = await refusal();
    expect(refused).toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'breaker_open', retriable: true, poolId: 'pool' });
    expect(refused.retryAfterMs).toBeGreaterThan(0.9 * OPEN_MS);
    expect(refused.message).toMatch(/fail too often.*GET \/v1\/pools/);
    // It is no pool without engines.
    expect(kit.services.pools.anyReady).toBe(true);
    kit.clock.advance((refused.retryAfterMs ?? 0) - 20);
    expect(await refusal()).toMatchObject({ policyLabel: 'breaker_open' });
    kit.clock.advance(20);
    const probe = await admit();
    await until(async () => (await taskOf(probe)).outcome !== undefined);
    expect((await taskOf(probe)).state).toBe('completed');
    expect(one.guard.ofPool).toEqual({ state: 'closed' });
    expect(one.guard.ofReplica('r0')).toEqual({ state: 'closed' });
  });

  it('stays open for longer each time that a probe fails, up to its longest', async () => {
    const one = await open(pool('pool', [fail(6)]));
    await run(3);
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { retryAfterMs = 0 } = await refusal();
      waits.push(Math.ceil(retryAfterMs / OPEN_MS));
      kit.clock.advance(retryAfterMs);
      await run(1);
    }
    expect(waits).toEqual([1, 2, 4, 4]);
    expect(one.guard.ofPool).toEqual({ state: 'closed' });
  });

  it('runs one attempt at a time while it is half open, though many wait, and all once that one went well', async () => {
    const one = await open(pool('pool', [fail(3)]));
    await run(3);
    kit.clock.advance(OPEN_MS);
    const waiting = [await admit({ maxTokens: 2_000 }), await admit({ maxTokens: 2_000 }), await admit({ maxTokens: 2_000 })];
    const running = (): number => kit.services.pools.running(one, one.replicas[0] ?? never());
    await until(() => running() > 0);
    await kit.atRest();
    expect([one.guard.ofPool, running()]).toEqual([{ state: 'half_open' }, 1]);
    // A probe that a client cancels says nothing: the next one is it.
    await kit.services.cancellation.cancel(testUuid(waiting[0] ?? 0));
    await until(() => running() > 0);
    expect([one.guard.ofPool, running()]).toEqual([{ state: 'half_open' }, 1]);
    await until(() => one.guard.ofPool.state === 'closed');
    await until(async () => (await taskOf(waiting[2] ?? 0)).state === 'completed');
  });

  it('has its probe beside an attempt that began before it opened and still runs', async () => {
    const mute: MockFault = { kind: 'stall', afterTokens: 0, attempts: 3 };
    const one = await open(pool('pool', [], { replicas: [{ id: 'r0', slots: 4, ...REPLICA, tokensPerSecond: 0.001, faults: [well(1), mute] }] }));
    const long = await admit({ maxTokens: 100 });
    await until(async () => (await taskOf(long)).state === 'running');
    const other = await admit();
    await until(async () => (await taskOf(other)).outcome !== undefined);
    expect(one.guard.ofPool).toMatchObject({ state: 'open' });
    kit.clock.advance(OPEN_MS);
    await until(isReady);
    const probe = await admit({ maxTokens: 1 });
    await until(async () => (await taskOf(probe)).outcome !== undefined);
    expect([(await taskOf(probe)).state, (await taskOf(long)).state]).toEqual(['completed', 'running']);
    expect(one.guard.ofPool).toEqual({ state: 'closed' });
  });

  it('keeps what waits in it, and runs it when it is tried again', async () => {
    const one = await open(pool('pool', [fail(3)], { replicas: [{ id: 'r0', slots: 1, ...REPLICA, faults: [fail(3)] }] }));
    const all = [await admit(), await admit(), await admit(), await admit()];
    await until(() => one.guard.ofPool.state === 'open');
    expect((await taskOf(all[3] ?? 0)).state).toBe('queued');
    kit.clock.advance(OPEN_MS);
    await until(async () => (await taskOf(all[3] ?? 0)).outcome !== undefined);
    expect((await taskOf(all[3] ?? 0)).state).toBe('completed');
  });

  it('is passed over while another pool serves the model, and what waits in it moves there', async () => {
    const one = await open(pool('bad', [fail(3)], { replicas: [{ id: 'r0', slots: 1, ...REPLICA, faults: [fail(3)] }] }), pool('good', [], { replicas: [{ id: 'g0', slots: 1, endChance: 0, tokensPerSecond: 1 }] }));
    const pinned = { placement: { mode: 'prefer' as const, preferPools: ['bad'], avoidPools: [], allowFallback: true } };
    const all = [await admit(pinned), await admit(pinned), await admit(pinned), await admit(pinned)];
    await until(() => one.guard.ofPool.state === 'open');
    await until(async () => (await Promise.all(all.map(taskOf))).some(({ poolId, outcome }) => poolId === 'good' && outcome === undefined));
    await until(isReady);
    const later = await admit();
    expect(await taskOf(later)).toMatchObject({ poolId: 'good', decision: { selectedPoolId: 'good', candidatesConsidered: 1 } });
    expect((await taskOf(later)).decision.filtersApplied).toContain('breaker');
  });
});

describe('OC-CTRL-2069: what opens a breaker', () => {
  it('is a first token that comes later than the objective, though every task is served', async () => {
    const one = await open(pool('pool', [], { breaker: { ...LIMITS, firstTokenSloMs: 500 }, replicas: [{ id: 'r0', slots: 4, endChance: 0, firstTokenMs: 600 }] }));
    await run(3);
    expect((await taskOf(3)).state).toBe('completed');
    expect(one.guard.ofPool).toMatchObject({ state: 'open' });
  });

  it('is not what clients cancel', async () => {
    const one = await open(pool('pool', []));
    for (let i = 0; i < 6; i++) {
      const n = await admit({ maxTokens: 500 });
      await until(async () => (await taskOf(n)).state === 'running');
      await kit.services.cancellation.cancel(testUuid(n));
      await until(async () => (await taskOf(n)).outcome !== undefined);
    }
    expect(one.guard.ofPool).toEqual({ state: 'closed' });
    expect(one.guard.ofReplica('r0')).toEqual({ state: 'closed' });
  });

  it('is forgotten with the engine: one that takes its place begins closed', async () => {
    const one = await open(pool('pool', [], { breaker: { ...LIMITS, minAttempts: 4, errorRate: 0.7 }, replicas: [{ id: 'r0', slots: 1, ...REPLICA, faults: [fail(4)] }, { id: 'r1', slots: 1, ...REPLICA }] }));
    await run(4);
    expect(one.guard.ofReplica('r0')).toMatchObject({ state: 'open' });
    await kit.services.reloads.reload('pool', {});
    await until(() => one.reload?.endedAt !== undefined);
    expect(one.replicas.map(({ id }) => id)).toEqual(['r0.2', 'r1.2']);
    expect(one.replicas.map(({ id }) => one.guard.ofReplica(id))).toEqual([{ state: 'closed' }, { state: 'closed' }]);
  });
});

const never = (): never => {
  throw new Error('The pool has no replica.');
};
