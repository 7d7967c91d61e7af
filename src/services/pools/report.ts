import type { Priority, Workload } from '../../domain/task/task.js';
import type { EngineFeature } from '../../ports/engine.js';
import type { GpuDevice } from '../../ports/gpus.js';
import type { BreakerHealth } from './breakers.js';
import { freeOf } from './gpu-watch.js';
import type { Pool } from './pool.js';
import type { Pools } from './pools.js';
import type { Replica, ReplicaPhase } from './replica.js';

/** What the pools themselves don't know: how busy they are. The dispatcher answers. */
export interface PoolLoad {
  queueDepth(poolId: string, priority: Priority): number;
  running(poolId: string, replicaId: string): number;
  /** Learned figures; a field is absent while nothing was measured. */
  speeds(poolId: string): { readonly decodeTokensPerSecond?: number; readonly firstTokenMs?: number; readonly prefillTokensPerSecond?: number };
}

/** What was last sampled of this machine. */
export interface MachineFigures {
  /** Those of a replica's devices of which something is known. */
  devicesOf(localDevices: string | undefined): readonly GpuDevice[];
  /** Host memory of a managed replica's engine, bytes; undefined where it is not known. */
  residentBytes(replica: Replica): number | undefined;
}

export interface ReplicaReport {
  readonly replica: Replica;
  readonly running: number;
  readonly breaker: BreakerHealth;
  readonly residentBytes: number | undefined;
  readonly devices: readonly GpuDevice[];
}

/** A pool as it stands now. Figures that nobody knows are absent, never 0. Requirement: OC-CTRL-2013. */
export interface PoolReport {
  readonly pool: Pool;
  readonly live: boolean;
  readonly ready: boolean;
  readonly lastError: string | undefined;
  /** Sorted; empty while none was told. */
  readonly engineVersions: readonly string[];
  /** Of every ready replica. */
  readonly workloads: readonly Workload[];
  readonly features: readonly EngineFeature[];
  /** The largest of any replica, tokens. */
  readonly ctxMax: number | undefined;
  readonly breaker: BreakerHealth;
  readonly queued: Readonly<Record<Priority, number>>;
  readonly slots: number;
  readonly running: number;
  readonly kvCacheUsage: number | undefined;
  readonly decodeTokensPerSecond: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly prefillTokensPerSecond: number | undefined;
  /** Requests inside the engines that tell of them. */
  readonly engineQueueDepth: number | undefined;
  /** Of the replicas' devices, each counted once; undefined where one of them does not tell. */
  readonly vramUsedBytes: number | undefined;
  readonly vramFreeBytes: number | undefined;
  readonly replicas: readonly ReplicaReport[];
}

/** Made anew at each question, at a cost of one step for each replica. */
export class PoolReports {
  constructor(
    private readonly pools: Pools,
    private readonly load: PoolLoad,
    private readonly machine: MachineFigures,
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
    const replicas = this.replicas(pool);
    const usages = pool.replicas.flatMap(({ health: { kvCacheUsage } }) => kvCacheUsage ?? []);
    const waiting = pool.replicas.flatMap(({ health }) => health.waiting ?? []);
    const contexts = pool.replicas.flatMap(({ description, ctxMax }) => (description === undefined ? [] : [ctxMax]));
    const speeds = this.load.speeds(id);
    const devices = [...new Set(replicas.flatMap((replica) => replica.devices))];
    return {
      pool,
      live: pool.replicas.some((replica) => replica.live),
      ready: pool.drain === undefined && pool.replicas.some((replica) => replica.ready || replica.sleeps),
      lastError: lastErrorOf(pool),
      engineVersions: [...new Set(pool.replicas.flatMap(({ description }) => description?.engineVersion ?? []))].sort(),
      ...offers(pool),
      ctxMax: contexts.reduce<number | undefined>((most, ctx) => Math.max(most ?? 0, ctx), undefined),
      breaker: pool.guard.ofPool,
      queued: { interactive: this.load.queueDepth(id, 'interactive'), batch: this.load.queueDepth(id, 'batch') },
      slots: pool.replicas.reduce((sum, replica) => sum + replica.slots, 0),
      running: replicas.reduce((sum, { running }) => sum + running, 0),
      kvCacheUsage: usages.length === 0 ? undefined : sumOf(usages) / usages.length,
      decodeTokensPerSecond: speeds.decodeTokensPerSecond,
      firstTokenMs: speeds.firstTokenMs,
      prefillTokensPerSecond: speeds.prefillTokensPerSecond,
      engineQueueDepth: waiting.length === 0 ? undefined : sumOf(waiting),
      vramUsedBytes: sumOfKnown(devices.map(({ vramUsedBytes }) => vramUsedBytes)),
      vramFreeBytes: sumOfKnown(devices.map(freeOf)),
      replicas,
    };
  }

  private replicas(pool: Pool): readonly ReplicaReport[] {
    // Replicas mostly share their devices with others, or have none.
    const known = new Map<string | undefined, readonly GpuDevice[]>();
    return pool.replicas.map((replica) => {
      const { localDevices } = replica;
      const devices = known.get(localDevices) ?? this.machine.devicesOf(localDevices);
      known.set(localDevices, devices);
      return { replica, running: this.load.running(pool.id, replica.id), breaker: pool.guard.ofReplica(replica.id), residentBytes: this.machine.residentBytes(replica), devices };
    });
  }
}

/** What every replica has that is ready, or comes back for a task; nothing while there is none. */
function offers({ replicas }: Pool): { readonly workloads: readonly Workload[]; readonly features: readonly EngineFeature[] } {
  const ready = replicas.flatMap(({ ready: isReady, sleeps, description }) => ((isReady || sleeps) && description !== undefined ? [description] : []));
  const [first, ...rest] = ready;
  if (first === undefined) return { workloads: [], features: [] };
  return {
    workloads: first.workloads.filter((workload) => rest.every((other) => other.workloads.includes(workload))),
    features: first.features.filter((feature) => rest.every((other) => other.features.includes(feature))),
  };
}

/** From the worst to the best. */
const BY_NEED: Readonly<Record<ReplicaPhase, number>> = {
  tripped: 0,
  waiting: 1,
  unreachable: 2,
  suspect: 3,
  loading: 4,
  testing: 5,
  starting: 6,
  connecting: 7,
  stopping: 8,
  asleep: 9,
  ready: 10,
};

/** Of the replica that is worst off, the first where several are; else why the last reload went back. */
function lastErrorOf({ replicas, reload }: Pool): string | undefined {
  let worst: Replica | undefined;
  for (const replica of replicas) {
    if (replica.lastError !== undefined && (worst === undefined || BY_NEED[replica.phase] < BY_NEED[worst.phase])) worst = replica;
  }
  return worst?.lastError ?? (reload?.state === 'rolled_back' || reload?.state === 'rolling_back' ? reload.reason : undefined);
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

const sumOfKnown = (figures: readonly (number | undefined)[]): number | undefined =>
  figures.length === 0 ? undefined : figures.reduce((sum, figure) => (sum === undefined || figure === undefined ? undefined : sum + figure), 0);
