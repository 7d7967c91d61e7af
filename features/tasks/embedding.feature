Feature: Texts are embedded and documents ranked, through the same queue

  @ORCH-3090 @ORCH-3091 @ORCH-3092
  Scenario: The vectors of two texts are one event of the stream, and can be fetched
    Given a daemon
    When task a is submitted with:
      | workload | embedding                           |
      | prompt   | absent                              |
      | inputs   | [An old silent pond, A frog, A frog] |
    Then the answer is 202
    When Ada reads task a
    Then Ada's stream ends with end
    And Ada's stream has 0 tokens
    And Ada's result event shows:
      | id                      | '1'       |
      | data.task_id            | a uuid    |
      | data.workload           | embedding |
      | data.embeddings.0.index | 0         |
      | data.embeddings.3       | absent    |
      | data.scores             | absent    |
      | data.tokens_in          | 11        |
    And Ada's end event shows:
      | id              | '2' |
      | data.tokens_out | 0   |
    When "GET /v1/tasks/$a/result" is requested
    Then the answer is 200
    And the answer is what Ada's result event shows
    And the answer holds 3 vectors of 64 numbers, the last two of them equal
    And task a shows:
      | state      | completed |
      | tokens_in  | 11        |
      | tokens_out | 0         |

  @ORCH-3090 @ORCH-3092
  Scenario: The best document comes first
    Given a daemon
    When task a is submitted with:
      | workload | rerank                                                    |
      | prompt   | What jumps into the pond?                                 |
      | inputs   | [Night train north., A frog jumps into the pond., A pond]  |
    And Ada reads task a
    Then Ada's stream ends with end
    When "GET /v1/tasks/$a/result" is requested
    Then the answer shows:
      | workload       | rerank |
      | scores.0.index | 1      |
      | scores.1.index | 2      |
      | scores.2.index | 0      |
      | embeddings     | absent |

  @ORCH-3091 @ORCH-3021
  Scenario Outline: A reader that has event <id> gets <rest>
    Given a daemon
    When task a is submitted with:
      | workload | embedding |
      | prompt   | absent    |
      | inputs   | [A frog]  |
    Then task a is completed in the end
    When "GET /v1/tasks/$a/stream" is requested with the headers:
      | Last-Event-ID | <id> |
    Then the answer is <status>
    And the events of the answer are "<rest>"

    Examples:
      | id | status | rest       |
      | 0  | 200    | result end |
      | 1  | 200    | end        |
      | 2  | 204    |            |

  @ORCH-3090 @ORCH-3006
  Scenario Outline: An embedding with <field> is refused
    Given a daemon
    When task a is submitted with:
      | workload | embedding |
      | prompt   | absent    |
      | inputs   | [A frog]  |
      | <field>  | <value>   |
    Then the answer is 400 INVALID_PARAMS about <field>

    Examples:
      | field           | value                            |
      | prompt          | A frog                           |
      | messages        | [{ role: user, content: A frog }] |
      | inputs          | absent                           |
      | inputs          | []                               |
      | stop            | [frog]                           |
      | sampling        | { temperature: 1 }               |
      | response_format | { type: text }                   |
      | expected_tokens | 5                                |

  @ORCH-3090
  Scenario: A text over ctx is refused before it waits
    Given a daemon
    When task a is submitted with:
      | workload | embedding                                        |
      | prompt   | absent                                           |
      | ctx      | 8                                                |
      | inputs   | [A frog, one two three four five six seven eight] |
    Then the answer is 400 INVALID_PARAMS about inputs[1]

  @ORCH-3092
  Scenario: What has no result says why
    Given a daemon with these pools:
      | id    | slots | first_token_ms |
      | quick | 4     | 2              |
      | late  | 1     | 60000          |
    When task a is submitted with:
      | model_ref | quick |
    Then task a is completed in the end
    When "GET /v1/tasks/$a/result" is requested
    Then the answer is 400 INVALID_PARAMS about id
    When task b is submitted with:
      | model_ref   | late      |
      | workload    | embedding |
      | prompt      | absent    |
      | inputs      | [A frog]  |
      | deadline_ms | 600000    |
    And "GET /v1/tasks/$b/result" is requested
    Then the answer is 409 CONFLICT about id
    And the answer shows:
      | retriable | true |
    And the answer has the headers:
      | Retry-After | at least 1 |
    When task b is canceled
    And "GET /v1/tasks/$b/result" is requested
    Then the answer is 409 CONFLICT about id
    And the answer shows:
      | retriable | false |
    And the message says "canceled"
    When "GET /v1/tasks/$nobody/result" is requested
    Then the answer is 404 NOT_FOUND about id

  @ORCH-3091 @ORCH-3068
  Scenario: A result is kept as long as tokens are
    Given a daemon
    And the setting retention.stream_age_ms is 1000
    When task a is submitted with:
      | workload | embedding |
      | prompt   | absent    |
      | inputs   | [A frog]  |
    Then task a is completed in the end
    And the tokens of task a are soon no longer kept
    When "GET /v1/tasks/$a/result" is requested
    Then the answer is 410 STREAM_EXPIRED about id

  @ORCH-3093 @ORCH-3060 @own
  Scenario: An embedding that was running at kill -9 is made again, and its reader goes on
    Given a daemon with these pools:
      | id   | slots | first_token_ms |
      | late | 1     | 1500           |
    When task a is submitted with:
      | model_ref | late      |
      | workload  | embedding |
      | prompt    | absent    |
      | inputs    | [A frog]  |
    And Ada reads task a
    Then Ada's stream has a started event
    When the daemon is killed
    And the daemon is started again
    And Bob reads task a on from where Ada stopped
    Then Bob's stream ends with end
    And Bob's stream has a result event
    And task a shows:
      | state   | completed  |
      | attempt | at least 1 |
