import type { EngineKind, PlacementRequest, Priority, Workload } from '../../task/task.js';
import { couldServe, hasDevices, isShut, kvLimit, maySuit, type Needs, serves, suits, vramLimit } from './fit.js';
import { endMs, type Forecast } from '../prediction/forecast.js';
import type { PoolState, ReplicaState } from '../pool-state.js';
import { breakTies, type TieBreaker } from './tie-break.js';

/**
 * Which pool takes a task. Pure and deterministic: the order in which pools are given does not matter.
 *
 *   1. feasibility, in this order: engine, model, model_state (not retired; for an admission), workload, ctx, devices
 *      (when asked for), engine_version (of a text that has begun), ready, breaker (where one is open), draining, vram (where known), queue (it has room or makes it; for an admission)
 *   2. overrides: avoid (never those), pin (only that one), prefer (those, else all where fallback is allowed)
 *   3. deadline: those that may have the first token in time, if all goes well (for an admission)
 *   4. the smallest predicted end, in whole milliseconds
 *   5. ties: session affinity, least loaded, most free VRAM, higher tokens/s, pool id. One that is not known of all is
 *      neutral.
 */
export interface PlacementDecision {
  readonly selectedPoolId: string | null;
  /** Pools that passed every filter: 0 when the task was refused. */
  readonly candidatesConsidered: number;
  /** In the order of application. The last one is what left none, when the task was refused. */
  readonly filtersApplied: readonly string[];
  /** Those that decided something. */
  readonly tieBreakersApplied: readonly string[];
  readonly pinned: boolean;
  readonly fallbackUsed: boolean;
}

/** Of a task that was never looked at. */
export const NOT_PLACED: PlacementDecision = {
  selectedPoolId: null,
  candidatesConsidered: 0,
  filtersApplied: [],
  tieBreakersApplied: [],
  pinned: false,
  fallbackUsed: false,
};

/** Of a task, what placement depends on. */
export interface PlacementTask {
  readonly taskId: string;
  readonly flow: string;
  readonly weight: number;
  readonly engine: EngineKind;
  readonly modelRef: string;
  readonly workload: Workload;
  readonly ctx: number;
  readonly priority: Priority;
  readonly placement: PlacementRequest;
  readonly promptTokens: number;
  readonly maxTokens: number;
  readonly expectedTokens?: number | undefined;
  readonly deadlineAt: number;
  readonly affinity?: { readonly poolId: string; readonly replicaId: string } | undefined;
  /** Its text has begun and goes on with this engine version alone. */
  readonly engineVersion?: string | undefined;
}

/** Of a pool, what placement depends on. */
export interface PlacementPool {
  readonly state: PoolState;
  readonly waiting: number;
  readonly running: number;
  readonly tokensPerSecond: number;
  /** Memory for KV caches that nothing takes, on its roomiest ready replica; `undefined` where that is not known. */
  readonly freeBytes: number | undefined;
  /** Its queue takes the task, if need be in place of others. */
  hasRoom(task: PlacementTask, now: number): boolean;
  /** If the task were admitted there now. Of one that waits there: as it stands. */
  forecast(task: PlacementTask, now: number): Forecast;
  /** The least that such a task may need until it has something to show, ms: an early start, and its first token. */
  earliestMs(forecast: Forecast): number;
}

export type FilterName =
  | 'engine'
  | 'model'
  | 'model_state'
  | 'workload'
  | 'ctx'
  | 'devices'
  | 'engine_version'
  | 'ready'
  | 'breaker'
  | 'draining'
  | 'vram'
  | 'queue'
  | 'avoid'
  | 'pin'
  | 'prefer'
  | 'deadline';

export type Placement<P> =
  | { readonly kind: 'selected'; readonly pool: P; readonly forecast: Forecast; readonly decision: PlacementDecision }
  /** `by` left none of `before`, which are the pools that had passed until then. */
  | { readonly kind: 'refused'; readonly by: FilterName; readonly before: readonly P[]; readonly decision: PlacementDecision };

/** `move`: the task was admitted before, so neither a full queue nor its deadline turns it away. */
export type Purpose = 'admission' | 'move';

interface Scored<P> {
  readonly pool: P;
  readonly forecast: Forecast;
  readonly end: number;
}

export function decide<P extends PlacementPool>(pools: readonly P[], task: PlacementTask, now: number, purpose: Purpose = 'admission'): Placement<P> {
  const filtersApplied: FilterName[] = [];
  const pinned = task.placement.mode === 'pin';
  let fallbackUsed = false;
  let left = pools;
  for (const { name, asked, keeps } of FILTERS) {
    if (!asked(task, purpose, left)) continue;
    filtersApplied.push(name);
    const before = left;
    left = passing(before, keeps, task, now);
    if (left.length > 0) continue;
    if (name !== 'prefer' || !task.placement.allowFallback) {
      return { kind: 'refused', by: name, before, decision: refusal(filtersApplied, pinned) };
    }
    fallbackUsed = true;
    left = before;
  }

  let considered = 0;
  let chosen: Scored<P> | undefined;
  let tied: Scored<P>[] | undefined;
  for (const pool of left) {
    const forecast = pool.forecast(task, now);
    if (purpose === 'admission' && !isInTime(pool, forecast, task.deadlineAt - now)) continue;
    considered += 1;
    const end = Math.round(endMs(forecast));
    if (chosen === undefined || end < chosen.end) {
      chosen = { pool, forecast, end };
      tied = undefined;
    } else if (end === chosen.end) {
      (tied ??= [chosen]).push({ pool, forecast, end });
    }
  }
  if (purpose === 'admission') filtersApplied.push('deadline');
  const tieBreakersApplied: string[] = [];
  if (tied !== undefined) chosen = bestOf(tied, task, tieBreakersApplied);
  if (chosen === undefined) return { kind: 'refused', by: 'deadline', before: left, decision: refusal(filtersApplied, pinned) };
  return {
    kind: 'selected',
    pool: chosen.pool,
    forecast: chosen.forecast,
    decision: {
      selectedPoolId: chosen.pool.state.poolId,
      candidatesConsidered: considered,
      filtersApplied,
      tieBreakersApplied,
      pinned,
      fallbackUsed,
    },
  };
}

/** The likely start first: it is at hand, and mostly enough. */
const isInTime = (pool: PlacementPool, forecast: Forecast, availableMs: number): boolean =>
  forecast.startMs + forecast.firstTokenMs <= availableMs || pool.earliestMs(forecast) <= availableMs;

export const needsOf = ({ ctx, placement, engineVersion }: PlacementTask): Needs => ({ ctx, devices: placement.requireDeviceMask, engineVersion });

/** Unknown until an engine has said it, and then it counts as passed: `ready` is what refuses such a pool. */
const fitsCtx = (replica: ReplicaState, ctx: number): boolean => (replica.ctxMax === 0 || ctx <= replica.ctxMax) && ctx <= kvLimit(replica);

/** A task that waits may move there, were all its replicas ready. */
export const mayMoveTo = (state: PoolState, { engine, modelRef, placement }: PlacementTask): boolean => {
  const { poolId } = state;
  if (state.engine !== engine || !state.modelRefs.includes(modelRef) || state.draining || placement.avoidPools.includes(poolId)) return false;
  if (placement.mode === 'pin') return placement.pinPoolId === poolId;
  return placement.mode === 'auto' || placement.allowFallback || placement.preferPools.includes(poolId);
};

/** The replica may yet take the task, when it has come back or told what it is. */
export const mayYetTake = (replica: ReplicaState, { ctx, placement, engineVersion }: PlacementTask): boolean =>
  maySuit(replica, placement.requireDeviceMask, engineVersion) && fitsCtx(replica, ctx);

/** It takes work, were its breaker closed, and such a task fits. */
export const couldTake = (replica: ReplicaState, { ctx, placement, engineVersion }: PlacementTask): boolean =>
  serves(replica) && suits(replica, placement.requireDeviceMask, engineVersion) && ctx <= Math.min(replica.ctxMax, kvLimit(replica));

const hasCtx = (replica: ReplicaState, { ctx }: PlacementTask): boolean => fitsCtx(replica, ctx);
const someIsShut = ({ state }: PlacementPool): boolean => state.replicas.some(isShut);
const isBounded = (replica: ReplicaState): boolean => vramLimit(replica) !== Infinity;
const vramIsBounded = ({ state }: PlacementPool): boolean => state.replicas.some(isBounded);

/** As `some`, without a function made anew for each task and pool. */
function hasReplica(state: PoolState, fits: (replica: ReplicaState, task: PlacementTask) => boolean, task: PlacementTask): boolean {
  for (const replica of state.replicas) if (fits(replica, task)) return true;
  return false;
}

interface Filter {
  readonly name: FilterName;
  readonly asked: (task: PlacementTask, purpose: Purpose, left: readonly PlacementPool[]) => boolean;
  readonly keeps: (pool: PlacementPool, task: PlacementTask, now: number) => boolean;
}

const always = (): boolean => true;

const FILTERS: readonly Filter[] = [
  { name: 'engine', asked: always, keeps: ({ state }, task) => state.engine === task.engine },
  { name: 'model', asked: always, keeps: ({ state }, task) => state.modelRefs.includes(task.modelRef) },
  { name: 'model_state', asked: (_task, purpose) => purpose === 'admission', keeps: ({ state }) => state.modelState === 'active' },
  {
    name: 'workload',
    asked: always,
    keeps: ({ state }, task) => state.workloads.length === 0 || state.workloads.includes(task.workload),
  },
  {
    name: 'ctx',
    asked: always,
    keeps: ({ state }, task) => state.replicas.length === 0 || hasReplica(state, hasCtx, task),
  },
  {
    name: 'devices',
    asked: ({ placement }) => placement.requireDeviceMask !== undefined,
    keeps: ({ state }, { ctx, placement }) =>
      state.replicas.some((replica) => hasDevices(replica, placement.requireDeviceMask) && fitsCtx(replica, ctx)),
  },
  {
    name: 'engine_version',
    asked: ({ engineVersion }) => engineVersion !== undefined,
    keeps: ({ state }, { placement, engineVersion }) => state.replicas.some((replica) => maySuit(replica, placement.requireDeviceMask, engineVersion)),
  },
  {
    name: 'ready',
    asked: always,
    keeps: ({ state }, task) => hasReplica(state, couldTake, task),
  },
  {
    name: 'breaker',
    asked: (_task, _purpose, left) => left.some(someIsShut),
    keeps: ({ state }, task) => state.replicas.some((replica) => couldTake(replica, task) && !isShut(replica)),
  },
  { name: 'draining', asked: always, keeps: ({ state }) => !state.draining },
  {
    name: 'vram',
    asked: (_task, _purpose, left) => left.some(vramIsBounded),
    keeps: ({ state }, task) => couldServe(state, needsOf(task)),
  },
  { name: 'queue', asked: (_task, purpose) => purpose === 'admission', keeps: (pool, task, now) => pool.hasRoom(task, now) },
  {
    name: 'avoid',
    asked: ({ placement }) => placement.avoidPools.length > 0,
    keeps: ({ state }, { placement }) => !placement.avoidPools.includes(state.poolId),
  },
  {
    name: 'pin',
    asked: ({ placement }) => placement.mode === 'pin',
    keeps: ({ state }, { placement }) => state.poolId === placement.pinPoolId,
  },
  {
    name: 'prefer',
    asked: ({ placement }) => placement.mode === 'prefer',
    keeps: ({ state }, { placement }) => placement.preferPools.includes(state.poolId),
  },
];

const refusal = (filtersApplied: readonly string[], pinned: boolean): PlacementDecision => ({ ...NOT_PLACED, filtersApplied, pinned });

/** As `filter`, without a copy when all are kept, as they mostly are. */
function passing<P extends PlacementPool>(pools: readonly P[], keeps: Filter['keeps'], task: PlacementTask, now: number): readonly P[] {
  let passed = 0;
  while (passed < pools.length) {
    const pool = pools[passed];
    if (pool === undefined || !keeps(pool, task, now)) break;
    passed += 1;
  }
  if (passed === pools.length) return pools;
  const kept: P[] = [];
  pools.forEach((pool, i) => {
    if (i < passed || (i > passed && keeps(pool, task, now))) kept.push(pool);
  });
  return kept;
}

const TIE_BREAKERS: readonly TieBreaker<Scored<PlacementPool>, PlacementTask>[] = [
  {
    name: 'session_affinity',
    cost: ({ pool: { state } }, { affinity }) =>
      state.poolId === affinity?.poolId && state.replicas.some(({ replicaId, ready }) => ready && replicaId === affinity.replicaId) ? 0 : 1,
  },
  { name: 'least_loaded', cost: ({ pool: { state, waiting, running } }) => (waiting + running) / Math.max(1, readySlots(state)) },
  { name: 'most_free_vram', cost: ({ pool: { freeBytes } }) => (freeBytes === undefined ? undefined : -freeBytes) },
  { name: 'tokens_per_second', cost: ({ pool }) => -pool.tokensPerSecond },
];

const readySlots = ({ replicas }: PoolState): number => replicas.reduce((slots, replica) => slots + (replica.ready && !isShut(replica) ? replica.slots : 0), 0);

function bestOf<P extends PlacementPool>(tied: readonly Scored<P>[], task: PlacementTask, applied: string[]): Scored<P> {
  const best = breakTies<Scored<P>, PlacementTask>(tied, task, TIE_BREAKERS, applied);
  if (best.length > 1) applied.push('pool_id');
  return best.reduce((a, b) => (a.pool.state.poolId < b.pool.state.poolId ? a : b));
}
