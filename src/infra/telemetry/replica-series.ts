import type { Counter, Histogram } from 'prom-client';
import { PRIORITIES, type Priority } from '../../domain/task/task.js';
import type { ReplicaLabels } from '../../ports/telemetry.js';
import type { LabelBudget } from './label-budget.js';
import type { Series } from './series.js';

/** One replica's series with their labels bound, so that an event costs one look-up and no label object. */
export interface ReplicaSeries {
  readonly enqueued: Readonly<Record<Priority, Counter.Internal>>;
  readonly started: Readonly<Record<Priority, Counter.Internal>>;
  readonly canceled: Readonly<Record<'client' | 'disconnect', Counter.Internal>>;
  readonly tokensIn: Counter.Internal;
  readonly tokensOut: Counter.Internal;
  readonly firstToken: Readonly<Record<Priority, Histogram.Internal<string>>>;
  readonly decode: Readonly<Record<Priority, Histogram.Internal<string>>>;
}

/** Keyed by the labels after folding, so the cache is as bounded as the label budgets are. */
export class ReplicaSeriesCache {
  private readonly bound = new Map<string, ReplicaSeries>();

  constructor(
    private readonly series: Series,
    private readonly budget: LabelBudget,
  ) {
    for (const priority of PRIORITIES) budget.fold('priority', priority);
  }

  of(at: ReplicaLabels): ReplicaSeries {
    const engine = this.budget.fold('engine', at.engine);
    const engineVersion = this.budget.fold('engine_version', at.engineVersion);
    const poolId = this.budget.fold('pool_id', at.poolId);
    const replicaId = this.budget.fold('replica_id', at.replicaName);
    const key = `${engine}\n${engineVersion}\n${poolId}\n${replicaId}`;
    const known = this.bound.get(key);
    if (known !== undefined) return known;
    const fresh = bind(this.series, engine, engineVersion, poolId, replicaId);
    this.bound.set(key, fresh);
    return fresh;
  }
}

function bind(series: Series, engine: string, engineVersion: string, poolId: string, replicaId: string): ReplicaSeries {
  const pool = { engine, engine_version: engineVersion, pool_id: poolId };
  const replica = { ...pool, replica_id: replicaId };
  return {
    enqueued: {
      interactive: series.tasksEnqueued.labels({ ...replica, priority: 'interactive' }),
      batch: series.tasksEnqueued.labels({ ...replica, priority: 'batch' }),
    },
    started: {
      interactive: series.tasksStarted.labels({ ...replica, priority: 'interactive' }),
      batch: series.tasksStarted.labels({ ...replica, priority: 'batch' }),
    },
    canceled: {
      client: series.tasksCanceled.labels({ ...replica, reason: 'client' }),
      disconnect: series.tasksCanceled.labels({ ...replica, reason: 'disconnect' }),
    },
    tokensIn: series.tokensIn.labels(replica),
    tokensOut: series.tokensOut.labels(replica),
    firstToken: {
      interactive: series.firstTokenLatency.labels({ ...pool, priority: 'interactive' }),
      batch: series.firstTokenLatency.labels({ ...pool, priority: 'batch' }),
    },
    decode: {
      interactive: series.decodeLatency.labels({ ...pool, priority: 'interactive' }),
      batch: series.decodeLatency.labels({ ...pool, priority: 'batch' }),
    },
  };
}
