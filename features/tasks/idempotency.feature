Feature: task_id is the idempotency key of a task

  Background:
    Given a daemon

  @ORCH-3003
  Scenario: The same request again gets the same answer, and runs once
    Given the slow pool runs task a
    When task b is submitted with:
      | model_ref | slow |
    And the queue_position of the answer is remembered
    And the predicted_start_ms of the answer is remembered
    And task b is submitted again
    Then the answer is 202
    And the answer has the remembered queue_position
    And the answer has the remembered predicted_start_ms
    When "GET /v1/tasks?session_id=$session_of_b" is requested
    Then the list holds b

  @ORCH-3003
  Scenario: A thousand parallel repeats are one task
    Given the metrics are noted
    When task a is submitted 1000 times at once
    Then all of them got the same 202
    And task a is completed in the end
    And task a shows:
      | attempt | 1 |
    And since then the metrics have grown by:
      | series                                | by |
      | tasks_enqueued_total{pool_id="quick"} | 1  |
      | tasks_started_total{pool_id="quick"}  | 1  |
    When "GET /v1/sessions/$session_of_a" is requested
    Then the answer shows:
      | turns | 1 |

  @ORCH-3003
  Scenario: A repeat after the end does not run the task again
    When task a is submitted
    Then task a is completed in the end
    When task a is submitted again
    Then the answer is 202
    And task a shows:
      | state   | completed |
      | attempt | 1         |

  @ORCH-3003
  Scenario: The order of the fields and the case of a uuid do not make another request
    When task a is submitted
    And task a is submitted again with its fields in reverse and its ids in upper case
    Then the answer is 202
    And the answer shows:
      | task_id | $a |

  @ORCH-3004
  Scenario Outline: The same id with another <field> is a conflict
    When task a is submitted
    And task a is submitted again with:
      | <field> | <value> |
    Then the answer is 409 CONFLICT about task_id
    And task a is completed in the end

    Examples:
      | field      | value         |
      | prompt     | Another pond  |
      | seed       | 8             |
      | priority   | batch         |
      | max_tokens | 6             |

  @ORCH-3003 @ORCH-3005 @own
  Scenario: The answer to a repeat survives kill -9
    Given the slow pool runs task a
    When task b is submitted with:
      | model_ref | slow |
    And the predicted_start_ms of the answer is remembered
    And the daemon is killed
    And the daemon is started again
    And task b is submitted again
    Then the answer is 202
    And the answer has the remembered predicted_start_ms
