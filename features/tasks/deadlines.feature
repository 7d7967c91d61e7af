Feature: A deadline is kept, or said to be missed

  Background:
    Given a daemon

  @ORCH-3009
  Scenario: A deadline that cannot be met is refused at admission
    Given the slow pool runs task a
    When task b is submitted with:
      | model_ref   | slow |
      | deadline_ms | 5    |
    Then the answer is 400 DEADLINE_UNMET about deadline_ms
    And the answer shows:
      | retriable | false |

  @ORCH-3028
  Scenario: A deadline that passes in the queue ends the task, and its reader learns it
    Given the slow pool runs task a with:
      | expected_tokens | 1 |
    When task b is submitted with:
      | model_ref   | slow |
      | deadline_ms | 900  |
    Then the answer is 202
    When Ada reads task b
    Then Ada's stream ends with DEADLINE_UNMET
    And Ada's stream has 0 tokens
    And task b shows:
      | state         | deadline |
      | outcome.where | queue    |
      | attempt       | 0        |
      | started_ms    | absent   |

  @ORCH-3028
  Scenario: A deadline that passes in decode ends the stream after what was made
    When task a is submitted with:
      | model_ref       | slow |
      | max_tokens      | 1000 |
      | expected_tokens | 1    |
      | deadline_ms     | 600  |
    And Ada reads task a
    Then Ada's stream ends with DEADLINE_UNMET
    And Ada's stream is whole and in order
    And Ada's stream has 5 tokens at least
    And task a shows:
      | state              | deadline   |
      | outcome.where      | decode     |
      | outcome.tokens_out | at least 5 |

  @ORCH-3028 @ORCH-3032
  Scenario: The slot of a task whose deadline passed takes the next one
    When task a is submitted with:
      | model_ref       | slow |
      | max_tokens      | 1000 |
      | expected_tokens | 1    |
      | deadline_ms     | 400  |
    And task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 2    |
    Then task a is deadline in the end
    And task b is completed in the end
