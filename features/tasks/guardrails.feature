Feature: What can never run is refused before it waits

  @ORCH-3059
  Scenario: A task for a retired model is refused, and one for another model is not
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | model_state | kv_bytes_per_token | kv_capacity_bytes |
      | old  | 1     | 2000              | retired     |                    |                   |
      | new  | 1     | 2000              | active      |                    |                   |
      | tiny | 2     | 50                |             | 1000               | 100000            |
    When task a is submitted with:
      | model_ref | old |
    Then the answer is 400 MODEL_DEPRECATED about model_ref
    And the answer shows:
      | retriable | false |
    When task b is submitted with:
      | model_ref | new |
    Then the answer is 202

  @ORCH-3059 @ORCH-3060 @own
  Scenario: What a model had when it was retired ends as it would have
    Given a daemon with these pools:
      | id   | slots | tokens_per_second |
      | slow | 1     | 50                |
    And the slow pool runs task a with:
      | max_tokens | 40 |
    And tasks b are waiting behind it with:
      | max_tokens | 2 |
    When the daemon is killed
    And the model of pool slow is retired
    And the daemon is started again
    Then task a is completed in the end
    And task b is completed in the end
    When task c is submitted with:
      | model_ref | slow |
    Then the answer is 400 MODEL_DEPRECATED about model_ref

  @ORCH-3006 @ORCH-3058
  Scenario: A task whose KV cache no replica can hold is refused; two that do not fit together run one after the other
    Given a daemon with these pools:
      | id   | slots | tokens_per_second | model_state | kv_bytes_per_token | kv_capacity_bytes |
      | old  | 1     | 2000              | retired     |                    |                   |
      | new  | 1     | 2000              | active      |                    |                   |
      | tiny | 2     | 50                |             | 1000               | 100000            |
    When task a is submitted with:
      | model_ref | tiny |
      | ctx       | 101  |
    Then the answer is 400 INVALID_PARAMS about ctx
    Given the tiny pool runs task b with:
      | ctx        | 60 |
      | max_tokens | 40 |
    When task c is submitted with:
      | model_ref | tiny |
      | ctx       | 60   |
    And task d is submitted with:
      | model_ref | tiny |
      | ctx       | 40   |
    Then task d soon shows:
      | state | running |
    And task c shows:
      | state | queued |
    When task b is canceled
    Then task c is completed in the end

  @ORCH-3006
  Scenario: A prompt that leaves no room for a token of output within ctx is refused
    Given a daemon
    When task a is submitted with:
      | ctx | 5 |
    Then the answer is 400 INVALID_PARAMS
    When task b is submitted with:
      | ctx        | 105 |
      | max_tokens | 100 |
    Then the answer is 202
    When task c is submitted with:
      | ctx        | 105 |
      | max_tokens | 101 |
    Then the answer is 400 INVALID_PARAMS
