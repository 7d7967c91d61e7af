@real
Feature: Texts are embedded by a real llama.cpp server

  @ORCH-3090 @ORCH-3094
  Scenario: The vectors are those that the server itself gives
    Given a llama.cpp server of 2 slots that embeds
    And a daemon with a pool "haiku" on it
    When task a is submitted with:
      | workload | embedding                                   |
      | prompt   | absent                                      |
      | ctx      | 512                                         |
      | inputs   | [An old silent pond, A frog, Winter seclusion] |
    Then the answer is 202
    When Ada reads task a
    Then Ada's stream ends with end
    When "GET /v1/tasks/$a/result" is requested
    Then the answer is 200
    And the answer is what Ada's result event shows
    And the vectors of the answer are what the llama.cpp server itself gives
    And task a shows:
      | state      | completed   |
      | engine     | llamacpp    |
      | tokens_in  | at least 10 |
      | tokens_out | 0           |

  @ORCH-3095
  Scenario: A completion for a server that only embeds is refused, and says what it does
    Given a llama.cpp server of 2 slots that embeds
    And a daemon with a pool "haiku" on it
    When task a is submitted
    Then the answer is 400 INVALID_PARAMS about workload
    And the message says "haiku"
    And the message says "do not do completion"
    And the message says "embedding"
