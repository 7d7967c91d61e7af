Feature: Many may read one task, whenever they come

  Background:
    Given a daemon

  @ORCH-3023
  Scenario: From the start, in the middle and after the end, all read the same
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 30   |
    And Ada has read 10 tokens of task a
    And Bob reads task a
    Then Ada's stream ends with end
    And Bob's stream ends with end
    When Eve reads task a
    Then Eve's stream ends with end
    And Ada and Bob have read the same
    And Ada and Eve have read the same
    And Eve's stream is whole and in order

  @ORCH-3023
  Scenario: A hundred readers of one task read the same
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 30   |
    And 100 readers read task a
    Then all 100 have read the same whole stream

  @ORCH-3023
  Scenario: A reader that waits in the queue with its task sees it start
    Given the slow pool runs task a with:
      | max_tokens | 20 |
    When task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 3    |
    And Ada reads task b
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
