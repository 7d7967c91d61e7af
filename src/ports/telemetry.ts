import type { ErrorCode, PolicyLabel } from '../domain/errors.js';
import type { OutboundPurpose } from '../domain/outbound/policy.js';
import type { BreakerState } from '../domain/pool/breaker.js';
import type { ExitKind } from '../domain/pool/exit-cause.js';
import type { Priority } from '../domain/task/task.js';

/** Labels of a replica's series. `engineVersion` is what the engine said of itself, `unknown` before it did. */
export interface ReplicaLabels {
  readonly engine: string;
  readonly engineVersion: string;
  readonly poolId: string;
  /** Of this one engine, for logs and look-ups: another one in its place has another. */
  readonly replicaId: string;
  /** As it is configured: what its series bear, so that no reload makes new ones. */
  readonly replicaName: string;
}

/** One call for each business event; drivers turn calls into series (names and labels: ci/metrics.lint.json). */
export interface Telemetry {
  /** `replicaId` is the likeliest replica at admission, or empty where the pool has none ready. */
  taskEnqueued(at: ReplicaLabels, priority: Priority): void;
  taskStarted(at: ReplicaLabels, priority: Priority, tokensIn: number): void;
  taskCanceled(at: ReplicaLabels, reason: 'client' | 'disconnect'): void;
  taskRejected(engine: string, reason: ErrorCode): void;
  backpressure(engine: string, policy: PolicyLabel): void;
  placementDecided(outcome: 'selected' | 'rejected', pinned: boolean, fallback: boolean, candidates: number): void;
  firstToken(at: ReplicaLabels, priority: Priority, latencyMs: number): void;
  decoded(at: ReplicaLabels, priority: Priority, decodeMs: number): void;
  /** Called per flush of a stream, not per token. */
  tokensOut(at: ReplicaLabels, count: number): void;
  /** Its file was found altered or lost. */
  artifactQuarantined(): void;
  /** `reason`: a word of a closed set, such as `digest_mismatch`; `engine`: that serves the model, empty where none does. */
  catalogVerified(result: 'ok' | 'warned' | 'failed', reason: string, engine: string): void;
  /** A managed replica is started again; `reason`: what ended it. */
  replicaRestarted(poolId: string, replicaId: string, reason: ExitKind): void;
  /** `failed`: the old engines work on; `denied`: it was not begun, such as for one that is under way. */
  poolReloaded(poolId: string, result: 'ok' | 'failed' | 'denied'): void;
  /** `warned`: something in it counts from the next start on only; `failed`: nothing of it counts. */
  configReloaded(result: 'ok' | 'warned' | 'failed'): void;
  outboundDecided(purpose: OutboundPurpose, result: 'ok' | 'denied'): void;
}

/** Whether the catalog lets a model be served. */
export const MODEL_STATES = ['active', 'retired'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

/** What is read at the time of a scrape instead of being kept up to date on the hot path. */
export interface GaugeSource {
  queueDepths(): Iterable<{ engine: string; engineVersion: string; poolId: string; priority: Priority; depth: number }>;
  /** Only replicas whose engine reports it: an unknown ratio is absent, never zero. */
  kvCacheUsage(): Iterable<ReplicaLabels & { ratio: number }>;
  /**
   * Each device of each replica whose devices are known, as they were last sampled. A figure belongs to the device: replicas that
   * share one show the same. Nothing is yielded for what no tool tells.
   */
  gpus(): Iterable<ReplicaLabels & { device: string; utilization?: number; vramUsedBytes?: number }>;
  /** Of each replica that is there. */
  breakerStates(): Iterable<{ poolId: string; replicaName: string; state: BreakerState }>;
  /** Of each model of the catalog. */
  modelStates(): Iterable<{ modelId: string; state: ModelState }>;
  openStreams(): number;
  activeSessions(): number;
  /** Of all artifacts together. */
  artifactBytes(): number;
  /** Of the tasks admitted of late, the share of each class; nothing before the first. */
  admissionShares(): Iterable<{ priority: Priority; share: number }>;
  /** Of the tasks that ended of late by themselves or at their deadline, the share that met it, by class; only where there were some. */
  deadlinesMetRatios(): Iterable<{ priority: Priority; ratio: number }>;
}
