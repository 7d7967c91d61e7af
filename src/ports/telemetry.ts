import type { ErrorCode, PolicyLabel } from '../domain/errors.js';
import type { Priority } from '../domain/task/task.js';

/** Labels of a replica's series. `engineVersion` is what the engine said of itself, `unknown` before it did. */
export interface ReplicaLabels {
  readonly engine: string;
  readonly engineVersion: string;
  readonly poolId: string;
  readonly replicaId: string;
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
}

/** What is read at the time of a scrape instead of being kept up to date on the hot path. */
export interface GaugeSource {
  queueDepths(): Iterable<{ engine: string; engineVersion: string; poolId: string; priority: Priority; depth: number }>;
  /** Only replicas whose engine reports it: an unknown ratio is absent, never zero. */
  kvCacheUsage(): Iterable<ReplicaLabels & { ratio: number }>;
  openStreams(): number;
  activeSessions(): number;
  /** Of all artifacts together. */
  artifactBytes(): number;
  /** Of the tasks admitted of late, the share of each class; nothing before the first. */
  admissionShares(): Iterable<{ priority: Priority; share: number }>;
  /** Of the tasks that ended of late by themselves or at their deadline, the share that met it, by class; only where there were some. */
  deadlinesMetRatios(): Iterable<{ priority: Priority; ratio: number }>;
}
