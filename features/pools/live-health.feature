Feature: Health tells what is so now, and nothing else

  @OC-CTRL-2013
  Scenario: A pool tells what it is, what it serves and what it holds
    Given a daemon with these pools:
      | id    | slots | replicas | ctx_max | version | tokens_per_second | queue_capacity | model_refs     |
      | zebra | 3     | 2        | 4096    | 1.2.3   | 200               | 17             | [stripes, zoo] |
    When "GET /v1/pools/zebra/health" is requested
    Then the answer shows:
      | source                            | config                             |
      | removing                          | absent                             |
      | model_refs                        | [zebra, stripes, zoo]              |
      | model_state                       | Active                             |
      | engine_versions                   | [1.2.3]                            |
      | workloads                         | [completion, embedding, rerank]    |
      | features                          | [chat_template, continuation, exact_token_count, kv_usage, seed, stop] |
      | ctx_max                           | 4096                               |
      | queue_capacity                    | 17                                 |
      | breaker.state                     | closed                             |
      | reload                            | absent                             |
      | metrics.kv_cache_usage            | 0                                  |
      | metrics.prefill_tokens_per_second | absent                             |
      | metrics.vram_used_bytes           | absent                             |
      | metrics.vram_free_bytes           | absent                             |
      | replicas.0.state                  | ready                              |
      | replicas.0.managed                | false                              |
      | replicas.0.kv_cache_usage         | 0                                  |
      | replicas.0.breaker.state          | closed                             |
      | replicas.0.restarts               | absent                             |
      | replicas.0.next_start_ms          | absent                             |
      | replicas.0.resident_bytes         | absent                             |
      | replicas.0.devices                | absent                             |

  @OC-CTRL-2013
  Scenario: A pool whose engine was never reached promises nothing
    Given a daemon
    When "GET /v1/pools/gone/health" is requested
    Then the answer shows:
      | engine_versions  | []     |
      | workloads        | []     |
      | features         | []     |
      | ctx_max          | absent |
      | replicas.0.state | /connecting\|unreachable/ |

  @OC-CTRL-2013 @own
  Scenario: A reload is told with its end
    Given a daemon with these pools:
      | id    | slots | replicas | tokens_per_second |
      | zebra | 3     | 2        | 200               |
    When "POST /v1/pools/zebra/reload" is requested with the body:
      """
      {}
      """
    Then the answer is 202
    And "GET /v1/pools/zebra/health" soon shows:
      | reload.state          | done        |
      | reload.model          | zebra       |
      | reload.replicas_done  | 2           |
      | reload.replicas_total | 2           |
      | reload.started_ms     | a number    |
      | reload.ended_ms       | a number    |
      | reload.reason         | absent      |
      | replicas.0.replica_id | zebra0.2    |
      | replicas.0.state      | ready       |

  @OC-CTRL-2034 @own
  Scenario: The GPUs of a replica of this machine are told as their tool tells them
    Given the machine has two GPUs, as nvidia-smi tells
    And the setting gpu.sample_interval_ms is 1000
    And a daemon with these pools:
      | id    | engine   | url                 | devices |
      | haiku | llamacpp | http://127.0.0.1:9  | 0       |
      | both  | llamacpp | http://localhost:9  | 0,1     |
      | far   | llamacpp | http://192.0.2.7:9  | 0       |
    When "GET /healthz" is requested
    Then "GET /v1/pools/haiku/health" soon shows:
      | replicas.0.devices.0.device          | "0"        |
      | replicas.0.devices.0.utilization     | 0.37       |
      | replicas.0.devices.0.vram_used_bytes | 9661579264 |
      | replicas.0.devices.0.vram_free_bytes | 7090470912 |
      | metrics.vram_used_bytes              | 9661579264 |
      | metrics.vram_free_bytes              | 7090470912 |
    And "GET /v1/pools/both/health" soon shows:
      | replicas.0.devices.1.device      | "1"         |
      | replicas.0.devices.1.utilization | 0           |
      | metrics.vram_used_bytes          | 9674162176  |
    And "GET /v1/pools/far/health" soon shows:
      | replicas.0.devices      | absent |
      | metrics.vram_used_bytes | absent |
    And the metrics soon show:
      | series                                               | value      |
      | gpu_utilization{replica_id="haiku0",device="0"}      | 0.37       |
      | vram_used_bytes{replica_id="haiku0",device="0"}      | 9661579264 |
      | vram_used_bytes{replica_id="both0",device="1"}       | 12582912   |

  @OC-CTRL-2034 @own
  Scenario: Where no tool is, no figure is
    Given the machine has no tool that tells of GPUs
    And a daemon with these pools:
      | id    | engine   | url                | devices |
      | haiku | llamacpp | http://127.0.0.1:9 | 0       |
    When "GET /v1/pools/haiku/health" is requested
    Then the answer shows:
      | replicas.0.devices      | absent |
      | metrics.vram_used_bytes | absent |
      | metrics.vram_free_bytes | absent |
    And no series gpu_utilization is scraped
    And no series vram_used_bytes is scraped
