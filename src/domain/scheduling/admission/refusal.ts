import type { Failure } from '../../errors.js';
import { RETRY_MIN_MS, retryAfter } from './drain-rate.js';
import type { Bound } from './entrance.js';
import { nearest } from '../../../lib/nearest.js';
import type { SchedulerTask } from '../event.js';
import { kvLimit } from '../placement/fit.js';
import { couldTake, decide, type FilterName, type Placement, type PlacementPool, type PlacementTask } from '../placement/placement.js';
import type { PoolState } from '../pool-state.js';

/** Why a task was not admitted, for a tired person: what was asked, what there is, what to do. */

/** How soon it makes sense to look again where no measured rate foretells it. */
const UNREADY_RETRY_MS = 2_000;
const DRAINING_RETRY_MS = 10_000;
const NO_VRAM_RETRY_MS = 2_000;
const UNVERIFIED_RETRY_MS = 10_000;
/** Of a full queue: the task is larger than all of it, or nothing ends in any time worth telling. */
const UNFORETOLD_RETRY_MS = 60_000;

export interface RefusingPool extends PlacementPool {
  /** Which bound of its queue refuses the task; `undefined` when none does. */
  fullBy(task: PlacementTask, now: number): Bound | undefined;
  /** Until the time for which the task was promised a place, ms; `undefined` when it was not, or that time has come. */
  promisedInMs(task: PlacementTask, now: number): number | undefined;
  /** Until the time for which it would be promised one, ms. */
  roomInMs(task: PlacementTask, now: number): number;
  /** Promises it a place, and answers in how many ms; `undefined` when that is too long to promise anything. */
  promise(task: PlacementTask, now: number): number | undefined;
}

type Refused = Extract<Placement<RefusingPool>, { kind: 'refused' }>;

/** With it a task that a full queue refuses is promised a place: asked once for each refusal. */
export function explain(pools: readonly RefusingPool[], task: PlacementTask, refused: Refused, now: number): Failure {
  const { mode, pinPoolId, preferPools, allowFallback } = task.placement;
  if (UNSERVED.has(refused.by)) return because(refused, task, now);
  if (mode === 'pin') {
    return amongThese(pools, task, refused, now, 'placement.pin_pool_id', `The task is pinned to pool ${shown(pinPoolId ?? '')}`, [pinPoolId ?? '']);
  }
  if (mode === 'prefer' && !allowFallback) {
    return amongThese(pools, task, refused, now, 'placement.prefer_pools', `The task may only go to ${list(preferPools)} (allow_fallback is false)`, preferPools);
  }
  if (refused.by === 'avoid') {
    const { avoidPools } = task.placement;
    const others = pools.filter(({ state }) => !avoidPools.includes(state.poolId));
    const alone = decide(others, { ...task, placement: { ...task.placement, mode: 'auto', avoidPools: [] } }, now);
    // What it does not avoid may only be busy, or starting.
    if (alone.kind === 'refused' && LATER.has(alone.by)) return because(alone, task, now);
  }
  return because(refused, task, now);
}

/** Its id names a task that waits or runs. */
export const alreadyHere = ({ taskId, engine }: SchedulerTask): Failure => ({
  code: 'CONFLICT',
  engine,
  field: 'task_id',
  message: `Task ${taskId} is queued or running already. Make a new uuid for each task; GET /v1/tasks/{id} shows this one.`,
});

/** What no pool has, wherever the task wants to be: its placement is not what is wrong. */
const UNSERVED: ReadonlySet<FilterName> = new Set(['engine', 'model', 'model_state', 'workload', 'ctx', 'devices']);
/** What another try may not meet. */
const LATER: ReadonlySet<FilterName> = new Set(['ready', 'breaker', 'draining', 'vram', 'queue', 'deadline']);

/** The pools to which the task confines itself, judged as if there were no others. */
function amongThese(
  pools: readonly RefusingPool[],
  task: PlacementTask,
  refused: Refused,
  now: number,
  field: string,
  lead: string,
  poolIds: readonly string[],
): Failure {
  const these = pools.filter(({ state }) => poolIds.includes(state.poolId));
  if (these.length === 0) {
    const there = list(pools.map(({ state }) => state.poolId));
    return { code: 'NOT_FOUND', engine: task.engine, field, message: `${lead}, which does not exist. Name one of ${there}, or leave the choice to the scheduler.` };
  }
  const alone = decide(these, { ...task, placement: { ...task.placement, mode: 'auto' } }, now);
  const why = because(alone.kind === 'refused' ? alone : refused, task, now);
  if (why.retriable === true || why.code === 'DEADLINE_UNMET' || why.code === 'MODEL_DEPRECATED' || why.code === 'UNTRUSTED_ARTIFACT') return why;
  return { code: 'INVALID_PARAMS', engine: task.engine, field, message: `${lead}, where it can't run. ${why.message}` };
}

function because({ by, before }: Refused, task: PlacementTask, now: number): Failure {
  const states = before.map(({ state }) => state);
  const [first, ...others] = states;
  const at = {
    engine: task.engine,
    ...(first === undefined || others.length > 0 ? {} : { poolId: first.poolId }),
  };
  const pools = list(states.map(({ poolId }) => poolId));
  switch (by) {
    case 'engine':
      return {
        ...at,
        code: 'NOT_FOUND',
        field: 'engine',
        message: `No pool runs the engine ${task.engine}; there are pools of ${list(states.map(({ engine }) => engine))}. Ask for one of these.`,
      };
    case 'model': {
      const served = states.flatMap(({ modelRefs }) => modelRefs);
      const near = nearest(task.modelRef, served.slice(0, COMPARED_NAMES));
      const advice = near === undefined ? 'Check model_ref and engine.' : `Did you mean ${shown(near)}?`;
      return { ...at, code: 'NOT_FOUND', field: 'model_ref', message: `No ${task.engine} pool serves the model ${shown(task.modelRef)}; they serve ${list(served)}. ${advice}` };
    }
    case 'model_state':
      return { ...at, ...notServed(task, states, pools) };
    case 'workload':
      return {
        ...at,
        code: 'INVALID_PARAMS',
        field: 'workload',
        message: `The pools of this model (${pools}) do not do ${task.workload}; they do ${list(states.flatMap(({ workloads }) => workloads))}. Ask for that, or for a model whose pools do ${task.workload}: GET /v1/capabilities lists what each engine does.`,
      };
    case 'ctx': {
      const most = Math.max(...replicasOf(states).map((replica) => Math.min(replica.ctxMax === 0 ? Infinity : replica.ctxMax, kvLimit(replica))));
      return {
        ...at,
        code: 'INVALID_PARAMS',
        field: 'ctx',
        message: `ctx is ${task.ctx} tokens, and this model has at most ${most} here (${pools}). Ask for no more than that.`,
      };
    }
    case 'devices': {
      const devices = list(replicasOf(states).flatMap((replica) => replica.devices ?? []));
      return {
        ...at,
        code: 'INVALID_PARAMS',
        field: 'placement.require_device_mask',
        message: `No replica that has the context asked for runs on the devices ${shown(task.placement.requireDeviceMask ?? '')}; there are ${devices}. Ask for one of these, or for none.`,
      };
    }
    // Asked only of a text that has begun, which nobody refuses any more.
    case 'engine_version':
    case 'ready':
      return states.every(({ draining }) => draining) ? draining(at, pools) : unready(at, pools, states, now);
    case 'breaker': {
      const until = replicasOf(states).reduce((least, replica) => (replica.breaker?.state === 'open' && couldTake(replica, task) ? Math.min(least, replica.breaker.until) : least), Infinity);
      const retryAfterMs = Math.max(RETRY_MIN_MS, Math.ceil(until - now));
      return {
        ...at,
        code: 'POOL_UNAVAILABLE',
        policyLabel: 'breaker_open',
        retriable: true,
        retryAfterMs,
        message: `The engines that could take this task fail too often and are left alone for a while (${pools}): one is tried again in ${seconds(retryAfterMs)}. Try again then; GET /v1/pools/{id}/health says what is wrong.`,
      };
    }
    case 'draining':
      return draining(at, pools);
    case 'vram':
      return {
        ...at,
        code: 'REPLICA_EXHAUSTED',
        retriable: true,
        retryAfterMs: NO_VRAM_RETRY_MS,
        message: `No replica has GPU memory left for ${task.ctx} tokens of context (${pools}). Ask for a smaller ctx, or try again in ${seconds(NO_VRAM_RETRY_MS)}.`,
      };
    case 'queue': {
      const { retryAfterMs, isPromised } = whenToComeBack(before, task, now);
      const byTokens = before.every((pool) => pool.fullBy(task, now) === 'tokens');
      const waiting = before.reduce((sum, pool) => sum + pool.waiting, 0);
      const wait = waiting === 1 ? '1 task waits' : `${waiting} tasks wait`;
      const kept = waiting < before.reduce((sum, { state }) => sum + state.queueCapacity, 0);
      const what = byTokens ? `${wait}, with as many tokens as it may hold` : kept ? `${wait}, and the places left are kept for those who were told to come back` : wait;
      const then = isPromised ? `A place is kept for this task_id in ${seconds(retryAfterMs)}; try again then.` : `No place can be promised yet; try again in ${seconds(retryAfterMs)}.`;
      return {
        ...at,
        code: 'ADMISSION_REJECT',
        policyLabel: byTokens ? 'queue_tokens_full' : 'queue_full',
        retriable: true,
        retryAfterMs,
        message: `The queue is full (${pools}): ${what}. ${then}`,
      };
    }
    case 'avoid':
    case 'pin':
    case 'prefer':
      return {
        ...at,
        code: 'INVALID_PARAMS',
        field: by === 'avoid' ? 'placement.avoid_pools' : 'placement',
        message: `The placement rules out every pool that could take the task now (${pools}). Allow one of them.`,
      };
    case 'deadline': {
      const soonest = Math.min(...before.map((pool) => pool.earliestMs(pool.forecast(task, now))));
      return {
        ...at,
        code: 'DEADLINE_UNMET',
        field: 'deadline_ms',
        retriable: false,
        message: `The deadline is ${seconds(task.deadlineAt - now)} away, and the first token is not expected before ${seconds(soonest)}. Allow more time, or submit it when less is queued.`,
      };
    }
  }
}

/** None of these pools takes new tasks for its model. What may yet be served is told first. */
function notServed({ modelRef }: PlacementTask, states: readonly PoolState[], pools: string): Failure {
  const model = `The model ${shown(modelRef)}`;
  const stands = (standing: PoolState['modelState']): boolean => states.some(({ modelState }) => modelState === standing);
  if (stands('unverified')) {
    return {
      code: 'UNTRUSTED_ARTIFACT',
      field: 'model_ref',
      retriable: true,
      retryAfterMs: UNVERIFIED_RETRY_MS,
      message: `${model} has yet to be verified, and its trust policy is strict (${pools}). Try again when its verification has ended; GET /v1/catalog/models shows it, and POST /v1/catalog/models/{id}/verify begins one.`,
    };
  }
  if (stands('untrusted')) {
    return {
      code: 'UNTRUSTED_ARTIFACT',
      field: 'model_ref',
      retriable: false,
      message: `${model} failed its verification, and its trust policy is strict, so it is not served (${pools}). GET /v1/catalog/models tells what is wrong; ask for another model meanwhile.`,
    };
  }
  return {
    code: 'MODEL_DEPRECATED',
    field: 'model_ref',
    retriable: false,
    message: `${model} is retired and takes no new tasks (${pools}); what was admitted before still runs. Ask for another model; GET /v1/capabilities lists them.`,
  };
}

/** An engine whose process ended again and again may be left alone for minutes: until then nobody is asked to come back. */
function unready(at: Pick<Failure, 'engine' | 'poolId'>, pools: string, states: readonly PoolState[], now: number): Failure {
  const away = states.filter(({ draining: drains }) => !drains).flatMap(({ replicas }) => replicas.filter(({ ready }) => !ready));
  const startsInMs = away.reduce((least, { startsAgainAt }) => Math.min(least, startsAgainAt === undefined ? 0 : startsAgainAt - now), Infinity);
  const isLeftAlone = Number.isFinite(startsInMs) && startsInMs > UNREADY_RETRY_MS;
  const retryAfterMs = isLeftAlone ? Math.ceil(startsInMs) : UNREADY_RETRY_MS;
  const why = isLeftAlone ? 'its process ended, and is left alone for a while before it is started again' : "it is starting, or can't be reached";
  return {
    ...at,
    code: 'POOL_UNREADY',
    policyLabel: 'pool_unready',
    retriable: true,
    retryAfterMs,
    message: `No engine that could take this task is ready (${pools}): ${why}. Try again in ${seconds(retryAfterMs)}; GET /v1/pools/{id}/health says what is wrong.`,
  };
}

const draining = (at: Pick<Failure, 'engine' | 'poolId'>, pools: string): Failure => ({
  ...at,
  code: 'POOL_UNAVAILABLE',
  policyLabel: 'pool_draining',
  retriable: true,
  retryAfterMs: DRAINING_RETRY_MS,
  message: `Every pool that could take this task is draining and takes no new ones (${pools}). Try again when the operator has put one back, or ask for another model.`,
});

/** What was promised stands; else the pool that has room first promises a place. */
function whenToComeBack(pools: readonly RefusingPool[], task: PlacementTask, now: number): { readonly retryAfterMs: number; readonly isPromised: boolean } {
  for (const pool of pools) {
    const inMs = pool.promisedInMs(task, now);
    if (inMs !== undefined) return { retryAfterMs: retryAfter(inMs), isPromised: true };
  }
  let soonest: RefusingPool | undefined;
  let leastMs = Infinity;
  for (const pool of pools) {
    const roomInMs = pool.roomInMs(task, now);
    if (roomInMs < leastMs) [soonest, leastMs] = [pool, roomInMs];
  }
  const inMs = soonest?.promise(task, now);
  return { retryAfterMs: retryAfter(inMs ?? (leastMs === Infinity ? UNFORETOLD_RETRY_MS : leastMs)), isPromised: inMs !== undefined };
}

const replicasOf = (states: readonly PoolState[]) => states.flatMap(({ replicas }) => replicas);

const SHOWN_NAMES = 5;
/** A refusal must cost little, however many names there are. */
const COMPARED_NAMES = 64;
const SHOWN_LENGTH = 100;

/** In quotes and cut: what a client sent may be long or hold anything. */
const shown = (text: string): string => JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);

function list(names: readonly string[]): string {
  const distinct = [...new Set(names)].sort();
  if (distinct.length === 0) return 'none';
  const rest = distinct.length - SHOWN_NAMES;
  return distinct.slice(0, SHOWN_NAMES).map(shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Milliseconds as a person reads them. */
const seconds = (ms: number): string => (ms < 1000 ? `${Math.max(0, Math.ceil(ms))} ms` : `${(Math.ceil(ms / 100) / 10).toFixed(1)} s`);
