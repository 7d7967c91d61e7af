Feature: A pool that has nothing to do takes work that waits elsewhere

  Background:
    Given a daemon with these pools:
      | id    | model | slots | tokens_per_second |
      | slow  | slow  | 1     | 50                |
      | spare | slow  | 1     | 50                |

  @ORCH-3058
  Scenario: It takes what it would end sooner, and shows, logs and counts it
    Given task a runs in pool slow with:
      | expected_tokens | 10 |
    And task c runs in pool spare with:
      | expected_tokens | 1000 |
    When task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 2    |
    Then task b shows:
      | state                          | queued |
      | pool_id                        | slow   |
      | decision.selected_pool_id      | slow   |
      | decision.candidates_considered | 2      |
    Given the metrics are noted
    When task c is canceled
    Then task b is completed in the end
    And task b shows:
      | pool_id                   | spare |
      | decision.selected_pool_id | spare |
      | decision.pinned           | false |
      | decision.fallback_used    | false |
      | attempt                   | 1     |
    And a line of the log about task b says "has nothing to do" and shows:
      | pool_id | spare     |
      | cause   | idle_pool |
    And since then the metrics have grown by:
      | series                                                       | by |
      | placement_decisions_total{outcome="selected",pinned="false"} | 1  |
      | tasks_started_total{pool_id="spare"}                         | 1  |
      | tasks_enqueued_total                                         | 0  |

  @ORCH-3058
  Scenario: Its reader is told, and reads one stream
    Given task a runs in pool slow with:
      | expected_tokens | 10 |
    And task c runs in pool spare with:
      | expected_tokens | 1000 |
    When task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 3    |
    And Ada reads task b
    Then Ada soon reads a queued event with:
      | data.queue_position | 0 |
    When task c is canceled
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 3 tokens

  @ORCH-3058 @ORCH-3007
  Scenario Outline: It never takes one whose placement speaks against it: <why>
    Given task a runs in pool slow with:
      | expected_tokens | 10 |
    And task c runs in pool spare with:
      | expected_tokens | 1000 |
    When task b is submitted with:
      | model_ref | slow    |
      | placement | <where> |
    Then task b shows:
      | state   | queued |
      | pool_id | slow   |
    When task c is canceled
    # That the spare one works at all is shown by another task.
    And task d is submitted with:
      | model_ref  | slow |
      | max_tokens | 2    |
    Then task d is completed in the end
    And task d shows:
      | pool_id | spare |
    And task b shows:
      | state   | queued |
      | pool_id | slow   |

    Examples:
      | why          | where                                |
      | it is pinned | {mode: pin, pin_pool_id: slow}       |
      | avoided      | {avoid_pools: [spare]}               |
      | preferred    | {mode: prefer, prefer_pools: [slow]} |

  @ORCH-3058 @own
  Scenario: A pool that becomes ready late helps with what waits already
    Given a daemon with these pools:
      | id   | model | slots | tokens_per_second | refuse | attempts | probe_interval_ms |
      | slow | slow  | 1     | 50                |        |          |                   |
      | late | slow  | 1     | 50                | true   | 12       | 50                |
    And the slow pool runs task a
    And tasks b are waiting behind it with:
      | max_tokens | 2 |
    Then task b shows:
      | pool_id | slow |
    And task b is completed in the end
    And task b shows:
      | pool_id | late |
    And a line of the log about task b says "Task moved" and shows:
      | pool_id | late |
