Feature: A reader that comes back goes on where it stopped

  Background:
    Given a daemon

  @ORCH-3021
  Scenario: A lost connection costs a reader nothing
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 40   |
    And Eve reads task a
    And Ada has read 8 tokens of task a
    And Ada leaves
    And Bob reads task a on from where Ada stopped
    Then Bob's stream ends with end
    And Eve's stream ends with end
    And Ada and Bob together have read what Eve has

  @ORCH-3021
  Scenario Outline: Last-Event-ID <id> of an ended stream goes on with what follows
    When task a is submitted with:
      | max_tokens | 10   |
      | stop       | []   |
    And Ada reads task a
    Then Ada's stream ends with end
    When Bob reads task a after event <id>
    Then Bob's stream ends with end
    And Bob has read what Ada read after event <id>

    Examples:
      | id |
      | 0  |
      | 1  |
      | 5  |

  @ORCH-3021
  Scenario: A reader that has had the end has nothing more to read
    When task a is submitted
    And Ada reads task a
    Then Ada's stream ends with end
    When the stream of task a is asked for what follows its end
    Then the answer is 204
    And the answer is empty

  @ORCH-3027
  Scenario Outline: Last-Event-ID "<id>" is refused
    When task a is submitted with:
      | max_tokens | 10 |
    Then task a is completed in the end
    When "GET /v1/tasks/$a/stream" is requested with the headers:
      | Last-Event-ID | <id> |
    Then the answer is 400 INVALID_PARAMS about Last-Event-ID

    Examples:
      | id                |
      | 5000              |
      | -1                |
      | five              |
      | 1.5               |
      | 00                |
      | 99999999999999999 |
