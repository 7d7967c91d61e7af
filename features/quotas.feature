Feature: An API key keeps to its limits, and is told how they stand

  # The prompt of every task here has 5 tokens, and its KV cache a kilobyte each.

  Background:
    Given a daemon with these pools:
      | id    | slots | tokens_per_second | first_token_ms | kv_bytes_per_token |
      | quick | 8     | 2000              | 2              | 1000               |
      | slow  | 1     | 50                | 10             | 1000               |
    And these API keys:
      | id      | requests_per_minute | tokens_per_minute | concurrent_jobs | queued_kv_mb |
      | free    |                     |                   |                 |              |
      | asking  | 2                   |                   |                 |              |
      | talking |                     | 100               |                 |              |
      | working |                     |                   | 2               |              |
      | hoarder |                     |                   |                 | 1            |
      | known   | 5                   | 90000             | 3               | 7            |
      | often   | 2                   |                   |                 |              |

  @ORCH-3056
  Scenario: New tasks a minute
    Given the metrics are noted
    When asking submits task a
    Then the answer is 202
    And the answer has the headers:
      | RateLimit-Policy | '"requests";q=2;w=60'         |
      | RateLimit        | /^"requests";r=1;t=(29\|30)$/ |
    When asking submits task b
    Then the answer has the headers:
      | RateLimit | /^"requests";r=0;t=(5.\|60)$/ |
    When asking submits task c
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label   | key_requests        |
      | retriable      | true                |
      | retry_after_ms | between 1 and 30000 |
    And the answer has the headers:
      | Retry-After      | between 1 and 30              |
      | X-Backoff-Ms     | between 1 and 30000           |
      | RateLimit-Policy | '"requests";q=2;w=60'         |
      | RateLimit        | /^"requests";r=0;t=(5.\|60)$/ |
    And since then the metrics have grown by:
      | series                                                     | by |
      | admission_backpressure_events_total{policy="key_requests"} | 1  |
    When free submits task d
    Then the answer is 202
    And the answer has the headers:
      | RateLimit-Policy | absent |
      | RateLimit        | absent |

  @ORCH-3056
  Scenario: Tokens a minute, as they were really used
    When talking submits task a with:
      | model_ref  | slow |
      | max_tokens | 90   |
    Then the answer is 202
    And the answer has the headers:
      | RateLimit-Policy | '"tokens";q=100;qu="tokens";w=60' |
      | RateLimit        | /^"tokens";r=(5\|6\|7);t=5[67]$/  |
    When talking submits task b with:
      | max_tokens | 60 |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label   | key_tokens          |
      | retry_after_ms | between 1 and 36000 |
    # It was expected to take 95, and has taken a few.
    When task a is canceled
    And talking submits task b again
    Then the answer is 202

  @ORCH-3056
  Scenario: Tasks at once, waiting and running, and the end of one lets the next in
    When working submits task a with:
      | model_ref  | slow |
      | max_tokens | 1000 |
    And working submits task b with:
      | model_ref | slow |
    Then the answer is 202
    And the answer has the headers:
      | RateLimit-Policy | '"concurrent_jobs";q=2;qu="concurrent-requests"' |
      | RateLimit        | '"concurrent_jobs";r=0'                          |
    When working submits task c
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | key_concurrent_jobs |
    And the answer has the headers:
      | Retry-After | at least 1 |
    When task b is canceled
    And working submits task c
    Then the answer is 202

  @ORCH-3056
  Scenario: KV cache that waits, until it starts
    Given the slow pool runs task a
    And hoarder has tasks b waiting behind it with:
      | max_tokens | 800 |
    When hoarder submits task c with:
      | model_ref  | slow |
      | max_tokens | 800  |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | key_queued_kv |
    And the answer has the headers:
      | RateLimit-Policy | '"queued_kv_mb";q=1;qu="megabytes"' |
      | RateLimit        | '"queued_kv_mb";r=0'                |
    When task a is canceled
    Then task b soon shows:
      | state | running |
    When hoarder submits task c
    Then the answer is 202

  @ORCH-3056 @OC-CTRL-2002
  Scenario: A key sees its limits among the capabilities, and no other's
    When "GET /v1/capabilities" is requested with the headers:
      | X-API-Key | known |
    Then the answer shows:
      | engines.0.rate_limits.requests_per_minute | 5     |
      | engines.0.rate_limits.tokens_per_minute   | 90000 |
      | engines.0.rate_limits.concurrent_jobs     | 3     |
      | engines.0.rate_limits.queued_kv_mb        | 7     |
    When "GET /v1/capabilities" is requested with the headers:
      | X-API-Key | free |
    Then the answer shows:
      | engines.0.rate_limits | {} |

  @ORCH-3056 @ORCH-3003
  Scenario: A thousand parallel repeats are one task, and cost one request
    Given the metrics are noted
    When often submits task a 1000 times at once
    Then all of them got the same 202
    And task a is completed in the end
    When often submits task b
    Then the answer is 202
    And the answer has the headers:
      | RateLimit | /^"requests";r=0;/ |
    When often submits task c
    Then the answer is 429 ADMISSION_REJECT
    When often submits task a again
    Then the answer is 202
    And since then the metrics have grown by:
      | series                                | by |
      | tasks_enqueued_total{pool_id="quick"} | 2  |
      | tasks_started_total{pool_id="quick"}  | 2  |

  @ORCH-3056 @ORCH-3060 @own
  Scenario: kill -9 gives a key nothing back
    When asking submits task a
    And asking submits task b
    Then the answer is 202
    When working submits task c with:
      | model_ref  | slow |
      | max_tokens | 1000 |
    And working submits task d with:
      | model_ref | slow |
    And the daemon is killed
    And the daemon is started again
    And asking submits task e
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | key_requests |
    When working submits task f
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | key_concurrent_jobs |
    When asking submits task a again
    Then the answer is 202
