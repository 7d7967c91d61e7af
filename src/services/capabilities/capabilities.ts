import type { EngineFeature } from '../../ports/engine.js';
import type { EngineKind, Workload } from '../../domain/task/task.js';
import { modelRefsOf, workloadsOf, type Pool } from '../pools/pool.js';
import type { Pools } from '../pools/pools.js';

/** What one kind of engine offers here, over all its pools. */
export interface EngineCapabilities {
  readonly engine: EngineKind;
  readonly versions: readonly string[];
  /** The largest context that any replica takes, tokens. */
  readonly ctxMax: number;
  readonly workloads: readonly Workload[];
  /** Tasks that decode at once, over all replicas that are ready. */
  readonly concurrency: number;
  /** What every replica has that is ready, or comes back for a task. */
  readonly features: readonly EngineFeature[];
  readonly pools: readonly string[];
  readonly modelRefs: readonly string[];
}

/** Built from the live pools at each call: what a replica has not said is not promised. */
export function capabilities(pools: Pools): readonly EngineCapabilities[] {
  const byEngine = new Map<EngineKind, Pool[]>();
  for (const pool of pools.all()) {
    const same = byEngine.get(pool.definition.engine);
    if (same === undefined) byEngine.set(pool.definition.engine, [pool]);
    else same.push(pool);
  }
  return [...byEngine].map(([engine, members]) => describe(engine, members));
}

function describe(engine: EngineKind, pools: readonly Pool[]): EngineCapabilities {
  const replicas = pools.flatMap((pool) => pool.replicas);
  const described = replicas.flatMap((replica) => (replica.description === undefined ? [] : [replica.description]));
  const [first, ...rest] = replicas.flatMap(({ ready, sleeps, description }) => ((ready || sleeps) && description !== undefined ? [description] : []));
  return {
    engine,
    versions: sorted(described.map((description) => description.engineVersion)),
    ctxMax: replicas.reduce((most, replica) => Math.max(most, replica.ctxMax), 0),
    workloads: sorted(pools.flatMap((pool) => workloadsOf(pool))),
    concurrency: replicas.reduce((sum, replica) => sum + (replica.ready ? replica.slots : 0), 0),
    features: (first?.features ?? []).filter((feature) => rest.every((other) => other.features.includes(feature))),
    pools: pools.map((pool) => pool.id),
    modelRefs: sorted(pools.flatMap(modelRefsOf)),
  };
}

const sorted = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
