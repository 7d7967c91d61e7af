Feature: A task runs where its placement allows, and shows why it runs there

  Background:
    Given a daemon with these pools:
      | id     | model  | model_refs | slots | tokens_per_second | devices | ctx_max |
      | fast   | haiku  | [poem]     | 4     | 2000              | 0,1     | 4096    |
      | steady | haiku  | [poem]     | 4     | 200               | 2       | 4096    |
      | wide   | haiku  | [poem]     | 4     | 100               | 3       | 16384   |

  @ORCH-3007
  Scenario: A pinned task runs in its pool only
    When task a is submitted with:
      | model_ref             | haiku  |
      | placement.mode        | pin    |
      | placement.pin_pool_id | steady |
    Then task a shows:
      | pool_id                   | steady |
      | decision.selected_pool_id | steady |
      | decision.pinned           | true   |
      | decision.fallback_used    | false  |

  @ORCH-3007 @ORCH-3010
  Scenario: A pin to a pool that does not exist is not found
    When task a is submitted with:
      | model_ref             | haiku   |
      | placement.mode        | pin     |
      | placement.pin_pool_id | nowhere |
    Then the answer is 404 NOT_FOUND about placement.pin_pool_id

  @ORCH-3007
  Scenario: A preferred pool is taken where one fits
    When task a is submitted with:
      | model_ref              | haiku  |
      | placement.mode         | prefer |
      | placement.prefer_pools | [wide] |
    Then task a shows:
      | pool_id                | wide  |
      | decision.fallback_used | false |

  @ORCH-3007
  Scenario: Where no preferred pool fits, another one is taken unless that is ruled out
    When task a is submitted with:
      | model_ref              | haiku     |
      | placement.mode         | prefer    |
      | placement.prefer_pools | [nowhere] |
    Then task a shows:
      | decision.fallback_used | true |
    When task b is submitted with:
      | model_ref                | haiku    |
      | ctx                      | 10000    |
      | placement.mode           | prefer   |
      | placement.prefer_pools   | [steady] |
      | placement.allow_fallback | false    |
    Then the answer is 400 INVALID_PARAMS about placement.prefer_pools

  @ORCH-3007
  Scenario: An avoided pool never runs it
    When task a is submitted with:
      | model_ref             | poem           |
      | placement.avoid_pools | [fast, steady] |
    Then task a shows:
      | pool_id | wide |

  @ORCH-3007
  Scenario: A device mask is matched exactly
    When task a is submitted with:
      | model_ref                     | haiku |
      | placement.require_device_mask | "2"   |
    Then task a shows:
      | pool_id | steady |
    When task b is submitted with:
      | model_ref                     | haiku |
      | placement.require_device_mask | "0"   |
    Then the answer is 400 INVALID_PARAMS about placement.require_device_mask

  @ORCH-3007
  Scenario: Only a pool with the context that a task needs is taken
    When task a is submitted with:
      | model_ref | haiku |
      | ctx       | 10000 |
    Then task a shows:
      | pool_id | wide |

  @ORCH-3007
  Scenario: The pool that will be done first is taken
    Given every pool has run a task of 20 tokens
    When task a is submitted with:
      | model_ref  | haiku |
      | max_tokens | 50    |
    Then task a shows:
      | pool_id                       | fast |
      | decision.candidates_considered | 3   |

  @ORCH-3007
  Scenario: The same inputs give the same decision
    When tasks a, b and c are submitted one after the other is done, with:
      | model_ref             | haiku  |
      | placement.avoid_pools | [fast] |
      | max_tokens            | 50     |
    Then tasks a, b and c show the same decision
