import type { PoolDefinition } from '../../../src/domain/pool/definition.js';
import { poolDefaults } from '../../../src/app/config/resolve-pool.js';
import { mockPool, openServices, settle, submission, testUuid, type MockPool, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { read } from '../../support/reader.js';
import { ask, ids, isReady, restart, stateOf, within } from './daemon-runs.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const POOL: MockPool = { id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] };
const SLOW: MockPool = { id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] };
const replica = (id: string, slots = 1) => ({ id, slots, tokensPerSecond: 0, firstTokenMs: 0, endChance: 0 });
const records = async (kit: ServiceKit): Promise<ReadonlyMap<string, string>> => kit.store.states.load('pool_change');
const definitionOf = (kit: ServiceKit, id = 'pool'): PoolDefinition => kit.services.pools.get(id).definition;
const exchanged = (kit: ServiceKit, id = 'pool'): Promise<void> => within(kit, () => !kit.services.reloads.isUnderway(kit.services.pools.get(id)));
const configure = (kit: ServiceKit, ...pools: readonly PoolDefinition[]): Promise<void> =>
  kit.services.configure({ pools, templates: [], poolDefaults: poolDefaults({ capacity: 100, policy: 'reject', batchShare: 0.1 }, '1.0.0') });

it('a template that a configuration drops while a pool is run by it is told at once (OC-CTRL-2082)', async () => {
  const dataDir = dirs.make();
  const template = { id: 'llama', command: ['/bin/false', '{model}', '{port}'], env: {}, startTimeoutMs: 1_000, stopGraceMs: 100 };
  const kit = await openServices({ dataDir, pools: [POOL], catalog: { directories: [dataDir] }, templates: [template] });
  try {
    await kit.services.registry.create(ask('ran', { engine: 'llamacpp', model: 'file:m.gguf', replicas: [{ id: 'a', template: 'llama' }] }));
    await configure(kit, mockPool(POOL));
    expect(kit.log.filter(({ human }) => human.includes('the template llama')).map(({ level, fields }) => [level, fields.pool_id, fields.replica_id])).toEqual([['warn', 'ran', 'a']]);
    expect(ids(kit)).toContain('ran');
  } finally {
    await kit.close();
  }
});

describe('a change by contract (OC-CTRL-2061)', () => {
  it('of figures counts at once, and for the next run (OC-CTRL-2063)', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [SLOW] });
    await kit.services.admission.admit(submission(1));
    await kit.services.admission.admit(submission(2));
    await kit.services.registry.change('pool', { queueCapacity: 1, modelRefs: ['alias'], reload: { drainMs: 1 } });
    await expect(kit.services.admission.admit(submission(3))).rejects.toMatchObject({ code: 'ADMISSION_REJECT' });
    kit = await restart(kit, { dataDir, pools: [SLOW] });
    try {
      expect(definitionOf(kit)).toMatchObject({ queueCapacity: 1, modelRefs: ['alias'], reload: { strategy: 'auto', drainMs: 1 }, probeIntervalMs: 1_000 });
      expect(kit.services.pools.get('pool').source).toBe('config');
    } finally {
      await kit.close();
    }
  });

  it('of replicas keeps those that stay the same, with their streams, and exchanges the others', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [SLOW] });
    try {
      await kit.services.admission.admit(submission(1));
      const reader = await read(kit.services, testUuid(1));
      const [before] = kit.services.pools.get('pool').replicas;
      await kit.services.registry.change('pool', { replicas: [{ id: 'r0' }, replica('r1', 3)] });
      await exchanged(kit);
      expect(kit.services.pools.get('pool').replicas.map(({ id }) => id)).toEqual(['r0', 'r1']);
      expect(kit.services.pools.get('pool').replicas[0]).toBe(before);
      await within(kit, async () => (await stateOf(kit, 1)) === 'completed');
      expect((await reader.done).texts).toHaveLength(20);
    } finally {
      await kit.close();
    }
  });

  it('that says what the configuration says leaves nothing stored', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL] });
    try {
      await kit.services.registry.change('pool', { queueCapacity: 7 });
      expect((await records(kit)).size).toBe(1);
      await kit.services.registry.change('pool', { queueCapacity: 100 });
      expect((await records(kit)).size).toBe(0);
    } finally {
      await kit.close();
    }
  });

  it('that fails goes back to what ran before, and a restart begins with that', async () => {
    const outbound = { allow: [{ host: '127.0.0.1', purposes: [] }], deny: [] };
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [POOL], outbound });
    await kit.services.registry.create(ask('far', { engine: 'openai', replicas: [{ id: 'a', url: 'http://127.0.0.1:9' }] }));
    const stored = (await records(kit)).get('far');
    await kit.services.registry.change('far', { replicas: [{ id: 'a', url: 'http://127.0.0.1:10' }] });
    expect((await records(kit)).get('far')).toContain('127.0.0.1:10');
    await expect(kit.services.registry.change('far', { queueCapacity: 5 })).rejects.toMatchObject({ code: 'CONFLICT', field: 'id' });
    await within(kit, () => kit.services.pools.get('far').reload?.state === 'rolled_back');
    await within(kit, async () => (await records(kit)).get('far') === stored);
    kit = await restart(kit, { dataDir, pools: [POOL], outbound });
    try {
      expect(definitionOf(kit, 'far').replicas).toEqual([{ id: 'a', url: 'http://127.0.0.1:9' }]);
    } finally {
      await kit.close();
    }
  });

  it('is refused where it is wrong, and for a pool that there is not', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL] });
    try {
      await expect(kit.services.registry.change('pool', { replicas: [{ id: 'r0', url: 'http://x' }] })).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'replicas[0].url' });
      await expect(kit.services.registry.change('nowhere', { queueCapacity: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await records(kit)).size).toBe(0);
    } finally {
      await kit.close();
    }
  });

  it('of the url is not the request\'s where the pool sends a key to its engines (OC-CTRL-2064)', async () => {
    const outbound = { allow: [{ host: '127.0.0.1', purposes: [] }], deny: [] };
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL], outbound });
    try {
      const { timeouts, breaker } = mockPool(POOL);
      const keyed: PoolDefinition = { ...mockPool({ ...POOL, id: 'keyed' }), timeouts, breaker, engine: 'openai', apiKeyEnv: 'KEY', replicas: [{ id: 'a', url: 'http://127.0.0.1:9' }] };
      await configure(kit, mockPool(POOL), keyed);
      await expect(kit.services.registry.change('keyed', { replicas: [{ id: 'a', url: 'http://127.0.0.1:10' }] })).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'replicas[0].url' });
    } finally {
      await kit.close();
    }
  });

  it('that a reload makes is for the next run as well', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: [POOL] });
    await kit.services.reloads.reload('pool', { model: 'another' });
    await exchanged(kit);
    kit = await restart(kit, { dataDir, pools: [POOL] });
    try {
      expect(definitionOf(kit).model).toBe('another');
    } finally {
      await kit.close();
    }
  });
});

describe('a changed configuration (OC-CTRL-2082)', () => {
  it('has the last word over what contract said, for the pools of which it says something else', async () => {
    const other: MockPool = { ...POOL, id: 'other' };
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL, other] });
    try {
      for (const id of ['pool', 'other']) await kit.services.registry.change(id, { queueCapacity: 7 });
      await configure(kit, mockPool({ ...POOL, queueCapacity: 9 }), mockPool(other));
      expect([definitionOf(kit).queueCapacity, definitionOf(kit, 'other').queueCapacity]).toEqual([9, 7]);
      expect([...(await records(kit)).keys()]).toEqual(['other']);
      expect(kit.log.filter(({ level, human }) => level === 'warn' && human.includes('what contract said')).map(({ fields }) => fields.pool_id)).toEqual(['pool']);
    } finally {
      await kit.close();
    }
  });

  it('brings a pool back that contract removed, once it says something else of it', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL] });
    try {
      await kit.services.registry.remove('pool', 0);
      await settle(async () => (await records(kit)).get('pool')?.includes('definition') === false);
      await configure(kit, mockPool(POOL));
      expect(ids(kit)).toEqual([]);
      await configure(kit, mockPool({ ...POOL, queueCapacity: 9 }));
      await isReady(kit, 'pool');
      expect((await records(kit)).size).toBe(0);
    } finally {
      await kit.close();
    }
  });

  it('takes over a pool of contract whose id it takes, and lets the others be', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [POOL] });
    try {
      for (const id of ['made', 'own']) await kit.services.registry.create(ask(id));
      await configure(kit, mockPool(POOL), mockPool({ ...POOL, id: 'made', model: 'made' }));
      await exchanged(kit, 'made');
      expect(kit.services.pools.get('made')).toMatchObject({ source: 'config', definition: { kvBytesPerToken: 2 } });
      expect(kit.services.pools.get('own').source).toBe('contract');
      expect([...(await records(kit)).keys()]).toEqual(['own']);
    } finally {
      await kit.close();
    }
  });

  it('lets a pool that it drops empty itself, over a restart as well, and takes it back where it thinks better of it', async () => {
    const dataDir = dirs.make();
    const other: MockPool = { id: 'other', model: 'other', replicas: [{ id: 'r0', slots: 1 }] };
    let kit = await openServices({ dataDir, pools: [SLOW, other] });
    await kit.services.admission.admit(submission(1));
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    await configure(kit, mockPool(other));
    expect(kit.services.pools.get('pool')).toMatchObject({ removing: true });
    await configure(kit, mockPool(SLOW), mockPool(other));
    expect(kit.services.pools.get('pool')).toMatchObject({ removing: false, drain: undefined });
    expect((await records(kit)).size).toBe(0);
    await configure(kit, mockPool(other));
    kit = await restart(kit, { dataDir, pools: [other] });
    try {
      expect(kit.services.pools.get('pool')).toMatchObject({ removing: true });
      await kit.services.cancellation.cancel(testUuid(1));
      await within(kit, () => ids(kit).join() === 'other');
      await settle(async () => (await records(kit)).size === 0);
    } finally {
      await kit.close();
    }
  });

  it('waits with a pool whose engines are being exchanged, and then has its word', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [SLOW] });
    try {
      await kit.services.admission.admit(submission(1));
      await settle(async () => (await stateOf(kit, 1)) === 'running');
      await kit.services.reloads.reload('pool', { model: 'another' });
      await configure(kit, mockPool({ ...SLOW, queueCapacity: 9 }));
      await within(kit, () => definitionOf(kit).queueCapacity === 9 && definitionOf(kit).model === 'mock');
      await exchanged(kit);
      await within(kit, async () => (await stateOf(kit, 1)) === 'completed');
      expect((await records(kit)).size).toBe(0);
    } finally {
      await kit.close();
    }
  });

  it('gives a pool another engine once it is empty', async () => {
    const kit = await openServices({ dataDir: dirs.make(), pools: [SLOW] });
    try {
      await kit.services.admission.admit(submission(1));
      await settle(async () => (await stateOf(kit, 1)) === 'running');
      const far: PoolDefinition = { ...mockPool(POOL), engine: 'openai', replicas: [{ id: 'a', url: 'http://127.0.0.1:9' }] };
      await configure(kit, far);
      expect(kit.services.pools.get('pool')).toMatchObject({ removing: true, definition: { engine: 'mock' } });
      await within(kit, () => kit.services.pools.find('pool')?.definition.engine === 'openai');
      await within(kit, async () => (await stateOf(kit, 1)) === 'completed');
      expect(kit.services.pools.get('pool').removing).toBe(false);
    } finally {
      await kit.close();
    }
  });
});
