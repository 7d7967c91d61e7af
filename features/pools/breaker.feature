Feature: What fails is left alone for a while

  @OC-CTRL-2069
  Scenario: A pool whose attempts fail refuses for an honest time, is tried again, and serves again
    Given a daemon with these pools:
      | id      | slots | tokens_per_second | die_after_tokens | attempts | probe_interval_ms | breaker                                               |
      | brittle | 4     | 500               | 2                | 3        | 50                | {window_ms: 60000, min_attempts: 3, open_ms: 3000}    |
    When task a is submitted with:
      | model_ref  | brittle |
      | max_tokens | 40      |
    Then task a is failed in the end
    And "GET /v1/pools/brittle/health" soon shows:
      | breaker.state                     | open               |
      | breaker.retry_after_ms            | between 1 and 3000 |
      | replicas.0.breaker.state          | open               |
      | replicas.0.breaker.retry_after_ms | between 1 and 3000 |
      | replicas.0.ready                  | true               |
      | ready                             | true               |
    And the metrics soon show:
      | series                                                                               | value |
      | replica_breaker_state{pool_id="brittle",replica_id="brittle0",state="open"}          | 1     |
      | replica_breaker_state{pool_id="brittle",replica_id="brittle0",state="closed"}        | 0     |
    When task b is submitted with:
      | model_ref | brittle |
    Then the answer is 503 POOL_UNAVAILABLE
    And the answer shows:
      | policy_label   | breaker_open         |
      | retriable      | true                 |
      | retry_after_ms | between 100 and 3000 |
      | pool_id        | brittle              |
    And the answer has the headers:
      | Retry-After | between 1 and 3 |
    When the time has passed that the answer told
    And task b is submitted again with:
      | model_ref | brittle |
    Then the answer is 202
    And task b is completed in the end
    And "GET /v1/pools/brittle/health" soon shows:
      | breaker.state            | closed |
      | breaker.retry_after_ms   | absent |
      | replicas.0.breaker.state | closed |
    And the metrics soon show:
      | series                                                                        | value |
      | admission_backpressure_events_total{engine="mock",policy="breaker_open"}      | 1     |
      | replica_breaker_state{pool_id="brittle",replica_id="brittle0",state="closed"} | 1     |

  @OC-CTRL-2069
  Scenario: First tokens that come too late count as failures, though the tasks are served
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms | breaker                                                                       |
      | late | 4     | 500               | 80             | {window_ms: 60000, min_attempts: 2, open_ms: 60000, first_token_slo_ms: 20}   |
    When tasks a and b are submitted one after the other is done, with:
      | model_ref | late |
    Then task b is completed in the end
    When task c is submitted with:
      | model_ref | late |
    Then the answer is 503 POOL_UNAVAILABLE
    And the answer shows:
      | policy_label | breaker_open |

  @OC-CTRL-2069
  Scenario: Another pool that serves the model is taken instead
    Given a daemon with these pools:
      | id    | model | slots | tokens_per_second | die_after_tokens | probe_interval_ms | breaker                                             |
      | bad   | duo   | 4     | 500               | 2                | 50                | {window_ms: 60000, min_attempts: 3, open_ms: 60000} |
      | good  | duo   | 4     | 500               |                  | 50                |                                                     |
    When task a is submitted with:
      | model_ref  | duo                           |
      | placement  | {mode: pin, pin_pool_id: bad} |
      | max_tokens | 40                            |
    Then task a is failed in the end
    And "GET /v1/pools/bad/health" soon shows:
      | breaker.state    | open |
      | replicas.0.ready | true |
    When task b is submitted with:
      | model_ref | duo |
    Then the answer is 202
    And task b is completed in the end
    And task b shows:
      | pool_id | good |
    When task c is submitted with:
      | model_ref | duo                           |
      | placement | {mode: pin, pin_pool_id: bad} |
    Then the answer is 503 POOL_UNAVAILABLE
