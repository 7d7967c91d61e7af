Feature: An operator sees how each pool stands

  @OC-CTRL-2010
  Scenario: All pools are listed in the order of the configuration
    Given a daemon with these pools:
      | id    | slots | replicas | ctx_max | version | tokens_per_second |
      | zebra | 3     | 2        | 4096    | 1.2.3   | 200               |
      | ant   | 1     | 1        | 4096    | 1.2.3   | 200               |
      | mole  | 1     | 1        | 4096    | 1.2.3   | 200               |
    When "GET /v1/pools" is requested
    Then the answer is 200
    And the answer shows:
      | pools.0.pool_id | zebra  |
      | pools.1.pool_id | ant    |
      | pools.2.pool_id | mole   |
      | pools.3         | absent |

  @OC-CTRL-2011
  Scenario: A pool tells how it stands
    Given a daemon with these pools:
      | id    | slots | replicas | ctx_max | version | tokens_per_second |
      | zebra | 3     | 2        | 4096    | 1.2.3   | 200               |
      | ant   | 1     | 1        | 4096    | 1.2.3   | 200               |
      | mole  | 1     | 1        | 4096    | 1.2.3   | 200               |
    When "GET /v1/pools/zebra/health" is requested
    Then the answer is 200
    And the answer shows:
      | pool_id                          | zebra  |
      | engine                           | mock   |
      | engine_version                   | 1.2.3  |
      | model                            | zebra  |
      | live                             | true   |
      | ready                            | true   |
      | draining                         | false  |
      | drain                            | absent |
      | last_error                       | null   |
      | metrics.slots                    | 6      |
      | metrics.slots_busy               | 0      |
      | metrics.queue_depth_interactive  | 0      |
      | metrics.queue_depth_batch        | 0      |
      | replicas.0.replica_id            | zebra0 |
      | replicas.0.ready                 | true   |
      | replicas.0.slots                 | 3      |
      | replicas.0.ctx_max               | 4096   |
      | replicas.1.replica_id            | zebra1 |

  @OC-CTRL-2011
  Scenario: Its queue and slots are those of this moment
    Given a daemon
    And the slow pool runs task a
    And tasks b are waiting behind it
    And tasks c and d are waiting behind it with:
      | priority | batch |
    When "GET /v1/pools/slow/health" is requested
    Then the answer shows:
      | metrics.slots_busy              | 1 |
      | metrics.queue_depth_interactive | 1 |
      | metrics.queue_depth_batch       | 2 |
      | replicas.0.slots_busy           | 1 |

  @OC-CTRL-2011
  Scenario: A figure is absent until it was measured
    Given a daemon with these pools:
      | id    | slots | replicas | ctx_max | version | tokens_per_second |
      | zebra | 3     | 2        | 4096    | 1.2.3   | 200               |
      | ant   | 1     | 1        | 4096    | 1.2.3   | 200               |
      | mole  | 1     | 1        | 4096    | 1.2.3   | 200               |
    When "GET /v1/pools/mole/health" is requested
    Then the answer shows:
      | metrics.decode_tokens_per_second | absent |
      | metrics.first_token_ms           | absent |
    When task a is submitted with:
      | model_ref  | mole |
      | max_tokens | 40   |
    Then task a is completed in the end
    And "GET /v1/pools/mole/health" soon shows:
      | metrics.decode_tokens_per_second | between 20 and 400 |
      | metrics.first_token_ms           | at least 0         |

  @OC-CTRL-2012
  Scenario: A pool whose engine cannot be reached tells why
    Given a daemon
    When "GET /v1/pools/gone/health" is requested
    Then the answer is 200
    And the answer shows:
      | live                  | false    |
      | ready                 | false    |
      | last_error            | a text   |
      | replicas.0.last_error | a text   |
      | engine_version        | absent   |
