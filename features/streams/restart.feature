@own
Feature: kill -9 loses nothing that anybody was told

  Background:
    Given a daemon

  @ORCH-3005 @ORCH-3060
  Scenario: Tasks that waited run after the restart, in their order
    Given the slow pool runs task a
    And tasks b, c and d are waiting behind it with:
      | max_tokens | 2 |
    When task a is canceled
    And the daemon is killed
    And the daemon is started again
    Then tasks b, c and d started in this order

  @ORCH-3021 @ORCH-3022 @ORCH-3060
  Scenario: A running task is taken up, and what a reader had is not sent twice
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 60   |
    And Ada has read 10 tokens of task a
    And the daemon is killed
    And the daemon is started again
    And Bob reads task a on from where Ada stopped
    Then Bob's stream ends with end
    When Eve reads task a
    Then Eve's stream ends with end
    And Eve's stream is whole and in order
    And all that Ada has read stands the same in what Eve has read
    And Ada and Bob together have read what Eve has

  @ORCH-3022 @ORCH-3028
  Scenario: What was read stays readable when the deadline passes while the daemon is down
    When task a is submitted with:
      | model_ref       | slow |
      | max_tokens      | 400  |
      | expected_tokens | 1    |
      | deadline_ms     | 1500 |
    And Ada has read 10 tokens of task a
    And the daemon is killed
    And the deadline of task a passes
    And the daemon is started again
    Then task a is deadline in the end
    When Bob reads task a
    Then Bob's stream ends with DEADLINE_UNMET
    And Bob's stream is whole and in order
    And all that Ada has read stands the same in what Bob has read

  @ORCH-3022 @ORCH-3060
  Scenario: An ended task stays ended, and its stream reads the same
    When task a is submitted with:
      | max_tokens | 20 |
    And Ada reads task a
    Then Ada's stream ends with end
    When the daemon is killed
    And the daemon is started again
    And Bob reads task a
    Then Bob's stream ends with end
    And Ada and Bob have read the same
    And task a shows:
      | state   | completed |
      | attempt | 1         |

  @ORCH-3060 @ORCH-3030
  Scenario: A canceled task stays canceled
    Given the slow pool runs task a
    And tasks b are waiting behind it
    When task b is canceled
    And task a is canceled
    Then the answer is 204
    When the daemon is killed
    And the daemon is started again
    Then task a shows:
      | state | canceled |
    And task b shows:
      | state   | canceled |
      | attempt | 0        |

  @ORCH-3060
  Scenario: Killed three times in a row, the text is what it would have been
    When task a is submitted with:
      | model_ref   | slow   |
      | max_tokens  | 60     |
      | determinism | strict |
    And Ada has read 5 tokens of task a
    And the daemon is killed
    And the daemon is started again
    And Bob has read 10 tokens of task a
    And the daemon is killed
    And the daemon is started again
    And the daemon is killed
    And the daemon is started again
    And task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 60   |
    Then tasks a and b have the same seed and text
