Feature: A catalog of models

  Background:
    Given a daemon with these pools:
      | id    | model | slots | tokens_per_second |
      | haiku | haiku | 1     | 50                |

  Rule: What cannot be served is refused

    @OC-CTRL-2075
    Scenario Outline: What cannot be served is refused by name
      When "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "other", "model_ref": "<model_ref>"}
        """
      Then the answer is 400 INVALID_PARAMS about model_ref
      And the message says "<says>"

      Examples:
        | model_ref        | says                 |
        | s3://bucket/a    | not fetched from s3  |
        | oci://host/a:1   | not fetched from oci |
        | file:/etc/shadow | catalog.directories  |
        | http://host/a    | https                |

    @OC-CTRL-2075
    Scenario: A task that names such a model is told so, and one that errs by a letter is told what it may mean
      When task a is submitted with:
        | model_ref | s3://bucket/a |
      Then the answer is 400 INVALID_PARAMS about model_ref
      When task b is submitted with:
        | model_ref | hiaku |
      Then the answer is 404 NOT_FOUND about model_ref
      And the message says "Did you mean"

  @own
  Rule: A model may be entered, held against what it must show, and retired

    Background:
      Given a model file that requests may name

    @OC-CTRL-2070 @OC-CTRL-2075
    Scenario: A model is entered, and a pool answers to each of its names
      When "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "haiku", "model_ref": "file:$file", "digest": "$digest", "tags": ["small"]}
        """
      Then the answer is 201
      And the answer shows:
        | state             | Active     |
        | pools             | [haiku]    |
        | trust_policy.mode | permissive |
        | verification      | absent     |
      When task a is submitted with:
        | model_ref | file:$file |
      Then the answer is 202
      When task b is submitted with:
        | model_ref | $digest |
      Then the answer is 202
      When "GET /v1/capabilities" is requested
      Then the entry of the engine mock shows:
        | model_refs.2 | a text |
        | model_refs.3 | absent |
      When "DELETE /v1/catalog/models/haiku" is requested
      Then the answer is 409 CONFLICT about id
      When the daemon is killed
      And the daemon is started again
      And "GET /v1/catalog/models" is requested
      Then the answer shows:
        | models.0.id    | haiku   |
        | models.0.pools | [haiku] |
        | models.1       | absent  |

    @OC-CTRL-2071 @OC-CTRL-2074
    Scenario: Other bytes than were stated are not served under a strict policy
      When "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "haiku", "model_ref": "file:$file", "trust_policy": {"mode": "strict"},
         "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
        """
      Then the answer is 201
      When "POST /v1/catalog/models/haiku/verify" is requested
      Then the answer is 202
      And "GET /v1/catalog/models/haiku" soon shows:
        | verification.result     | failed                  |
        | verification.problems.0 | /these are other bytes/ |
        | manifests.0.size_bytes  | 20                      |
      When task a is submitted with:
        | model_ref | haiku |
      Then the answer is 400 UNTRUSTED_ARTIFACT about model_ref
      When "POST /v1/pools" is requested with the body:
        """
        {"id": "second", "engine": "mock", "model": "haiku", "replicas": [{"id": "r0"}]}
        """
      Then the answer is 400 UNTRUSTED_ARTIFACT about model
      And the metrics soon show:
        | series                                                                | value      |
        | catalog_verifications_total{result="failed",reason="digest_mismatch"} | at least 1 |

    @OC-CTRL-2071
    Scenario: Under a permissive one it is told, and served
      When "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "haiku", "model_ref": "file:$file", "trust_policy": {"require_signature": true, "require_sbom": true},
         "signatures": [{"signer": "somebody", "algo": "ed25519", "verified": true}]}
        """
      Then the answer shows:
        | signatures.0.verified | false |
      When "POST /v1/catalog/models/haiku/verify" is requested
      Then "GET /v1/catalog/models/haiku" soon shows:
        | verification.result     | warned         |
        | verification.problems.0 | /No signature/ |
        | verification.problems.1 | /SBOM/         |
        | verification.problems.2 | absent         |
        | signatures.0.verified   | false          |
        | digest                  | /^sha256:/     |
      When task a is submitted with:
        | model_ref | haiku |
      Then the answer is 202

    @OC-CTRL-2080 @OC-CTRL-2071
    Scenario: A model from where nothing may be fetched is told so, and the decision is counted
      Given "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "far", "model_ref": "https://models.example/far.gguf"}
        """
      When "POST /v1/catalog/models/far/verify" is requested
      Then "GET /v1/catalog/models/far" soon shows:
        | verification.result     | warned                                                          |
        | verification.problems.0 | /Nothing allows model_download from models\.example:443/ |
      And the metrics soon show:
        | series                                                             | value |
        | outbound_decisions_total{purpose="model_download",result="denied"} | 1 |

    @OC-CTRL-2072 @OC-CTRL-2073
    Scenario: A model is retired with a deadline under a stream, and taken up again
      Given "POST /v1/catalog/models" is requested with the body:
        """
        {"id": "haiku", "model_ref": "file:$file"}
        """
      And task a is submitted with:
        | model_ref  | haiku |
        | max_tokens | 30    |
      And Ada has read 3 tokens of task a
      When "POST /v1/catalog/models/haiku/state" is requested with the body:
        """
        {"state": "Retired", "deadline_ms": 20000}
        """
      Then the answer is 202
      And the answer shows:
        | state              | Retired  |
        | retire_deadline_ms | a number |
      When task b is submitted with:
        | model_ref | haiku |
      Then the answer is 400 MODEL_DEPRECATED about model_ref
      And the metrics soon show:
        | series                                        | value |
        | model_state{model_id="haiku",state="retired"} | 1     |
      When "GET /v1/pools/haiku/health" is requested
      Then the answer shows:
        | draining                    | true          |
        | drain.deadline_ms_remaining | at most 20000 |
      And Ada's stream ends with end
      And Ada's stream is whole and in order
      When "POST /v1/catalog/models/haiku/state" is requested with the body:
        """
        {"state": "Active"}
        """
      Then the answer shows:
        | state              | Active |
        | retire_deadline_ms | absent |
      When task c is submitted with:
        | model_ref | haiku |
      Then the answer is 202
      And task c is completed in the end
