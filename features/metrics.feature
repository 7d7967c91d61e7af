Feature: Prometheus can scrape what happens

  @OC-CTRL-2030
  Scenario: The scrape is Prometheus text 0.0.4 with the declared names
    Given a daemon
    When the metrics are scraped
    Then the answer is 200
    And the answer has the headers:
      | Content-Type | "text/plain; version=0.0.4; charset=utf-8" |
    And every scraped series is declared in ci/metrics.lint.json, with its labels

  @OC-CTRL-2030
  Scenario: Tasks are counted as they come, start and end
    Given a daemon
    And the metrics are noted
    When task a is submitted with:
      | priority   | batch |
      | max_tokens | 10    |
      | stop       | []    |
    Then task a is completed in the end
    And since then the metrics have grown by:
      | series                                                    | by         |
      | tasks_enqueued_total{pool_id="quick",priority="batch"}    | 1          |
      | tasks_started_total{replica_id="q0",priority="batch"}     | 1          |
      | tasks_started_total{priority="interactive"}               | 0          |
      | tokens_in_total{pool_id="quick"}                          | at least 1 |
      | tokens_out_total{pool_id="quick"}                         | between 1 and 10 |
      | latency_first_token_ms_count{pool_id="quick"}             | 1          |
      | latency_decode_ms_count{pool_id="quick"}                  | 1          |
      | placement_decisions_total{outcome="selected"}             | 1          |

  @OC-CTRL-2030
  Scenario: Refusals and cancels are counted by their reason
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | queue_capacity |
      | slow | 1     | 50                | 2              |
    And the metrics are noted
    And the slow pool runs task a
    And tasks b and c are waiting behind it
    When task d is submitted with:
      | model_ref | slow |
    And task b is canceled
    Then since then the metrics have grown by:
      | series                                                     | by    |
      | tasks_rejected_total{engine="mock",reason="ADMISSION_REJECT"} | 1   |
      | admission_backpressure_events_total{policy="queue_full"}   | 1     |
      | tasks_canceled_total{reason="client"}                      | 1     |

  @OC-CTRL-2030
  Scenario: Gauges show this moment
    Given a daemon
    And the slow pool runs task a
    And tasks b and c are waiting behind it with:
      | priority | batch |
    Then the metrics soon show:
      | series                                            | value |
      | queue_depth{pool_id="slow",priority="batch"}       | 2     |
      | queue_depth{pool_id="slow",priority="interactive"} | 0     |
    When Ada reads task a
    Then the metrics soon show:
      | series       | value |
      | open_streams | 1     |
    When Ada leaves
    Then the metrics soon show:
      | series       | value |
      | open_streams | 0     |
