import type { Failure } from '../errors.js';
import type { EngineKind, PlacementRequest, Priority, Workload } from '../task/task.js';
import type { PlacementDecision } from './placement/placement.js';
import type { PoolState } from './pool-state.js';

/**
 * What the scheduler is told and what it answers. It is the only judge of order and place: the dispatcher feeds it
 * events, carries out its decisions, and reports back as further events.
 *
 * `now` and every `…At` here are monotonic milliseconds (ports/clock); the reducer never reads a clock.
 */

/** Of a task, what order and place depend on. */
export interface SchedulerTask {
  readonly taskId: string;
  readonly sessionId: string;
  /** Whose share it is served from: an API key's id, else the session. Fairness between flows is decided on it. */
  readonly flow: string;
  /** Of the flow: its share beside others, above 0; 1 is usual. */
  readonly weight: number;
  readonly priority: Priority;
  readonly engine: EngineKind;
  readonly modelRef: string;
  readonly workload: Workload;
  readonly ctx: number;
  readonly placement: PlacementRequest;
  /** Prompt tokens: what prefill will cost. */
  readonly promptTokens: number;
  /** Upper bound of the output; 0 of a task that decodes nothing. */
  readonly maxTokens: number;
  /** The client's own estimate of the output, if it gave one. */
  readonly expectedTokens?: number;
  readonly deadlineAt: number;
  /** Where the session's KV cache is, if anywhere. */
  readonly affinity?: { readonly poolId: string; readonly replicaId: string };
}

/** What is foretold of a task, from measured speeds; times are milliseconds from now. Requirement: ORCH-3057. */
export interface Prospects {
  /** As likely to be early as late, of the starts before its deadline: then it leaves the queue. */
  readonly predictedStartMs: number;
  /** The start is earlier than `low` in one case of ten and later than `high` in one: an interval of 80 %. */
  readonly predictedStartLowMs: number;
  readonly predictedStartHighMs: number;
  /** That it ends before its deadline, 0 to 1. */
  readonly onTimeProbability: number;
}

/** What an attempt measured; feeds the estimates. `undefined` where the attempt never got there. */
export interface AttemptTimings {
  readonly promptTokens: number;
  /** Prompt tokens that were not in the KV cache, where known. */
  readonly prefilledTokens?: number;
  readonly tokensOut: number;
  /** From the start decision to the first token, ms; of a task that decodes nothing, to its result. */
  readonly firstTokenMs?: number;
  /** From the first token to the end, ms. Absent where nothing was decoded. */
  readonly decodeMs?: number;
  /** Of the whole text, where earlier attempts made its beginning. */
  readonly textTokens?: number;
}

export type SchedulerEvent =
  /** Asks for admission. Answer: `admitted` (the place is held, but it does not start before `confirm`) or `rejected`. */
  | { readonly kind: 'submit'; readonly task: SchedulerTask }
  /** The admission is durable: the task may start. */
  | { readonly kind: 'confirm'; readonly taskId: string }
  /**
   * At start-up: a task admitted by an earlier process, in order of admission. Never refused; startable at once. `returned`: it
   * ran there and wants another start, ahead of its class. `boundTo`: as of `ended`.
   */
  | { readonly kind: 'restore'; readonly task: SchedulerTask; readonly poolId: string; readonly returned?: boolean; readonly boundTo?: string | undefined }
  /** Cancels or withdraws a queued or running task. Idempotent. A running one keeps its slot until `ended`. */
  | { readonly kind: 'cancel'; readonly taskId: string }
  /**
   * A started task let go of its slot. `requeue`: it lost its replica and wants another start, ahead of its class; `boundTo`: at a
   * replica of this engine version alone, because its text has begun. `failed`: its length says nothing of other tasks'.
   */
  | {
      readonly kind: 'ended';
      readonly taskId: string;
      readonly timings: AttemptTimings;
      readonly requeue: boolean;
      readonly boundTo?: string | undefined;
      readonly failed?: boolean;
    }
  /** A running task produced its first token, or more of them (reported now and then, not per token). */
  | { readonly kind: 'progress'; readonly taskId: string; readonly tokensOut: number }
  /** A pool is new or something of it changed: the whole new state. */
  | { readonly kind: 'pool'; readonly pool: PoolState }
  /** A pool is no more: what waits in it moves or is dropped, what runs there is stopped. It may come back by `pool`. */
  | { readonly kind: 'pool_removed'; readonly poolId: string }
  /** A pool's drain ran out: what waits in it is dropped, what runs there is stopped. */
  | { readonly kind: 'drain_expired'; readonly poolId: string }
  /** The time that a `wakeAt` asked for has come. */
  | { readonly kind: 'tick' };

export type Decision =
  | (Prospects & {
      readonly kind: 'admitted';
      readonly taskId: string;
      readonly poolId: string;
      /** Tasks that start before it, counted in its pool: 0 = it is next. */
      readonly queuePosition: number;
      readonly placement: PlacementDecision;
    })
  | { readonly kind: 'rejected'; readonly taskId: string; readonly failure: Failure; readonly placement: PlacementDecision }
  | {
      readonly kind: 'start';
      readonly taskId: string;
      readonly poolId: string;
      readonly replicaId: string;
      /** The session's KV cache is on this replica. */
      readonly warm: boolean;
    }
  /** A queued task moved to another pool: its own drains or lost its replicas, or the other one is idle. */
  | { readonly kind: 'moved'; readonly taskId: string; readonly poolId: string; readonly cause: MoveCause; readonly placement: PlacementDecision }
  /** A queued task ends without having run: its deadline passed, its pool's drain did, or a full queue dropped it for another. */
  | { readonly kind: 'evicted'; readonly taskId: string; readonly cause: EvictionCause }
  /**
   * A queued task whose text has begun can go on nowhere: every replica that it may go to has told another engine version.
   * `others`: which ones; empty where no such replica is left.
   */
  | { readonly kind: 'orphaned'; readonly taskId: string; readonly engineVersion: string; readonly others: readonly string[] }
  /** A running task must be stopped; its `ended` is still to come. */
  | { readonly kind: 'stop'; readonly taskId: string; readonly cause: EvictionCause }
  /** Feed a `tick` at this time. Replaces the one asked for before. */
  | { readonly kind: 'wakeAt'; readonly at: number };

/**
 * `model`: its pool serves another model now, and nobody else serves its own. The last three only of tasks that wait; two of them are
 * the policies of a full queue.
 */
export type EvictionCause = 'deadline' | 'drain' | 'model' | 'drop_lru' | 'shed_low_priority';
export type MoveCause = 'pool_changed' | 'idle_pool';

/** A task's standing now, for replies, getTask and metrics frames. */
export type Standing =
  | (Prospects & { readonly kind: 'queued'; readonly poolId: string; readonly queuePosition: number; /** It would start with its session's KV cache. */ readonly warm: boolean })
  | { readonly kind: 'running'; readonly poolId: string; readonly replicaId: string; readonly queueDepth: number; readonly onTimeProbability: number };
