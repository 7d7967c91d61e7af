import type { EngineKind } from '../../task/task.js';
import type { PoolState, ReplicaState } from '../pool-state.js';

/** What a task needs of the one replica that it will run on. */
export interface Needs {
  readonly ctx: number;
  /** Compared with a replica's devices only when it is set, and then exactly. */
  readonly devices: string | undefined;
  /** What its text was begun with, where it may go on with nothing else; compared likewise. Requirement: ORCH-3064. */
  readonly engineVersion: string | undefined;
}

export const hasDevices = (replica: ReplicaState, devices: string | undefined): boolean => devices === undefined || replica.devices === devices;

/** What it asks of the replica itself, whatever that has left. */
export const suits = (replica: ReplicaState, devices: string | undefined, engineVersion: string | undefined): boolean =>
  hasDevices(replica, devices) && (engineVersion === undefined || replica.engineVersion === engineVersion);

/** Now or later: one that has not told its version yet may turn out to be the right one. */
export const maySuit = (replica: ReplicaState, devices: string | undefined, engineVersion: string | undefined): boolean =>
  hasDevices(replica, devices) && (engineVersion === undefined || replica.engineVersion === undefined || replica.engineVersion === engineVersion);

/** Tokens of context for which the replica has VRAM left. Infinite where that is unknown. */
export const vramLimit = ({ freeVramBytes, kvBytesPerToken, cacheIsReserved }: ReplicaState): number =>
  cacheIsReserved === true || freeVramBytes === undefined || kvBytesPerToken === undefined || kvBytesPerToken <= 0 ? Infinity : Math.floor(freeVramBytes / kvBytesPerToken);

/** Tokens of context of all that runs on the replica together. Infinite where no bound is configured. */
export const kvLimit = ({ kvCapacityBytes, kvBytesPerToken }: ReplicaState): number =>
  kvCapacityBytes === undefined || kvBytesPerToken === undefined || kvBytesPerToken <= 0 ? Infinity : Math.floor(kvCapacityBytes / kvBytesPerToken);

/** The largest context that a task on this replica could have if nothing else ran there. */
export const ctxLimit = (replica: ReplicaState): number => Math.min(replica.ctxMax, vramLimit(replica), kvLimit(replica));

/** It takes work, now or as soon as there is some. */
export const serves = ({ ready, wakesInMs }: ReplicaState): boolean => ready || wakesInMs !== undefined;

/** Its breaker lets nothing start there. */
export const isShut = ({ breaker }: ReplicaState): boolean => breaker?.state === 'open';

export const couldRun = (replica: ReplicaState, needs: Needs): boolean =>
  serves(replica) && !isShut(replica) && suits(replica, needs.devices, needs.engineVersion) && needs.ctx <= ctxLimit(replica);

/** Some replica could take the task as soon as it has a free slot, and the memory. */
export const couldServe = (pool: PoolState, needs: Needs): boolean => pool.replicas.some((replica) => couldRun(replica, needs));

/** Some task could start there. */
export const takesWork = ({ draining, replicas }: PoolState): boolean => !draining && replicas.some(serves);

/** All that decides where tasks may wait, to be compared; how many slots there are and how full they are does not. */
export const abilityOf = ({ engine, modelRefs, workloads, draining, replicas }: PoolState): string =>
  JSON.stringify([engine, modelRefs, workloads, draining, replicas.map((replica) => [replica.replicaId, serves(replica), isShut(replica), replica.ctxMax, replica.devices, replica.engineVersion, kvLimit(replica)])]);

/** A pool that only a restored task remembers: it can do nothing until an event describes it. */
export const undescribed = (poolId: string, { engine, modelRef }: { readonly engine: EngineKind; readonly modelRef: string }): PoolState => ({
  poolId,
  engine,
  modelRefs: [modelRef],
  workloads: [],
  draining: false,
  modelState: 'active',
  queueCapacity: 0,
  queuePolicy: 'reject',
  batchShare: 0,
  replicas: [],
});
