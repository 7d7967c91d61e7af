import type { EngineKind, Workload } from '../task/task.js';

/** A pool as the scheduler is told of it: always the whole state, whenever something of it changed. */

export interface ReplicaState {
  readonly replicaId: string;
  /** Ready to take work: reachable and loaded. A drain is the pool's: what waits in it still starts on its replicas. */
  readonly ready: boolean;
  readonly slots: number;
  /** Tokens of context that one task may ask for; 0 while the engine has not said it. */
  readonly ctxMax: number;
  /** Bit mask or device list as configured; compared only when a task requires one. */
  readonly devices?: string;
  readonly freeVramBytes?: number;
  /** VRAM that a token of context takes. With `freeVramBytes` it bounds the context, where the engine reserves none ahead. */
  readonly kvBytesPerToken?: number;
}

export interface PoolState {
  readonly poolId: string;
  readonly engine: EngineKind;
  /** Every model_ref by which a task may name what this pool serves: its `model`, aliases, digests. */
  readonly modelRefs: readonly string[];
  /** Empty while no engine of the pool has said what it does. */
  readonly workloads: readonly Workload[];
  readonly draining: boolean;
  /** Queued tasks it holds at most, over both classes. */
  readonly queueCapacity: number;
  readonly replicas: readonly ReplicaState[];
}
