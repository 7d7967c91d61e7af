import { BREAKER_STATES } from '../../domain/pool/breaker.js';
import { MODEL_STATES, type GaugeSource, type ReplicaLabels } from '../../ports/telemetry.js';
import type { LabelBudget } from './label-budget.js';
import type { Series } from './series.js';

/** Label sets that are gone (a pool removed, an engine of another version) leave the scrape: each starts from empty. */
export function readGauges(series: Series, budget: LabelBudget, source: GaugeSource): void {
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
  for (const replica of source.kvCacheUsage()) series.kvCacheUsage.set(folded(budget, replica), replica.ratio);
  readGpus(series, budget, source);
  readStates(series, budget, source);
  series.admissionShare.reset();
  for (const { priority, share } of source.admissionShares()) series.admissionShare.set({ priority }, share);
  series.deadlinesMet.reset();
  for (const { priority, ratio } of source.deadlinesMetRatios()) series.deadlinesMet.set({ priority }, ratio);
  series.openStreams.set(source.openStreams());
  series.activeSessions.set(source.activeSessions());
  series.artifactsBytes.set(source.artifactBytes());
}

function readGpus(series: Series, budget: LabelBudget, source: GaugeSource): void {
  series.gpuUtilization.reset();
  series.vramUsed.reset();
  for (const { device, utilization, vramUsedBytes, ...replica } of source.gpus()) {
    const labels = { ...folded(budget, replica), device: budget.fold('device', device) };
    if (utilization !== undefined) series.gpuUtilization.set(labels, utilization);
    if (vramUsedBytes !== undefined) series.vramUsed.set(labels, vramUsedBytes);
  }
}

/** A state is one series of 1 among series of 0, so that a query can ask for it by name and an alert sees it end. */
function readStates(series: Series, budget: LabelBudget, source: GaugeSource): void {
  series.breakerState.reset();
  for (const { poolId, replicaName, state: current } of source.breakerStates()) {
    const labels = { pool_id: budget.fold('pool_id', poolId), replica_id: budget.fold('replica_id', replicaName) };
    for (const state of BREAKER_STATES) series.breakerState.set({ ...labels, state }, state === current ? 1 : 0);
  }
  series.modelState.reset();
  for (const { modelId, state: current } of source.modelStates()) {
    const labels = { model_id: budget.fold('model_id', modelId) };
    for (const state of MODEL_STATES) series.modelState.set({ ...labels, state }, state === current ? 1 : 0);
  }
}

function folded(budget: LabelBudget, at: ReplicaLabels) {
  return {
    engine: budget.fold('engine', at.engine),
    engine_version: budget.fold('engine_version', at.engineVersion),
    pool_id: budget.fold('pool_id', at.poolId),
    replica_id: budget.fold('replica_id', at.replicaName),
  };
}
