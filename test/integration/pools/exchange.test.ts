import fc from 'fast-check';
import type { HttpPoolDefinition, ManagedReplicaDefinition, ReloadRules } from '../../../src/domain/pool/definition.js';
import { createTelemetry } from '../../../src/infra/telemetry/telemetry.js';
import { EngineError } from '../../../src/ports/engine.js';
import type { Logger } from '../../../src/ports/logger.js';
import { IdleUnload } from '../../../src/services/pools/engines/idle-unload.js';
import type { Pool } from '../../../src/services/pools/pool.js';
import { Pools } from '../../../src/services/pools/pools.js';
import { Reloads } from '../../../src/services/pools/reload/reloads.js';
import { Supervisor } from '../../../src/services/pools/engines/supervisor.js';
import { isManaged } from '../../../src/domain/pool/definition.js';
import { EngineRoom, LOAD_MS, STOP_MS } from '../../support/engine-room.js';
import { FakeClock } from '../../support/fake-clock.js';
import { PoolLoad } from '../../support/pool-load.js';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const replica = (id: string, more: Partial<ManagedReplicaDefinition> = {}): ManagedReplicaDefinition => ({ id, command: ['engine', '{model}', '{port}'], env: {}, startTimeoutMs: 20_000, stopGraceMs: 1_000, ...more });
const definition = (replicas: readonly ManagedReplicaDefinition[], model = 'one', strategy: ReloadRules['strategy'] = 'auto'): HttpPoolDefinition => ({
  id: 'pool',
  engine: 'llamacpp',
  model,
  modelRefs: ['haiku'],
  queueCapacity: 100,
  queuePolicy: 'reject',
  batchShare: 0.1,
  modelState: 'active',
  probeIntervalMs: 500,
  timeouts: { connectMs: 1_000, firstTokenMs: 10_000, idleMs: 10_000, wallMs: 60_000 },
  selfTest: 'degrade',
  breaker: { windowMs: 10_000, minAttempts: 1_000_000, errorRate: 1, openMs: 1_000, openMaxMs: 10_000 },
  reload: { strategy, drainMs: 2_000 },
  replicas,
});
const TWO = [replica('r0'), replica('r1')];

/** Pools, reloads and idle unload as the daemon has them, on a machine whose every process the test sees. */
class Bench {
  readonly clock = new FakeClock();
  readonly room = new EngineRoom(this.clock);
  readonly telemetry = createTelemetry({ clock: this.clock, log: silent, version: '0.0.0' });
  readonly pools: Pools;
  readonly pool: Pool;
  readonly reloads: Reloads;
  readonly idle: IdleUnload;
  readonly load: PoolLoad;

  constructor(of: HttpPoolDefinition) {
    const { clock, room, telemetry } = this;
    const parts = { processes: room.processes, engines: room.engines, clock, logger: silent, telemetry, random: () => 0.5 };
    this.pools = new Pools([of], {
      clock,
      logger: silent,
      sources: (pool, each, id, onChange) => {
        if (!isManaged(each)) throw new Error('Every replica here is managed.');
        return new Supervisor(pool, { ...each, id }, { ...parts, modelPath: () => Promise.resolve(pool.model) }, onChange);
      },
    });
    this.pool = this.pools.get('pool');
    this.idle = new IdleUnload(this.pools, clock, silent);
    this.load = new PoolLoad(() => this.pools, (poolId) => this.idle.wanted(poolId));
    this.reloads = new Reloads({ pools: this.pools, clock, logger: silent, telemetry, admitModel: () => undefined, room: () => Promise.resolve({ beside: true, reason: 'It is not known.' }), stored: () => Promise.resolve() });
  }

  async start(): Promise<void> {
    this.pools.listen(this.load);
    void this.pools.start();
    this.idle.start();
    await this.passes(3 * LOAD_MS);
  }

  /** Time, in steps; whatever it sets going has come to rest at each. */
  async passes(ms: number, stepMs = 100): Promise<void> {
    await this.turns();
    for (let left = ms; left > 0; left -= stepMs) {
      this.clock.advance(Math.min(left, stepMs));
      await this.turns();
    }
  }

  async until(isSo: () => boolean, withinMs = 900_000): Promise<void> {
    for (let passed = 0; !isSo(); passed += 200) {
      if (passed > withinMs) throw new Error(`It did not come to pass: ${String(isSo)}; ${this.told()}`);
      await this.passes(200, 200);
    }
  }

  async close(): Promise<void> {
    this.idle.stop();
    const stopped = Promise.all([this.reloads.stop(), this.pools.stop()]);
    await this.passes(3 * STOP_MS);
    await stopped;
    await this.turns();
    this.telemetry.close();
  }

  get isOver(): boolean {
    return this.pool.reload?.endedAt !== undefined && !this.reloads.isUnderway(this.pool);
  }

  told(): string {
    const { pool } = this;
    return JSON.stringify({ model: pool.definition.model, replicas: pool.replicas.map(({ id, phase, lastError }) => [id, phase, lastError]), reload: pool.reload, open: this.load.open, waiting: this.load.waiting(), pids: this.room.pids });
  }

  private async turns(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

let bench: Bench;
const open = async (of: HttpPoolDefinition): Promise<Bench> => {
  bench = new Bench(of);
  await bench.start();
  expect(bench.pool.replicas.map(({ phase }) => phase)).toEqual(of.replicas.map(() => 'ready'));
  return bench;
};
const ids = (): readonly string[] => bench.pool.replicas.map(({ id }) => id);
const phases = (): readonly string[] => bench.pool.replicas.map(({ phase }) => phase);

afterEach(async () => {
  await bench.close();
  expect(bench.room.pids).toEqual([]);
  expect(bench.clock.pendingTimers).toBe(0);
});

describe('OC-CTRL-2024: where the new engine finds no room beside the old one', () => {
  it('auto tries beside, and then once in sequence', async () => {
    await open(definition(TWO));
    bench.room.room = 2;
    bench.load.submit(40);
    await bench.reloads.reload('pool', { model: 'two' });
    await bench.until(() => bench.isOver);
    expect(bench.pool).toMatchObject({ definition: { model: 'two' }, reload: { state: 'done', strategy: 'sequence', replicasDone: 2 } });
    expect(bench.room.most).toBe(2);
    expect(bench.load.open).toEqual([]);
  });

  it('with the same model those that were exchanged stay, and the rest goes on in sequence', async () => {
    await open(definition([...TWO, replica('r2')]));
    await bench.reloads.reload('pool', {});
    await bench.until(() => ids()[0] === 'r0.2');
    bench.room.room = 3;
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'done', strategy: 'sequence', replicasDone: 3 });
    expect(ids()[0]).toBe('r0.2');
  });

  it('beside, where that was asked for, goes back to what ran before', async () => {
    await open(definition(TWO));
    bench.room.room = 2;
    await bench.reloads.reload('pool', { model: 'two', strategy: 'beside' });
    await bench.until(() => bench.isOver);
    expect(bench.pool).toMatchObject({ definition: { model: 'one' }, reload: { state: 'rolled_back', reason: expect.stringMatching(/too little free GPU memory/) } });
    expect(ids()).toEqual(['r0', 'r1']);
  });

  it('a model that is not there is no matter of room: there is no second try', async () => {
    await open(definition(TWO));
    const begun = bench.clock.monotonic();
    await bench.reloads.reload('pool', { model: 'missing' });
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'rolled_back', strategy: 'beside' });
    expect(bench.clock.monotonic() - begun).toBeLessThan(LOAD_MS + STOP_MS + 500);
  });

  it('a fixed port forces sequence, and the next engine listens only when the last has gone', async () => {
    await open(definition([replica('r0', { port: 9_000 }), replica('r1', { port: 9_001 })]));
    for (const model of ['one', 'two']) {
      await bench.reloads.reload('pool', { model, strategy: 'beside' });
      await bench.until(() => bench.isOver);
      expect(bench.pool).toMatchObject({ definition: { model }, reload: { state: 'done', strategy: 'sequence' } });
    }
    expect(bench.room.contended).toBe(0);
  });

  it.each([
    ['the same model', 'one'],
    ['another model', 'two'],
  ])('replicas may exchange their fixed ports in one change, with %s, and no start finds its port taken', async (_what, model) => {
    await open(definition([replica('r0', { port: 9_000 }), replica('r1', { port: 9_001 }), replica('r2')]));
    bench.load.submit(40);
    await bench.reloads.replace(bench.pool, definition([replica('r0', { port: 9_001 }), replica('r1', { port: 9_000 }), replica('r2')], model));
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'done', strategy: 'sequence' });
    expect(bench.pool.replicas.map(({ definition: of, ready }) => [of.id, isManaged(of) ? of.port : 0, ready])).toEqual([['r0', 9_001, true], ['r1', 9_000, true], ['r2', undefined, true]]);
    expect(bench.room.contended).toBe(0);
    await bench.until(() => bench.load.open.length === 0);
  });

  it('an exchange of ports that fails half way is undone, and each is back on its own', async () => {
    const before = definition([replica('r0', { port: 9_000 }), replica('r1', { port: 9_001 })]);
    await open(before);
    const broken = replica('r1', { port: 9_000, command: ['engine', 'missing', '{port}'] });
    await bench.reloads.replace(bench.pool, definition([replica('r0', { port: 9_001 }), broken]));
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'rolled_back' });
    expect(bench.pool.replicas.map(({ definition: of, ready }) => [of.id, isManaged(of) ? of.port : 0, ready])).toEqual([['r0', 9_000, true], ['r1', 9_001, true]]);
    expect(bench.room.contended).toBe(0);
    expect(bench.room.pids).toHaveLength(2);
  });

  it('a replica that takes another one\'s place, by its port, waits until that one has gone', async () => {
    await open(definition([replica('r0', { port: 9_000 })]));
    await bench.reloads.replace(bench.pool, definition([replica('other', { port: 9_000 })]));
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'done', strategy: 'sequence' });
    expect(ids()).toEqual(['other']);
    expect(bench.room.contended).toBe(0);
  });
});

describe('OC-CTRL-2024: going back', () => {
  it('is over only when what was stopped works again', async () => {
    await open(definition([replica('r0')]));
    bench.load.submit(20);
    await bench.reloads.reload('pool', { model: 'missing', strategy: 'sequence' });
    await bench.until(() => bench.pool.reload?.state === 'rolling_back');
    bench.load.submit(20);
    await bench.until(() => bench.isOver);
    expect(phases()).toEqual(['ready']);
    expect(bench.pool.reload).toMatchObject({ state: 'rolled_back' });
    await bench.until(() => bench.load.open.length === 0);
  });

  it('where the old engine does not come back either, the new one that was put to rest for it works on', async () => {
    await open(definition(TWO));
    await bench.reloads.reload('pool', { model: 'two', strategy: 'sequence' });
    await bench.until(() => ids().length === 1 && phases()[0] === 'ready' && bench.pool.definition.model === 'two');
    // From now on nothing fits any more, but what is woken where it was.
    bench.room.room = 0;
    await bench.until(() => bench.pool.reload?.state === 'rolling_back');
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload?.reason).toMatch(/did not come back whole/);
    expect(ids()).toHaveLength(2);
    bench.room.room = Infinity;
    bench.load.submit(10);
    await bench.until(() => bench.load.open.length === 0);
    await bench.until(() => phases().every((phase) => phase === 'ready'));
  });

  it('an engine that is as good as the one before stays', async () => {
    await open(definition(TWO));
    // For the second there is none: the first that it makes room for has not ended yet.
    bench.room.room = 3;
    await bench.reloads.reload('pool', { strategy: 'beside' });
    await bench.until(() => bench.isOver);
    expect(bench.pool.reload).toMatchObject({ state: 'rolled_back', replicasDone: 1 });
    expect(ids()).toEqual(['r0.2', 'r1']);
  });
});

describe('OC-CTRL-2068: a replica that sleeps', () => {
  const sleepy = [replica('r0', { idleUnloadMs: 5_000 }), replica('r1', { idleUnloadMs: 5_000 })];
  const asleep = (): boolean => phases().every((phase) => phase === 'asleep');

  it('has no process, is believed to take as long as its last load, and is woken by a task', async () => {
    await open(definition([sleepy[0] ?? replica('r0')]));
    await bench.until(asleep);
    await bench.passes(STOP_MS);
    expect(bench.room.pids).toEqual([]);
    expect(bench.pool.replicas[0]?.scheduled(undefined).wakesInMs).toBeLessThan(2 * LOAD_MS);
    bench.load.submit(10);
    expect(phases()).toEqual(['starting']);
    await bench.until(() => bench.load.open.length === 0, 3 * LOAD_MS);
  });

  it('a burst wakes as many as it takes', async () => {
    await open(definition(sleepy));
    await bench.until(asleep);
    bench.load.submit(10);
    expect(phases()).toEqual(['starting', 'asleep']);
    for (let n = 0; n < 5; n++) bench.load.submit(10);
    expect(phases()).toEqual(['starting', 'starting']);
    await bench.until(() => bench.load.open.length === 0);
  });

  it('is not believed to be ready again while its last process still ends and answers', async () => {
    await open(definition([sleepy[0] ?? replica('r0')]));
    while (!asleep()) await bench.passes(50, 50);
    expect(bench.room.pids).toHaveLength(1);
    bench.load.submit(40);
    await bench.passes(STOP_MS - 100, 20);
    expect(phases()).toEqual(['starting']);
    await bench.until(() => bench.load.open.length === 0);
    expect(bench.load.tasks).toMatchObject([{ attempts: 1 }]);
  });

  it.each(['beside', 'sequence'] as const)('is reloaded, %s, and the new engine works', async (strategy) => {
    await open(definition(sleepy));
    await bench.until(asleep);
    await bench.reloads.reload('pool', { model: 'two', strategy });
    await bench.until(() => bench.isOver);
    expect(bench.pool).toMatchObject({ definition: { model: 'two' }, reload: { state: 'done' } });
    expect(ids()).toEqual(['r0.2', 'r1.2']);
    expect(bench.room.pids.length).toBeLessThanOrEqual(2);
  });

  it('is drained and removed without being started', async () => {
    await open(definition(sleepy));
    await bench.until(asleep);
    await bench.passes(STOP_MS);
    bench.pools.drain('pool', 1_000);
    await bench.passes(2_000);
    expect(bench.room.pids).toEqual([]);
    await bench.pools.remove(bench.pool);
    expect(bench.room.pids).toEqual([]);
  });
});

describe('OC-CTRL-2024, OC-CTRL-2020: whatever is done to a pool, in any order', () => {
  type Deed =
    | { readonly kind: 'reload'; readonly model: 'one' | 'two' | 'missing' | undefined; readonly strategy: ReloadRules['strategy'] }
    | { readonly kind: 'replace'; readonly names: readonly string[]; readonly model: 'one' | 'two' | 'missing'; readonly port: boolean }
    | { readonly kind: 'kill' | 'suspect'; readonly which: number }
    | { readonly kind: 'submit'; readonly tokens: number }
    | { readonly kind: 'room'; readonly engines: number }
    | { readonly kind: 'drain' | 'undrain' }
    | { readonly kind: 'passes'; readonly ms: number };
  const model = fc.constantFrom('one' as const, 'two' as const, 'missing' as const);
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('reload' as const), model: fc.option(model, { nil: undefined }), strategy: fc.constantFrom('auto', 'beside', 'sequence') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), names: fc.uniqueArray(fc.constantFrom('r0', 'r1', 'r2'), { minLength: 1 }), model, port: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'suspect' as const), which: fc.nat(5) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit' as const), tokens: fc.integer({ min: 1, max: 150 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('room' as const), engines: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('drain' as const, 'undrain' as const) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('passes' as const), ms: fc.integer({ min: 1, max: 4_000 }) }) },
  );
  const made = (names: readonly string[], of: string, port: boolean): HttpPoolDefinition =>
    definition(names.map((id, at) => replica(id, { ...(port ? { port: 9_000 + at } : {}), ...(id === 'r2' ? { idleUnloadMs: 1_500 } : {}) })), of);

  async function perform(each: Deed): Promise<void> {
    const { pools, pool, room, load, reloads } = bench;
    switch (each.kind) {
      case 'reload':
        return reloads.reload('pool', { strategy: each.strategy, ...(each.model === undefined ? {} : { model: each.model }) }).then(() => undefined, refused);
      case 'replace':
        return reloads.replace(pool, made(each.names, each.model, each.port)).catch(refused);
      case 'kill':
        return room.kill(room.pids[each.which % Math.max(1, room.pids.length)] ?? -1);
      case 'suspect':
        return pools.suspect('pool', pool.replicas[each.which % pool.replicas.length]?.id ?? '', new EngineError('WORKER_RESET', 'It broke off.'));
      case 'submit':
        return load.submit(each.tokens);
      case 'room':
        room.room = each.engines;
        return;
      case 'drain':
        return void pools.drain('pool', 5_000);
      case 'undrain':
        return void pools.undrain('pool');
      case 'passes':
        return bench.passes(each.ms);
    }
  }
  const refused = (cause: unknown): void => expect(cause).toMatchObject({ code: 'CONFLICT' });

  it('no engine is left over, no task is lost, the pool is never empty, and it works in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), fc.boolean(), async (deeds, midway) => {
        bench = new Bench(made(['r0', 'r1'], 'one', false));
        await bench.start();
        const { pool, room, load } = bench;
        for (const each of deeds) {
          await perform(each);
          expect(pool.replicas.length).toBeGreaterThan(0);
        }
        if (!midway) {
          room.room = Infinity;
          bench.pools.undrain('pool');
          await bench.until(() => !bench.reloads.isUnderway(pool));
          // What reached a definition works: a model that is not there never does.
          expect(pool.definition.model).not.toBe('missing');
          await bench.until(() => load.open.length === 0);
          await bench.until(() => pool.retired.size === 0 && pool.replicas.every(({ phase }) => phase === 'ready' || phase === 'asleep'));
          await bench.until(() => room.pids.length === pool.replicas.filter(({ phase }) => phase === 'ready').length, 10_000);
          expect(pool.replicas.map(({ definition: { id } }) => id)).toEqual(pool.definition.replicas.map(({ id }) => id));
        }
        // Also in the middle of whatever goes on.
        await bench.close();
        expect(room.pids).toEqual([]);
        expect(bench.clock.pendingTimers).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
