Feature: A session binds the turns of a conversation for a time

  Background:
    Given a daemon

  @ORCH-3040
  Scenario: A session that was never used is a fresh one
    When "GET /v1/sessions/$talk" is requested
    Then the answer is 200
    And the answer shows:
      | session_id       | $talk  |
      | ttl_ms_remaining | 600000 |
      | turns            | 0      |
      | max_turns        | 8      |
      | kv_bytes         | 0      |
      | kv_warmth        | false  |

  @ORCH-3040
  Scenario: Each task is a turn, and leaves the session warm
    Given a daemon with these pools:
      | id   | replicas | slots | tokens_per_second | kv_bytes_per_token |
      | talk | 4        | 1     | 1000              | 1000               |
    When task a is submitted with:
      | model_ref  | talk  |
      | session_id | $talk |
    Then task a is completed in the end
    And "GET /v1/sessions/$talk" soon shows:
      | turns            | 1                        |
      | ttl_ms_remaining | between 590000 and 600000 |
      | kv_bytes         | at least 1000            |
      | kv_warmth        | true                     |

  @ORCH-3041
  Scenario: A session that is not used for its time to live is forgotten
    Given the setting sessions.ttl_ms is 1000
    When tasks a of session talk are submitted
    Then task a is completed in the end
    And "GET /v1/sessions/$talk" soon shows:
      | turns            | 1               |
      | ttl_ms_remaining | between 1 and 1000 |
    And "GET /v1/sessions/$talk" soon shows:
      | turns            | 0    |
      | ttl_ms_remaining | 1000 |

  @ORCH-3042
  Scenario: A deleted session is forgotten, and its tasks stay
    When tasks a of session talk are submitted
    Then task a is completed in the end
    When "DELETE /v1/sessions/$talk" is requested
    Then the answer is 204
    And the answer is empty
    When "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | turns     | 0     |
      | kv_warmth | false |
    And task a shows:
      | state      | completed |
      | session_id | $talk     |
    When "DELETE /v1/sessions/$talk" is requested
    Then the answer is 204

  @ORCH-3043
  Scenario: A session stays with the replica that knows it
    Given a daemon with these pools:
      | id   | replicas | slots | tokens_per_second | kv_bytes_per_token |
      | talk | 4        | 1     | 1000              | 1000               |
    When tasks a, b, c and d are turns of session talk one after the other, with:
      | model_ref | talk |
    Then tasks a, b, c and d ran on the same replica

  @ORCH-3044
  Scenario: At its turn limit a session takes no more tasks
    Given the setting sessions.max_turns is 2
    When tasks a and b of session talk are submitted
    And task c is submitted with:
      | session_id | $talk |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | session_turn_limit |
    And the answer has the headers:
      | Retry-After  | at least 0 |
      | X-Backoff-Ms | at least 0 |
    When "DELETE /v1/sessions/$talk" is requested
    And task c is submitted again
    Then the answer is 202

  @ORCH-3044
  Scenario: A refused task takes no turn
    When task a is submitted with:
      | session_id | $talk  |
      | model_ref  | nobody |
    Then the answer is 404 NOT_FOUND
    When "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | turns | 0 |

  @ORCH-3060 @own
  Scenario: A session survives kill -9
    When tasks a and b of session talk are submitted
    Then task a is completed in the end
    And task b is completed in the end
    And "GET /v1/sessions/$talk" soon shows:
      | kv_warmth | true |
    When the daemon is killed
    And the daemon is started again
    And "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | turns | 2 |

  @ORCH-3045
  Scenario: Where expired sessions are refused, one that has expired takes no task until it is deleted
    Given the setting sessions.ttl_ms is 3000
    And the setting sessions.expired is refuse
    When tasks a of session talk are submitted
    Then task a is completed in the end
    And "GET /v1/sessions/$talk" soon shows:
      | turns            | 1 |
      | ttl_ms_remaining | 0 |
    When task b is submitted with:
      | session_id | $talk |
    Then the answer is 429 ADMISSION_REJECT about session_id
    And the answer shows:
      | policy_label   | session_expired    |
      | retriable      | true               |
      | retry_after_ms | between 1 and 3000 |
    When "DELETE /v1/sessions/$talk" is requested
    Then the answer is 204
    When task b is submitted again
    Then the answer is 202
