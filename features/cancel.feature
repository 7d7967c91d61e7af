Feature: A cancel is final

  Background:
    Given a daemon

  @ORCH-3030 @ORCH-3031 @ORCH-3032
  Scenario: A running task stops at once, and its slot takes the next one
    Given the slow pool runs task a
    And tasks b are waiting behind it with:
      | max_tokens | 2 |
    And Ada has read 3 tokens of task a
    When task a is canceled
    Then the answer is 204
    And the answer is empty
    And Ada's stream ends with CANCELED
    And Ada's stream is whole and in order
    And no token of task a came to Ada after the 204
    And task a shows:
      | state      | canceled |
      | outcome.by | client   |
    And task b is completed in the end

  @ORCH-3031
  Scenario: A canceled task never starts
    Given the slow pool runs task a
    And tasks b and c are waiting behind it with:
      | max_tokens | 2 |
    And Ada reads task b
    When task b is canceled
    Then the answer is 204
    And Ada's stream ends with CANCELED
    And Ada's stream has 0 tokens
    When task a is canceled
    Then task c is completed in the end
    And task b shows:
      | state      | canceled |
      | attempt    | 0        |
      | started_ms | absent   |

  @ORCH-3030
  Scenario: Canceling what has ended changes nothing
    When task a is submitted
    Then task a is completed in the end
    When task a is canceled
    Then the answer is 204
    And task a shows:
      | state        | completed |
      | outcome.kind | completed |

  @ORCH-3030
  Scenario: Canceling twice is canceling once
    Given the slow pool runs task a
    When task a is canceled
    Then the answer is 204
    When task a is canceled
    Then the answer is 204
    And task a shows:
      | state | canceled |

  @ORCH-3030
  Scenario: A task that nobody submitted cannot be canceled
    When "POST /v1/tasks/$nobody/cancel" is requested
    Then the answer is 404 NOT_FOUND about id

  @ORCH-3031
  Scenario: A reader that is far behind gets no more than what was on its way to it
    When task a is submitted with:
      | model_ref  | long   |
      | ctx        | 100000 |
      | max_tokens | 99000  |
    And Ada reads task a
    And Ada stops taking bytes
    And Bob has read 80000 tokens of task a
    And task a is canceled
    And Ada takes bytes again
    Then Ada's stream ends with CANCELED
    And Bob's stream ends with CANCELED
    And Ada has read fewer tokens than Bob

  @ORCH-3031
  Scenario: A cancel races fifty streams and wins each
    When 50 tasks are read and canceled at their third token
    Then no token came after any of the 204s, and each stream ends with CANCELED

  @ORCH-3023 @ORCH-3031
  Scenario: Whoever reads a canceled task later reads what was read before, and its end
    Given the slow pool runs task a
    And Ada has read 5 tokens of task a
    When task a is canceled
    Then Ada's stream ends with CANCELED
    When Bob reads task a
    Then Bob's stream ends with CANCELED
    And Bob's stream is whole and in order
    And all that Ada has read stands the same in what Bob has read
