@own
Feature: A changed configuration file is taken up while the daemon runs

  Background:
    Given a daemon with these pools:
      | id   | slots | tokens_per_second |
      | slow | 1     | 250               |
      | old  | 1     | 500               |

  @OC-CTRL-2082
  Scenario: Pools come, change and go, and no stream breaks
    Given task a runs in pool slow
    When Ada reads task a
    And the configuration file changes to these pools:
      | id   | slots | tokens_per_second |
      | slow | 3     | 500               |
      | new  | 2     | 500               |
    Then "GET /v1/pools/new/health" soon shows:
      | ready  | true   |
      | source | config |
    And "GET /v1/pools/slow/health" soon shows:
      | metrics.slots | 3 |
    And "GET /v1/pools/old/health" soon shows:
      | code | NOT_FOUND |
    And Ada's stream ends with end
    And Ada's stream is whole and in order
    And the metrics soon show:
      | series                            | value |
      | config_reloads_total{result="ok"} | 1     |

  @OC-CTRL-2082
  Scenario: The configuration has the last word of a pool once it says something else of it
    When "PATCH /v1/pools/slow" is requested with the body:
      """
      {"replicas": [{"id": "slow0", "slots": 7}]}
      """
    And "PATCH /v1/pools/old" is requested with the body:
      """
      {"replicas": [{"id": "old0", "slots": 7}]}
      """
    Then "GET /v1/pools/slow/health" soon shows:
      | metrics.slots | 7 |
    When the configuration file changes to these pools:
      | id   | slots | tokens_per_second |
      | slow | 2     | 50                |
      | old  | 1     | 500               |
    Then "GET /v1/pools/slow/health" soon shows:
      | metrics.slots | 2 |
    And "GET /v1/pools/old/health" soon shows:
      | metrics.slots | 7 |
