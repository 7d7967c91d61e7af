Feature: A session spends no more than its budgets, and is told what is left

  # The prompt of every task here has 5 tokens.

  Background:
    Given a daemon with these pools:
      | id    | slots | tokens_per_second | first_token_ms | price                                    |
      | quick | 8     | 2000              | 2              | {input_token: 0.001, output_token: 0.01} |
      | slow  | 1     | 50                | 10             | {input_token: 0.001, output_token: 0.01} |
    And the setting sessions.max_turns is 100
    And the setting sessions.budgets.tokens is 60
    And the setting sessions.budgets.time_ms is 600000
    And the setting sessions.budgets.cost is 1

  @ORCH-3055
  Scenario: What is left is told with the 202, with the stream, in its metrics and by the session
    When task a is submitted with:
      | model_ref      | slow  |
      | session_id     | $talk |
      | max_tokens     | 20    |
      | budget.time_ms | 60000 |
    Then the answer is 202
    And the answer has the headers:
      | X-Budget-Tokens-Remaining  | between 50 and 60      |
      | X-Budget-Time-Remaining-Ms | between 1000 and 60000 |
      | X-Budget-Cost-Remaining    | between 0.9 and 1      |
    When Ada reads task a
    Then the headers of Ada's stream are:
      | X-Budget-Tokens-Remaining  | between 30 and 60      |
      | X-Budget-Time-Remaining-Ms | between 1000 and 60000 |
      | X-Budget-Cost-Remaining    | between 0.7 and 1      |
    And Ada soon reads a metrics event with:
      | data.tokens_budget_remaining  | between 35 and 54      |
      | data.time_budget_remaining_ms | between 1000 and 60000 |
      | data.cost_budget_remaining    | between 0.79 and 0.99  |
    And Ada's stream ends with end
    When "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | tokens_budget_remaining  | 35                        |
      | time_budget_remaining_ms | between 500000 and 599999 |
      | cost_budget_remaining    | 0.795                     |

  @ORCH-3054 @ORCH-3055
  Scenario: A stream that reaches the budget of tokens stops at that token, and the next task is refused
    When task a is submitted with:
      | session_id | $talk |
      | max_tokens | 100   |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 55 tokens
    And Ada's end event shows:
      | data.tokens_out    | 55     |
      | data.finish_reason | budget |
    And task a shows:
      | state              | budget |
      | granted_tokens     | 55     |
      | outcome.kind       | budget |
      | outcome.limit      | tokens |
      | outcome.tokens_in  | 5      |
      | outcome.tokens_out | 55     |
    When "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | tokens_budget_remaining | 0 |
    Given the metrics are noted
    When task b is submitted with:
      | session_id | $talk |
    Then the answer is 429 ADMISSION_REJECT about session_id
    And the answer shows:
      | policy_label   | session_budget |
      | retriable      | true           |
      | retry_after_ms | at least 1     |
    And the answer has the headers:
      | Retry-After  | at least 1 |
      | X-Backoff-Ms | at least 1 |
    And since then the metrics have grown by:
      | series                                                       | by |
      | admission_backpressure_events_total{policy="session_budget"} | 1  |
    When "DELETE /v1/sessions/$talk" is requested
    And task b is submitted again
    Then the answer is 202

  @ORCH-3054 @ORCH-3055
  Scenario: A task stops at the cost that it may have
    When task a is submitted with:
      | session_id  | $talk |
      | max_tokens  | 100   |
      | budget.cost | 0.1   |
    And Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream has 9 tokens
    And task a shows:
      | state         | budget |
      | outcome.limit | cost   |
    When "GET /v1/sessions/$talk" is requested
    Then the answer shows:
      | cost_budget_remaining   | 0.905 |
      | tokens_budget_remaining | 46    |

  @ORCH-3054 @ORCH-3055
  Scenario: A task stops when the time on its slot is spent; waiting does not count
    Given the slow pool runs task a with:
      | max_tokens | 40 |
    When task b is submitted with:
      | model_ref      | slow |
      | max_tokens     | 50   |
      | budget.time_ms | 300  |
    And Ada reads task b
    Then Ada's stream ends with end
    And Ada's stream is whole and in order
    And Ada's stream has 3 tokens at least
    And Ada's end event shows:
      | data.finish_reason | budget |
    And task b shows:
      | state              | budget           |
      | outcome.limit      | time             |
      | outcome.tokens_out | between 3 and 20 |

  @ORCH-3054 @ORCH-3055
  Scenario: A task has a budget of its own beside the session's, and the smaller one counts
    When task a is submitted with:
      | session_id    | $talk |
      | max_tokens    | 100   |
      | budget.tokens | 9     |
    Then the answer has the headers:
      | X-Budget-Tokens-Remaining | at most 9 |
    When Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream has 4 tokens
    When task b is submitted with:
      | session_id    | $talk |
      | max_tokens    | 100   |
      | budget.tokens | 1000  |
    And Bob reads task b
    Then Bob's stream ends with end
    And Bob's stream has 46 tokens

  @ORCH-3055
  Scenario Outline: A budget that does not pay for the prompt and one token is refused: <field> <value>
    When task a is submitted with:
      | <field> | <value> |
    Then the answer is 400 INVALID_PARAMS about <field>

    Examples:
      | field          | value |
      | budget.tokens  | 5     |
      | budget.tokens  | 0     |
      | budget.tokens  | 1.5   |
      | budget.tokens  | "20"  |
      | budget.time_ms | -1    |
      | budget.cost    | 0.001 |
      | budget.cost    | -0.1  |

  @ORCH-3055
  Scenario: Tasks that come at once cannot overdraw what their session has
    When 1000 tasks of session talk are submitted at once, with:
      | max_tokens     | 13  |
      | budget.time_ms | 900 |
    Then what they used of the session talk and what it has left make 60 tokens
    And the answer shows:
      | tokens_budget_remaining | between 0 and 59 |

  @ORCH-3055
  Scenario: What a canceled task did not use comes back
    Given the slow pool runs task a
    When task b is submitted with:
      | model_ref      | slow  |
      | session_id     | $talk |
      | max_tokens     | 50    |
      | budget.time_ms | 9000  |
    And task c is submitted with:
      | model_ref      | slow  |
      | session_id     | $talk |
      | max_tokens     | 5     |
      | budget.time_ms | 9000  |
    Then the answer is 429 ADMISSION_REJECT about session_id
    When task b is canceled
    And task c is submitted again
    Then the answer is 202

  @ORCH-3055
  Scenario: Where no budget is set nothing is told of any
    Given a daemon without budgets
    When task a is submitted
    Then the answer is 202
    And the answer has the headers:
      | X-Budget-Tokens-Remaining  | absent |
      | X-Budget-Time-Remaining-Ms | absent |
      | X-Budget-Cost-Remaining    | absent |
    When Ada reads task a
    Then the headers of Ada's stream are:
      | X-Budget-Tokens-Remaining  | absent |
      | X-Budget-Time-Remaining-Ms | absent |
      | X-Budget-Cost-Remaining    | absent |
    When "GET /v1/sessions/$session_of_a" is requested
    Then the answer shows:
      | tokens_budget_remaining  | absent |
      | time_budget_remaining_ms | absent |
      | cost_budget_remaining    | absent |

  @ORCH-3055
  Scenario: A budget of cost means nothing for a model without a price
    Given a daemon without budgets
    When task a is submitted with:
      | budget.cost | 1 |
    Then the answer is 400 INVALID_PARAMS about budget.cost

  @ORCH-3055 @ORCH-3060 @own
  Scenario: kill -9 gives a session nothing back, of what was spent or of what runs
    When task a is submitted with:
      | session_id     | $talk |
      | max_tokens     | 10    |
      | budget.time_ms | 5000  |
    Then task a is completed in the end
    When task b is submitted with:
      | model_ref      | slow  |
      | session_id     | $talk |
      | max_tokens     | 40    |
      | budget.time_ms | 90000 |
    And Ada has read 5 tokens of task b
    And the daemon is killed
    And the daemon is started again
    And task c is submitted with:
      | session_id     | $talk |
      | budget.time_ms | 5000  |
    Then the answer is 429 ADMISSION_REJECT about session_id
    And task b is completed in the end
    And "GET /v1/sessions/$talk" soon shows:
      | tokens_budget_remaining | 0 |
