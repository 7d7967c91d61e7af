Feature: A reader that is slow, or leaves, is no trouble to anybody else

  @ORCH-3024
  Scenario: A reader that takes no bytes holds up neither the engine nor another reader, and loses no token
    Given a daemon
    When task a is submitted with:
      | model_ref  | long  |
      | ctx        | 50000 |
      | max_tokens | 40000 |
    And Bob reads task a
    And Bob stops taking bytes
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And task a is completed in the end
    When Bob takes bytes again
    Then Bob's stream ends with end
    And Bob's stream is whole and in order
    And Ada and Bob have read the same

  @ORCH-3024 @own
  Scenario: Fifty readers that take no bytes cost bounded memory
    Given a daemon
    When task a is submitted with:
      | model_ref  | long  |
      | ctx        | 50000 |
      | max_tokens | 40000 |
    And 50 readers of task a take no bytes
    Then task a is completed in the end
    And the daemon's memory has grown by at most 150 MB
