Feature: Every answer can be found in the log

  Background:
    Given a daemon

  @ORCH-3082 @OC-CTRL-2042
  Scenario Outline: <request> makes a correlation id where none was sent
    When "<request>" is requested
    Then the answer has the headers:
      | X-Correlation-Id | a uuid |

    Examples:
      | request                    |
      | GET /v1/capabilities       |
      | GET /healthz               |
      | GET /readyz                |
      | GET /metrics               |
      | GET /v1/tasks              |
      | POST /v1/tasks             |
      | GET /v1/tasks/$a           |
      | GET /v1/tasks/$a/stream    |
      | POST /v1/tasks/$a/cancel   |
      | GET /v1/sessions/$talk     |
      | DELETE /v1/sessions/$talk  |
      | GET /v1/pools              |
      | GET /v1/pools/quick/health |
      | GET /nowhere               |
      | PATCH /v1/tasks            |
      | OPTIONS /v1/tasks          |

  @ORCH-3082 @OC-CTRL-2042
  Scenario Outline: <request> echoes the one that was sent
    When "<request>" is requested with the headers:
      | X-Correlation-Id | tonight/7 |
    Then the answer has the headers:
      | X-Correlation-Id | tonight/7 |

    Examples:
      | request                 |
      | GET /v1/capabilities    |
      | GET /healthz            |
      | GET /metrics            |
      | GET /v1/tasks/$a/stream |
      | GET /nowhere            |
      | POST /v1/tasks          |

  @ORCH-3082
  Scenario: A correlation id that breaks the bounds is refused, and the refusal has one of its own
    When "GET /v1/capabilities" is requested with the headers:
      | X-Correlation-Id | two words |
    Then the answer is 400 INVALID_PARAMS about X-Correlation-Id
    And the answer has the headers:
      | X-Correlation-Id | a uuid |

  @ORCH-3082
  Scenario Outline: What never became a request has one too: <what>
    When a client sends these bytes and closes:
      """
      <bytes>
      """
    Then the raw answer begins with "HTTP/1.1 <status>"
    And the raw answer bears "X-Correlation-Id: "

    Examples:
      | what              | status | bytes                                                       |
      | a malformed line  | 400    | BREW /pot HTTP/1.1 HTCPCP\r\n\r\n                           |
      | a malformed body  | 400    | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n |

  @ORCH-3082
  Scenario: A task is logged with the correlation id of its request, to its end
    Given every request bears the header X-Correlation-Id "night-shift-42"
    When task a is submitted
    Then task a is completed in the end
    And a line of the log about task a says "admitted" and shows:
      | correlation_id | night-shift-42 |
    And a line of the log about task a says "completed" and shows:
      | correlation_id | night-shift-42 |
