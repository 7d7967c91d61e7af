@own
Feature: A daemon that is told to stop takes nothing new and breaks nothing

  Background:
    Given a daemon

  @ORCH-3062 @OC-CTRL-2033
  Scenario Outline: From <signal> on it is not ready and admits nothing, and what it knows it still answers for
    Given the slow pool runs task a
    When the daemon gets <signal>
    Then the daemon becomes unready
    When task b is submitted
    Then the answer is 503 SHUTTING_DOWN
    And the answer shows:
      | policy_label | shutting_down |
      | retriable    | true          |
    And the answer has the headers:
      | Retry-After | at least 1 |
    When task a is submitted again
    Then the answer is 202
    When "GET /readyz" is requested
    Then the answer is 503 SHUTTING_DOWN
    When "GET /healthz" is requested
    Then the answer is 200

    Examples:
      | signal  |
      | SIGTERM |
      | SIGINT  |

  @ORCH-3063
  Scenario: Running streams finish, and then it ends
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 40   |
    And Ada has read 3 tokens of task a
    And the daemon gets SIGTERM
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And the daemon ends within 10000 ms
    And its exit code is 0

  @ORCH-3063
  Scenario: An idle daemon ends at once
    Given the slow pool runs task a
    When task a is canceled
    And the daemon gets SIGTERM
    Then the daemon ends within 10000 ms
    And its exit code is 0

  @ORCH-3063 @ORCH-3060
  Scenario: What did not finish by the deadline goes on at the next start, and what waited too
    Given the setting shutdown.deadline_ms is 300
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 50   |
    And tasks b are waiting behind it with:
      | max_tokens | 3 |
    And Ada has read 3 tokens of task a
    And the daemon gets SIGTERM
    Then the daemon ends within 10000 ms
    And its exit code is 0
    When the daemon is started again
    And Bob reads task a on from where Ada stopped
    Then Bob's stream ends with end
    When Eve reads task a
    Then Eve's stream ends with end
    And Ada and Bob together have read what Eve has
    And task b is completed in the end

  @ORCH-3063
  Scenario: A second signal ends it at once, and nothing is lost
    Given the slow pool runs task a with:
      | max_tokens | 150 |
    When the daemon gets SIGTERM
    Then the daemon becomes unready
    When the daemon gets SIGTERM
    Then the daemon ends within 10000 ms
    When the daemon is started again
    Then task a is completed in the end
    And task a shows:
      | attempt | 2 |
