import { isManaged, type PoolDefinition, type ReplicaDefinition } from '../../domain/pool/definition.js';
import { canonicalDigest } from '../../lib/canonical-json.js';
import type { Pool } from './pool.js';
import type { Replica } from './replica.js';

/** What becomes of each replica of a pool that shall be another. In the order of the new definition. */
export interface ReloadPlan {
  /** Their engines serve on. By the id of the definition. */
  readonly kept: ReadonlyMap<string, Replica>;
  /** They get a new engine; `old`: in whose place, where there was one. */
  readonly fresh: readonly { readonly definition: ReplicaDefinition; readonly old: Replica | undefined }[];
  /** They are named no more. */
  readonly gone: readonly Replica[];
}

/** `all`: each engine is exchanged, though it would be the same. */
export function planReload(pool: Pool, definition: PoolDefinition, all: boolean): ReloadPlan {
  const sameModel = !all && serving(pool.definition) === serving(definition);
  const kept = new Map<string, Replica>();
  const fresh: { definition: ReplicaDefinition; old: Replica | undefined }[] = [];
  for (const replica of definition.replicas) {
    const old = pool.replicas.find((candidate) => candidate.definition.id === replica.id);
    if (sameModel && old !== undefined && canonicalDigest(old.definition) === canonicalDigest(replica)) kept.set(replica.id, old);
    else fresh.push({ definition: replica, old });
  }
  const named = new Set(definition.replicas.map(({ id }) => id));
  return { kept, fresh, gone: pool.replicas.filter((replica) => !named.has(replica.definition.id)) };
}

/** What every engine of a pool depends on beside its own replica's lines. A url is somebody else's engine: its model is theirs. */
const serving = (definition: PoolDefinition): string => {
  const { engine, timeouts, selfTest, probeIntervalMs } = definition;
  const http = definition.engine === 'mock' ? {} : { engineModel: definition.engineModel, apiKeyEnv: definition.apiKeyEnv, workloads: definition.workloads };
  const model = definition.engine === 'mock' || definition.replicas.some(isManaged) ? definition.model : undefined;
  return canonicalDigest(defined({ engine, timeouts, selfTest, probeIntervalMs, model, ...http }));
};

const defined = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

/** The first replica whose engine nobody here can exchange; undefined where all can be. */
export const notOurs = (replicas: readonly ReplicaDefinition[]): ReplicaDefinition | undefined => replicas.find((replica) => 'url' in replica);
