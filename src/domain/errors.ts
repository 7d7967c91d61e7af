import type { LimitStanding } from './quota/limits.js';

/**
 * Every way in which a request or a task can fail, as one closed set.
 *
 * The contract's `ErrorCode` is the same set (a type test keeps them identical); `src/api/http/status.ts` holds the one
 * total mapping from code to HTTP status. Requirements: ORCH-2007, OC-CTRL-2040.
 */
export const ERROR_CODES = [
  'ADMISSION_REJECT',
  'QUEUE_FULL_DROP_LRU',
  'INVALID_PARAMS',
  'POOL_UNREADY',
  'POOL_UNAVAILABLE',
  'REPLICA_EXHAUSTED',
  'DECODE_TIMEOUT',
  'WORKER_RESET',
  'INTERNAL',
  'DEADLINE_UNMET',
  'MODEL_DEPRECATED',
  'UNTRUSTED_ARTIFACT',
  'CANCELED',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'NOT_ACCEPTABLE',
  'REQUEST_TIMEOUT',
  'CONFLICT',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'HEADERS_TOO_LARGE',
  'SHUTTING_DOWN',
  'STREAM_EXPIRED',
  'ARTIFACT_DAMAGED',
  'RANGE_NOT_SATISFIABLE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Which rule refused or dropped a task: the closed label of 429 and 503 answers and of the backpressure metric. */
export const POLICY_LABELS = [
  'queue_full',
  'queue_tokens_full',
  'drop_lru',
  'shed_low_priority',
  'session_turn_limit',
  'session_expired',
  'session_budget',
  'key_concurrent_jobs',
  'key_requests',
  'key_tokens',
  'key_queued_kv',
  'stream_limit',
  'artifact_quota',
  'pool_draining',
  'pool_unready',
  'breaker_open',
  'shutting_down',
] as const;
export type PolicyLabel = (typeof POLICY_LABELS)[number];

/** What a failure says beside its code. `field` is the JSON path of the request at fault, such as `sampling.top_p`. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string;
  readonly engine?: string;
  readonly poolId?: string;
  readonly retriable?: boolean;
  readonly retryAfterMs?: number;
  readonly policyLabel?: PolicyLabel;
  /** How the limits of the asking key stand, where it has any: a 429 tells them in its headers. */
  readonly limits?: readonly LimitStanding[];
  /** Bytes of what a range was asked of: a 416 tells it in its headers. */
  readonly size?: number;
}

/** A failure that travels as an exception: what handlers and services throw and the API layer turns into an envelope. */
export class DomainError extends Error implements Failure {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly field?: string;
  readonly engine?: string;
  readonly poolId?: string;
  readonly retriable?: boolean;
  readonly retryAfterMs?: number;
  readonly policyLabel?: PolicyLabel;
  readonly limits?: readonly LimitStanding[];
  readonly size?: number;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.code = failure.code;
    if (failure.field !== undefined) this.field = failure.field;
    if (failure.engine !== undefined) this.engine = failure.engine;
    if (failure.poolId !== undefined) this.poolId = failure.poolId;
    if (failure.retriable !== undefined) this.retriable = failure.retriable;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
    if (failure.policyLabel !== undefined) this.policyLabel = failure.policyLabel;
    if (failure.limits !== undefined) this.limits = failure.limits;
    if (failure.size !== undefined) this.size = failure.size;
  }
}
