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
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | ctx_max |
      | long | 1     | 30000             | 200000  |
    # What the fifty are behind by the end, were it kept for them, would be three times as much.
    And its heap is bounded to 160 MB
    When task a is submitted with:
      | model_ref  | long   |
      | ctx        | 150000 |
      | max_tokens | 140000 |
    And 50 readers of task a take no bytes
    Then task a is completed in the end
