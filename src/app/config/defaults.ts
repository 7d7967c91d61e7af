import type { PoolConfig } from '../../../generated/config.js';
import { ARTIFACT_KINDS } from '../../domain/artifact/artifact.js';
import { deepFreeze } from '../../lib/deep-freeze.js';
import type { CommandTemplate, MockReplicaDefinition, PoolDefinition } from '../../domain/pool/definition.js';
import type { ApiKey, ResolvedConfig } from './resolved.js';

/** What holds where the file says nothing. contracts/config.schema.json tells the same figures to people. */
export const DEFAULTS = deepFreeze({
  listen: { host: '0.0.0.0', port: 8080 },
  dataDir: './data',
  queue: { capacity: 1024, policy: 'reject', batchShare: 0.1 },
  sessions: { ttlMs: 600_000, maxTurns: 8, budgets: {} },
  limits: { bodyBytes: 4_194_304, headerBytes: 16_384, jsonDepth: 64, openStreams: 10_000, requestTimeoutMs: 30_000, headersTimeoutMs: 10_000 },
  streams: { heartbeatMs: 15_000, disconnectGraceMs: 5_000, metricsIntervalMs: 1_000, queuedIntervalMs: 1_000, retryMs: 1_000, coalesceMs: 0 },
  retention: { streamAgeMs: 604_800_000, streamBytes: 10_737_418_240, taskAgeMs: 2_592_000_000 },
  artifacts: { maxBytes: 16_777_216, quotaBytes: 10_737_418_240, pinnedTags: ['pinned'], kinds: ARTIFACT_KINDS },
  transcripts: { store: true, prompts: false },
  shutdown: { deadlineMs: 30_000 },
  log: { level: 'info' },
  key: { weight: 1 },
  watch: true,
  gpu: { sampleIntervalMs: 5_000 },
  outbound: { allow: [], deny: [] },
  catalog: { downloadQuotaBytes: 107_374_182_400, directories: [], trustPolicy: { mode: 'permissive', allowedRegistries: [], requireSignature: false, requireSbom: false, caRoots: [] } },
  pool: {
    modelState: 'active',
    probeIntervalMs: 2_000,
    timeouts: { connectMs: 2_000, firstTokenMs: 120_000, idleMs: 30_000, wallMs: 3_600_000 },
    breaker: { windowMs: 30_000, minAttempts: 10, errorRate: 0.5, openMs: 10_000, openMaxMs: 300_000 },
    reload: { strategy: 'auto', drainMs: 600_000 },
  },
  command: { env: {}, startTimeoutMs: 600_000, stopGraceMs: 10_000 },
  mockReplica: { slots: 1, tokensPerSecond: 300, firstTokenMs: 20, endChance: 0.125, ctxMax: 8_192 },
} as const satisfies Pick<ResolvedConfig, 'listen' | 'dataDir' | 'queue' | 'sessions' | 'limits' | 'streams' | 'retention' | 'artifacts' | 'transcripts' | 'shutdown' | 'watch' | 'gpu' | 'outbound' | 'catalog'> & {
  readonly log: Pick<ResolvedConfig['log'], 'level'>;
  readonly key: Pick<ApiKey, 'weight'>;
  readonly pool: Pick<PoolDefinition, 'modelState' | 'probeIntervalMs' | 'timeouts' | 'breaker' | 'reload'>;
  readonly command: Pick<CommandTemplate, 'env' | 'startTimeoutMs' | 'stopGraceMs'>;
  readonly mockReplica: Pick<MockReplicaDefinition, 'slots' | 'tokensPerSecond' | 'firstTokenMs' | 'endChance' | 'ctxMax'>;
});

/** The pool of a daemon that was told of none. */
export const PRETEND: PoolConfig = { id: 'pretend', engine: 'mock', model: 'mock', replicas: [{ id: 'm0', slots: 2 }] };
