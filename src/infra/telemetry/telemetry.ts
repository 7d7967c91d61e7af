import { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { GaugeSource, Telemetry } from '../../ports/telemetry.js';
import { readGauges } from './gauges.js';
import { LabelBudget } from './label-budget.js';
import { ProcessGauges } from './process.js';
import { ReplicaSeriesCache } from './replica-series.js';
import { createSeries } from './series.js';

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
      series.tasksRejected.labels(budget.fold('engine', engine), budget.fold('reason', reason, 'tasks_rejected_total')).inc();
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
    catalogVerified: (result, reason, engine) => {
      series.catalogVerifications.labels(result, budget.fold('reason', reason, 'catalog_verifications_total'), budget.fold('engine', engine)).inc();
    },
    replicaRestarted: (poolId, replicaId, reason) => {
      const at = [budget.fold('pool_id', poolId), budget.fold('replica_id', replicaId)] as const;
      series.replicaRestarts.labels(...at, budget.fold('reason', reason, 'replica_restarts_total')).inc();
    },
    poolReloaded: (poolId, result) => {
      series.poolReloads.labels(budget.fold('pool_id', poolId), result).inc();
    },
    configReloaded: (result) => {
      series.configReloads.labels(result).inc();
    },
    outboundDecided: (purpose, result) => {
      series.outboundDecisions.labels(purpose, result).inc();
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
