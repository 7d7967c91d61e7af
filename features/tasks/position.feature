Feature: The queue is honest: place, order and predicted start
  # Scenarios share the standard daemon, and what it has learned from those before: where tasks were canceled soon, a wait may be
  # foretold as none.

  Background:
    Given a daemon

  @ORCH-3002
  Scenario: The position counts the tasks that start before it, and the predicted start grows with them
    Given the slow pool runs task a
    When task b is submitted with:
      | model_ref       | slow |
      | max_tokens      | 100  |
      | expected_tokens | 100  |
    Then the answer shows:
      | queue_position     | 0          |
      | predicted_start_ms | at least 0 |
    When task c is submitted with:
      | model_ref       | slow |
      | max_tokens      | 100  |
      | expected_tokens | 100  |
    Then the answer shows:
      | queue_position | 1 |
    And task c is predicted to start after task b
    When task d is submitted with:
      | model_ref       | slow |
      | max_tokens      | 100  |
      | expected_tokens | 100  |
    Then the answer shows:
      | queue_position | 2 |
    And task d is predicted to start after task c

  @ORCH-3002 @ORCH-3011
  Scenario: A waiting task shows how it moves up
    Given the slow pool runs task a
    And tasks b and c are waiting behind it
    Then task c shows:
      | state                    | queued          |
      | queue_position           | 1               |
      | predicted_start_ms       | at least 0      |
      | on_time_probability      | between 0 and 1 |
      | admission.queue_position | 1               |
      | outcome                  | absent          |
    When task b is canceled
    Then task c soon shows:
      | queue_position           | 0 |
      | admission.queue_position | 1 |

  @ORCH-3002 @ORCH-3013
  Scenario: An interactive task stands before the batch tasks that wait, and they show it
    Given the slow pool runs task a
    And tasks b are waiting behind it with:
      | priority | batch |
    When task c is submitted with:
      | model_ref | slow        |
      | priority  | interactive |
    Then the answer shows:
      | queue_position | 0 |
    And task b shows:
      | queue_position | 1 |

  @ORCH-3013
  Scenario: Interactive before batch, and in a class the first admitted starts first
    Given the slow pool runs task a with:
      | max_tokens | 20 |
    And tasks b, c and d are waiting behind it with:
      | priority   | batch |
      | max_tokens | 2     |
    And tasks e, f and g are waiting behind it with:
      | priority   | interactive |
      | max_tokens | 2           |
    Then tasks e, f, g, b, c and d started in this order

  @ORCH-3002
  Scenario: What was measured makes the next prediction
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 100               | 30             |
    And the slow pool has run 8 tasks of 20 tokens
    And the slow pool runs task a with:
      | max_tokens      | 100 |
      | expected_tokens | 100 |
    When task b is submitted with:
      | model_ref | slow |
    Then task b started within 250 ms of its predicted start

  @ORCH-3011
  Scenario: A task that nobody submitted is not found
    When "GET /v1/tasks/$nobody" is requested
    Then the answer is 404 NOT_FOUND about id

  @ORCH-3012
  Scenario: Tasks are listed newest first, and only once over all pages
    When tasks a, b, c, d and e of session talk are submitted
    And the tasks of session talk are listed 2 at a time
    Then the pages together hold e, d, c, b and a

  @ORCH-3012
  Scenario: A page begun stays whole while new tasks come
    When tasks a, b and c of session talk are submitted
    And "GET /v1/tasks?session_id=$talk&limit=2" is requested
    Then the list holds c and b
    When tasks d of session talk are submitted
    And the page after it is requested
    Then the list holds a
    And the answer shows:
      | next_cursor | absent |

  @ORCH-3012
  Scenario: Tasks are filtered by session, state and pool
    Given the slow pool runs task a with:
      | session_id | $talk |
    And tasks b are waiting behind it with:
      | session_id | $talk |
    And tasks c of session talk are submitted
    And task c is completed in the end
    When "GET /v1/tasks?session_id=$talk&state=running" is requested
    Then the list holds a
    When "GET /v1/tasks?session_id=$talk&state=queued" is requested
    Then the list holds b
    When "GET /v1/tasks?session_id=$talk&pool_id=quick" is requested
    Then the list holds c
    When "GET /v1/tasks?session_id=$talk&pool_id=quick&state=queued" is requested
    Then the list holds nothing

  @ORCH-3012
  Scenario Outline: A list that makes no sense is refused: <query>
    When "GET /v1/tasks?<query>" is requested
    Then the answer is 400 INVALID_PARAMS about <field>

    Examples:
      | query             | field      |
      | limit=0           | limit      |
      | limit=201         | limit      |
      | limit=many        | limit      |
      | state=sleeping    | state      |
      | session_id=talk   | session_id |
      | pool_id=a%20b     | pool_id    |
      | cursor=bm90LW91cnM | cursor    |
