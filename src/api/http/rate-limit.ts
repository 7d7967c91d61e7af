import { DomainError } from '../../domain/errors.js';
import type { LimitStanding } from '../../domain/quota/limits.js';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import { httpMeaning } from './status.js';

/** Structured fields of draft-ietf-httpapi-ratelimit-headers-11; both or none. */
interface RateLimitHeaders {
  readonly 'RateLimit-Policy'?: string;
  readonly RateLimit?: string;
}

/** What a key may do and what it has left of it: `"requests";q=60;w=60, "tokens";q=60000;qu="tokens";w=60, …` and `"requests";r=59;t=1, …`. None where it has no limits. */
export function rateLimitHeaders(limits: readonly LimitStanding[]): RateLimitHeaders {
  if (limits.length === 0) return {};
  return { 'RateLimit-Policy': limits.map(policy).join(', '), RateLimit: limits.map(left).join(', ') };
}

/** A refusal for now tells such a caller how its limits stand; every other failure stays as it is. */
export function withLimits(cause: unknown, limits: readonly LimitStanding[]): unknown {
  if (!(cause instanceof DomainError) || limits.length === 0 || httpMeaning(cause.code).status !== 429) return cause;
  return new DomainError({ ...cause, message: cause.message, limits }, { cause });
}

const policy = ({ name, limit, windowSeconds }: LimitStanding): string => {
  const window = windowSeconds === undefined ? '' : `;w=${windowSeconds}`;
  return `"${wireName(name)}";q=${inWireUnit(name, limit)}${UNITS[name]}${window}`;
};

/** What is counted. A policy that does not say counts requests; the units of tokens and memory are in no registry. */
const UNITS: Readonly<Record<LimitStanding['name'], string>> = {
  requests: '',
  tokens: ';qu="tokens"',
  concurrent_jobs: ';qu="concurrent-requests"',
  queued_kv: ';qu="megabytes"',
};

const left = ({ name, remaining, resetSeconds }: LimitStanding): string => {
  const reset = resetSeconds === undefined ? '' : `;t=${resetSeconds}`;
  return `"${wireName(name)}";r=${inWireUnit(name, remaining)}${reset}`;
};

const wireName = (name: LimitStanding['name']): string => (name === 'queued_kv' ? 'queued_kv_mb' : name);

const inWireUnit = (name: LimitStanding['name'], amount: number): number => (name === 'queued_kv' ? Math.floor(amount / BYTES_PER_MB) : amount);
