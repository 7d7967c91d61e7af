import path from 'node:path';
import type { ApiKeyConfig, BudgetsConfig, Config, KeyLimitsConfig, OutboundRuleConfig, TrustPolicyConfig } from '../../../generated/config.js';
import { deepFreeze } from '../../lib/deep-freeze.js';
import type { KeyLimits } from '../../domain/quota/limits.js';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import type { OutboundRule } from '../../domain/outbound/policy.js';
import type { Budget } from '../../domain/session/budget.js';
import type { LogLevel } from '../../ports/logger.js';
import { DEFAULTS, PRETEND } from './defaults.js';
import { parseListen, type ListenAddress } from './listen.js';
import { poolDefaults, resolvePool, resolveTemplate } from './resolve-pool.js';
import type { ApiKey, LogFormat, ResolvedConfig } from './resolved.js';

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
  const templates = (config.templates ?? []).map((template) => resolveTemplate(template, around.workingDirectory));
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
      expired: config.sessions?.expired ?? DEFAULTS.sessions.expired,
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
      redact: [...(config.log?.redact ?? [])],
    },
    watch: config.watch ?? DEFAULTS.watch,
    gpu: { sampleIntervalMs: config.gpu?.sample_interval_ms ?? DEFAULTS.gpu.sampleIntervalMs },
    outbound: { allow: (config.outbound?.allow ?? []).map(resolveRule), deny: (config.outbound?.deny ?? []).map(resolveRule) },
    catalog: {
      downloadQuotaBytes: config.catalog?.download_quota_bytes ?? DEFAULTS.catalog.downloadQuotaBytes,
      directories: (config.catalog?.directories ?? DEFAULTS.catalog.directories).map((directory) => path.resolve(around.workingDirectory, directory)),
      trustPolicy: resolveTrust(config.catalog?.trust_policy ?? {}),
    },
    templates,
    poolDefaults: poolDefaults(queue, around.version),
    pools: (config.pools ?? [PRETEND]).map((pool) => resolvePool(pool, { queue, templates, ...around })),
  });
}

function resolveRule({ host, port, purposes }: OutboundRuleConfig): OutboundRule {
  return { host, ...(port === undefined ? {} : { port }), purposes: [...(purposes ?? [])] };
}

function resolveTrust(policy: TrustPolicyConfig): TrustPolicy {
  const { trustPolicy: defaults } = DEFAULTS.catalog;
  return {
    mode: policy.mode ?? defaults.mode,
    allowedRegistries: [...(policy.allowed_registries ?? defaults.allowedRegistries)],
    requireSignature: policy.require_signature ?? defaults.requireSignature,
    requireSbom: policy.require_sbom ?? defaults.requireSbom,
    caRoots: defaults.caRoots,
  };
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
