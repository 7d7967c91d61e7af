import { DomainError } from '../../domain/errors.js';
import type { ReplicaStateName } from '../../domain/pool/replica-state.js';
import type { PoolState, QueuePolicy } from '../../domain/scheduling/pool-state.js';
import type { Price } from '../../domain/session/budget.js';
import type { Session } from '../../domain/session/session.js';
import type { EngineKind, Workload } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { Engine, EngineError, EngineFeature } from '../../ports/engine.js';
import type { Logger } from '../../ports/logger.js';
import type { ReplicaLabels } from '../../ports/telemetry.js';
import { Drain } from './drain.js';
import { ReplicaWatch, type ReplicaSettings } from './replica.js';

/** A pool as configured: replicas of one engine that serve one model. */
export interface PoolSettings {
  readonly id: string;
  readonly engine: EngineKind;
  readonly model: string;
  /** Further names by which a task's model_ref may ask for it. */
  readonly modelRefs: readonly string[];
  readonly queueCapacity: number;
  readonly queueTokens?: number;
  readonly queuePolicy: QueuePolicy;
  readonly batchShare: number;
  readonly modelState: 'active' | 'retired';
  readonly price?: Price;
  readonly probeIntervalMs: number;
  /** What one token of context takes in the KV cache; absent where nobody knows. */
  readonly kvBytesPerToken?: number;
  readonly replicas: readonly ReplicaSettings[];
}

export interface Pool {
  readonly settings: PoolSettings;
  readonly replicas: readonly ReplicaWatch[];
  drain: Drain | undefined;
}

/** Who is told when a pool's state changes; the dispatcher, through the composition root. */
export interface PoolListener {
  changed(pool: PoolState): void;
  drainExpired(poolId: string): void;
}

/**
 * The pools and their replicas: which of them can take work now, what they are, and how they are.
 *
 * Owner of drains and of replicas' health. The scheduler only hears of changes, as whole new states.
 */
export class Pools {
  private readonly pools = new Map<string, Pool>();
  private listener: PoolListener = { changed: () => undefined, drainExpired: () => undefined };

  constructor(
    settings: readonly PoolSettings[],
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    for (const pool of settings) {
      const replicas = pool.replicas.map(
        (replica) => new ReplicaWatch(replica, pool.probeIntervalMs, clock, (watch, before) => this.replicaChanged(pool.id, watch, before)),
      );
      this.pools.set(pool.id, { settings: pool, replicas, drain: undefined });
    }
  }

  /** Tells `listener` of every pool, and from then on of every change. */
  listen(listener: PoolListener): void {
    this.listener = listener;
    for (const pool of this.pools.values()) listener.changed(stateOf(pool));
  }

  /** Resolves when every replica was looked at once, well or not; they are watched from then on. */
  async start(): Promise<void> {
    await Promise.all(this.all().flatMap((pool) => pool.replicas.map((replica) => replica.look())));
  }

  async stop(): Promise<void> {
    for (const pool of this.pools.values()) pool.drain?.cancel();
    await Promise.all(this.all().flatMap((pool) => pool.replicas.map((replica) => replica.close())));
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
      message: `There is no pool ${poolId}. GET /v1/pools lists the ${this.pools.size} that the configuration names.`,
    });
  }

  has(poolId: string): boolean {
    return this.pools.has(poolId);
  }

  at(poolId: string, replicaId: string): { readonly engine: Engine; readonly labels: ReplicaLabels; readonly features: readonly EngineFeature[] } | undefined {
    const pool = this.pools.get(poolId);
    const replica = pool?.replicas.find((candidate) => candidate.settings.id === replicaId);
    if (pool === undefined || replica === undefined) return undefined;
    return { engine: replica.settings.engine, labels: labelsOf(pool, replica), features: replica.description?.features ?? [] };
  }

  suspect(poolId: string, replicaId: string, error: EngineError): void {
    this.pools.get(poolId)?.replicas.find((candidate) => candidate.settings.id === replicaId)?.suspect(error);
  }

  /**
   * Takes no new tasks; what it has may end within `deadlineMs`. Asked again, the later deadline counts from now.
   * Throws NOT_FOUND.
   */
  drain(poolId: string, deadlineMs: number): Pool {
    const pool = this.get(poolId);
    pool.drain?.cancel();
    pool.drain = new Drain(this.clock, deadlineMs, () => {
      this.logger.warn('The drain of a pool ran out: what is left in it is ended now.', { pool_id: poolId });
      this.listener.drainExpired(poolId);
    });
    this.logger.info('A pool drains: it takes no new tasks.', { pool_id: poolId, deadline_ms: deadlineMs });
    this.listener.changed(stateOf(pool));
    return pool;
  }

  queueCapacity(poolId: string): number {
    return this.pools.get(poolId)?.settings.queueCapacity ?? 1;
  }

  /** Labels for what happens before a replica is chosen: the pool's first ready replica. */
  likelyLabels(poolId: string, engine: string): ReplicaLabels {
    const pool = this.pools.get(poolId);
    const replica = pool?.replicas.find((candidate) => candidate.ready) ?? pool?.replicas[0];
    if (pool === undefined || replica === undefined) return { engine, engineVersion: 'unknown', poolId, replicaId: '' };
    return labelsOf(pool, replica);
  }

  /** What of a session's KV cache there is: warm while the replica that holds it is ready; its bytes where a token's size is known. */
  kvCacheOf(session: Session): { readonly warm: boolean; readonly bytes: number } {
    const pool = session.poolId === undefined ? undefined : this.pools.get(session.poolId);
    const replica = pool?.replicas.find((candidate) => candidate.settings.id === session.replicaId);
    if (pool === undefined || replica === undefined || !replica.ready) return { warm: false, bytes: 0 };
    return { warm: session.kvTokens > 0, bytes: session.kvTokens * (pool.settings.kvBytesPerToken ?? 0) };
  }

  get anyReady(): boolean {
    return this.all().some((pool) => pool.drain === undefined && pool.replicas.some((replica) => replica.ready));
  }

  private replicaChanged(poolId: string, replica: ReplicaWatch, before: ReplicaStateName): void {
    const pool = this.pools.get(poolId);
    if (pool === undefined) return;
    const fields = logLabels(labelsOf(pool, replica));
    if (replica.ready && before !== 'ready') this.logger.info('A replica is ready.', fields);
    if (!replica.ready) this.logger.warn(`A replica is not ready: ${replica.lastError ?? 'the engine does not say why.'}`, fields);
    this.listener.changed(stateOf(pool));
  }
}

export const labelsOf = (pool: Pool, replica: ReplicaWatch): ReplicaLabels => ({
  engine: pool.settings.engine,
  engineVersion: replica.engineVersion,
  poolId: pool.settings.id,
  replicaId: replica.settings.id,
});

const logLabels = (labels: ReplicaLabels) => ({
  engine: labels.engine,
  engine_version: labels.engineVersion,
  pool_id: labels.poolId,
  replica_id: labels.replicaId,
});

/** Whether a task that names this engine and model means this pool. */
export const serves = ({ settings }: Pool, wanted: { readonly engine: EngineKind; readonly modelRef: string }): boolean =>
  settings.engine === wanted.engine && (settings.model === wanted.modelRef || settings.modelRefs.includes(wanted.modelRef));

/** What every ready replica of the pool can do; nothing is promised before one has said it. */
export function workloadsOf(pool: Pool): readonly Workload[] {
  const described = pool.replicas.flatMap((replica) => (replica.description === undefined ? [] : [replica.description.workloads]));
  const [first = [], ...rest] = described;
  return first.filter((workload) => rest.every((other) => other.includes(workload)));
}

function stateOf(pool: Pool): PoolState {
  const { id, engine, model, modelRefs, modelState, queueCapacity, queueTokens, queuePolicy, batchShare } = pool.settings;
  return {
    poolId: id,
    engine,
    modelRefs: [model, ...modelRefs],
    workloads: workloadsOf(pool),
    draining: pool.drain !== undefined,
    modelState,
    queueCapacity,
    ...(queueTokens === undefined ? {} : { queueTokens }),
    queuePolicy,
    batchShare,
    replicas: pool.replicas.map((replica) => replica.scheduled(pool.settings.kvBytesPerToken)),
  };
}

