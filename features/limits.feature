Feature: What a client may use is bounded

  Background:
    Given a daemon
    And the setting limits.body_bytes is 4096
    And the setting limits.json_depth is 10
    And the setting limits.open_streams is 2
    And the setting limits.headers_timeout_ms is 1000
    And the setting limits.request_timeout_ms is 1500

  @ORCH-3083
  Scenario: A body over the limit is refused
    When "POST /v1/tasks" is requested with a body of 4096 bytes
    Then the answer is 202
    When "POST /v1/tasks" is requested with a body of 4097 bytes
    Then the answer is 413 TOO_LARGE

  @ORCH-3083
  Scenario: A chunked body that never ends is cut off at the limit
    When "POST /v1/tasks" is requested with an endless body
    Then the answer is 413 TOO_LARGE

  @ORCH-3083
  Scenario: The JSON depth is what the configuration says
    When "POST /v1/tasks" is requested with 10 nested arrays
    Then the answer is 400 INVALID_PARAMS
    When "POST /v1/tasks" is requested with 11 nested arrays
    Then the answer is 413 TOO_LARGE

  @ORCH-3083
  Scenario: Open streams are bounded, and a place is free when a reader leaves
    Given the slow pool runs task a
    When Ada reads task a
    And Bob reads task a
    And "GET /v1/tasks/$a/stream" is requested
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | stream_limit |
    And the answer has the headers:
      | Retry-After  | at least 1 |
      | X-Backoff-Ms | at least 1 |
    When Ada leaves
    Then Eve can soon read task a

  @ORCH-3083 @ORCH-3085
  Scenario: A client that sends its headers too slowly is cut off
    When a client sends these bytes and falls silent:
      """
      GET /healthz HTTP/1.1\r\nHost: local
      """
    Then the raw answer begins with "HTTP/1.1 408"
    And the raw answer bears "X-Correlation-Id: "
    And the raw answer bears "REQUEST_TIMEOUT"
    And the daemon serves on

  @ORCH-3083 @ORCH-3085
  Scenario: A client that sends half a body and falls silent is cut off
    When a client sends these bytes and falls silent:
      """
      POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"task_id": "
      """
    Then the raw answer begins with "HTTP/1.1 408"
    And the daemon serves on
