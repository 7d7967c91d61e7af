Feature: A full queue does what its pool says, and keeps its word about when to come back

  Background:
    Given a daemon with these pools:
      | id     | slots | tokens_per_second | queue_capacity | queue_tokens | queue_policy      |
      | strict | 1     | 50                | 3              |              | reject            |
      | lru    | 1     | 50                | 2              |              | drop-lru          |
      | busy   | 1     | 50                | 2              |              | drop-lru          |
      | shed   | 1     | 50                | 2              |              | shed-low-priority |
      | small  | 1     | 50                | 20             | 100          | reject            |
      | brisk  | 1     | 200               | 6              |              | reject            |

  @ORCH-3052 @ORCH-3008
  Scenario: reject refuses the newcomer, whoever it is, and says when to come back
    Given the metrics are noted
    And the strict pool runs task a
    And tasks b, c and d are waiting behind it with:
      | priority | batch |
    When task e is submitted with:
      | model_ref | strict      |
      | priority  | interactive |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label   | queue_full |
      | pool_id        | strict     |
      | retriable      | true       |
      | retry_after_ms | at least 1 |
    And the answer has the headers:
      | Retry-After  | at least 1 |
      | X-Backoff-Ms | at least 1 |
    And task b shows:
      | state          | queued |
      | queue_position | 0      |
    And since then the metrics have grown by:
      | series                                                   | by |
      | admission_backpressure_events_total{policy="queue_full"} | 1  |

  @ORCH-3052
  Scenario: drop-lru drops the oldest waiting batch task, and its reader is told
    Given the metrics are noted
    And the lru pool runs task a
    And tasks b and c are waiting behind it with:
      | priority | batch |
    And Ada reads task b
    When task d is submitted with:
      | model_ref | lru   |
      | priority  | batch |
    Then the answer is 202
    And Ada's stream ends with QUEUE_FULL_DROP_LRU
    And Ada's stream has no started event
    And Ada's error event shows:
      | id             | "1"    |
      | data.message   | a text |
      | data.retriable | true   |
    And task b shows:
      | state        | dropped             |
      | attempt      | 0                   |
      | started_ms   | absent              |
      | outcome.kind | dropped             |
      | outcome.code | QUEUE_FULL_DROP_LRU |
    And task c shows:
      | queue_position | 0 |
    And task d shows:
      | queue_position | 1 |
    And since then the metrics have grown by:
      | series                                                 | by |
      | admission_backpressure_events_total{policy="drop_lru"} | 1  |
      | tasks_rejected_total                                   | 0  |

  @ORCH-3052
  Scenario: drop-lru never drops an interactive task
    And the busy pool runs task a
    And tasks b and c are waiting behind it
    When task d is submitted with:
      | model_ref | busy |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | queue_full |
    And task b shows:
      | state | queued |

  @ORCH-3052
  Scenario: shed-low-priority lets an interactive task take the place of the youngest batch task, and refuses batch
    Given the metrics are noted
    And the shed pool runs task a
    And tasks b and c are waiting behind it with:
      | priority | batch |
    And Ada reads task c
    When task d is submitted with:
      | model_ref | shed        |
      | priority  | interactive |
    Then the answer is 202
    And the answer shows:
      | queue_position | 0 |
    And Ada's stream ends with ADMISSION_REJECT
    And task c shows:
      | state        | dropped          |
      | outcome.kind | dropped          |
      | outcome.code | ADMISSION_REJECT |
    And task b shows:
      | state          | queued |
      | queue_position | 1      |
    When task e is submitted with:
      | model_ref | shed  |
      | priority  | batch |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | queue_full |
    And since then the metrics have grown by:
      | series                                                          | by |
      | admission_backpressure_events_total{policy="shed_low_priority"} | 1  |
      | admission_backpressure_events_total{policy="queue_full"}        | 1  |

  @ORCH-3052
  Scenario: A queue is full by the tokens that it holds, too
    Given the metrics are noted
    And the small pool runs task a
    And tasks b are waiting behind it with:
      | max_tokens      | 60 |
      | expected_tokens | 60 |
    When task c is submitted with:
      | model_ref       | small |
      | max_tokens      | 10    |
      | expected_tokens | 10    |
    Then the answer is 202
    When task d is submitted with:
      | model_ref       | small |
      | max_tokens      | 60    |
      | expected_tokens | 60    |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | queue_tokens_full |
      | pool_id      | small             |
    And since then the metrics have grown by:
      | series                                                          | by |
      | admission_backpressure_events_total{policy="queue_tokens_full"} | 1  |

  @ORCH-3053
  Scenario: Who waits as long as it was told, and comes back with the same task, finds its place
    And the brisk pool has run 4 tasks of 20 tokens
    When newcomers of 20 tokens fill the brisk pool
    Then task refused was refused with a time to come back
    When newcomers of 20 tokens go on coming to the brisk pool until task refused may come back
    Then some of them were refused meanwhile
    When task refused is submitted again
    Then the answer is 202
