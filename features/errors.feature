Feature: Every failure has a code, its one status, and the same envelope

  Background:
    Given a daemon

  @ORCH-2007 @OC-CTRL-2040
  Scenario Outline: <request> answers <status> <code>
    When "<request>" is requested
    Then the answer is <status> <code>
    And the answer has the headers:
      | X-Correlation-Id | a uuid |

    Examples:
      | request                       | status | code                   |
      | GET /                         | 404    | NOT_FOUND              |
      | GET /v1                       | 404    | NOT_FOUND              |
      | GET /v1/replicasets           | 404    | NOT_FOUND              |
      | GET /v1/tasks/$a/nothing      | 404    | NOT_FOUND              |
      | GET /v1/tasks/not-a-uuid      | 400    | INVALID_PARAMS         |
      | GET /v1/sessions/not-a-uuid   | 400    | INVALID_PARAMS         |
      | GET /v1/pools/a%20b/health    | 400    | INVALID_PARAMS         |
      | GET /v1/pools/nowhere/health  | 404    | NOT_FOUND              |
      | DELETE /v1/tasks/$a           | 405    | METHOD_NOT_ALLOWED     |
      | PUT /v1/tasks                 | 405    | METHOD_NOT_ALLOWED     |
      | GET /v1/tasks/$a/cancel       | 405    | METHOD_NOT_ALLOWED     |
      | POST /metrics                 | 405    | METHOD_NOT_ALLOWED     |
      | POST /healthz                 | 405    | METHOD_NOT_ALLOWED     |
      | POST /v1/tasks                | 400    | INVALID_PARAMS         |

  @ORCH-3084
  Scenario Outline: A wrong method is told which are right: <request>
    When "<request>" is requested
    Then the answer is 405 METHOD_NOT_ALLOWED
    And the answer has the headers:
      | Allow | <allow> |

    Examples:
      | request                   | allow                  |
      | PATCH /v1/tasks           | "GET, HEAD, OPTIONS, POST" |
      | DELETE /v1/tasks/$a       | "GET, HEAD, OPTIONS"       |
      | GET /v1/tasks/$a/cancel   | "OPTIONS, POST"            |
      | POST /v1/sessions/$talk   | "DELETE, GET, HEAD, OPTIONS" |

  @ORCH-3084
  Scenario Outline: <type> is no body of a task
    When "POST /v1/tasks" is requested with the body "{}" and the headers:
      | Content-Type | <type> |
    Then the answer is 415 UNSUPPORTED_MEDIA_TYPE about Content-Type

    Examples:
      | type                               |
      | text/plain                         |
      | application/xml                    |
      | application/json; charset=latin1   |
      | application/x-www-form-urlencoded  |

  @ORCH-3084
  Scenario: A body that is compressed is not taken
    When "POST /v1/tasks" is requested with the body "{}" and the headers:
      | Content-Type     | application/json |
      | Content-Encoding | gzip             |
    Then the answer is 415 UNSUPPORTED_MEDIA_TYPE about Content-Encoding

  @ORCH-3084
  Scenario Outline: <request> with Accept <accept> is not acceptable
    When "<request>" is requested with the headers:
      | Accept | <accept> |
    Then the answer is 406 NOT_ACCEPTABLE about Accept

    Examples:
      | request                 | accept                                |
      | GET /v1/capabilities    | text/html                             |
      | GET /v1/tasks           | application/xml, application/json;q=0 |
      | GET /v1/tasks/$a/stream | application/json                      |
      | GET /metrics            | image/png                             |
      | GET /healthz            | text/plain                            |

  @ORCH-3084
  Scenario Outline: <request> with Accept <accept> is answered
    When "<request>" is requested with the headers:
      | Accept | <accept> |
    Then the answer is 200

    Examples:
      | request              | accept                                          |
      | GET /v1/capabilities | */*                                             |
      | GET /v1/capabilities | application/*;q=0.1                             |
      | GET /metrics         | text/plain;version=0.0.4;q=0.5,*/*;q=0.1        |
      | GET /metrics         | application/openmetrics-text;q=0.9,text/plain   |

  @ORCH-3084
  Scenario Outline: HEAD answers as GET does, without a body: <path>
    When "HEAD <path>" is requested
    Then the answer is 200
    And the answer is empty
    And the answer has the headers:
      | X-Correlation-Id | a uuid |

    Examples:
      | path             |
      | /healthz         |
      | /readyz          |
      | /metrics         |
      | /v1/capabilities |
      | /v1/tasks        |

  @ORCH-3084
  Scenario: OPTIONS tells what may be asked
    When "OPTIONS /v1/tasks" is requested
    Then the answer is 204
    And the answer has the headers:
      | Allow            | "GET, HEAD, OPTIONS, POST" |
      | X-Correlation-Id | a uuid                     |

  @OC-CTRL-2043
  Scenario Outline: A drain that makes no sense is refused: <body>
    When "POST /v1/pools/quick/drain" is requested with the body:
      """
      <body>
      """
    Then the answer is 400 INVALID_PARAMS about <field>

    Examples:
      | body                         | field       |
      | {}                           | deadline_ms |
      | {"deadline_ms": -1}          | deadline_ms |
      | {"deadline_ms": 86400001}    | deadline_ms |
      | {"deadline_ms": "1s"}        | deadline_ms |
      | {"deadline_ms": 1, "now": 1} | now         |

  @OC-CTRL-2020
  Scenario: A pool that nobody configured cannot be drained
    When "POST /v1/pools/nowhere/drain" is requested with the body:
      """
      {"deadline_ms": 1000}
      """
    Then the answer is 404 NOT_FOUND about id
