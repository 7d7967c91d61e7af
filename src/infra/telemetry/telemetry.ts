import { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { GaugeSource, Telemetry } from '../../ports/telemetry.js';
import { LabelBudget } from './label-budget.js';
import { ProcessGauges } from './process.js';
import { ReplicaSeriesCache } from './replica-series.js';
import { createSeries, type Series } from './series.js';

export interface TelemetryOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** The daemon's own version, for `orchestratord_build_info`. */
  readonly version: string;
}

/** The telemetry port by prom-client, on a registry of its own: two daemons in one process do not share counts. */
export interface PrometheusTelemetry extends Telemetry {
  /** Says where gauges are read. Called once, when the services exist; until then those gauges show nothing known. */
  watch(source: GaugeSource): void;
  /** All series in Prometheus' text format 0.0.4. */
  render(): Promise<string>;
  /** The Content-Type of what `render` gives. */
  readonly contentType: string;
  /** Stops sampling the event loop. Idempotent. */
  close(): void;
}

export function createTelemetry(options: TelemetryOptions): PrometheusTelemetry {
  const registry = new Registry();
  const series = createSeries(registry);
  const budget = new LabelBudget(options.log);
  const replicas = new ReplicaSeriesCache(series, budget);
  const processGauges = new ProcessGauges(series, options.clock, options.version);
  let source: GaugeSource | undefined;
  return {
    taskEnqueued: (at, priority) => {
      replicas.of(at).enqueued[priority].inc();
    },
    taskStarted: (at, priority, tokensIn) => {
      const replica = replicas.of(at);
      replica.started[priority].inc();
      replica.tokensIn.inc(tokensIn);
    },
    taskCanceled: (at, reason) => {
      replicas.of(at).canceled[reason].inc();
    },
    taskRejected: (engine, reason) => {
      series.tasksRejected.labels(budget.fold('engine', engine), budget.fold('reason', reason)).inc();
    },
    backpressure: (engine, policy) => {
      series.backpressure.labels(budget.fold('engine', engine), budget.fold('policy', policy)).inc();
    },
    placementDecided: (outcome, pinned, fallback, candidates) => {
      series.placementDecisions.labels(outcome, String(pinned), String(fallback)).inc();
      series.placementCandidates.set(candidates);
    },
    firstToken: (at, priority, latencyMs) => {
      replicas.of(at).firstToken[priority].observe(latencyMs);
    },
    decoded: (at, priority, decodeMs) => {
      replicas.of(at).decode[priority].observe(decodeMs);
    },
    tokensOut: (at, count) => {
      replicas.of(at).tokensOut.inc(count);
    },
    artifactQuarantined: () => {
      series.artifactsQuarantined.inc();
    },
    watch: (watched) => {
      source = watched;
    },
    render: () => {
      processGauges.read();
      if (source !== undefined) readGauges(series, budget, source);
      return registry.metrics();
    },
    contentType: registry.contentType,
    close: () => {
      processGauges.close();
    },
  };
}

/** Label sets that are gone (a pool removed, an engine of another version) leave the scrape: each starts from empty. */
function readGauges(series: Series, budget: LabelBudget, source: GaugeSource): void {
  series.queueDepth.reset();
  for (const queue of source.queueDepths()) {
    // Added, not set: queues of pools past the label budget share one series.
    series.queueDepth.inc(
      {
        engine: budget.fold('engine', queue.engine),
        engine_version: budget.fold('engine_version', queue.engineVersion),
        pool_id: budget.fold('pool_id', queue.poolId),
        priority: queue.priority,
      },
      queue.depth,
    );
  }
  series.kvCacheUsage.reset();
  for (const replica of source.kvCacheUsage()) {
    series.kvCacheUsage.set(
      {
        engine: budget.fold('engine', replica.engine),
        engine_version: budget.fold('engine_version', replica.engineVersion),
        pool_id: budget.fold('pool_id', replica.poolId),
        replica_id: budget.fold('replica_id', replica.replicaId),
      },
      replica.ratio,
    );
  }
  series.admissionShare.reset();
  for (const { priority, share } of source.admissionShares()) series.admissionShare.set({ priority }, share);
  series.deadlinesMet.reset();
  for (const { priority, ratio } of source.deadlinesMetRatios()) series.deadlinesMet.set({ priority }, ratio);
  series.openStreams.set(source.openStreams());
  series.activeSessions.set(source.activeSessions());
  series.artifactsBytes.set(source.artifactBytes());
}
