Feature: A stream is started, tokens in order, and exactly one end

  Background:
    Given a daemon

  @ORCH-3020 @ORCH-3021
  Scenario: A task that ends by itself or by its limit
    When task a is submitted with:
      | max_tokens | 25 |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's started event shows:
      | id                      | "0"        |
      | data.queue_position     | 0          |
      | data.predicted_start_ms | at least 0 |
    And Ada's end event shows:
      | data.tokens_out     | between 1 and 25   |
      | data.decode_ms      | at least 0         |
      | data.decode_time_ms | at least 0         |
      | data.finish_reason  | /^(stop\|length)$/ |

  @ORCH-3020
  Scenario: What started says is what the 202 said
    Given the slow pool runs task a with:
      | max_tokens | 20 |
    And tasks b are waiting behind it
    When task c is submitted with:
      | model_ref  | slow |
      | max_tokens | 2    |
    And Ada reads task c
    Then Ada's stream ends with end
    And Ada's started event tells what the answer to task c told

  @ORCH-3020
  Scenario: Metrics come between the tokens and disturb nothing
    Given the setting streams.metrics_interval_ms is 50
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 30   |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream has a metrics event
    And Ada's stream is whole and in order
    And Ada's metrics event shows:
      | data.queue_depth         | at least 0      |
      | data.on_time_probability | between 0 and 1 |
      | data.kv_warmth           | false           |

  @ORCH-3020 @ORCH-2007
  Scenario: A replica that dies again and again ends the stream with WORKER_RESET after what was made
    When task a is submitted with:
      | model_ref   | dying  |
      | max_tokens  | 50     |
      | determinism | strict |
    And Ada reads task a
    Then Ada's stream ends with WORKER_RESET
    And Ada's stream is whole and in order
    And Ada's stream has 5 tokens
    And Ada's error event shows:
      | data.engine    | mock   |
      | data.message   | a text |
      | data.retriable | true   |
    And task a shows:
      | state        | failed       |
      | outcome.code | WORKER_RESET |

  @ORCH-3020 @ORCH-3021
  Scenario: A replica that dies once costs the reader nothing
    Given a daemon with these pools:
      | id    | slots | tokens_per_second | die_after_tokens | attempts | probe_interval_ms |
      | frail | 1     | 500               | 5                | 1        | 50                |
    When task a is submitted with:
      | model_ref   | frail  |
      | max_tokens  | 20     |
      | determinism | strict |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 20 tokens
    And task a shows:
      | attempt | 2 |
    When task b is submitted with:
      | model_ref   | frail  |
      | max_tokens  | 20     |
      | determinism | strict |
    Then tasks a and b have the same seed and text

  @ORCH-3028
  Scenario: An engine that falls silent is left at the deadline
    Given a daemon with these pools:
      | id     | slots | tokens_per_second | stall_after_tokens |
      | silent | 1     | 500               | 3                  |
    When task a is submitted with:
      | model_ref   | silent |
      | max_tokens  | 50     |
      | deadline_ms | 800    |
    And Ada reads task a
    Then Ada's stream ends with DEADLINE_UNMET
    And Ada's stream is whole and in order
    And Ada's stream has 3 tokens

  @ORCH-3026
  Scenario: An idle stream is kept open by heartbeats
    Given the setting streams.heartbeat_ms is 100
    And the setting streams.queued_interval_ms is 3600000
    And the slow pool runs task a
    And tasks b are waiting behind it
    When Ada reads task b
    Then Ada gets 2 heartbeats

  @ORCH-3026
  Scenario: Nothing on the way may cache or buffer a stream
    When task a is submitted
    And Ada reads task a
    Then the headers of Ada's stream are:
      | Content-Type      | /^text\/event-stream/    |
      | Cache-Control     | "no-cache, no-transform" |
      | X-Accel-Buffering | "no"                     |
      | Content-Encoding  | absent                   |
      | X-Correlation-Id  | a uuid                   |

  @ORCH-3020
  Scenario: The stream of a task that nobody submitted is not found
    When "GET /v1/tasks/$nobody/stream" is requested
    Then the answer is 404 NOT_FOUND about id
