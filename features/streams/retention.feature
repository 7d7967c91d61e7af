Feature: What has ended is kept for a bounded time

  Background:
    Given a daemon
    And the setting retention.stream_age_ms is 1000
    And the setting retention.task_age_ms is 4000

  @ORCH-3068
  Scenario: Whoever lacks tokens that are no longer kept is told so, and what is still known
    When task a is submitted with:
      | max_tokens | 10 |
    Then task a is completed in the end
    And the tokens of task a are soon no longer kept
    When "GET /v1/tasks/$a/stream" is requested
    Then the answer is 410 STREAM_EXPIRED
    And the message says "no longer kept"
    And the message says "GET /v1/tasks/"
    When "GET /v1/tasks/$a/stream" is requested with the headers:
      | Last-Event-ID | 9 |
    Then the answer is 410 STREAM_EXPIRED about Last-Event-ID
    And task a shows:
      | state | completed |

  @ORCH-3068 @ORCH-3021
  Scenario: Whoever has had every token still gets the end
    When task a is submitted with:
      | max_tokens | 10 |
    And Ada reads task a
    Then Ada's stream ends with end
    And the tokens of task a are soon no longer kept
    When Bob reads task a after event 10
    Then Bob's stream ends with end
    And Bob has read what Ada read after event 10
    When the stream of task a is asked for what follows its end
    Then the answer is 204

  @ORCH-3068
  Scenario: A task that is forgotten is unknown, and its id is that of a new one
    When task a is submitted with:
      | max_tokens | 10 |
    Then task a is completed in the end
    And task a is soon forgotten
    When "GET /v1/tasks/$a/stream" is requested
    Then the answer is 404 NOT_FOUND
    When task a is submitted again with:
      | max_tokens | 3 |
    Then the answer is 202
    And task a is completed in the end

  @ORCH-3068
  Scenario: What runs loses nothing, however long it runs
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 150  |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 150 tokens

  @ORCH-3068 @own
  Scenario: What outlived its time while the daemon was down is taken at its start
    Given the setting retention.task_age_ms is 60000
    When task a is submitted with:
      | max_tokens | 10 |
    Then task a is completed in the end
    When the daemon is killed
    And the retention of streams passes
    And the daemon is started again
    Then the tokens of task a are soon no longer kept
