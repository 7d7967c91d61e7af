@own
Feature: A pool is emptied without breaking a stream

  Background:
    Given a daemon with these pools:
      | id    | model | slots | tokens_per_second |
      | slow  | slow  | 1     | 50                |
      | spare | slow  | 1     | 50                |

  @OC-CTRL-2020 @OC-CTRL-2022 @OC-CTRL-2032
  Scenario: A draining pool takes nothing new, and lets what runs end
    Given a daemon with these pools:
      | id   | slots | tokens_per_second |
      | slow | 1     | 50                |
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 40   |
    And Ada has read 3 tokens of task a
    And "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 20000}
      """
    Then the answer is 202
    And the answer shows:
      | draining                    | true                    |
      | ready                       | false                   |
      | drain.running               | 1                       |
      | drain.queued                | 0                       |
      | drain.deadline_ms_remaining | between 19000 and 20000 |
    When task b is submitted with:
      | model_ref | slow |
    Then the answer is 503 POOL_UNAVAILABLE
    And the answer shows:
      | policy_label | pool_draining |
      | retriable    | true          |
    And the answer has the headers:
      | Retry-After | at least 1 |
    When "GET /readyz" is requested
    Then the answer is 503 POOL_UNREADY
    And Ada's stream ends with end
    And task a is completed in the end
    And "GET /v1/pools/slow/health" soon shows:
      | draining      | true |
      | drain.running | 0    |

  @OC-CTRL-2021
  Scenario: What waits moves to another pool that fits
    Given task a runs in pool slow
    And task b waits in pool slow
    When "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 20000}
      """
    Then task b soon shows:
      | pool_id | spare |
    And task b is completed in the end

  @OC-CTRL-2021
  Scenario: What may run nowhere else is dropped at the deadline, and what runs is stopped
    Given task a runs in pool slow
    And task b waits in pool slow, pinned
    When Ada reads task a
    And Bob reads task b
    And "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 300}
      """
    Then Ada's stream ends with POOL_UNAVAILABLE
    And Bob's stream ends with POOL_UNAVAILABLE
    And task a shows:
      | state | dropped |
    And task b shows:
      | state   | dropped |
      | attempt | 0       |

  @OC-CTRL-2022
  Scenario: Draining again sets the deadline anew
    Given task a runs in pool slow
    When "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 60000}
      """
    And "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 0}
      """
    Then the answer is 202
    And task a is dropped in the end
