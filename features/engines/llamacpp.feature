@real
Feature: The whole path on a real llama.cpp server

  Background:
    Given a llama.cpp server of 2 slots
    And a daemon with a pool "haiku" on it

  @ORCH-3001 @ORCH-3020
  Scenario: A task is admitted, streamed and completed
    When task a is submitted with:
      | max_tokens | 32 |
    Then the answer is 202
    When Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And task a shows:
      | state          | completed         |
      | engine         | llamacpp          |
      | tokens_in      | at least 1        |
      | tokens_out     | between 1 and 32  |
      | engine_version | a text            |

  @ORCH-3014
  Scenario: The text is the engine's own for the same prompt and seed
    When task a is submitted with:
      | max_tokens | 32 |
      | seed       | 42 |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's text is what the llama.cpp server itself gives for the seed 42 and 32 tokens

  @ORCH-3014
  Scenario: The same seed gives the same text
    When task a is submitted with:
      | max_tokens | 24 |
      | seed       | 7  |
    And task b is submitted with:
      | max_tokens | 24 |
      | seed       | 7  |
    Then tasks a and b have the same seed and text

  @ORCH-3032 @ORCH-3031
  Scenario: A cancel frees the server's slot
    Given Ada has read 3 tokens of a task a of 2000 tokens
    When task a is canceled
    Then the answer is 204
    And the llama.cpp server soon shows no busy slot
    And Ada's stream ends with CANCELED
    And no token of task a came to Ada after the 204

  @ORCH-3021 @ORCH-3060 @own
  Scenario: kill -9 in mid-stream, and the reader goes on
    Given Ada has read 20 tokens of a task a of 1500 tokens
    When the daemon is killed
    And the daemon is started again
    And Bob reads task a on from where Ada stopped
    Then Bob's stream ends with end
    When Eve reads task a
    Then Eve's stream ends with end
    And Eve's stream is whole and in order
    And Ada and Bob together have read what Eve has

  @OC-CTRL-2002 @OC-CTRL-2011
  Scenario: What the server tells of itself is what the daemon tells
    When "GET /v1/pools/haiku/health" is requested
    Then the answer shows:
      | live               | true       |
      | ready              | true       |
      | metrics.slots      | 2          |
      | replicas.0.ctx_max | 2048       |
      | engine_version     | a text     |

  @ORCH-3006
  Scenario: A prompt that does not fit is refused by its exact number of tokens
    When a task of 3000 words of prompt is submitted with:
      | max_tokens | 10 |
    Then the answer is 400 INVALID_PARAMS about prompt

  @OC-CTRL-2012 @ORCH-3010
  Scenario: A server that dies makes its pool unready
    When the llama.cpp server is killed
    Then "GET /v1/pools/haiku/health" soon shows:
      | ready      | false  |
      | last_error | a text |
    When task a is submitted
    Then the answer is 503 POOL_UNREADY
