@own
Feature: A task whose replica dies goes on at another, or says why not

  Rule: A strict text comes out byte for byte

    @ORCH-3064 @ORCH-3067
    Scenario: The reader's one connection carries the whole text, each token once
      Given a daemon whose pool "team" has these replicas:
        | id | version | die_after_tokens | attempts |
        | r0 | 1.0.0   | 7                | 1        |
        | r1 | 1.0.0   |                  |          |
      When task a is submitted with:
        | max_tokens  | 20     |
        | determinism | strict |
      And Ada reads task a
      Then Ada's stream ends with end
      And Ada's stream is whole and in order
      And Ada's stream has 20 tokens
      And Ada soon reads a metrics event with:
        | data.attempt     | 2     |
        | data.replica_id  | r1    |
        | data.kv_migrated | false |
        | data.kv_warmth   | false |
      And task a shows:
        | state                     | completed   |
        | attempt                   | 2           |
        | replica_id                | r1          |
        | tokens_out                | 20          |
        | attempts.0.attempt        | 1           |
        | attempts.0.replica_id     | r0          |
        | attempts.0.engine_version | 1.0.0       |
        | attempts.0.tokens         | 7           |
        | attempts.0.code           | WORKER_RESET |
        | attempts.0.message        | a text      |
        | attempts.1.attempt        | 2           |
        | attempts.1.replica_id     | r1          |
        | attempts.1.tokens         | 20          |
        | continued_from            | absent      |
      When task b is submitted with:
        | max_tokens  | 20     |
        | determinism | strict |
      Then tasks a and b have the same seed and text

    @ORCH-3064
    Scenario: It goes on at the version that began it, though another one is free
      Given a daemon whose pool "team" has these replicas:
        | id | version | die_after_tokens | attempts | slots |
        | r0 | 1.0.0   | 7                | 1        | 1     |
        | r1 | 2.0.0   |                  |          | 4     |
      When task a is submitted with:
        | max_tokens  | 20     |
        | determinism | strict |
      And Ada reads task a
      Then Ada's stream ends with end
      And Ada's stream has 20 tokens
      And task a shows:
        | attempt        | 2     |
        | replica_id     | r0    |
        | engine_version | 1.0.0 |

    @ORCH-3064 @ORCH-3060
    Scenario: When nobody has its version any more, the stream ends with both versions named
      Given a daemon whose pool "team" has these replicas:
        | id | version | tokens_per_second |
        | r0 | 1.0.0   | 50                |
      When task a is submitted with:
        | max_tokens  | 400    |
        | determinism | strict |
      And Ada has read 30 tokens of task a
      And the daemon is killed
      And the replicas of pool "team" have the version 2.0.0
      And the daemon is started again
      And Eve reads task a
      Then Eve's stream ends with WORKER_RESET
      And Eve's stream is whole and in order
      And all that Ada has read stands the same in what Eve has read
      And Eve's error event shows:
        | data.message   | /1.0.0.*2.0.0/ |
        | data.retriable | true           |
      And task a shows:
        | state                     | failed |
        | attempts.0.engine_version | 1.0.0  |
        | outcome.message           | /1.0.0.*2.0.0/ |

    @ORCH-3066 @ORCH-3060
    Scenario: A text that comes out otherwise ends with the first token that differs
      Given a daemon whose pool "team" has these replicas:
        | id | version | tokens_per_second |
        | r0 | 1.0.0   | 50                |
      When task a is submitted with:
        | max_tokens  | 400    |
        | determinism | strict |
      And Ada has read 60 tokens of task a
      And the daemon is killed
      And the texts of pool "team" end after their first poem
      And the daemon is started again
      And Eve reads task a
      Then Eve's stream ends with WORKER_RESET
      And Eve's stream is whole and in order
      And all that Ada has read stands the same in what Eve has read
      And Eve's error event shows:
        | data.differs_at | between 1 and 59 |
      And task a shows:
        | state              | failed           |
        | outcome.differs_at | between 1 and 59 |
        | attempts.0.code    | WORKER_RESET     |

  Rule: A best_effort text is continued

    @ORCH-3065 @ORCH-3067
    Scenario: It goes on from the text so far, at any version
      Given a daemon whose pool "team" has these replicas:
        | id | version | die_after_tokens | attempts |
        | r0 | 1.0.0   | 7                | 1        |
        | r1 | 2.0.0   |                  |          |
      When task a is submitted with:
        | max_tokens  | 20          |
        | determinism | best_effort |
      And Ada reads task a
      Then Ada's stream ends with end
      And Ada's stream is whole and in order
      And Ada's stream has 20 tokens
      And task a shows:
        | state          | completed |
        | attempt        | 2         |
        | engine_version | 2.0.0     |
        | continued_from | 7         |
        | tokens_out     | 20        |
        | outcome.reason | length    |

    @ORCH-3065
    Scenario: An engine that fails again and again ends it with its own error
      Given a daemon whose pool "team" has these replicas:
        | id | version | die_after_tokens |
        | r0 | 1.0.0   | 3                |
      When task a is submitted with:
        | max_tokens | 20 |
      And Ada reads task a
      Then Ada's stream ends with WORKER_RESET
      And Ada's stream is whole and in order
      And Ada's stream has 9 tokens
      And task a shows:
        | state              | failed |
        | attempt            | 3      |
        | attempts.0.tokens  | 3      |
        | attempts.1.tokens  | 6      |
        | continued_from     | 3      |
        | outcome.tokens_out | 9      |

  Rule: It is the same with a real engine

    @ORCH-3064 @real
    Scenario: kill -9 of a llama.cpp server in mid-stream
      Given 2 llama.cpp servers of 1 slot, and a daemon with a pool "haiku" on them
      And Ada has read 20 tokens of a strict task a of 1500 tokens
      When the llama.cpp server under task a is killed
      Then Ada's stream ends with end
      And Ada's stream is whole and in order
      And task a shows:
        | state              | completed    |
        | attempt            | 2            |
        | tokens_out         | 1500         |
        | attempts.0.code    | WORKER_RESET |
        | attempts.0.tokens  | at least 20  |
      When task b is submitted as task a was
      Then tasks a and b have the same seed and text
