import type { PoolConfig } from '../../../generated/config.js';
import { ARTIFACT_KINDS } from '../../domain/artifact/artifact.js';
import { deepFreeze } from '../../lib/deep-freeze.js';
import { POOL_DEFAULTS } from '../../domain/pool/defaults.js';
import type { ApiKey, ResolvedConfig } from './resolved.js';

/** What holds where the file says nothing. contracts/config.schema.json tells the same figures to people. */
export const DEFAULTS = deepFreeze({
  listen: { host: '0.0.0.0', port: 8080 },
  dataDir: './data',
  ...POOL_DEFAULTS,
  sessions: { ttlMs: 600_000, maxTurns: 8, expired: 'begin_anew', budgets: {} },
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
} as const satisfies Pick<ResolvedConfig, 'listen' | 'dataDir' | 'queue' | 'sessions' | 'limits' | 'streams' | 'retention' | 'artifacts' | 'transcripts' | 'shutdown' | 'watch' | 'gpu' | 'outbound' | 'catalog'> & {
  readonly log: Pick<ResolvedConfig['log'], 'level'>;
  readonly key: Pick<ApiKey, 'weight'>;
});

/** The pool of a daemon that was told of none. */
export const PRETEND: PoolConfig = { id: 'pretend', engine: 'mock', model: 'mock', replicas: [{ id: 'm0', slots: 2 }] };
