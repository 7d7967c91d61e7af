import type { ErrorCode } from '../../domain/errors.js';

/** What each error code means over HTTP: the one total mapping. Requirement: ORCH-2007. */
export interface HttpMeaning {
  readonly status: number;
  /** Whether the same request may succeed later, where the failure itself does not say. */
  readonly retriable: boolean;
}

export function httpMeaning(code: ErrorCode): HttpMeaning {
  switch (code) {
    case 'INVALID_PARAMS':
    case 'DEADLINE_UNMET':
    case 'UNTRUSTED_ARTIFACT':
    case 'MODEL_DEPRECATED':
      return { status: 400, retriable: false };
    case 'UNAUTHORIZED':
      return { status: 401, retriable: false };
    case 'FORBIDDEN':
      return { status: 403, retriable: false };
    case 'NOT_FOUND':
      return { status: 404, retriable: false };
    case 'METHOD_NOT_ALLOWED':
      return { status: 405, retriable: false };
    case 'NOT_ACCEPTABLE':
      return { status: 406, retriable: false };
    case 'REQUEST_TIMEOUT':
      return { status: 408, retriable: true };
    case 'CONFLICT':
    // Only streams end with it; over HTTP it is a task that is no longer what the request takes it for.
    case 'CANCELED':
      return { status: 409, retriable: false };
    case 'STREAM_EXPIRED':
    case 'ARTIFACT_DAMAGED':
      return { status: 410, retriable: false };
    case 'TOO_LARGE':
      return { status: 413, retriable: false };
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { status: 415, retriable: false };
    case 'RANGE_NOT_SATISFIABLE':
      return { status: 416, retriable: false };
    case 'ADMISSION_REJECT':
    case 'QUEUE_FULL_DROP_LRU':
      return { status: 429, retriable: true };
    case 'HEADERS_TOO_LARGE':
      return { status: 431, retriable: false };
    case 'DECODE_TIMEOUT':
    case 'WORKER_RESET':
    case 'INTERNAL':
      return { status: 500, retriable: true };
    case 'POOL_UNREADY':
    case 'POOL_UNAVAILABLE':
    case 'REPLICA_EXHAUSTED':
    case 'SHUTTING_DOWN':
      return { status: 503, retriable: true };
  }
}
