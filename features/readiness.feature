Feature: A supervisor can ask whether the daemon lives, and whether it can work

  @OC-CTRL-2031
  Scenario: Alive
    Given a daemon
    When "GET /healthz" is requested
    Then the answer is 200
    And the answer shows:
      | status | ok |

  @OC-CTRL-2032
  Scenario: Ready while a pool is ready
    Given a daemon
    When "GET /readyz" is requested
    Then the answer is 200
    And the answer shows:
      | status | ready |

  @OC-CTRL-2032
  Scenario: Alive but not ready while no engine can be reached
    Given a daemon with these pools:
      | id   | engine   | model | url                  |
      | gone | llamacpp | gone  | "http://127.0.0.1:9" |
    When "GET /readyz" is requested
    Then the answer is 503 POOL_UNREADY
    And the answer has the headers:
      | Retry-After | at least 1 |
    When "GET /healthz" is requested
    Then the answer is 200
