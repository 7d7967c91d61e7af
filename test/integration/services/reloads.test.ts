import type { MockPoolDefinition, MockReplicaDefinition } from '../../../src/domain/pool/definition.js';
import type { Pool } from '../../../src/services/pools/pool.js';
import { read, type ReaderLog } from '../../support/reader.js';
import { openServices, passes, submission, testUuid, type MockPool, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
afterEach(async () => kit.close());

const REPLICA = { slots: 2, endChance: 0, tokensPerSecond: 10, version: 'v1' } as const;
const ONE: MockPool = { id: 'pool', model: 'haiku-1', modelRefs: ['haiku'], replicas: [{ id: 'r0', ...REPLICA }] };
const TWO: MockPool = { ...ONE, replicas: [{ id: 'r0', ...REPLICA }, { id: 'r1', ...REPLICA }] };

async function open(pool: MockPool): Promise<Pool> {
  kit = await openServices({ dataDir: dirs.make(), pools: [pool] });
  return kit.services.pools.get('pool');
}
const definitionOf = (pool: Pool): MockPoolDefinition => {
  if (pool.definition.engine !== 'mock') throw new Error('It is no pool of mock engines.');
  return pool.definition;
};
/** The same pool with other replicas. */
const withReplicas = (pool: Pool, change: (replica: MockReplicaDefinition) => MockReplicaDefinition): MockPoolDefinition => {
  const definition = definitionOf(pool);
  return { ...definition, replicas: definition.replicas.map(change) };
};
const ids = (pool: Pool): string[] => pool.replicas.map(({ id }) => id);
const until = (isSo: () => boolean | Promise<boolean>): Promise<void> => passes(kit, 20, isSo);
const isOver = (pool: Pool) => () => pool.reload?.endedAt !== undefined;
const admit = (n: number, changes: Parameters<typeof submission>[1] = {}) => kit.services.admission.admit(submission(n, { modelRef: 'haiku', ...changes }));
const reading = async (n: number): Promise<{ readonly done: Promise<ReaderLog> }> => read(kit.services, testUuid(n));
const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const runs = (n: number) => async (): Promise<boolean> => (await taskOf(n)).state === 'running';

describe('OC-CTRL-2024: a reload with another model', () => {
  it('switches at once when the new engines are tested, and the streams of the old ones go on to their end', async () => {
    const pool = await open(TWO);
    await admit(1);
    const stream = await reading(1);
    await until(runs(1));
    await kit.services.reloads.reload('pool', { model: 'haiku-2' });
    expect(pool.reload).toMatchObject({ state: 'starting', model: 'haiku-2', replicasDone: 0, replicasTotal: 2 });
    await until(() => pool.definition.model === 'haiku-2');
    expect(ids(pool)).toEqual(['r0.2', 'r1.2']);
    await admit(2);
    const [first] = await Promise.all([stream.done, until(isOver(pool))]);
    expect(first.terminal).toMatchObject({ kind: 'end', tokensOut: 20 });
    expect(await taskOf(1)).toMatchObject({ attempt: 1 });
    await until(async () => (await taskOf(2)).outcome !== undefined);
    expect((await taskOf(2)).replicaId).toBe('r0.2');
    expect(pool.reload).toMatchObject({ state: 'done', replicasDone: 2 });
    expect(pool.retired.size).toBe(0);
  });

  it('counts on in the series of the configured replica: no reload makes new ones', async () => {
    const pool = await open(ONE);
    for (const n of [1, 2, 3]) {
      await admit(n);
      await until(async () => (await taskOf(n)).outcome !== undefined);
      await kit.services.reloads.reload('pool', {});
      await until(isOver(pool));
    }
    expect(ids(pool)).toEqual(['r0.4']);
    const series = (await kit.telemetry.render()).split('\n').filter((line) => line.includes('replica_id="r0'));
    expect(series).toContainEqual(expect.stringMatching(/^tasks_started_total\{.*replica_id="r0".*\} 3$/));
    expect(series).toContainEqual(expect.stringMatching(/^replica_breaker_state\{.*replica_id="r0",state="closed"\} 1$/));
    expect(series.filter((line) => /replica_id="r0\./.test(line))).toEqual([]);
  });

  it('ends what still runs on an old engine when the time is over: the task moves and its reader sees one text', async () => {
    const pool = await open(ONE);
    await admit(1, { maxTokens: 800, determinism: 'strict' });
    const stream = await reading(1);
    await until(runs(1));
    await kit.services.reloads.reload('pool', { model: 'haiku-2', drainMs: 500 });
    await until(isOver(pool));
    await until(async () => (await taskOf(1)).outcome !== undefined);
    expect((await stream.done).terminal).toMatchObject({ kind: 'end', tokensOut: 800 });
    expect(await taskOf(1)).toMatchObject({ attempt: 2, replicaId: 'r0.2' });
  });

  it('goes back to what ran before when a new engine is not well, says why, and no stream notices', async () => {
    const pool = await open(TWO);
    const before = [...pool.replicas];
    await admit(1);
    const stream = await reading(1);
    await until(runs(1));
    const wrong = withReplicas(pool, (replica) => (replica.id === 'r1' ? { ...replica, faults: { refuse: true } } : replica));
    await kit.services.reloads.replace(pool, { ...wrong, model: 'haiku-2', queueCapacity: 7 });
    await until(isOver(pool));
    expect(pool.reload).toMatchObject({ state: 'rolled_back', reason: expect.stringContaining('refused the connection') });
    expect(pool.definition).toMatchObject({ model: 'haiku-1', queueCapacity: 100 });
    expect(pool.replicas).toEqual(before);
    const [log] = await Promise.all([stream.done, until(async () => (await taskOf(1)).outcome !== undefined)]);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 20 });
    expect(pool.replicas.every(({ ready }) => ready)).toBe(true);
  });

  it('in sequence stops the old engine first, and tasks wait for the new one meanwhile', async () => {
    const pool = await open(ONE);
    await admit(1);
    await until(runs(1));
    await kit.services.reloads.reload('pool', { model: 'haiku-2', strategy: 'sequence' });
    await until(() => pool.replicas[0]?.phase === 'stopping');
    await admit(2);
    expect((await taskOf(2)).state).toBe('queued');
    await until(isOver(pool));
    await until(async () => (await taskOf(1)).outcome !== undefined && (await taskOf(2)).outcome !== undefined);
    expect(await taskOf(1)).toMatchObject({ state: 'completed', attempt: 1 });
    expect(await taskOf(2)).toMatchObject({ state: 'completed', replicaId: 'r0.2' });
    expect(pool.reload).toMatchObject({ state: 'done', strategy: 'sequence' });
  });

  it('in sequence brings back what was stopped when the new engine is not well', async () => {
    const pool = await open(TWO);
    const wrong = withReplicas(pool, (replica) => (replica.id === 'r1' ? { ...replica, faults: { refuse: true } } : replica));
    await kit.services.reloads.replace(pool, { ...wrong, model: 'haiku-2' }, { strategy: 'sequence' });
    await until(isOver(pool));
    expect(pool.reload).toMatchObject({ state: 'rolled_back', strategy: 'sequence' });
    expect(pool.definition.model).toBe('haiku-1');
    await until(() => pool.replicas.length === 2 && pool.replicas.every(({ ready }) => ready));
    await admit(1, { modelRef: 'haiku-1' });
    await until(async () => (await taskOf(1)).outcome !== undefined);
    expect(await taskOf(1)).toMatchObject({ state: 'completed' });
  });

  it('ends tasks that wait for the old model by its own name, because nobody serves it any more', async () => {
    const pool = await open({ ...ONE, replicas: [{ id: 'r0', ...REPLICA, slots: 1 }] });
    await admit(1, { maxTokens: 400 });
    await admit(2, { modelRef: 'haiku-1' });
    await admit(3);
    await kit.services.reloads.reload('pool', { model: 'haiku-2' });
    await until(isOver(pool));
    await until(async () => (await taskOf(2)).outcome !== undefined && (await taskOf(3)).outcome !== undefined);
    expect((await taskOf(2)).outcome).toMatchObject({ kind: 'dropped', code: 'MODEL_DEPRECATED' });
    expect((await taskOf(3)).outcome).toMatchObject({ kind: 'completed' });
  });
});

describe('OC-CTRL-2024: a reload with the same model', () => {
  it('exchanges replicas one after the other, so that the pool is ready all the time', async () => {
    const pool = await open(TWO);
    let least = 2;
    const stop = kit.services.pools.watch(() => (least = Math.min(least, pool.replicas.filter(({ ready }) => ready).length)));
    await kit.services.reloads.reload('pool', {});
    await until(isOver(pool));
    stop();
    expect(ids(pool)).toEqual(['r0.2', 'r1.2']);
    expect(least).toBeGreaterThanOrEqual(2);
  });

  it('exchanges only engines that differ, adds and removes replicas', async () => {
    const pool = await open(TWO);
    const [kept] = pool.replicas;
    const definition = definitionOf(pool);
    const [r0] = definition.replicas;
    if (r0 === undefined) throw new Error('There is no replica.');
    await kit.services.reloads.replace(pool, { ...definition, replicas: [r0, { ...r0, id: 'r2', slots: 5 }] });
    await until(isOver(pool));
    expect(ids(pool)).toEqual(['r0', 'r2']);
    expect(pool.replicas[0]).toBe(kept);
    expect(pool.replicas[1]?.slots).toBe(5);
  });
});

describe('OC-CTRL-2025: a reload is refused', () => {
  it('while another one is under way', async () => {
    const pool = await open(ONE);
    await kit.services.reloads.reload('pool', { model: 'haiku-2' });
    await expect(kit.services.reloads.reload('pool', { model: 'haiku-3' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await until(isOver(pool));
    await kit.services.reloads.reload('pool', { model: 'haiku-3' });
    await until(() => pool.definition.model === 'haiku-3');
  });

  it('of a pool that there is none of', async () => {
    await open(ONE);
    await expect(kit.services.reloads.reload('other', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
