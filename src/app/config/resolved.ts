import type { ArtifactLimits } from '../../domain/artifact/artifact.js';
import type { KeyLimits } from '../../domain/quota/limits.js';
import type { QueuePolicy } from '../../domain/scheduling/pool-state.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import type { OutboundRules } from '../../domain/outbound/policy.js';
import type { CommandTemplate, PoolDefaults, PoolDefinition } from '../../domain/pool/definition.js';
import type { SessionLimits } from '../../domain/session/session.js';
import type { RetentionLimits } from '../../domain/stream/retention.js';
import type { LogLevel } from '../../ports/logger.js';
import type { ListenAddress } from './listen.js';

/**
 * What the daemon runs with: file, environment and flags put together, every default filled in, checked and frozen.
 * Times are milliseconds (`…Ms`), sizes bytes (`…Bytes`), contexts tokens. It holds no key, only hashes.
 */
export interface ResolvedConfig {
  /** The file it came from, absolute; undefined when there was none. */
  readonly file: string | undefined;
  readonly listen: ListenAddress;
  /** Absolute. */
  readonly dataDir: string;
  /** Without keys only loopback peers are served. */
  readonly auth: { readonly keys: readonly ApiKey[] };
  readonly queue: { readonly capacity: number; readonly policy: QueuePolicy; readonly tokens?: number; readonly batchShare: number };
  readonly sessions: SessionLimits;
  readonly limits: {
    readonly bodyBytes: number;
    readonly headerBytes: number;
    /** Levels of nesting in a JSON body. */
    readonly jsonDepth: number;
    readonly openStreams: number;
    readonly requestTimeoutMs: number;
    readonly headersTimeoutMs: number;
  };
  readonly streams: {
    readonly heartbeatMs: number;
    readonly disconnectGraceMs: number;
    readonly metricsIntervalMs: number;
    readonly queuedIntervalMs: number;
    readonly retryMs: number;
    /** Frames may wait so long to be written together; 0: not at all. */
    readonly coalesceMs: number;
  };
  /** Of what has ended. */
  readonly retention: RetentionLimits;
  readonly artifacts: ArtifactLimits;
  readonly transcripts: { readonly store: boolean; readonly prompts: boolean };
  readonly shutdown: { readonly deadlineMs: number };
  readonly log: { readonly level: LogLevel; readonly format: LogFormat; readonly redact: readonly string[] };
  /** Whether a change of the file is taken up by itself. */
  readonly watch: boolean;
  /** 0: no sample is taken. */
  readonly gpu: { readonly sampleIntervalMs: number };
  readonly outbound: OutboundRules;
  /** `directories`: absolute; where requests may name files of models, beside those of configured pools' models. */
  readonly catalog: { readonly downloadQuotaBytes: number; readonly directories: readonly string[]; readonly trustPolicy: TrustPolicy };
  /** Ids differ. */
  readonly templates: readonly CommandTemplate[];
  /** What a pool that is made by contract is where nobody says otherwise. */
  readonly poolDefaults: PoolDefaults;
  /** At least one; ids differ. */
  readonly pools: readonly PoolDefinition[];
}

export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export interface ApiKey {
  readonly id: string;
  /** Of the key's UTF-8 bytes: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Its share of a busy pool beside other keys'. */
  readonly weight: number;
  readonly limits: KeyLimits;
}
