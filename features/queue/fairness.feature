Feature: Clients share a pool, and nobody starves

  # One slot, so that the order of the starts is the order of the queue; each task takes the prompt's 5 tokens and 5 of output.

  @ORCH-3050
  Scenario: Who asks for much only waits behind itself
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And these API keys:
      | id     | weight |
      | porter | 1      |
      | greedy | 1      |
      | modest | 1      |
      | heavy  | 3      |
      | liar   | 1      |
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And greedy has tasks g1, g2, g3, g4, g5 and g6 waiting behind it with:
      | expected_tokens | 5 |
    And modest has tasks m1, m2 and m3 waiting behind it with:
      | expected_tokens | 5 |
    Then task m1 shows:
      | queue_position | 1 |
    And task g6 shows:
      | queue_position | 8 |
    When task a is canceled
    Then the first 4 of tasks g1, g2, g3, g4, g5, g6, m1, m2 and m3 to start were g1, g2, m1 and m2
    And tasks g1, g2, g3, g4, g5 and g6 started in this order
    And tasks m1, m2 and m3 started in this order
    And tasks m3, g4, g5 and g6 started in this order

  @ORCH-3050
  Scenario: A key of weight 3 is served three times as much as one of weight 1
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And these API keys:
      | id     | weight |
      | porter | 1      |
      | greedy | 1      |
      | modest | 1      |
      | heavy  | 3      |
      | liar   | 1      |
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And modest has tasks l1, l2, l3 and l4 waiting behind it with:
      | expected_tokens | 5 |
    And heavy has tasks h1, h2, h3, h4, h5, h6, h7 and h8 waiting behind it with:
      | expected_tokens | 5 |
    When task a is canceled
    Then the first 8 of tasks l1, l2, l3, l4, h1, h2, h3, h4, h5, h6, h7 and h8 to start were h1, h2, h3, h4, h5, h6, l1 and l2

  @ORCH-3050
  Scenario: A key of a large weight is not kept waiting by a row of small ones
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And these API keys:
      | id     | weight |
      | porter | 1      |
      | greedy | 1      |
      | modest | 1      |
      | heavy  | 4      |
      | liar   | 1      |
    And the slow pool runs task a with:
      | max_tokens      | 4000 |
      | expected_tokens | 4000 |
      | ctx             | 5000 |
    And greedy has tasks g1 and g2 waiting behind it with:
      | expected_tokens | 5 |
    And modest has tasks m1 and m2 waiting behind it with:
      | expected_tokens | 5 |
    And liar has tasks l1 and l2 waiting behind it with:
      | expected_tokens | 5 |
    And heavy has tasks h1, h2, h3 and h4 waiting behind it with:
      | expected_tokens | 5 |
    Then task h1 shows:
      | queue_position | 0 |
    And task g1 shows:
      | queue_position | 1 |
    When task a is canceled
    Then tasks h1, g1, h2, m1, h3, l1, h4 and g2 started in this order

  @ORCH-3050
  Scenario: Without API keys each session is a client
    Given a daemon
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And tasks g1, g2, g3 and g4 are waiting behind it with:
      | session_id      | $greedy |
      | expected_tokens | 5       |
    And tasks m are waiting behind it with:
      | session_id      | $modest |
      | expected_tokens | 5       |
    When task a is canceled
    Then the first 2 of tasks g1, g2, g3, g4 and m to start were g1 and m

  @ORCH-3050
  Scenario: To understate a task gains nothing
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And these API keys:
      | id     | weight |
      | porter | 1      |
      | greedy | 1      |
      | modest | 1      |
      | heavy  | 3      |
      | liar   | 1      |
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And liar has tasks l1, l2 and l3 waiting behind it with:
      | max_tokens      | 100 |
      | expected_tokens | 1   |
    And modest has tasks h1, h2, h3, h4 and h5 waiting behind it with:
      | max_tokens      | 20 |
      | expected_tokens | 20 |
    When task a is canceled
    Then tasks l1, h1, h2, h3, h4 and l2 started in this order

  @ORCH-3051 @ORCH-3013
  Scenario: Batch keeps its share of a busy pool, and interactive goes first otherwise
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And the setting queue.batch_share is 0.25
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And tasks b1, b2 and b3 are waiting behind it with:
      | priority        | batch  |
      | session_id      | $night |
      | expected_tokens | 5      |
    And tasks i1, i2, i3, i4, i5, i6, i7 and i8 are waiting behind it with:
      | priority        | interactive |
      | session_id      | $day        |
      | expected_tokens | 5           |
    When task a is canceled
    Then the first 3 of tasks b1, b2, b3, i1, i2, i3, i4, i5, i6, i7 and i8 to start were i1, i2 and i3
    And the first 8 of tasks b1, b2, b3, i1, i2, i3, i4, i5, i6, i7 and i8 to start were i1, i2, i3, i4, i5, i6, b1 and b2
    And tasks i8 and b3 started in this order

  @ORCH-3050 @ORCH-3060 @own
  Scenario: The order between clients survives kill -9
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And the slow pool runs task a with:
      | max_tokens | 2000 |
    And tasks g1, g2 and g3 are waiting behind it with:
      | session_id      | $greedy |
      | expected_tokens | 5       |
    And tasks m are waiting behind it with:
      | session_id      | $modest |
      | expected_tokens | 5       |
    When the daemon is killed
    And the daemon is started again
    And task a is canceled
    Then tasks g1, m, g2 and g3 started in this order

  @ORCH-3050 @ORCH-3060 @own
  Scenario: A restart gives no client a second helping
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | first_token_ms |
      | slow | 1     | 400               | 5              |
    And the setting shutdown.deadline_ms is 100
    And the slow pool runs task a with:
      | max_tokens | 4000 |
      | ctx        | 5000 |
    And tasks g1 and g2 are waiting behind it with:
      | session_id      | $greedy |
      | expected_tokens | 5       |
    And tasks z are waiting behind it with:
      | max_tokens | 2000 |
    And tasks m are waiting behind it with:
      | session_id      | $modest |
      | expected_tokens | 5       |
    When task a is canceled
    Then task z soon shows:
      | state | running |
    When the daemon gets SIGTERM
    Then the daemon ends within 10000 ms
    When the daemon is started again
    And task z is canceled
    Then tasks g1, m and g2 started in this order
