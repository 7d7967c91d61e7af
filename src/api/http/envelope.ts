import type { ErrorCode, Failure, PolicyLabel } from '../../domain/errors.js';
import { rateLimitHeaders } from './rate-limit.js';
import { httpMeaning } from './status.js';

/** The body of every answer from 400 on; the contract's ErrorEnvelope. */
export interface Envelope {
  readonly code: ErrorCode;
  readonly message: string;
  readonly correlation_id: string;
  readonly field?: string;
  readonly engine?: string;
  readonly pool_id?: string;
  readonly retriable: boolean;
  readonly retry_after_ms?: number;
  readonly policy_label?: PolicyLabel;
}

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Envelope;
}

/** Bounds of the contract's ErrorEnvelope; what a client wrote may stand in a message or a field and is cut to them. */
const MESSAGE_MAX = 2048;
const FIELD_MAX = 256;
const RETRY_MAX_MS = 604_800_000;
/** What 429 and 503 say when nobody knows better. */
const RETRY_UNKNOWN_MS = 1000;

/** The one way from a failure to its answer, in both lanes and before them. */
export function errorAnswer(failure: Failure, correlationId: string): ErrorAnswer {
  const { status, retriable } = httpMeaning(failure.code);
  const waits = status === 429 || status === 503;
  const retryAfterMs = clampRetry(failure.retryAfterMs ?? (waits ? RETRY_UNKNOWN_MS : undefined));
  const headers: Record<string, string | number> = { ...rateLimitHeaders(failure.limits ?? []) };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="orchestratord"';
  if (failure.size !== undefined) headers['Content-Range'] = `bytes */${failure.size}`;
  if (retryAfterMs !== undefined) {
    headers['Retry-After'] = Math.ceil(retryAfterMs / 1000);
    headers['X-Backoff-Ms'] = retryAfterMs;
  }
  return {
    status,
    headers,
    body: {
      code: failure.code,
      message: cut(failure.message, MESSAGE_MAX),
      correlation_id: correlationId,
      ...(failure.field !== undefined && failure.field !== '' && { field: cut(failure.field, FIELD_MAX) }),
      ...(failure.engine !== undefined && { engine: failure.engine }),
      ...(failure.poolId !== undefined && { pool_id: failure.poolId }),
      retriable: failure.retriable ?? retriable,
      ...(retryAfterMs !== undefined && { retry_after_ms: retryAfterMs }),
      ...(failure.policyLabel !== undefined && { policy_label: failure.policyLabel }),
    },
  };
}

function clampRetry(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.min(RETRY_MAX_MS, Math.max(0, Math.ceil(ms)));
}

/** Cuts by UTF-16 units, never inside a pair: half a pair cannot be sent on. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}
