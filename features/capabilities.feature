Feature: A client can learn what is served

  @OC-CTRL-2001
  Scenario: The version is the contracts'
    Given a daemon
    When "GET /v1/capabilities" is requested
    Then the answer is 200
    And the answer shows the version of both contracts

  @OC-CTRL-2002
  Scenario: Each engine tells what it is, what it can do and for which models
    Given a daemon with these pools:
      | id   | model | model_refs | slots | ctx_max | version | replicas |
      | one  | haiku | [poem]     | 2     | 4096    | 1.2.3   | 2        |
      | two  | prose |            | 3     | 16384   | 2.0.0   | 1        |
    When "GET /v1/capabilities" is requested
    Then the answer is 200
    And the answer shows:
      | engines.0.engine              | mock                 |
      | engines.0.ctx_max             | 16384                |
      | engines.0.concurrency         | 7                    |
      | engines.0.supported_workloads | [completion, embedding, rerank] |
      | engines.0.engine_versions     | [1.2.3, 2.0.0]       |
      | engines.0.pools               | [one, two]           |
      | engines.0.model_refs          | [haiku, poem, prose] |
      | engines.0.rate_limits         | {}                   |
      | engines.0.features            | /seed/               |
      | engines.1                     | absent               |

  @OC-CTRL-2002
  Scenario: An engine that was never reached promises nothing
    Given a daemon
    When "GET /v1/capabilities" is requested
    Then the entry of the engine llamacpp shows:
      | engine_versions | []     |
      | ctx_max         | 0      |
      | features        | []     |
      | pools           | [gone] |
