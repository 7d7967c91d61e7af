Feature: A task is admitted with an honest place, or refused with the reason and what to do

  Background:
    Given a daemon

  @ORCH-3001
  Scenario: A task that fits learns its place and its start at once
    When task a is submitted
    Then the answer is 202
    And the answer shows:
      | task_id            | $a         |
      | queue_position     | 0          |
      | predicted_start_ms | at least 0 |
      | backoff_ms         | 0          |

  @ORCH-3001 @ORCH-3011
  Scenario: A task shows what became of it
    When task a is submitted with:
      | max_tokens | 12 |
    Then task a is completed in the end
    And task a shows:
      | task_id                  | $a                 |
      | session_id               | $session_of_a      |
      | pool_id                  | quick              |
      | replica_id               | q0                 |
      | attempt                  | 1                  |
      | tokens_out               | between 1 and 12   |
      | tokens_in                | at least 1         |
      | outcome.kind             | completed          |
      | outcome.reason           | /^(stop\|length)$/ |
      | admission.queue_position | 0                  |
      | queue_position           | absent             |
      | predicted_start_ms       | absent             |
    And the moments of task a are in order

  @ORCH-3008
  Scenario: A full queue refuses the next task and says when to come back
    Given a daemon with these pools:
      | id      | slots | tokens_per_second | queue_capacity |
      | slow    | 1     | 50                | 2              |
      | steady  | 1     | 50                | 2              |
      | calm    | 1     | 50                | 2              |
      | metered | 1     | 50                | 2              |
    And the slow pool runs task a
    And tasks b and c are waiting behind it
    When task d is submitted with:
      | model_ref | slow |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label   | queue_full |
      | engine         | mock       |
      | pool_id        | slow       |
      | retriable      | true       |
      | retry_after_ms | at least 1 |
    And the answer has the headers:
      | Retry-After  | at least 1 |
      | X-Backoff-Ms | at least 1 |

  @ORCH-3008
  Scenario: A refused task is admitted once there is room, under the same id
    Given a daemon with these pools:
      | id      | slots | tokens_per_second | queue_capacity |
      | slow    | 1     | 50                | 2              |
      | steady  | 1     | 50                | 2              |
      | calm    | 1     | 50                | 2              |
      | metered | 1     | 50                | 2              |
    And the steady pool runs task a
    And tasks b and c are waiting behind it
    When task d is submitted with:
      | model_ref | steady |
    Then the answer is 429 ADMISSION_REJECT
    When task b is canceled
    And task d is submitted again
    Then the answer is 202

  @ORCH-3008
  Scenario: The fuller the queue, the longer a client is asked to hold back
    Given a daemon with these pools:
      | id      | slots | tokens_per_second | queue_capacity |
      | slow    | 1     | 50                | 2              |
      | steady  | 1     | 50                | 2              |
      | calm    | 1     | 50                | 2              |
      | metered | 1     | 50                | 2              |
    And the calm pool runs task a
    When task b is submitted with:
      | model_ref | calm |
    Then the answer shows:
      | queue_position     | 0          |
      | predicted_start_ms | at least 1 |
      | backoff_ms         | at least 1 |

  @ORCH-3010
  Scenario: A model that no pool serves is not found
    When task a is submitted with:
      | model_ref | hf:nobody/has-this |
    Then the answer is 404 NOT_FOUND about model_ref
    And the message says "hf:nobody/has-this"

  @ORCH-3010
  Scenario: An engine that no pool runs is not found
    When task a is submitted with:
      | engine | vllm |
    Then the answer is 404 NOT_FOUND about engine

  @ORCH-3010
  Scenario: A pool whose engine cannot be reached refuses with 503 and when to try again
    When task a is submitted with:
      | model_ref | gone     |
      | engine    | llamacpp |
    Then the answer is 503 POOL_UNREADY
    And the answer shows:
      | policy_label   | pool_unready |
      | retriable      | true         |
      | retry_after_ms | at least 1   |
    And the answer has the headers:
      | Retry-After | at least 1 |

  @ORCH-3014
  Scenario: The same seed gives the same text, another seed another
    When task a is submitted with:
      | seed       | 42 |
      | max_tokens | 30 |
    And task b is submitted with:
      | seed       | 42 |
      | max_tokens | 30 |
    And task c is submitted with:
      | seed       | 43 |
      | max_tokens | 30 |
    Then tasks a and b have the same seed and text
    And tasks a and c have different texts

  @ORCH-3014
  Scenario: A task without a seed gets one that makes its text again
    When task a is submitted with:
      | seed       | absent |
      | max_tokens | 30     |
    Then task a is completed in the end
    When task b is submitted with the seed that task a shows
    Then tasks a and b have the same seed and text

  @ORCH-3001
  Scenario: A chat is admitted as a prompt is
    When task a is submitted with:
      | prompt   | absent                                                                      |
      | messages | [{role: system, content: Be brief.}, {role: user, content: Name a season.}] |
    Then the answer is 202
    And task a is completed in the end

  @ORCH-3001
  Scenario: A stop text ends the output and is no part of it
    When task a is submitted with:
      | max_tokens | 40 |
    And Ada reads task a
    Then Ada's stream ends with end
    When task b is submitted with the middle of what Ada has read as its stop text
    And Bob reads task b
    Then Bob's stream ends with end
    And Bob's end event shows:
      | data.finish_reason | stop |
    And Bob's text is what Ada has read before it
