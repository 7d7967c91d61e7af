Feature: Pools are made, changed and removed while the daemon runs

  Background:
    Given a daemon with these pools:
      | id   | slots | tokens_per_second |
      | slow | 1     | 250               |

  @own @OC-CTRL-2060 @OC-CTRL-2063
  Scenario: A pool that is made takes work, and is there again after a crash
    When "POST /v1/pools" is requested with the body:
      """
      {"id": "made", "engine": "mock", "model": "made", "replicas": [{"id": "m0", "slots": 2, "end_chance": 0}]}
      """
    Then the answer is 201
    And the answer shows:
      | pool_id  | made     |
      | source   | contract |
      | draining | false    |
    When the daemon is killed
    And the daemon is started again
    Then "GET /v1/pools/made/health" soon shows:
      | ready         | true |
      | metrics.slots | 2    |
    When task a is submitted with:
      | model_ref | made |
    Then task a is completed in the end

  @OC-CTRL-2060
  Scenario: An id is given once
    When "POST /v1/pools" is requested with the body:
      """
      {"id": "slow", "engine": "mock", "model": "made", "replicas": [{"id": "m0"}]}
      """
    Then the answer is 409 CONFLICT about id

  @OC-CTRL-2064
  Scenario Outline: A request can name no command and no host of its own
    When "POST /v1/pools" is requested with the body:
      """
      {"id": "mine", "engine": "llamacpp", "model": "m", "replicas": [{"id": "r0", <replica>}]}
      """
    Then the answer is 400 INVALID_PARAMS about <field>
    When "GET /v1/pools/mine/health" is requested
    Then the answer is 404 NOT_FOUND

    Examples:
      | replica                           | field                |
      | "url": "http://169.254.169.254"   | replicas[0].url      |
      | "url": "http://127.0.0.1:9"       | replicas[0].url      |
      | "template": "sh"                  | replicas[0].template |
      | "command": ["sh", "-c", "reboot"] | replicas[0].command  |
      | "slots": 1                        | replicas[0]          |

  @own @OC-CTRL-2061 @OC-CTRL-2063
  Scenario: Other figures count at once, and other engines break no stream
    Given task a runs in pool slow
    When Ada reads task a
    And "PATCH /v1/pools/slow" is requested with the body:
      """
      {"model_refs": ["alias"], "replicas": [{"id": "slow0", "slots": 3}, {"id": "slow1", "end_chance": 0}]}
      """
    Then the answer is 202
    And "GET /v1/pools/slow/health" soon shows:
      | metrics.slots | 4 |
    When task b is submitted with:
      | model_ref | alias |
    Then task b is completed in the end
    And Ada's stream ends with end
    And Ada's stream is whole and in order
    When the daemon is killed
    And the daemon is started again
    Then "GET /v1/pools/slow/health" soon shows:
      | metrics.slots | 4      |
      | source        | config |

  @own @OC-CTRL-2062
  Scenario: A pool that is removed lets what runs end, and its id is free then
    Given task a runs in pool slow
    When Ada reads task a
    And "DELETE /v1/pools/slow?deadline_ms=20000" is requested
    Then the answer is 202
    And the answer shows:
      | removing                    | true                    |
      | draining                    | true                    |
      | drain.running               | 1                       |
      | drain.deadline_ms_remaining | between 19000 and 20000 |
    When "POST /v1/pools/slow/undrain" is requested
    Then the answer is 409 CONFLICT about id
    When "PATCH /v1/pools/slow" is requested with the body:
      """
      {"queue_capacity": 5}
      """
    Then the answer is 409 CONFLICT about id
    And Ada's stream ends with end
    And "GET /v1/pools/slow/health" soon shows:
      | code | NOT_FOUND |
    When "GET /readyz" is requested
    Then the answer is 503 POOL_UNREADY
    When "POST /v1/pools" is requested with the body:
      """
      {"id": "slow", "engine": "mock", "model": "slow", "replicas": [{"id": "m0"}]}
      """
    Then the answer is 201
    And the daemon becomes ready

  @own @OC-CTRL-2062 @OC-CTRL-2063
  Scenario: A removal goes on after a crash, and a pool that was removed stays away
    Given task a runs in pool slow
    When "DELETE /v1/pools/slow?deadline_ms=30000" is requested
    And the daemon is killed
    And the daemon is started again
    Then "GET /v1/pools/slow/health" soon shows:
      | removing | true |
    When task a is canceled
    Then "GET /v1/pools/slow/health" soon shows:
      | code | NOT_FOUND |
    When the daemon is killed
    And the daemon is started again
    And "GET /v1/pools/slow/health" is requested
    Then the answer is 404 NOT_FOUND

  @own @OC-CTRL-2023
  Scenario: A drain outlasts a crash, until undrain ends it
    When "POST /v1/pools/slow/drain" is requested with the body:
      """
      {"deadline_ms": 60000}
      """
    And the daemon is killed
    And the daemon is started again
    And "GET /v1/pools/slow/health" is requested
    Then the answer shows:
      | draining | true |
    When "POST /v1/pools/slow/undrain" is requested
    Then the answer is 200
    And the answer shows:
      | draining | false |
    When the daemon is killed
    And the daemon is started again
    Then the daemon becomes ready
