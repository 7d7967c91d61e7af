import { openServices, settle, submission, testUuid, type MockPool } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { read } from '../../support/reader.js';
import { restart, stateOf, within } from './daemon-runs.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const POOLS: readonly MockPool[] = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];

describe('a drain (OC-CTRL-2023)', () => {
  it('outlasts a restart, with the time that is left of it', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: POOLS });
    await kit.services.drains.drain('pool', 60_000);
    kit = await restart(kit, { dataDir, pools: POOLS }, 10_000);
    try {
      expect(kit.services.pools.get('pool').drain?.remainingMs()).toBe(50_000);
      await expect(kit.services.admission.admit(submission(1))).rejects.toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'pool_draining' });
    } finally {
      await kit.close();
    }
  });

  it('ends what is left when its deadline passed while the daemon was away', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: POOLS });
    for (const n of [1, 2]) await kit.services.admission.admit(submission(n));
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    await kit.services.drains.drain('pool', 60_000);
    kit = await restart(kit, { dataDir, pools: POOLS }, 61_000);
    try {
      kit.clock.advance(1);
      await settle(async () => (await stateOf(kit, 1)) === 'dropped' && (await stateOf(kit, 2)) === 'dropped');
      expect(kit.services.pools.get('pool').drain).toBeDefined();
    } finally {
      await kit.close();
    }
  });

  it('ends by undrain, also for the next run', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: POOLS });
    await kit.services.drains.drain('pool', 60_000);
    expect((await kit.services.drains.undrain('pool')).drain).toBeUndefined();
    expect((await kit.services.drains.undrain('pool')).drain).toBeUndefined();
    await expect(kit.services.drains.undrain('nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(kit.services.drains.drain('nowhere', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    kit = await restart(kit, { dataDir, pools: POOLS });
    try {
      await kit.services.admission.admit(submission(1));
      const reader = await read(kit.services, testUuid(1));
      await within(kit, async () => (await stateOf(kit, 1)) === 'completed');
      expect((await reader.done).texts).toHaveLength(20);
    } finally {
      await kit.close();
    }
  });

  it('of a pool that is gone is forgotten', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [...POOLS, { id: 'other', replicas: [{ id: 'r0', slots: 1 }] }] });
    await kit.services.drains.drain('pool', 60_000);
    kit = await restart(kit, { dataDir, pools: [{ id: 'other', replicas: [{ id: 'r0', slots: 1 }] }] });
    await settle(async () => (await kit.store.states.load('pool_drain')).size === 0);
    await kit.services.drains.drain('other', 60_000);
    await kit.services.registry.remove('other', 0);
    try {
      await settle(async () => (await kit.store.states.load('pool_drain')).size === 0);
    } finally {
      await kit.close();
    }
  });
});
