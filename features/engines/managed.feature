@real @own
Feature: Engines that the daemon runs itself

  @OC-CTRL-2001 @OC-CTRL-2011
  Scenario: They are started, tested, and take tasks; at the end none is left
    Given a daemon that runs 2 llama.cpp servers of 2 slots for a pool "haiku"
    Then "GET /v1/pools/haiku/health" soon shows:
      | ready                     | true  |
      | last_error                | null  |
      | replicas.0.state          | ready |
      | replicas.1.state          | ready |
      | metrics.slots             | 4     |
      | replicas.0.engine_version | a text |
    When task a is submitted with:
      | max_tokens | 16 |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    When the daemon gets SIGTERM
    Then the daemon ends within 15000 ms
    And no llama.cpp server of it is left

  @OC-CTRL-2012 @ORCH-3064
  Scenario: One that is killed comes back, and its stream goes on meanwhile
    Given a daemon that runs 2 llama.cpp servers of 2 slots for a pool "haiku"
    And both are ready
    And Ada has read 10 tokens of a strict task a of 1500 tokens
    When the managed llama.cpp server under task a is killed
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 1500 tokens
    And task a shows:
      | state   | completed |
      | attempt | 2         |
    And both are ready

  @OC-CTRL-2012 @OC-CTRL-2066
  Scenario: A model that is not there is told in the engine's words, and the rest of the daemon works
    Given a daemon that runs 1 llama.cpp servers of 2 slots for a pool "haiku"
    And beside it a pool "lost" whose model is not there
    Then "GET /v1/pools/lost/health" soon shows:
      | ready            | false                                        |
      | replicas.0.state | tripped                                      |
      | last_error       | /none\.gguf.*Check the path or the name/     |
    And the daemon has logged why
    When task a is submitted with:
      | max_tokens | 8 |
    And Ada reads task a
    Then Ada's stream ends with end

  @OC-CTRL-2024
  Scenario: A reload puts another model in its place, while a stream of the old one goes on to its end
    Given a daemon that runs 1 llama.cpp servers of 2 slots for a pool "haiku"
    And Ada has read 10 tokens of a strict task a of 1500 tokens
    When the pool "haiku" is reloaded with the other model
    Then "GET /v1/pools/haiku/health" soon shows:
      | reload.state | done |
      | ready        | true |
    And Ada's stream ends with end
    And Ada's stream has 1500 tokens
    And task a shows:
      | attempt | 1 |
    When task b is submitted with:
      | max_tokens | 60 |
    And Bob reads task b
    Then Bob's stream ends with end
    And Bob's text is the other model's

  @OC-CTRL-2082
  Scenario: A configuration that changes exchanges engines and adds one, while a stream of an old one goes on to its end
    Given a daemon that runs 1 llama.cpp servers of 2 slots for a pool "haiku"
    And Ada has read 10 tokens of a strict task a of 1500 tokens
    When the configuration file gives the pool "haiku" 2 servers with the further argument "--no-cont-batching", and the daemon gets SIGHUP
    Then "GET /v1/pools/haiku/health" soon shows:
      | reload.state          | done  |
      | replicas.0.replica_id | r0.2  |
      | replicas.0.ready      | true  |
      | replicas.1.ready      | true  |
      | replicas.2            | absent |
      | metrics.slots         | 4     |
    And Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 1500 tokens
    And task a shows:
      | attempt | 1 |
    When the daemon gets SIGTERM
    Then the daemon ends within 15000 ms
    And no llama.cpp server of it is left
