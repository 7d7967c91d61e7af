import type { QueuePolicy } from '../../../src/domain/scheduling/pool-state.js';
import type { EngineKind, PlacementRequest, Priority } from '../../../src/domain/task/task.js';

/**
 * What is simulated, read from YAML and checked. Times are milliseconds of the virtual clock, which begins at 0; speeds
 * are tokens a second.
 */
export interface Scenario {
  readonly seed: number;
  /** Clients come until then; what they asked for is then run to its end. */
  readonly durationMs: number;
  /** What comes before this is run and not counted. */
  readonly warmUpMs: number;
  /** Of the plots over time, and of fairness: shares are compared over each window. */
  readonly windowMs: number;
  /** From the scheduler's place to the durable admission. */
  readonly storeMs: number;
  readonly pools: readonly PoolPlan[];
  readonly flows: readonly FlowPlan[];
  readonly failures: readonly FailurePlan[];
  readonly outages: readonly OutagePlan[];
  readonly drains: readonly DrainPlan[];
}

/** One run of a file: the scenario itself, or one of those that it compares. */
export interface Variant {
  readonly name: string;
  readonly scenario: Scenario;
}

export interface ScenarioFile {
  readonly title: string;
  readonly about: string | undefined;
  readonly variants: readonly Variant[];
}

export interface PoolPlan {
  readonly id: string;
  readonly engine: EngineKind;
  readonly modelRefs: readonly string[];
  readonly replicas: readonly ReplicaPlan[];
  readonly queueCapacity: number;
  readonly queueTokens: number | undefined;
  readonly queuePolicy: QueuePolicy;
  readonly batchShare: number;
  readonly kvBytesPerToken: number | undefined;
  /** Deviation of the logarithm of a replica's speed, the same for all its life. */
  readonly speedSpread: number;
  /** Deviation of the logarithm of one attempt's speed. */
  readonly jitter: number;
}

export interface ReplicaPlan {
  readonly id: string;
  readonly slots: number;
  readonly tokensPerSecond: number;
  readonly prefillTokensPerSecond: number;
  readonly firstTokenMs: number;
  readonly ctxMax: number;
  readonly devices: string | undefined;
  readonly kvCapacityBytes: number | undefined;
}

/** How large something is: a number of tokens, drawn for each task. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number; readonly max: number }
  | { readonly kind: 'geometric'; readonly mean: number; readonly max: number };

/** Who shares in the fleet: one key, or so many sessions that each have a share of their own. */
export type Sharer = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'sessions'; readonly count: number };

export interface FlowPlan {
  readonly id: string;
  readonly sharer: Sharer;
  readonly weight: number;
  readonly priority: Priority;
  readonly engine: EngineKind;
  readonly modelRef: string;
  readonly placement: PlacementRequest;
  readonly rate: RatePlan;
  readonly promptTokens: Distribution;
  readonly outputTokens: Distribution;
  readonly maxTokens: Distribution;
  /** What the client says of its output: nothing, the truth, or the truth times a factor with this spread. */
  readonly expected: { readonly kind: 'none' } | { readonly kind: 'given'; readonly spread: number };
  readonly deadlineMs: number;
  readonly cancel: { readonly share: number; readonly afterMs: number };
  /** Of a refused client: how often it comes back after the time it was told, and by how much later at most, as a share of it. */
  readonly retry: { readonly attempts: number; readonly spread: number };
  /** Of a session's prompt, the share that its KV cache holds where it ran last. */
  readonly reuse: number;
}

/** Poisson arrivals whose rate moves over the day. */
export interface RatePlan {
  readonly perSecond: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Factors between which the rate is a straight line; it begins again after `periodMs`. */
  readonly curve: readonly { readonly atMs: number; readonly factor: number }[];
  readonly periodMs: number;
  readonly bursts: readonly { readonly atMs: number; readonly forMs: number; readonly everyMs: number; readonly factor: number }[];
}

export interface FailurePlan {
  readonly poolId: string;
  readonly mtbfMs: number;
  readonly mttrMs: number;
}

export interface OutagePlan {
  readonly poolId: string;
  readonly replicaIds: readonly string[];
  readonly atMs: number;
  readonly forMs: number;
}

export interface DrainPlan {
  readonly poolId: string;
  readonly atMs: number;
  readonly deadlineMs: number;
  readonly forMs: number;
}
