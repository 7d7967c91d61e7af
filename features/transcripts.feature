Feature: The transcript of a task that has ended

  Background:
    Given a daemon

  @ORCH-3072
  Scenario: It holds what was asked for, how it went and every token, and no prompt
    When task a is submitted with:
      | max_tokens | 8                         |
      | prompt     | a heron nobody may hear of |
      | stop       | ["never there"]           |
    And Ada reads task a
    Then Ada's stream ends with end
    And "GET /v1/tasks/$a/transcript" soon shows:
      | format                 | orchestratord.transcript/1 |
      | recorded_by.name       | orchestratord              |
      | task_id                | $a                         |
      | request.model_ref      | quick                      |
      | request.max_tokens     | 8                          |
      | request.seed           | 7                          |
      | request.stop           | ["never there"]            |
      | request.input_kind     | prompt                     |
      | request.input_sha256   | /^[0-9a-f]{64}$/           |
      | request.request_sha256 | /^[0-9a-f]{64}$/           |
      | request.prompt         | absent                     |
      | pool_id                | quick                      |
      | attempts.0.replica_id  | q0                         |
      | attempts.0.tokens      | 8                          |
      | attempts.1             | absent                     |
      | frames.0.i             | 0                          |
      | frames.0.at_ms         | at least 0                 |
      | tokens                 | 8                          |
      | outcome.kind           | completed                  |
      | outcome.reason         | length                     |
    And the transcript of task a holds what Ada has read
    And task a shows:
      | trace_id | /^[0-9a-f]{64}$/ |
    And "a heron nobody may hear of" is in no file of an artifact
    And "a heron nobody may hear of" is nowhere in the log

  @ORCH-3072
  Scenario: Prompts are in it where the operator allows that
    Given the setting transcripts.prompts is true
    When task a is submitted with:
      | prompt | a heron for all to see |
    Then "GET /v1/tasks/$a/transcript" soon shows:
      | request.prompt | a heron for all to see |

  @ORCH-3072
  Scenario: A task that runs has none yet, and one that is not known never has
    When task a is submitted with:
      | model_ref  | slow |
      | max_tokens | 400  |
    And Ada has read 1 tokens of task a
    And "GET /v1/tasks/$a/transcript" is requested
    Then the answer is 404 NOT_FOUND about id
    And the message says "has not ended"
    And the answer shows:
      | retriable      | true       |
      | retry_after_ms | at least 1 |
    When task a is canceled
    Then "GET /v1/tasks/$a/transcript" soon shows:
      | outcome.kind | canceled |
      | outcome.by   | client   |
    When "GET /v1/tasks/$b/transcript" is requested
    Then the answer is 404 NOT_FOUND about id
    And the answer shows:
      | retriable | false |

  @ORCH-3072
  Scenario: An operator may keep none
    Given the setting transcripts.store is false
    When task a is submitted
    And Ada reads task a
    Then Ada's stream ends with end
    When "GET /v1/tasks/$a/transcript" is requested
    Then the answer is 404 NOT_FOUND about id
    And the message says "keeps none"
    And the answer shows:
      | retriable | false |
    And task a shows:
      | trace_id | absent |

  @ORCH-3072
  Scenario: A task that failed has its attempts and its failure in it
    When task a is submitted with:
      | model_ref  | dying |
      | max_tokens | 20    |
    Then "GET /v1/tasks/$a/transcript" soon shows:
      | outcome.kind   | failed      |
      | outcome.code   | WORKER_RESET |
      | tokens         | at least 1  |

  @own @ORCH-3072 @ORCH-3060
  Scenario: It outlasts kill -9
    When task a is submitted with:
      | max_tokens | 20 |
    And Ada reads task a
    Then Ada's stream ends with end
    When the daemon is killed
    And the daemon is started again
    Then "GET /v1/tasks/$a/transcript" soon shows:
      | tokens       | 20        |
      | outcome.kind | completed |
    And the transcript of task a holds what Ada has read
