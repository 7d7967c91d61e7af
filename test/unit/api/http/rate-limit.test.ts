import { errorAnswer } from '../../../../src/api/http/envelope.js';
import { rateLimitHeaders, withLimits } from '../../../../src/api/http/rate-limit.js';
import { DomainError, ERROR_CODES } from '../../../../src/domain/errors.js';
import type { LimitStanding } from '../../../../src/domain/quota/limits.js';

const STANDING: readonly LimitStanding[] = [
  { name: 'requests', limit: 60, remaining: 59, windowSeconds: 60, resetSeconds: 1 },
  { name: 'tokens', limit: 60_000, remaining: 58_200, windowSeconds: 60, resetSeconds: 2 },
  { name: 'concurrent_jobs', limit: 8, remaining: 7 },
  { name: 'queued_kv', limit: 4_096_000_000, remaining: 1_999_999 },
];

it('ORCH-3056 the limits of a key are structured lists: what it may do and in what it is counted, and what it has left', () => {
  expect(rateLimitHeaders(STANDING)).toEqual({
    'RateLimit-Policy': '"requests";q=60;w=60, "tokens";q=60000;qu="tokens";w=60, "concurrent_jobs";q=8;qu="concurrent-requests", "queued_kv_mb";q=4096;qu="megabytes"',
    RateLimit: '"requests";r=59;t=1, "tokens";r=58200;t=2, "concurrent_jobs";r=7, "queued_kv_mb";r=1',
  });
});

it('the longest of them fit the contract', () => {
  const most = 1_000_000_000_000;
  const longest: readonly LimitStanding[] = [
    { name: 'requests', limit: 1_000_000, remaining: 1_000_000, windowSeconds: 60, resetSeconds: most },
    { name: 'tokens', limit: most, remaining: most, windowSeconds: 60, resetSeconds: most },
    { name: 'concurrent_jobs', limit: 1_000_000, remaining: 1_000_000 },
    { name: 'queued_kv', limit: most * 1_000, remaining: most * 1_000 },
  ];
  for (const value of Object.values(rateLimitHeaders(longest))) expect(String(value).length).toBeLessThanOrEqual(256);
});

it('a key without limits has no such headers', () => {
  expect(rateLimitHeaders([])).toEqual({});
  const refusal = new DomainError({ code: 'ADMISSION_REJECT', message: 'Full.' });
  expect(errorAnswer(refusal, 'c').headers).toEqual({ 'Retry-After': 1, 'X-Backoff-Ms': 1_000 });
  expect(withLimits(refusal, [])).toBe(refusal);
});

it('every 429 tells a key how its limits stand, and says what it said before; no other error does', () => {
  for (const code of ERROR_CODES) {
    const failure = new DomainError({ code, message: 'It is so.', field: 'prompt', engine: 'mock', poolId: 'p', retriable: false, retryAfterMs: 1_234, policyLabel: 'queue_full' });
    const told = withLimits(failure, STANDING);
    if (!(told instanceof DomainError)) throw new Error('it is another error');
    const before = errorAnswer(failure, 'c');
    const { headers, ...rest } = errorAnswer(told, 'c');
    expect(rest).toEqual({ status: before.status, body: before.body });
    expect(headers).toEqual(before.status === 429 ? { ...before.headers, ...rateLimitHeaders(STANDING) } : before.headers);
  }
  const defect = new Error('a defect');
  expect(withLimits(defect, STANDING)).toBe(defect);
});
