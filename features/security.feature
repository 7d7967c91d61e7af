Feature: Only those who may are served

  @ORCH-3080 @OC-CTRL-2041
  Scenario Outline: With API keys, <request> needs one
    Given a daemon
    And the API key "a good long key"
    When "<request>" is requested
    Then the answer is 401 UNAUTHORIZED
    And the answer has the headers:
      | WWW-Authenticate | /Bearer/ |
      | X-Correlation-Id | a uuid   |
    When "<request>" is requested with the headers:
      | X-API-Key | a wrong key |
    Then the answer is 403 FORBIDDEN
    When "<request>" is requested with the headers:
      | Authorization | Bearer a wrong key |
    Then the answer is 403 FORBIDDEN

    Examples:
      | request                        |
      | POST /v1/tasks                 |
      | GET /v1/tasks                  |
      | GET /v1/tasks/$a               |
      | GET /v1/tasks/$a/stream        |
      | POST /v1/tasks/$a/cancel       |
      | GET /v1/sessions/$talk         |
      | DELETE /v1/sessions/$talk      |
      | GET /v1/capabilities           |
      | GET /v1/pools                  |
      | GET /v1/pools/quick/health     |
      | POST /v1/pools/quick/drain     |

  @ORCH-3080
  Scenario Outline: A key is taken as <header>
    Given a daemon
    And the API key "a good long key"
    And every request bears the header <header> "<value>"
    When task a is submitted
    Then the answer is 202
    And task a is completed in the end

    Examples:
      | header        | value                  |
      | X-API-Key     | a good long key        |
      | Authorization | Bearer a good long key |
      | Authorization | bearer a good long key |

  @OC-CTRL-2041 @OC-CTRL-2030 @OC-CTRL-2031 @OC-CTRL-2032
  Scenario Outline: <path> needs no key
    Given a daemon
    And the API key "a good long key"
    When "GET <path>" is requested
    Then the answer is 200

    Examples:
      | path     |
      | /metrics |
      | /healthz |
      | /readyz  |

  @ORCH-3080
  Scenario: What is there is not told to those without a key
    Given a daemon
    And the API key "a good long key"
    When "GET /v1/nowhere" is requested
    Then the answer is 401 UNAUTHORIZED

  @ORCH-3081 @OC-CTRL-2041
  Scenario Outline: Without API keys a request that came through somebody else is refused: <header> <value>
    Given a daemon
    When "GET /v1/capabilities" is requested with the headers:
      | <header> | <value> |
    Then the answer is 401 UNAUTHORIZED

    Examples:
      | header          | value                |
      | X-Forwarded-For | 203.0.113.9          |
      | Forwarded       | for=203.0.113.9      |
      | X-Real-IP       | 203.0.113.9          |
      | Host            | evil.example         |
      | Origin          | http://evil.example  |
      | Origin          | null                 |

  @ORCH-3081
  Scenario Outline: Without API keys a loopback peer is served, whatever it calls itself: <header> <value>
    Given a daemon
    When "GET /v1/capabilities" is requested with the headers:
      | <header> | <value> |
    Then the answer is 200

    Examples:
      | header | value                  |
      | Host   | localhost              |
      | Host   | LOCALHOST:8080         |
      | Host   | [::1]:8080             |
      | Origin | http://localhost:3000  |

  @ORCH-3081
  Scenario: Without API keys a peer from another address is refused, but may see whether the daemon lives
    Given a daemon
    And it listens on all addresses
    When "GET /v1/capabilities" is requested from another address
    Then the answer is 401 UNAUTHORIZED
    When "GET /healthz" is requested from another address
    Then the answer is 200

  @ORCH-3080
  Scenario: A key never appears in the log, nor does a prompt
    Given a daemon
    And the API key "a good long key"
    And every request bears the header X-API-Key "a good long key"
    When task a is submitted with:
      | prompt | The secret of the pond |
    Then task a is completed in the end
    And "a good long key" is nowhere in the log
    And "The secret of the pond" is nowhere in the log
