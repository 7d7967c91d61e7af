/** What an API key may do. What is absent is not limited. Requirement: ORCH-3056. */
export interface KeyLimits {
  /** Tasks at once, waiting and running. */
  readonly concurrentJobs?: number;
  /** New tasks a minute. */
  readonly requestsPerMinute?: number;
  /** Tokens a minute as really used, prompt and output together. */
  readonly tokensPerMinute?: number;
  /** Bytes of KV cache that its waiting tasks will take. */
  readonly queuedKvBytes?: number;
}

/** How one limit of a key stands. `limit` and `remaining` are whole: tasks, tokens or bytes, by name. */
export interface LimitStanding {
  readonly name: 'requests' | 'tokens' | 'concurrent_jobs' | 'queued_kv';
  readonly limit: number;
  /** 0 or more, also of a limit that is overdrawn. */
  readonly remaining: number;
  /** Of a limit by the minute: 60. */
  readonly windowSeconds?: number;
  /** Until all of it is there again; absent where nobody can tell. */
  readonly resetSeconds?: number;
}
