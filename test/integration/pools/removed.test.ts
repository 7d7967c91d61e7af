import { openServices, settle, submission, testUuid, type MockPool } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { read } from '../../support/reader.js';
import { ask, ids, isReady, restart, stateOf, within } from './daemon-runs.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const paced = (id: string, tokensPerSecond = 10): MockPool => ({ id, replicas: [{ id: 'r0', slots: 1, tokensPerSecond, endChance: 0 }] });
const FAST: MockPool = { id: 'fast', model: 'fast', replicas: [{ id: 'r0', slots: 2, endChance: 0 }] };
const pinned = (n: number, poolId: string) => submission(n, { placement: { mode: 'pin', pinPoolId: poolId, preferPools: [], avoidPools: [], allowFallback: true } });

describe('a pool that is removed (OC-CTRL-2062)', () => {
  it('lets what runs end, moves what waits, and is gone once it is empty', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [paced('pool'), paced('other')] });
    try {
      for (const n of [1, 2]) await kit.services.admission.admit(submission(n));
      const waiting = submission(3);
      await kit.services.admission.admit(waiting);
      await settle(async () => (await stateOf(kit, 1)) === 'running' && (await stateOf(kit, 2)) === 'running');
      const of = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.poolId;
      const leaving = await of(3);
      const pool = await kit.services.registry.remove(leaving, 60_000);
      expect(pool).toMatchObject({ removing: true });
      expect(pool.drain?.remainingMs()).toBe(60_000);
      expect(await of(3)).not.toBe(leaving);
      await expect(kit.services.registry.change(leaving, { queueCapacity: 5 })).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(kit.services.drains.undrain(leaving)).rejects.toMatchObject({ code: 'CONFLICT', field: 'id' });
      await expect(kit.services.registry.create(ask(leaving))).rejects.toMatchObject({ code: 'CONFLICT' });
      await within(kit, () => !kit.services.pools.has(leaving));
      await within(kit, async () => (await stateOf(kit, 3)) === 'completed');
      expect([await stateOf(kit, 1), await stateOf(kit, 2)]).toEqual(['completed', 'completed']);
    } finally {
      await kit.close();
    }
  });

  it('drops at the deadline what may run nowhere else, and stops what runs', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [paced('pool', 0.001), FAST] });
    try {
      for (const n of [1, 2]) await kit.services.admission.admit(pinned(n, 'pool'));
      await settle(async () => (await stateOf(kit, 1)) === 'running');
      await kit.services.registry.remove('pool', 300);
      await within(kit, () => !kit.services.pools.has('pool'));
      await settle(async () => (await stateOf(kit, 1)) === 'dropped' && (await stateOf(kit, 2)) === 'dropped');
      expect(ids(kit)).toEqual(['fast']);
    } finally {
      await kit.close();
    }
  });

  it('is gone at once where nothing waits or runs, and its id can be taken again', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [FAST] });
    try {
      for (let round = 1; round <= 3; round++) {
        await kit.services.registry.create(ask('made', { replicas: [{ id: `m${round}`, slots: 1, tokensPerSecond: 0, firstTokenMs: 0, endChance: 0 }] }));
        await isReady(kit, 'made');
        await kit.services.admission.admit(submission(round, { modelRef: 'made' }));
        expect((await (await read(kit.services, testUuid(round))).done).texts).toHaveLength(20);
        await kit.services.registry.remove('made', 1_000);
        await settle(() => !kit.services.pools.has('made'));
        await expect(kit.services.registry.remove('made', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      await settle(async () => (await kit.store.states.load('pool_change')).size === 0 && !(await kit.store.states.load('pool')).has('made'));
      // Somebody who asks again for what has ended is answered, though its pool is gone; and its session goes on elsewhere.
      const { spec, ...rest } = submission(1, { modelRef: 'made' });
      expect(await kit.services.admission.admit({ spec, ...rest })).toMatchObject({ taskId: testUuid(1) });
      await kit.services.admission.admit(submission(9, { modelRef: 'fast', sessionId: spec.sessionId }));
      expect((await (await read(kit.services, testUuid(9))).done).texts).toHaveLength(20);
      expect(await kit.telemetry.render()).not.toMatch(/queue_depth\{[^}]*pool_id="made"/);
    } finally {
      await kit.close();
    }
  });

  it('may be the last one: then nothing can be handed over, until one is made', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [FAST] });
    try {
      await kit.services.registry.remove('fast', 0);
      await settle(() => ids(kit).length === 0);
      expect(() => kit.services.readiness.check()).toThrow(expect.objectContaining({ code: 'POOL_UNREADY' }));
      await kit.services.registry.create(ask('made'));
      await isReady(kit, 'made');
      expect(() => kit.services.readiness.check()).not.toThrow();
    } finally {
      await kit.close();
    }
  });
});

describe('after a restart (OC-CTRL-2063)', () => {
  it('a configured pool that was removed stays away until the configuration says something else of it', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [paced('pool'), FAST] });
    await kit.services.registry.remove('pool', 0);
    await settle(async () => (await kit.store.states.load('pool_change')).get('pool')?.includes('definition') === false);
    kit = await restart(kit, { dataDir, pools: [paced('pool'), FAST] });
    expect(ids(kit)).toEqual(['fast']);
    kit = await restart(kit, { dataDir, pools: [{ ...paced('pool'), queueCapacity: 7 }, FAST] });
    try {
      expect(ids(kit)).toEqual(['pool', 'fast']);
      expect(kit.log.some(({ level, human, fields }) => level === 'warn' && human.includes('what contract said') && fields.pool_id === 'pool')).toBe(true);
      expect((await kit.store.states.load('pool_change')).size).toBe(0);
    } finally {
      await kit.close();
    }
  });

  it('a removal goes on: what waits there moves, and it is gone', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [paced('other', 1_000)] });
    await kit.services.registry.create(ask('made', { model: 'mock', replicas: [{ id: 'm0', slots: 1, tokensPerSecond: 0.001, firstTokenMs: 0, endChance: 0 }] }));
    await isReady(kit, 'made');
    await kit.services.admission.admit(pinned(1, 'made'));
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    await kit.services.registry.remove('made', 60_000);
    kit = await restart(kit, { dataDir, pools: [paced('other', 1_000)] }, 20_000);
    try {
      const made = kit.services.pools.get('made');
      expect(made.removing).toBe(true);
      expect(made.drain?.remainingMs()).toBe(40_000);
      await kit.services.cancellation.cancel(testUuid(1));
      await within(kit, () => !kit.services.pools.has('made'));
      await settle(async () => (await kit.store.states.load('pool_change')).size === 0);
    } finally {
      await kit.close();
    }
  });
});
