Feature: Bad input gets a typed answer that names the field, and harms nobody

  Background:
    Given a daemon

  @ORCH-3006 @ORCH-2007
  Scenario Outline: <field> may not be <value>
    When task a is submitted with:
      | <field> | <value> |
    Then the answer is 400 INVALID_PARAMS about <named>
    And the answer shows:
      | retriable | false |

    Examples: a bound of one field
      | field                  | value                                  | named                  |
      | task_id                | not-a-uuid                             | task_id                |
      | task_id                | absent                                 | task_id                |
      | session_id             | 12                                     | session_id             |
      | workload               | poetry                                 | workload               |
      | engine                 | gpt                                    | engine                 |
      | model_ref              | ''                                     | model_ref              |
      | ctx                    | 0                                      | ctx                    |
      | ctx                    | 2.5                                    | ctx                    |
      | ctx                    | "2048"                                 | ctx                    |
      | priority               | urgent                                 | priority               |
      | max_tokens             | 0                                      | max_tokens             |
      | max_tokens             | 1000001                                | max_tokens             |
      | max_tokens             | -1                                     | max_tokens             |
      | deadline_ms            | 0                                      | deadline_ms            |
      | deadline_ms            | -5000                                  | deadline_ms            |
      | deadline_ms            | 604800001                              | deadline_ms            |
      | seed                   | 9007199254740992                       | seed                   |
      | seed                   | 1e400                                  | seed                   |
      | prompt                 | ''                                     | prompt                 |
      | prompt                 | null                                   | prompt                 |
      | sampling.top_p         | 1.5                                    | sampling.top_p         |
      | sampling.temperature   | hot                                    | sampling.temperature   |
      | stop                   | not-a-list                             | stop                   |
      | response_format.type   | xml                                    | response_format.type   |
      | placement.mode         | anywhere                               | placement.mode         |
      | placement.prefer_pools | 'quick'                                | placement.prefer_pools |
      | on_disconnect          | panic                                  | on_disconnect          |
      | prompts                | A field that nobody knows              | prompts                |
      | sampling.topp          | 0.5                                    | sampling.topp          |

    Examples: what a schema cannot say
      | field                 | value                         | named                 |
      | prompt                | absent                        | prompt                |
      | messages              | [{role: user, content: both}] | messages              |
      | inputs                | [a text]                      | inputs                |
      | workload              | embedding                     | prompt                |
      | ctx                   | 100000                        | ctx                   |
      | max_tokens            | 4000                          | max_tokens            |
      | placement.mode        | pin                           | placement.pin_pool_id |
      | placement.pin_pool_id | quick                         | placement.pin_pool_id |

  @ORCH-3006
  Scenario: A prompt that does not fit its context is refused
    When a task of 4000 words of prompt is submitted with:
      | ctx | 1000 |
    Then the answer is 400 INVALID_PARAMS about prompt

  @ORCH-3006
  Scenario Outline: A body that is <what> is refused
    When "POST /v1/tasks" is requested with the body:
      """
      <body>
      """
    Then the answer is 400 INVALID_PARAMS

    Examples:
      | what                | body                       |
      | no JSON             | hello                      |
      | cut off             | {"task_id": "6f9d0a52      |
      | an array            | []                         |
      | a number            | 42                         |
      | null                | null                       |
      | empty               |                            |
      | two documents       | {} {}                      |
      | JSON with a comment | {} // yes                  |
      | a trailing comma    | {"ctx": 1,}                |
      | a not-a-number      | {"ctx": NaN}               |
      | a prototype         | {"__proto__": {"ctx": 1}}  |

  @ORCH-3006
  Scenario: A key that is there twice is refused, and named
    When "POST /v1/tasks" is requested with the body:
      """
      {"ctx": 1, "ctx": 2}
      """
    Then the answer is 400 INVALID_PARAMS about ctx

  @ORCH-3006
  Scenario Outline: Text that is no UTF-8 is refused: <what>
    When a task is submitted whose prompt holds the bytes <bytes>
    Then the answer is 400 INVALID_PARAMS

    Examples:
      | what                        | bytes    |
      | a lone continuation byte    | 80       |
      | an overlong slash           | c0af     |
      | a surrogate as UTF-8        | eda080   |
      | a cut-off character         | e282     |
      | a raw control character     | 01       |
      | an escaped lone surrogate   | 5c7564383030 |

  @ORCH-3006
  Scenario: Any whole character is welcome, NUL and emoji too
    When a task is submitted whose prompt holds the bytes 5c7530303030f09f90b8e29d84
    Then the answer is 202

  @ORCH-3083
  Scenario: JSON that is too deep is refused
    When "POST /v1/tasks" is requested with 100 nested arrays
    Then the answer is 413 TOO_LARGE
    When "POST /v1/tasks" is requested with 100000 nested arrays
    Then the answer is 413 TOO_LARGE

  @ORCH-3085
  Scenario Outline: <what> harms nobody
    When a client sends these bytes and closes:
      """
      <bytes>
      """
    Then the connection is closed without a 5xx
    And the daemon serves on

    Examples:
      | what                       | bytes                                                                                                                    |
      | Noise                      | \x16\x03\x01\x02\0\x01\xff\xfe\r\n\r\n                                                                                    |
      | Chunked garbage            | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n |
      | A length and chunks        | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n              |
      | Two lengths                | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n{}{}                          |
      | No host                    | GET /v1/capabilities HTTP/1.1\r\n\r\n                                                                                     |
      | A line feed in a header    | GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Correlation-Id: a\nb\r\n\r\n                                               |
      | HTTP of another century    | GET /healthz\r\n\r\n                                                                                                      |
      | A body that never comes    | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"task_id":      |
      | A path that is no path     | GET http://[/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n                                                                     |
      | An escape that is none     | GET /v1/tasks/%ff%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n                                            |
      | A pool id that walks       | GET /v1/pools/..%2f..%2fetc/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n                             |

  @ORCH-3085
  Scenario: Many clients that connect and say nothing keep nobody waiting
    Given 300 clients that connect and say nothing
    Then the daemon serves on

  @ORCH-3083 @ORCH-3085
  Scenario: A body of ten megabytes is refused
    When "POST /v1/tasks" is requested with a body of 10000000 bytes
    Then the answer is 413 TOO_LARGE
    And the daemon serves on

  @ORCH-3083 @ORCH-3082
  Scenario: Headers over the limit are refused
    When "GET /healthz" is requested with 20000 bytes of headers
    Then the answer is 431 HEADERS_TOO_LARGE
    And the answer has the headers:
      | X-Correlation-Id | a uuid |
