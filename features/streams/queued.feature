Feature: While a task waits its stream tells where it stands

  Background:
    Given a daemon
    And the setting streams.queued_interval_ms is 50

  @ORCH-3029
  Scenario: A reader of a waiting task is told its place at once, again when it changes, and then that it started
    Given the slow pool runs task a
    And tasks b and c are waiting behind it with:
      | max_tokens | 3 |
    When Ada reads task c
    Then Ada soon reads a queued event with:
      | id                           | ""              |
      | data.queue_position          | 1               |
      | data.predicted_start_ms      | at least 0      |
      | data.predicted_start_low_ms  | at least 0      |
      | data.predicted_start_high_ms | at least 0      |
      | data.on_time_probability     | between 0 and 1 |
    When task b is canceled
    Then Ada soon reads a queued event with:
      | id                  | "" |
      | data.queue_position | 0  |
    When task a is canceled
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's started event tells what the answer to task c told

  @ORCH-3029
  Scenario: With the news come metrics, which tell when it will start
    Given the setting streams.metrics_interval_ms is 50
    And the slow pool runs task a
    And tasks b, c and d are waiting behind it
    When Ada reads task d
    Then Ada soon reads a queued event with:
      | data.queue_position | 2 |
    When task b is canceled
    Then Ada soon reads a metrics event with:
      | id                       | ""              |
      | data.queue_depth         | 2               |
      | data.predicted_start_ms  | at least 0      |
      | data.on_time_probability | between 0 and 1 |
      | data.kv_warmth           | false           |

  @ORCH-3029
  Scenario: A reader that had nothing but its place begins anew when it comes back
    Given the slow pool runs task a
    And tasks b are waiting behind it with:
      | max_tokens | 3 |
    When Ada reads task b
    Then Ada soon reads a queued event with:
      | data.queue_position | 0 |
    When Ada leaves
    And Bob reads task b on from where Ada stopped
    Then Bob soon reads a queued event with:
      | data.queue_position | 0 |
    When task a is canceled
    Then Bob's stream ends with end
    And Bob's stream is whole and in order
    And Bob's stream has 3 tokens

  @ORCH-3029
  Scenario: Who comes when the task runs is told of no queue
    Given the slow pool runs task a with:
      | max_tokens | 10 |
    And tasks b are waiting behind it with:
      | max_tokens | 3 |
    Then task b is completed in the end
    When Ada reads task b
    Then Ada's stream ends with end
    And Ada's stream has no queued event
    And Ada's stream is whole and in order

  @ORCH-3029
  Scenario: However fast its place changes, the reader is not told more often than configured
    Given the setting streams.queued_interval_ms is 400
    And the slow pool runs task a
    And tasks b, c, d and e are waiting behind it
    And tasks f are waiting behind it
    When Ada reads task f
    Then Ada soon reads a queued event with:
      | data.queue_position | 4 |
    When task b is canceled
    And task c is canceled
    And task d is canceled
    And task e is canceled
    Then Ada soon reads a queued event with:
      | data.queue_position | 0 |
    And Ada's queued events came 300 ms apart at least

  @ORCH-3029 @ORCH-3020
  Scenario: A task that ends while it waits has its place and its error, and never a start
    Given the slow pool runs task a
    And tasks b are waiting behind it
    When Ada reads task b
    Then Ada soon reads a queued event with:
      | data.queue_position | 0 |
    When task b is canceled
    Then Ada's stream ends with CANCELED
    And Ada's stream has no started event
