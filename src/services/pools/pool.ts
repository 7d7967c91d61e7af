import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { CatalogModel } from '../../domain/model/model.js';
import { meaningOf, type Meaning } from '../../domain/model/meaning.js';
import type { ModelStanding } from '../../domain/model/standing.js';
import type { PoolDefinition } from '../../domain/pool/definition.js';
import type { PoolState } from '../../domain/scheduling/pool-state.js';
import type { EngineKind, Workload } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { ReplicaLabels } from '../../ports/telemetry.js';
import { Guard } from './breakers.js';
import type { Drain } from './drain.js';
import type { ReloadProgress } from './reload/reload-progress.js';
import type { Replica } from './replica.js';

/** Who made a pool. */
export type PoolSource = 'config' | 'contract';

/** One pool while it runs: as it is asked to be, and the engines that it has. */
export class Pool {
  readonly guard: Guard;
  /** Out of service; tasks still run there. */
  readonly retired = new Set<Replica>();
  drain: Drain | undefined;
  /** It drains, and will be gone. */
  removing = false;
  /** The reload that is under way, or the last one. */
  reload: ReloadProgress | undefined;
  private readonly generations = new Map<string, number>();
  private meaning: Meaning | undefined;
  private served: readonly Replica[] = [];
  private byId: ReadonlyMap<string, Replica> = new Map();

  constructor(
    public definition: PoolDefinition,
    /** The configuration takes over what it says something of. */
    public source: PoolSource,
    private readonly catalog: CatalogIndex,
    clock: Clock,
    /** Its breakers let more or less through. */
    onBreaker: (pool: Pool) => void,
  ) {
    this.guard = new Guard(this, clock, () => onBreaker(this));
  }

  /** In service, in the order of the definition: the scheduler knows these. */
  get replicas(): readonly Replica[] {
    return this.served;
  }

  set replicas(replicas: readonly Replica[]) {
    this.served = replicas;
    this.byId = new Map(replicas.map((replica) => [replica.id, replica]));
  }

  get id(): string {
    return this.definition.id;
  }

  /** The models of the catalog that it serves. */
  get models(): readonly CatalogModel[] {
    return this.meant().models;
  }

  /** Every model_ref by which a task may ask for what it serves, `model` first. */
  get modelRefs(): readonly string[] {
    return this.meant().modelRefs;
  }

  /** Retired, too, where the definition says so. */
  get modelStanding(): ModelStanding {
    return this.definition.modelState === 'retired' ? 'retired' : this.meant().standing;
  }

  /** Also one that is out of service. */
  replica(replicaId: string): Replica | undefined {
    const found = this.byId.get(replicaId);
    if (found !== undefined) return found;
    for (const replica of this.retired) if (replica.id === replicaId) return replica;
    return undefined;
  }

  /** A name for the next engine of a configured replica: its own for the first one, `r0.2` for the second. */
  nextReplicaId(definitionId: string): string {
    const generation = (this.generations.get(definitionId) ?? 0) + 1;
    this.generations.set(definitionId, generation);
    return generation === 1 ? definitionId : `${definitionId}.${generation}`;
  }

  /** Asked for at each admission, so it is kept until the definition or the catalog changes. */
  private meant(): Meaning {
    const { definition, catalog } = this;
    if (this.meaning?.of !== definition || this.meaning.revision !== catalog.revision) this.meaning = meaningOf(definition, catalog);
    return this.meaning;
  }
}

export const labelsOf = (pool: Pool, replica: Replica): ReplicaLabels => ({
  engine: pool.definition.engine,
  engineVersion: replica.engineVersion,
  poolId: pool.id,
  replicaId: replica.id,
  replicaName: replica.definition.id,
});

/** Every model_ref by which a task may ask for what the pool serves. */
export const modelRefsOf = (pool: Pool): readonly string[] => pool.modelRefs;

/** Whether a task that names this engine and model means this pool. */
export const serves = (pool: Pool, wanted: { readonly engine: EngineKind; readonly modelRef: string }): boolean =>
  pool.definition.engine === wanted.engine && modelRefsOf(pool).includes(wanted.modelRef);

/** What every replica of the pool can do; nothing is promised before one has said it. */
export function workloadsOf(pool: Pool): readonly Workload[] {
  const described = pool.replicas.flatMap(({ description }) => (description === undefined ? [] : [description.workloads]));
  const [first = [], ...rest] = described;
  return first.filter((workload) => rest.every((other) => other.includes(workload)));
}

/** `freeVramBytes`: on such devices of this machine together. */
export function stateOf(pool: Pool, freeVramBytes: (devices: string) => number | undefined): PoolState {
  const { id, engine, queueCapacity, queueTokens, queuePolicy, batchShare, kvBytesPerToken } = pool.definition;
  return {
    poolId: id,
    engine,
    modelRefs: modelRefsOf(pool),
    workloads: workloadsOf(pool),
    draining: pool.drain !== undefined,
    modelState: pool.modelStanding,
    queueCapacity,
    ...(queueTokens === undefined ? {} : { queueTokens }),
    queuePolicy,
    batchShare,
    replicas: pool.replicas.map((replica) => {
      const breaker = pool.guard.standing(replica.id);
      const { localDevices } = replica;
      const free = localDevices === undefined ? undefined : freeVramBytes(localDevices);
      return { ...replica.scheduled(kvBytesPerToken, free), ...(breaker === undefined ? {} : { breaker }) };
    }),
  };
}
