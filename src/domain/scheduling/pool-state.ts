import type { ModelStanding } from '../model/standing.js';
import type { EngineKind, Workload } from '../task/task.js';

/** A pool as the scheduler is told of it: always the whole state, whenever something of it changed. */

export interface ReplicaState {
  readonly replicaId: string;
  /** Ready to take work: reachable and loaded. A drain is the pool's: what waits in it still starts on its replicas. */
  readonly ready: boolean;
  /**
   * Of one that is not ready because it was stopped for want of work: ms until it is, once a task waits for it. Tasks are admitted
   * to it as if it were ready, and start when it is. Requirement: OC-CTRL-2068.
   */
  readonly wakesInMs?: number;
  /** Of one whose process ended and is left alone for a while: when it is started again, monotonic, ms. */
  readonly startsAgainAt?: number;
  /** Absent: its circuit breaker is closed, and its pool's too. */
  readonly breaker?: ReplicaBreaker;
  readonly slots: number;
  /** Tokens of context that one task may ask for; 0 while the engine has not said it. */
  readonly ctxMax: number;
  /** Bit mask or device list as configured; compared only when a task requires one. */
  readonly devices?: string;
  /** As the engine told it last; absent while it never did. */
  readonly engineVersion?: string;
  readonly freeVramBytes?: number;
  /** Its engine took the memory for all its contexts when it started: what VRAM is free bounds none of them. */
  readonly cacheIsReserved?: true;
  /** VRAM that a token of context takes. With `freeVramBytes` it bounds the context, where the engine reserves none ahead. */
  readonly kvBytesPerToken?: number;
  /** Memory for the KV caches of all tasks together, where it is configured; the scheduler takes off what runs. */
  readonly kvCapacityBytes?: number;
}

/**
 * How a replica is left alone because attempts fail there. `open`: nothing starts before `until`; `half_open`: one attempt at a time,
 * as a probe, and none while `takes` is false. Requirement: OC-CTRL-2069.
 */
export type ReplicaBreaker = { readonly state: 'open'; /** Monotonic, ms. */ readonly until: number } | { readonly state: 'half_open'; readonly takes: boolean };

/** What a full queue does with the next task: `drop-lru` drops the oldest waiting batch task for it, `shed-low-priority` the
 * youngest one, and only for an interactive task. */
export const QUEUE_POLICIES = ['reject', 'drop-lru', 'shed-low-priority'] as const;
export type QueuePolicy = (typeof QUEUE_POLICIES)[number];

export interface PoolState {
  readonly poolId: string;
  readonly engine: EngineKind;
  /** Every model_ref by which a task may name what this pool serves: its `model`, aliases, digests. */
  readonly modelRefs: readonly string[];
  /** Empty while no engine of the pool has said what it does. */
  readonly workloads: readonly Workload[];
  readonly draining: boolean;
  /** Of what is not active no new tasks are taken; what waits still runs. */
  readonly modelState: ModelStanding;
  /** Queued tasks it holds at most, over both classes. */
  readonly queueCapacity: number;
  /** Expected tokens, prompt and output, that it holds waiting at most; absent: as many as the tasks have. */
  readonly queueTokens?: number;
  readonly queuePolicy: QueuePolicy;
  /** Of the served tokens, what batch keeps while both classes wait: 0 to 0.9. */
  readonly batchShare: number;
  readonly replicas: readonly ReplicaState[];
}
