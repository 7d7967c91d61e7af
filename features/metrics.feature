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
      | series                                                 | by               |
      | tasks_enqueued_total{pool_id="quick",priority="batch"} | 1                |
      | tasks_started_total{replica_id="q0",priority="batch"}  | 1                |
      | tasks_started_total{priority="interactive"}            | 0                |
      | tokens_in_total{pool_id="quick"}                       | at least 1       |
      | tokens_out_total{pool_id="quick"}                      | between 1 and 10 |
      | latency_first_token_ms_count{pool_id="quick"}          | 1                |
      | latency_decode_ms_count{pool_id="quick"}               | 1                |
      | placement_decisions_total{outcome="selected"}          | 1                |

  @OC-CTRL-2030
  Scenario: Refusals and cancels are counted by their reason
    Given a daemon with these pools:
      | id      | slots | tokens_per_second | queue_capacity |
      | slow    | 1     | 50                | 2              |
      | steady  | 1     | 50                | 2              |
      | calm    | 1     | 50                | 2              |
      | metered | 1     | 50                | 2              |
    And the metrics are noted
    And the metered pool runs task a
    And tasks b and c are waiting behind it
    When task d is submitted with:
      | model_ref | metered |
    And task b is canceled
    Then since then the metrics have grown by:
      | series                                                        | by |
      | tasks_rejected_total{engine="mock",reason="ADMISSION_REJECT"} | 1  |
      | admission_backpressure_events_total{policy="queue_full"}      | 1  |
      | tasks_canceled_total{reason="client"}                         | 1  |

  @OC-CTRL-2030
  Scenario: Gauges show this moment
    Given a daemon
    And the slow pool runs task a
    And tasks b and c are waiting behind it with:
      | priority | batch |
    Then the metrics soon show:
      | series                                             | value |
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

  @OC-CTRL-2030 @own
  Scenario: How the classes were admitted and how many kept their deadlines
    Given a daemon with these pools:
      | id    | slots | tokens_per_second |
      | quick | 4     | 2000              |
      | slow  | 1     | 50                |
    When tasks a, b and c are submitted one after the other is done, with:
      | priority | interactive |
    Then the metrics soon show:
      | series                                      | value |
      | admission_share{priority="interactive"}     | 1     |
      | admission_share{priority="batch"}           | 0     |
      | deadlines_met_ratio{priority="interactive"} | 1     |
    When task d is submitted with:
      | model_ref       | slow  |
      | priority        | batch |
      | max_tokens      | 500   |
      | expected_tokens | 1     |
      | deadline_ms     | 300   |
    Then task d is deadline in the end
    And the metrics soon show:
      | series                                      | value               |
      | admission_share{priority="interactive"}     | between 0.7 and 0.8 |
      | admission_share{priority="batch"}           | between 0.2 and 0.3 |
      | deadlines_met_ratio{priority="interactive"} | 1                   |
      | deadlines_met_ratio{priority="batch"}       | 0                   |
