import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { LabelName } from './label-budget.js';

const POOL = ['engine', 'engine_version', 'pool_id'] as const satisfies readonly LabelName[];
const REPLICA = [...POOL, 'replica_id'] as const satisfies readonly LabelName[];

const FIRST_TOKEN_BUCKETS_MS = [50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000];
const DECODE_BUCKETS_MS = [250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000];

/**
 * Every series that /metrics shows, registered here and nowhere else. Names, labels and buckets are a contract with
 * dashboards: ci/metrics.lint.json declares them, and `npm run lint:metrics` fails when the two differ.
 */
export type Series = ReturnType<typeof createSeries>;

export function createSeries(registry: Registry) {
  const registers = [registry];
  return {
    tasksEnqueued: new Counter({
      name: 'tasks_enqueued_total',
      help: 'Tasks admitted to a queue; replica_id is the likeliest replica at admission.',
      labelNames: [...REPLICA, 'priority'],
      registers,
    }),
    tasksStarted: new Counter({
      name: 'tasks_started_total',
      help: 'Tasks started on a replica; one that is started again counts again.',
      labelNames: [...REPLICA, 'priority'],
      registers,
    }),
    tasksCanceled: new Counter({
      name: 'tasks_canceled_total',
      help: 'Tasks canceled, by who did it: a client or the loss of the last reader.',
      labelNames: [...REPLICA, 'reason'],
      registers,
    }),
    tasksRejected: new Counter({
      name: 'tasks_rejected_total',
      help: 'Tasks refused at admission, by error code.',
      labelNames: ['engine', 'reason'],
      registers,
    }),
    backpressure: new Counter({
      name: 'admission_backpressure_events_total',
      help: 'Refusals and drops because something was full, by the policy that decided.',
      labelNames: ['engine', 'policy'],
      registers,
    }),
    tokensIn: new Counter({
      name: 'tokens_in_total',
      help: 'Prompt tokens of attempts begun.',
      labelNames: REPLICA,
      registers,
    }),
    tokensOut: new Counter({
      name: 'tokens_out_total',
      help: 'Tokens decoded and taken from the engine.',
      labelNames: REPLICA,
      registers,
    }),
    placementDecisions: new Counter({
      name: 'placement_decisions_total',
      help: 'Placement decisions by outcome, whether the task was pinned to a pool, and whether it fell back to another.',
      labelNames: ['outcome', 'pinned', 'fallback'],
      registers,
    }),
    placementCandidates: new Gauge({
      name: 'placement_candidates_considered',
      help: 'Feasible pools that the last placement decision chose from.',
      registers,
    }),
    firstTokenLatency: new Histogram({
      name: 'latency_first_token_ms',
      help: 'Milliseconds from the start of an attempt to its first token.',
      labelNames: [...POOL, 'priority'],
      buckets: FIRST_TOKEN_BUCKETS_MS,
      registers,
    }),
    decodeLatency: new Histogram({
      name: 'latency_decode_ms',
      help: 'Milliseconds from the first token of an attempt to its end.',
      labelNames: [...POOL, 'priority'],
      buckets: DECODE_BUCKETS_MS,
      registers,
    }),
    queueDepth: new Gauge({
      name: 'queue_depth',
      help: 'Tasks admitted and not yet started.',
      labelNames: [...POOL, 'priority'],
      registers,
    }),
    kvCacheUsage: new Gauge({
      name: 'kv_cache_usage_ratio',
      help: 'Used share of the KV cache, 0 to 1; absent for replicas whose engine does not tell.',
      labelNames: REPLICA,
      registers,
    }),
    gpuUtilization: new Gauge({
      name: 'gpu_utilization',
      help: 'Share of time that the device was busy, 0 to 1, for each replica on it; absent where no tool tells.',
      labelNames: [...REPLICA, 'device'],
      registers,
    }),
    vramUsed: new Gauge({
      name: 'vram_used_bytes',
      help: 'Memory of the device that is taken, by whomever, for each replica on it; absent where no tool tells.',
      labelNames: [...REPLICA, 'device'],
      registers,
    }),
    modelState: new Gauge({
      name: 'model_state',
      help: '1 for the state that a model of the catalog is in, 0 for the others.',
      labelNames: ['model_id', 'state'],
      registers,
    }),
    catalogVerifications: new Counter({
      name: 'catalog_verifications_total',
      help: 'Verifications of models in the catalog, by how they ended and why.',
      labelNames: ['result', 'reason', 'engine'],
      registers,
    }),
    replicaRestarts: new Counter({
      name: 'replica_restarts_total',
      help: 'Starts of managed replicas after the first, by what ended them before.',
      labelNames: ['pool_id', 'replica_id', 'reason'],
      registers,
    }),
    breakerState: new Gauge({
      name: 'replica_breaker_state',
      help: '1 for the state that a replica\'s circuit breaker is in, 0 for the others.',
      labelNames: ['pool_id', 'replica_id', 'state'],
      registers,
    }),
    poolReloads: new Counter({
      name: 'pool_reloads_total',
      help: 'Reloads of pools, by how they ended; after a failed one the old engines work on.',
      labelNames: ['pool_id', 'result'],
      registers,
    }),
    configReloads: new Counter({
      name: 'config_reloads_total',
      help: 'Readings of a changed configuration, by how they ended; after a failed one the old configuration counts on.',
      labelNames: ['result'],
      registers,
    }),
    outboundDecisions: new Counter({
      name: 'outbound_decisions_total',
      help: 'Connections of the daemon to other hosts that were allowed or denied, by purpose.',
      labelNames: ['purpose', 'result'],
      registers,
    }),
    admissionShare: new Gauge({
      name: 'admission_share',
      help: 'Of the tasks admitted of late, the share of each priority, 0 to 1; they fade over five minutes. Absent before the first.',
      labelNames: ['priority'],
      registers,
    }),
    deadlinesMet: new Gauge({
      name: 'deadlines_met_ratio',
      help: 'Of the tasks that ended of late by themselves or at their deadline, the share that met it, 0 to 1. Absent where none did.',
      labelNames: ['priority'],
      registers,
    }),
    openStreams: new Gauge({ name: 'open_streams', help: 'Readers attached to task streams.', registers }),
    artifactsBytes: new Gauge({
      name: 'artifacts_bytes',
      help: 'Bytes of all artifacts; the quota is artifacts.quota_bytes.',
      registers,
    }),
    artifactsQuarantined: new Counter({
      name: 'artifacts_quarantined_total',
      help: 'Artifacts whose file was found altered or lost; they are answered 410.',
      registers,
    }),
    activeSessions: new Gauge({ name: 'active_sessions', help: 'Sessions within their time to live.', registers }),
    buildInfo: new Gauge({
      name: 'orchestratord_build_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version', 'node_version'],
      registers,
    }),
    cpuSeconds: new Counter({
      name: 'process_cpu_seconds_total',
      help: 'CPU time used by the process, user and system, over all its threads.',
      registers,
    }),
    residentMemory: new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the process.',
      registers,
    }),
    startTime: new Gauge({
      name: 'process_start_time_seconds',
      help: 'Start of the process, Unix time.',
      registers,
    }),
    heapUsed: new Gauge({ name: 'nodejs_heap_used_bytes', help: 'JavaScript heap in use.', registers }),
    loopDelayMedian: new Gauge({
      name: 'event_loop_delay_p50_seconds',
      help: 'Median lateness of the event loop since the previous scrape.',
      registers,
    }),
    loopDelayTail: new Gauge({
      name: 'event_loop_delay_p99_seconds',
      help: '99th percentile of the event loop\'s lateness since the previous scrape.',
      registers,
    }),
    loopDelayMax: new Gauge({
      name: 'event_loop_delay_max_seconds',
      help: 'Worst lateness of the event loop since the previous scrape.',
      registers,
    }),
  };
}
