import { DomainError } from '../../domain/errors.js';
import { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { PoolDefinition, ReplicaDefinition } from '../../domain/pool/definition.js';
import type { ReplicaStateName } from '../../domain/pool/replica-state.js';
import type { PoolState } from '../../domain/scheduling/pool-state.js';
import type { Session } from '../../domain/session/session.js';
import type { Clock } from '../../ports/clock.js';
import type { Engine, EngineError, EngineFeature } from '../../ports/engine.js';
import type { Logger } from '../../ports/logger.js';
import type { ReplicaLabels } from '../../ports/telemetry.js';
import type { AttemptResult, GuardTicket } from './breakers.js';
import { Drain } from './drain.js';
import type { EngineSource } from './engines/engine-source.js';
import { labelsOf, Pool, stateOf, type PoolSource } from './pool.js';
import { Replica } from './replica.js';

/** Who is told when a pool's state changes, and knows what runs; the dispatcher, through the composition root. */
export interface PoolListener {
  changed(pool: PoolState): void;
  removed(poolId: string): void;
  drainExpired(poolId: string): void;
  /** Tasks that run on a replica now. */
  running(poolId: string, replicaId: string): number;
  /** Tasks that wait in a pool now. */
  waiting(poolId: string): number;
}

const NOBODY: PoolListener = { changed: () => undefined, removed: () => undefined, drainExpired: () => undefined, running: () => 0, waiting: () => 0 };

/** Makes the engine of a replica, or what will run it. `id`: the replica's own among all that its pool had; `onChange`: its process began or ended. */
export type EngineSources = (pool: PoolDefinition, replica: ReplicaDefinition, id: string, onChange: () => void) => EngineSource;

export interface PoolParts {
  readonly sources: EngineSources;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What their model_refs mean; absent: nothing but themselves. */
  readonly catalog?: CatalogIndex;
  /** Free on such devices of this machine together; absent, or undefined: not known. */
  readonly freeVramBytes?: (devices: string) => number | undefined;
}

/** An attempt under way, as the pool's breakers know it. */
export interface BegunAttempt {
  readonly pool: Pool;
  readonly replicaId: string;
  readonly ticket: GuardTicket;
}

/**
 * The pools and their replicas: which of them can take work now, what they are, and how they are.
 *
 * Owner of drains, of replicas' health, and of which engines are in service. The scheduler only hears of changes, as whole new
 * states, so that an exchange of engines is one event.
 */
export class Pools {
  private readonly pools = new Map<string, Pool>();
  private listener = NOBODY;
  private started = false;
  /** Called after each change of a pool's replicas, drains and tasks; for who waits for one. */
  private readonly watchers = new Set<(pool: Pool) => void>();
  private readonly catalog: CatalogIndex;

  constructor(
    definitions: readonly PoolDefinition[],
    private readonly parts: PoolParts,
  ) {
    this.catalog = parts.catalog ?? new CatalogIndex();
    for (const definition of definitions) this.admit(definition, 'config');
  }

  /** Tells `listener` of every pool, and from then on of every change. */
  listen(listener: PoolListener): void {
    this.listener = listener;
    for (const pool of this.pools.values()) listener.changed(this.stateOf(pool));
  }

  /** Calls `watcher` after each change until the answer is called. */
  watch(watcher: (pool: Pool) => void): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  /** Resolves when every replica was looked at once, well or not; they are watched from then on. */
  async start(): Promise<void> {
    this.started = true;
    await Promise.all(this.all().flatMap((pool) => pool.replicas.map((replica) => replica.start())));
  }

  async stop(): Promise<void> {
    for (const pool of this.pools.values()) {
      pool.drain?.cancel();
      pool.guard.close();
    }
    await Promise.all(this.all().flatMap((pool) => [...pool.replicas, ...pool.retired].map((replica) => replica.close())));
  }

  all(): readonly Pool[] {
    return [...this.pools.values()];
  }

  /** Throws NOT_FOUND. */
  get(poolId: string): Pool {
    const pool = this.pools.get(poolId);
    if (pool !== undefined) return pool;
    throw new DomainError({
      code: 'NOT_FOUND',
      field: 'id',
      poolId,
      message: `There is no pool ${poolId}. GET /v1/pools lists the ${this.pools.size} that there are.`,
    });
  }

  find(poolId: string): Pool | undefined {
    return this.pools.get(poolId);
  }

  has(poolId: string): boolean {
    return this.pools.has(poolId);
  }

  /** A new pool. Its replicas start at once where the others have. The id is free: the caller has looked. */
  add(definition: PoolDefinition, source: PoolSource): Pool {
    const pool = this.admit(definition, source);
    this.tell(pool);
    if (this.started) for (const replica of pool.replicas) void replica.start();
    return pool;
  }

  /** Other figures for the same engines: everything but its replicas and its model counts from now on. */
  redefine(pool: Pool, definition: PoolDefinition): void {
    pool.definition = definition;
    this.tell(pool);
  }

  /** An engine for a place in a pool, started and watched but not in service. */
  prepare(pool: Pool, definition: PoolDefinition, replica: ReplicaDefinition): Replica {
    const made = this.make(pool, definition, replica);
    if (this.started) void made.start();
    return made;
  }

  /**
   * From now on these engines are in service, and those that were and are not among them are retired: they take no new tasks, and
   * what runs there goes on until `released` or `retireNow`. One event for the scheduler, so that no task sees half of it.
   */
  exchange(pool: Pool, definition: PoolDefinition, replicas: readonly Replica[]): void {
    const leaving = pool.replicas.filter((replica) => !replicas.includes(replica));
    pool.definition = definition;
    pool.replicas = replicas;
    for (const replica of leaving) pool.retired.add(replica);
    for (const replica of replicas) pool.retired.delete(replica);
    this.tell(pool);
    for (const replica of leaving) this.closeIfIdle(pool, replica);
  }

  /** Ends a retired engine at once; what still runs there is lost to its tasks, which move. */
  async retireNow(pool: Pool, replica: Replica): Promise<void> {
    pool.retired.delete(replica);
    await replica.close();
    this.announce(pool);
  }

  /** An attempt let go of its slot. */
  released(poolId: string, replicaId: string): void {
    const pool = this.pools.get(poolId);
    if (pool === undefined) return;
    const replica = pool.replica(replicaId);
    if (replica !== undefined) replica.served += 1;
    if (pool.retired.size > 0) for (const one of pool.retired) if (one.id === replicaId) this.closeIfIdle(pool, one);
    if (this.watchers.size > 0) this.announce(pool);
  }

  /** It is gone: the scheduler drops what is left in it, and its engines end. */
  async remove(pool: Pool): Promise<void> {
    pool.drain?.cancel();
    pool.guard.close();
    this.pools.delete(pool.id);
    this.listener.removed(pool.id);
    this.announce(pool);
    await Promise.all([...pool.replicas, ...pool.retired].map((replica) => replica.close()));
  }

  at(poolId: string, replicaId: string): { readonly engine: Engine; readonly labels: ReplicaLabels; readonly features: readonly EngineFeature[] } | undefined {
    const pool = this.pools.get(poolId);
    const replica = pool?.replica(replicaId);
    const engine = replica?.engine;
    if (pool === undefined || replica === undefined || engine === undefined) return undefined;
    return { engine, labels: labelsOf(pool, replica), features: replica.description?.features ?? [] };
  }

  /** An attempt begins at a replica. What it answers is to be given to `ended` once, however the attempt goes. */
  began(poolId: string, replicaId: string): BegunAttempt | undefined {
    const pool = this.pools.get(poolId);
    return pool === undefined ? undefined : { pool, replicaId, ticket: pool.guard.started(replicaId) };
  }

  /** Before its slot is given to another: that one must not start where this one has opened the breaker. */
  ended({ pool, replicaId, ticket }: BegunAttempt, result: AttemptResult): void {
    const replica = pool.replica(replicaId);
    // What the daemon itself stopped, or took out of service, fails for that.
    const isOurs = replica === undefined || replica.sleeps || pool.retired.has(replica);
    pool.guard.attempted(ticket, isOurs ? { aborted: true, firstTokenMs: 0 } : result);
  }

  /** The GPUs tell other figures than before. Pools that this is nothing to hear nothing. */
  devicesChanged(): void {
    for (const pool of this.pools.values()) {
      if (pool.replicas.some((replica) => replica.localDevices !== undefined && this.freeVramBytes(replica.localDevices) !== replica.toldVramBytes)) this.tell(pool);
    }
  }

  suspect(poolId: string, replicaId: string, error: EngineError): void {
    this.pools.get(poolId)?.replica(replicaId)?.suspect(error);
  }

  /** Takes no new tasks; what it has may end within `deadlineMs`. Asked again, the later deadline counts from now. Throws NOT_FOUND. */
  drain(poolId: string, deadlineMs: number): Pool {
    const pool = this.get(poolId);
    pool.drain?.cancel();
    pool.drain = new Drain(this.parts.clock, deadlineMs, () => {
      this.parts.logger.warn('The drain of a pool ran out: what is left in it is ended now.', { pool_id: poolId });
      this.listener.drainExpired(poolId);
    });
    this.parts.logger.info('A pool drains: it takes no new tasks.', { pool_id: poolId, deadline_ms: deadlineMs });
    this.tell(pool);
    return pool;
  }

  /** Takes tasks again. Throws NOT_FOUND. */
  undrain(poolId: string): Pool {
    const pool = this.get(poolId);
    if (pool.drain === undefined) return pool;
    pool.drain.cancel();
    pool.drain = undefined;
    this.parts.logger.info('A pool drains no more: it takes tasks again.', { pool_id: poolId });
    this.tell(pool);
    return pool;
  }

  queueCapacity(poolId: string): number {
    return this.pools.get(poolId)?.definition.queueCapacity ?? 1;
  }

  /** Labels for what happens before a replica is chosen: the pool's first ready replica. */
  likelyLabels(poolId: string, engine: string): ReplicaLabels {
    const pool = this.pools.get(poolId);
    const replica = pool?.replicas.find((candidate) => candidate.ready) ?? pool?.replicas[0];
    if (pool === undefined || replica === undefined) return { engine, engineVersion: 'unknown', poolId, replicaId: '', replicaName: '' };
    return labelsOf(pool, replica);
  }

  /** What of a session's KV cache there is: warm while the replica that holds it is ready; its bytes where a token's size is known. */
  kvCacheOf(session: Session): { readonly warm: boolean; readonly bytes: number } {
    const pool = session.poolId === undefined ? undefined : this.pools.get(session.poolId);
    const replica = pool?.replicas.find((candidate) => candidate.id === session.replicaId);
    if (pool === undefined || replica === undefined || !replica.ready) return { warm: false, bytes: 0 };
    return { warm: session.kvTokens > 0, bytes: session.kvTokens * (pool.definition.kvBytesPerToken ?? 0) };
  }

  get anyReady(): boolean {
    return this.all().some((pool) => pool.drain === undefined && pool.replicas.some((replica) => replica.ready || replica.sleeps));
  }

  /** What runs on a replica, as the listener counts it. */
  running(pool: Pool, replica: Replica): number {
    return this.listener.running(pool.id, replica.id);
  }

  waiting(pool: Pool): number {
    return this.listener.waiting(pool.id);
  }

  private admit(definition: PoolDefinition, source: PoolSource): Pool {
    const pool = new Pool(definition, source, this.catalog, this.parts.clock, (changed) => this.tell(changed));
    this.pools.set(pool.id, pool);
    pool.replicas = definition.replicas.map((replica) => this.make(pool, definition, replica));
    pool.guard.look();
    return pool;
  }

  private make(pool: Pool, definition: PoolDefinition, replica: ReplicaDefinition): Replica {
    const id = pool.nextReplicaId(replica.id);
    const source = this.parts.sources(definition, replica, id, () => made.sourceChanged());
    const made: Replica = new Replica(id, replica, definition, source, this.parts.clock, (changed, before) => this.replicaChanged(pool, changed, before));
    return made;
  }

  private closeIfIdle(pool: Pool, replica: Replica): void {
    if (this.listener.running(pool.id, replica.id) > 0) return;
    void this.retireNow(pool, replica);
  }

  private replicaChanged(pool: Pool, replica: Replica, before: ReplicaStateName): void {
    const fields = logLabels(labelsOf(pool, replica));
    if (replica.ready && before !== 'ready') this.parts.logger.info('A replica is ready.', fields);
    // Why a process ended its supervisor has told already, and it stays the reason until the next one works.
    const isTold = replica.lastError === replica.source.lastError;
    if (!replica.ready && replica.lastError !== undefined && !isTold) this.parts.logger.warn(`A replica is not ready: ${replica.lastError}`, fields);
    this.tell(pool);
  }

  private tell(pool: Pool): void {
    pool.guard.look();
    if (this.pools.get(pool.id) === pool) this.listener.changed(this.stateOf(pool));
    this.announce(pool);
  }

  private stateOf(pool: Pool): PoolState {
    return stateOf(pool, (devices) => this.freeVramBytes(devices));
  }

  private freeVramBytes(devices: string): number | undefined {
    return this.parts.freeVramBytes?.(devices);
  }

  private announce(pool: Pool): void {
    for (const watcher of [...this.watchers]) watcher(pool);
  }
}

const logLabels = (labels: ReplicaLabels) => ({
  engine: labels.engine,
  engine_version: labels.engineVersion,
  pool_id: labels.poolId,
  replica_id: labels.replicaId,
});
