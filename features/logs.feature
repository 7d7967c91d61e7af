Feature: The log tells what happened, in lines that a machine can read

  @ORCH-3082
  Scenario: Every line is JSON
    Given a daemon
    When task a is submitted
    Then task a is completed in the end
    When "GET /nowhere" is requested
    Then every line of the log is JSON with level, human and a moment

  @OC-CTRL-2001
  Scenario: The first line tells what was started
    Given a daemon
    When "GET /healthz" is requested
    Then the first line of the log shows:
      | address     | /^http:..127\.0\.0\.1:[0-9]+$/         |
      | metrics_url | /^http:..127\.0\.0\.1:[0-9]+.metrics$/ |
      | version     | /^[0-9]+\.[0-9]+\.[0-9]+/              |
      | pools       | [quick, slow, long, dying, gone]       |
      | auth        | loopback_only                          |

  @ORCH-3001 @ORCH-3011
  Scenario: The life of a task can be read from the log
    Given a daemon
    When task a is submitted
    Then task a is completed in the end
    And a line of the log about task a says "admitted" and shows:
      | session_id         | $session_of_a |
      | engine             | mock          |
      | pool_id            | quick         |
      | queue_position     | 0             |
      | predicted_start_ms | a number      |
    And a line of the log about task a says "started" and shows:
      | replica_id | q0    |
      | kv_warmth  | false |
    And a line of the log about task a says "completed" and shows:
      | engine_version | a text     |
      | tokens_in      | at least 1 |
      | tokens_out     | at least 1 |
      | decode_time_ms | at least 0 |
