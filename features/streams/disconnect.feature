Feature: When the last reader leaves, on_disconnect decides

  Background:
    Given a daemon
    And the setting streams.disconnect_grace_ms is 200

  @ORCH-3025
  Scenario: By default the task goes on
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 30   |
    And Ada has read 3 tokens of task a
    And Ada leaves
    Then task a is completed in the end
    And task a shows:
      | attempt | 1 |

  @ORCH-3025
  Scenario: With cancel the task is canceled after the grace period
    When task a is submitted with:
      | model_ref     | slow   |
      | max_tokens    | 200    |
      | on_disconnect | cancel |
    And Ada has read 3 tokens of task a
    And Ada leaves
    Then task a is canceled in the end
    And task a shows:
      | outcome.by | disconnect |

  @ORCH-3025
  Scenario: A reader that comes back within the grace period saves its task
    Given the setting streams.disconnect_grace_ms is 2000
    When task a is submitted with:
      | model_ref     | slow   |
      | max_tokens    | 60     |
      | on_disconnect | cancel |
    And Ada has read 3 tokens of task a
    And Ada leaves
    And Bob reads task a
    Then Bob's stream ends with end
    And task a is completed in the end

  @ORCH-3025
  Scenario: As long as one reader stays the task goes on
    When task a is submitted with:
      | model_ref     | slow   |
      | max_tokens    | 40     |
      | on_disconnect | cancel |
    And Ada has read 3 tokens of task a
    And Bob reads task a
    And Ada leaves
    Then Bob's stream ends with end
    And task a is completed in the end

  @ORCH-3025
  Scenario: A task that nobody has read yet is not canceled for that
    When task a is submitted with:
      | on_disconnect | cancel |
    Then task a is completed in the end
