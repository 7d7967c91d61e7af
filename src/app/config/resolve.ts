import path from 'node:path';
import type { ApiKeyConfig, BudgetsConfig, Config, HttpReplicaConfig, KeyLimitsConfig, MockReplicaConfig, PoolConfig, TimeoutsConfig } from '../../../generated/config.js';
import { deepFreeze } from '../../lib/deep-freeze.js';
import type { KeyLimits } from '../../domain/quota/limits.js';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import type { Budget } from '../../domain/session/budget.js';
import type { LogLevel } from '../../ports/logger.js';
import { DEFAULTS, PRETEND } from './defaults.js';
import { parseListen, type ListenAddress } from './listen.js';
import type { ApiKey, HttpReplica, LogFormat, MockReplica, ResolvedConfig, ResolvedPool } from './resolved.js';

/** What environment or flags set over the file; the more particular has won already. */
export interface Overrides {
  readonly listen?: ListenAddress;
  readonly dataDir?: string;
  readonly logLevel?: LogLevel;
  readonly logFormat?: LogFormat;
  /** Joins the file's keys. */
  readonly apiKey?: ApiKey;
}

export interface Surroundings {
  readonly file: string | undefined;
  readonly workingDirectory: string;
  readonly terminal: boolean;
  /** The daemon's own version, which a mock replica tells as its engine's when the file names none. */
  readonly version: string;
}

/** Puts a checked file and the overrides together and fills in every default. */
export function resolveConfig(config: Config, over: Overrides, around: Surroundings): ResolvedConfig {
  const queue: ResolvedConfig['queue'] = {
    capacity: config.queue?.capacity ?? DEFAULTS.queue.capacity,
    policy: config.queue?.policy ?? DEFAULTS.queue.policy,
    ...(config.queue?.tokens === undefined ? {} : { tokens: config.queue.tokens }),
    batchShare: config.queue?.batch_share ?? DEFAULTS.queue.batchShare,
  };
  const keys = (config.auth?.keys ?? []).map(resolveKey);
  return deepFreeze({
    file: around.file,
    listen: over.listen ?? (config.listen === undefined ? undefined : parseListen(config.listen)) ?? { ...DEFAULTS.listen },
    dataDir: path.resolve(around.workingDirectory, over.dataDir ?? config.data_dir ?? DEFAULTS.dataDir),
    auth: { keys: over.apiKey === undefined ? keys : [...keys, over.apiKey] },
    queue,
    sessions: {
      ttlMs: config.sessions?.ttl_ms ?? DEFAULTS.sessions.ttlMs,
      maxTurns: config.sessions?.max_turns ?? DEFAULTS.sessions.maxTurns,
      budgets: resolveBudgets(config.sessions?.budgets ?? {}),
    },
    limits: {
      bodyBytes: config.limits?.body_bytes ?? DEFAULTS.limits.bodyBytes,
      headerBytes: config.limits?.header_bytes ?? DEFAULTS.limits.headerBytes,
      jsonDepth: config.limits?.json_depth ?? DEFAULTS.limits.jsonDepth,
      openStreams: config.limits?.open_streams ?? DEFAULTS.limits.openStreams,
      requestTimeoutMs: config.limits?.request_timeout_ms ?? DEFAULTS.limits.requestTimeoutMs,
      headersTimeoutMs: config.limits?.headers_timeout_ms ?? DEFAULTS.limits.headersTimeoutMs,
    },
    streams: {
      heartbeatMs: config.streams?.heartbeat_ms ?? DEFAULTS.streams.heartbeatMs,
      disconnectGraceMs: config.streams?.disconnect_grace_ms ?? DEFAULTS.streams.disconnectGraceMs,
      metricsIntervalMs: config.streams?.metrics_interval_ms ?? DEFAULTS.streams.metricsIntervalMs,
      queuedIntervalMs: config.streams?.queued_interval_ms ?? DEFAULTS.streams.queuedIntervalMs,
      retryMs: config.streams?.retry_ms ?? DEFAULTS.streams.retryMs,
      coalesceMs: config.streams?.coalesce_ms ?? DEFAULTS.streams.coalesceMs,
    },
    retention: {
      streamAgeMs: config.retention?.stream_age_ms ?? DEFAULTS.retention.streamAgeMs,
      streamBytes: config.retention?.stream_bytes ?? DEFAULTS.retention.streamBytes,
      taskAgeMs: config.retention?.task_age_ms ?? DEFAULTS.retention.taskAgeMs,
    },
    artifacts: {
      maxBytes: config.artifacts?.max_bytes ?? DEFAULTS.artifacts.maxBytes,
      quotaBytes: config.artifacts?.quota_bytes ?? DEFAULTS.artifacts.quotaBytes,
      pinnedTags: [...(config.artifacts?.pinned_tags ?? DEFAULTS.artifacts.pinnedTags)],
      kinds: [...(config.artifacts?.kinds ?? DEFAULTS.artifacts.kinds)],
    },
    transcripts: {
      store: config.transcripts?.store ?? DEFAULTS.transcripts.store,
      prompts: config.transcripts?.prompts ?? DEFAULTS.transcripts.prompts,
    },
    shutdown: { deadlineMs: config.shutdown?.deadline_ms ?? DEFAULTS.shutdown.deadlineMs },
    log: {
      level: over.logLevel ?? config.log?.level ?? DEFAULTS.log.level,
      format: over.logFormat ?? config.log?.format ?? (around.terminal ? 'pretty' : 'json'),
    },
    pools: (config.pools ?? [PRETEND]).map((pool) => resolvePool(pool, queue, around.version)),
  });
}

function resolvePool(pool: PoolConfig, queue: ResolvedConfig['queue'], version: string): ResolvedPool {
  const queueTokens = pool.queue_tokens ?? queue.tokens;
  const common = {
    id: pool.id,
    model: pool.model,
    modelRefs: [...(pool.model_refs ?? [])],
    queueCapacity: pool.queue_capacity ?? queue.capacity,
    ...(queueTokens === undefined ? {} : { queueTokens }),
    queuePolicy: pool.queue_policy ?? queue.policy,
    batchShare: queue.batchShare,
    modelState: pool.model_state ?? DEFAULTS.pool.modelState,
    ...(pool.price === undefined ? {} : { price: { inputToken: pool.price.input_token, outputToken: pool.price.output_token } }),
    ...(pool.kv_bytes_per_token === undefined ? {} : { kvBytesPerToken: pool.kv_bytes_per_token }),
    probeIntervalMs: pool.probe_interval_ms ?? DEFAULTS.pool.probeIntervalMs,
    timeouts: resolveTimeouts(pool.timeouts ?? {}),
  };
  switch (pool.engine) {
    case 'mock':
      return { ...common, engine: 'mock', replicas: pool.replicas.map((replica) => resolveMock(replica, version)) };
    case 'llamacpp':
      return { ...common, engine: 'llamacpp', replicas: pool.replicas.map(resolveHttp) };
  }
}

function resolveKey({ id, sha256, weight, limits }: ApiKeyConfig): ApiKey {
  return { id, sha256: sha256.toLowerCase(), weight: weight ?? DEFAULTS.key.weight, limits: resolveLimits(limits ?? {}) };
}

function resolveLimits(limits: KeyLimitsConfig): KeyLimits {
  return {
    ...(limits.concurrent_jobs === undefined ? {} : { concurrentJobs: limits.concurrent_jobs }),
    ...(limits.requests_per_minute === undefined ? {} : { requestsPerMinute: limits.requests_per_minute }),
    ...(limits.tokens_per_minute === undefined ? {} : { tokensPerMinute: limits.tokens_per_minute }),
    ...(limits.queued_kv_mb === undefined ? {} : { queuedKvBytes: limits.queued_kv_mb * BYTES_PER_MB }),
  };
}

function resolveBudgets(budgets: BudgetsConfig): Budget {
  return {
    ...(budgets.tokens === undefined ? {} : { tokens: budgets.tokens }),
    ...(budgets.time_ms === undefined ? {} : { timeMs: budgets.time_ms }),
    ...(budgets.cost === undefined ? {} : { cost: budgets.cost }),
  };
}

function resolveTimeouts(timeouts: TimeoutsConfig): ResolvedPool['timeouts'] {
  const { timeouts: defaults } = DEFAULTS.pool;
  return {
    connectMs: timeouts.connect_ms ?? defaults.connectMs,
    firstTokenMs: timeouts.first_token_ms ?? defaults.firstTokenMs,
    idleMs: timeouts.idle_ms ?? defaults.idleMs,
    wallMs: timeouts.wall_ms ?? defaults.wallMs,
  };
}

function resolveMock(replica: MockReplicaConfig, version: string): MockReplica {
  const { mockReplica: defaults } = DEFAULTS;
  const faults = replica.faults ?? {};
  return {
    id: replica.id,
    slots: replica.slots ?? defaults.slots,
    ...(replica.devices === undefined ? {} : { devices: replica.devices }),
    tokensPerSecond: replica.tokens_per_second ?? defaults.tokensPerSecond,
    firstTokenMs: replica.first_token_ms ?? defaults.firstTokenMs,
    ...(replica.prefill_tokens_per_second === undefined ? {} : { prefillTokensPerSecond: replica.prefill_tokens_per_second }),
    ...(replica.kv_capacity_bytes === undefined ? {} : { kvCapacityBytes: replica.kv_capacity_bytes }),
    endChance: replica.end_chance ?? defaults.endChance,
    ctxMax: replica.ctx_max ?? defaults.ctxMax,
    version: replica.version ?? version,
    faults: {
      ...(faults.attempts === undefined ? {} : { attempts: faults.attempts }),
      refuse: faults.refuse ?? false,
      ...(faults.stall_after_tokens === undefined ? {} : { stallAfterTokens: faults.stall_after_tokens }),
      ...(faults.die_after_tokens === undefined ? {} : { dieAfterTokens: faults.die_after_tokens }),
      ...(faults.malformed_after_tokens === undefined ? {} : { malformedAfterTokens: faults.malformed_after_tokens }),
    },
  };
}

function resolveHttp(replica: HttpReplicaConfig): HttpReplica {
  return {
    id: replica.id,
    url: replica.url,
    ...(replica.slots === undefined ? {} : { slots: replica.slots }),
    ...(replica.devices === undefined ? {} : { devices: replica.devices }),
    ...(replica.ctx_max === undefined ? {} : { ctxMax: replica.ctx_max }),
    ...(replica.kv_capacity_bytes === undefined ? {} : { kvCapacityBytes: replica.kv_capacity_bytes }),
  };
}
