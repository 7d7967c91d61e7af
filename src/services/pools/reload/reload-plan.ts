import { isManaged, type PoolDefinition, type ReplicaDefinition } from '../../../domain/pool/definition.js';
import { canonicalDigest } from '../../../lib/canonical-json.js';
import type { Pool } from '../pool.js';
import type { Replica } from '../replica.js';

/** What becomes of each replica of a pool that shall be another. In the order of the new definition. */
export interface ReloadPlan {
  /** Their engines serve on. By the id of the definition. */
  readonly kept: ReadonlyMap<string, Replica>;
  /** They get a new engine. */
  readonly fresh: readonly Place[];
  /** They are named no more. */
  readonly gone: readonly Replica[];
}

/** Where a new engine comes to be. */
export interface Place {
  readonly definition: ReplicaDefinition;
  /** In whose place: the engine of the same id, else one that is named no more. Undefined where there is one engine more than before. */
  readonly old: Replica | undefined;
}

/** `all`: each engine is exchanged, though it would be the same. */
export function planReload(pool: Pool, definition: PoolDefinition, all: boolean): ReloadPlan {
  const kept = new Map<string, Replica>();
  const fresh: Place[] = [];
  const named = new Set(definition.replicas.map(({ id }) => id));
  const gone = pool.replicas.filter((replica) => !named.has(replica.definition.id));
  const free = new Set(gone);
  for (const replica of definition.replicas) {
    const old = pool.replicas.find((candidate) => candidate.definition.id === replica.id);
    if (!all && old !== undefined && isSameEngine(pool.definition, old.definition, definition, replica)) kept.set(replica.id, old);
    else fresh.push({ definition: replica, old: old ?? takeFrom(free, replica) });
  }
  return { kept, fresh, gone };
}

/** Whether an engine that is made for the one is as good as one that is made for the other. */
export const isSameEngine = (pool: PoolDefinition, replica: ReplicaDefinition, otherPool: PoolDefinition, other: ReplicaDefinition): boolean =>
  serving(pool) === serving(otherPool) && runOf(replica) === runOf(other);

/** Who named it is no matter: a template's lines are as good as the same lines. */
const runOf = (replica: ReplicaDefinition): string => canonicalDigest(defined({ ...replica, template: undefined }));

/** Whether a new engine needs the port that an old one listens on: they cannot be there at the same time. */
export function contestsPort({ fresh }: ReloadPlan, inService: readonly Replica[]): boolean {
  const held = new Set(inService.flatMap(({ definition }) => portOf(definition) ?? []));
  return fresh.some(({ definition }) => held.has(portOf(definition) ?? NO_PORT));
}

/** Who listens on the port that a new engine shall have, and is not the one whose place it takes: replicas may exchange their ports. */
export const inItsPort = ({ definition, old }: Place, replicas: readonly Replica[]): readonly Replica[] => {
  const port = portOf(definition);
  return port === undefined ? [] : replicas.filter((replica) => replica !== old && portOf(replica.definition) === port);
};

const NO_PORT = -1;

/** The one whose port or devices it shall have, else any. */
function takeFrom(free: Set<Replica>, wanted: ReplicaDefinition): Replica | undefined {
  const all = [...free];
  const port = portOf(wanted);
  const samePort = port === undefined ? undefined : all.find(({ definition }) => portOf(definition) === port);
  const taken = samePort ?? all.find(({ definition }) => definition.devices === wanted.devices) ?? all[0];
  if (taken !== undefined) free.delete(taken);
  return taken;
}

const portOf = (replica: ReplicaDefinition): number | undefined => (isManaged(replica) ? replica.port : undefined);

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
