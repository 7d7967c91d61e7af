import type { Priority } from '../../domain/task/task.js';
import type { Pool } from './pool.js';
import type { Pools } from './pools.js';
import type { Replica } from './replica.js';

/** What the pools themselves don't know: how busy they are. The dispatcher answers. */
export interface PoolLoad {
  queueDepth(poolId: string, priority: Priority): number;
  running(poolId: string, replicaId: string): number;
  /** Learned figures; a field is absent while nothing was measured. */
  speeds(poolId: string): { readonly decodeTokensPerSecond?: number; readonly firstTokenMs?: number };
}

export interface ReplicaReport {
  readonly replica: Replica;
  readonly running: number;
}

/** A pool as it stands now. Ratios and speeds that nobody knows are absent, never 0. */
export interface PoolReport {
  readonly pool: Pool;
  readonly live: boolean;
  readonly ready: boolean;
  readonly lastError: string | undefined;
  readonly engineVersion: string | undefined;
  readonly queued: Readonly<Record<Priority, number>>;
  readonly slots: number;
  readonly running: number;
  readonly kvCacheUsage: number | undefined;
  readonly decodeTokensPerSecond: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly replicas: readonly ReplicaReport[];
}

export class PoolReports {
  constructor(
    private readonly pools: Pools,
    private readonly load: PoolLoad,
  ) {}

  all(): readonly PoolReport[] {
    return this.pools.all().map((pool) => this.report(pool));
  }

  /** Throws NOT_FOUND. */
  of(poolId: string): PoolReport {
    return this.report(this.pools.get(poolId));
  }

  report(pool: Pool): PoolReport {
    const { id } = pool;
    const replicas = pool.replicas.map((replica) => ({ replica, running: this.load.running(id, replica.id) }));
    const usages = pool.replicas.flatMap(({ health: { kvCacheUsage } }) => (kvCacheUsage === undefined ? [] : [kvCacheUsage]));
    const speeds = this.load.speeds(id);
    return {
      pool,
      live: pool.replicas.some((replica) => replica.live),
      ready: pool.drain === undefined && pool.replicas.some((replica) => replica.ready),
      lastError: pool.replicas.find((replica) => replica.lastError !== undefined)?.lastError,
      engineVersion: pool.replicas.find(({ description }) => description !== undefined)?.engineVersion,
      queued: { interactive: this.load.queueDepth(id, 'interactive'), batch: this.load.queueDepth(id, 'batch') },
      slots: pool.replicas.reduce((sum, replica) => sum + replica.slots, 0),
      running: replicas.reduce((sum, { running }) => sum + running, 0),
      kvCacheUsage: usages.length === 0 ? undefined : usages.reduce((sum, usage) => sum + usage, 0) / usages.length,
      decodeTokensPerSecond: speeds.decodeTokensPerSecond,
      firstTokenMs: speeds.firstTokenMs,
      replicas,
    };
  }
}
