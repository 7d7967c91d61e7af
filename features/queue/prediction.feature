Feature: A prediction is an interval with a probability, learned from what was measured

  @ORCH-3057
  Scenario: It is in the reply, in the task and in its stream, from the place to the start
    Given a daemon
    And the setting streams.queued_interval_ms is 50
    And the slow pool runs task a with:
      | max_tokens | 30 |
    When task b is submitted with:
      | model_ref  | slow |
      | max_tokens | 20   |
    Then the answer shows:
      | predicted_start_ms      | at least 0      |
      | predicted_start_low_ms  | at least 0      |
      | predicted_start_high_ms | at least 0      |
      | on_time_probability     | between 0 and 1 |
    And the answer's predicted start is within its interval
    And task b shows the same prediction under admission
    And task b shows:
      | predicted_start_ms      | at least 0      |
      | predicted_start_low_ms  | at least 0      |
      | predicted_start_high_ms | at least 0      |
      | on_time_probability     | between 0 and 1 |
    When Ada reads task b
    Then Ada soon reads a queued event with:
      | data.predicted_start_low_ms  | at least 0      |
      | data.predicted_start_high_ms | at least 0      |
      | data.on_time_probability     | between 0 and 1 |
    And Ada soon reads a metrics event with:
      | id                       | ""              |
      | data.predicted_start_ms  | at least 0      |
      | data.on_time_probability | between 0 and 1 |
    And Ada's stream ends with end
    And every prediction that Ada has read is within its interval
    And Ada's started event shows:
      | data.on_time_probability | between 0 and 1 |
    And Ada soon reads a metrics event with:
      | id                       | /^[0-9]+$/      |
      | data.on_time_probability | between 0 and 1 |
      | data.predicted_start_ms  | absent          |

  @ORCH-3057
  Scenario: Less time makes it less likely to be on time
    Given a daemon
    And the slow pool has run 4 tasks of 20 tokens
    And the slow pool runs task a with:
      | max_tokens      | 100 |
      | expected_tokens | 100 |
    When task b is submitted with:
      | model_ref       | slow  |
      | max_tokens      | 20    |
      | expected_tokens | 20    |
      | deadline_ms     | 60000 |
    Then the answer shows:
      | on_time_probability | between 0.9 and 1 |
    And the on_time_probability of the answer is remembered
    When task b is canceled
    And task c is submitted with:
      | model_ref       | slow |
      | max_tokens      | 100  |
      | expected_tokens | 100  |
      | deadline_ms     | 2500 |
    Then the answer has less than the remembered on_time_probability

  @ORCH-3009 @ORCH-3057 @ORCH-3060 @own
  Scenario: How long texts really get is learned, whatever their limit is, and outlasts kill -9
    Given a daemon with these pools:
      | id    | slots | tokens_per_second | end_chance |
      | brief | 1     | 40                | 1          |
    And the brief pool runs task a with:
      | max_tokens | 2000 |
    # Taken at its word, the task before it takes 50 seconds.
    When task b is submitted with:
      | model_ref   | brief |
      | max_tokens  | 2000  |
      | deadline_ms | 8000  |
    Then the answer is 400 DEADLINE_UNMET about deadline_ms
    And the answer shows:
      | retriable | false |
    When tasks c, d, e, f and g are submitted one after the other is done, with:
      | model_ref  | brief |
      | max_tokens | 2000  |
    And the daemon is killed
    And the daemon is started again
    Then the daemon becomes ready
    Given the brief pool runs task h with:
      | max_tokens | 2000 |
    When task i is submitted with:
      | model_ref   | brief |
      | max_tokens  | 2000  |
      | deadline_ms | 8000  |
    Then the answer is 202
    And the answer shows:
      | predicted_start_ms | between 0 and 8000 |
    And task i is completed in the end
