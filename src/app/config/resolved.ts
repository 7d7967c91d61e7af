import type { ArtifactLimits } from '../../domain/artifact/artifact.js';
import type { KeyLimits } from '../../domain/quota/limits.js';
import type { QueuePolicy } from '../../domain/scheduling/pool-state.js';
import type { Budget, Price } from '../../domain/session/budget.js';
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
  readonly sessions: { readonly ttlMs: number; readonly maxTurns: number; readonly budgets: Budget };
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
  readonly log: { readonly level: LogLevel; readonly format: LogFormat };
  /** At least one; ids differ. */
  readonly pools: readonly ResolvedPool[];
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

export type ResolvedPool = MockPool | LlamacppPool;

interface Pool {
  readonly id: string;
  /** The model_ref that it serves, and the other names for it. */
  readonly model: string;
  readonly modelRefs: readonly string[];
  readonly queueCapacity: number;
  readonly queueTokens?: number;
  readonly queuePolicy: QueuePolicy;
  readonly batchShare: number;
  readonly modelState: 'active' | 'retired';
  readonly price?: Price;
  /** Bytes that one token takes in the KV cache, where it is known. */
  readonly kvBytesPerToken?: number;
  readonly probeIntervalMs: number;
  readonly timeouts: { readonly connectMs: number; readonly firstTokenMs: number; readonly idleMs: number; readonly wallMs: number };
}

export interface MockPool extends Pool {
  readonly engine: 'mock';
  /** At least one; ids differ. */
  readonly replicas: readonly MockReplica[];
}

export interface LlamacppPool extends Pool {
  readonly engine: 'llamacpp';
  /** At least one; ids differ. */
  readonly replicas: readonly HttpReplica[];
}

/** What is absent here the server itself tells. */
export interface HttpReplica {
  readonly id: string;
  readonly url: string;
  readonly slots?: number;
  readonly devices?: string;
  readonly ctxMax?: number;
  readonly kvCapacityBytes?: number;
}

export interface MockReplica {
  readonly id: string;
  readonly slots: number;
  readonly devices?: string;
  /** Of one task. */
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
  /** Absent: it reads a prompt at once. */
  readonly prefillTokensPerSecond?: number;
  readonly kvCapacityBytes?: number;
  /** How likely a text ends by itself after each of its poems, 0 to 1. */
  readonly endChance: number;
  readonly ctxMax: number;
  readonly version: string;
  readonly faults: {
    /** How many meet each fault before it heals; absent: all. */
    readonly attempts?: number;
    readonly refuse: boolean;
    readonly stallAfterTokens?: number;
    readonly dieAfterTokens?: number;
    readonly malformedAfterTokens?: number;
  };
}
