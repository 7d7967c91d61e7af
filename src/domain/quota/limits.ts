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
