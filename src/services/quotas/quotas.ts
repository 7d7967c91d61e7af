import type { KeyLimits } from '../../domain/quota/limits.js';

/** An API key as configured: its share of a busy pool, and what it may do. */
export interface KeyPolicy {
  readonly weight: number;
  readonly limits: KeyLimits;
}

/** How one limit of a key stands: for the RateLimit headers. */
export interface LimitStanding {
  readonly name: 'concurrent_jobs' | 'requests' | 'tokens' | 'queued_kv';
  readonly limit: number;
  readonly remaining: number;
  /** Of a limit by the minute: 60. */
  readonly windowSeconds?: number;
  /** Until all of it is there again; absent where nobody can tell. */
  readonly resetSeconds?: number;
}

/**
 * What the holders of API keys have used of their limits. `owner` is a key's id, or `loopback`, which has no limits.
 */
export class Quotas {
  constructor(private readonly keys: ReadonlyMap<string, KeyPolicy>) {}

  weight(owner: string): number {
    return this.keys.get(owner)?.weight ?? 1;
  }

  limits(owner: string): KeyLimits {
    return this.keys.get(owner)?.limits ?? {};
  }
}
