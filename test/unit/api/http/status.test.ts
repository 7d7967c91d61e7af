import { httpMeaning } from '../../../../src/api/http/status.js';
import { ERROR_CODES, type ErrorCode } from '../../../../src/domain/errors.js';

const STATUSES: Readonly<Record<number, readonly ErrorCode[]>> = {
  400: ['INVALID_PARAMS', 'DEADLINE_UNMET', 'UNTRUSTED_ARTIFACT', 'MODEL_DEPRECATED'],
  401: ['UNAUTHORIZED'],
  403: ['FORBIDDEN'],
  404: ['NOT_FOUND'],
  405: ['METHOD_NOT_ALLOWED'],
  406: ['NOT_ACCEPTABLE'],
  408: ['REQUEST_TIMEOUT'],
  409: ['CONFLICT', 'CANCELED'],
  410: ['STREAM_EXPIRED', 'ARTIFACT_DAMAGED'],
  413: ['TOO_LARGE'],
  415: ['UNSUPPORTED_MEDIA_TYPE'],
  429: ['ADMISSION_REJECT', 'QUEUE_FULL_DROP_LRU'],
  416: ['RANGE_NOT_SATISFIABLE'],
  431: ['HEADERS_TOO_LARGE'],
  500: ['DECODE_TIMEOUT', 'WORKER_RESET', 'INTERNAL'],
  503: ['POOL_UNREADY', 'POOL_UNAVAILABLE', 'REPLICA_EXHAUSTED', 'SHUTTING_DOWN'],
};

describe('the status of an error code', () => {
  it.each(Object.entries(STATUSES).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)] as const)))('%s is %i', (code, status) => {
    expect(httpMeaning(code).status).toBe(status);
  });

  it('every code has one', () => {
    expect(Object.values(STATUSES).flat().sort()).toEqual([...ERROR_CODES].sort());
  });
});
