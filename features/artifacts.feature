Feature: Artifacts are named by what is in them, and proven by it

  Background:
    Given a daemon

  @OC-CTRL-2050 @OC-CTRL-2052
  Scenario: What is stored is read byte for byte, and its SHA-256 is its id
    When artifact a is stored with:
      | kind     | plan                                    |
      | content  | { b: [2, 1.5, 1.0], a: "ça va? 🍁", c: null } |
      | tags     | [x, b, x]                               |
      | metadata | { author: agent-7, weight: 0.5 }        |
    Then the answer is 201
    And the answer shows:
      | kind       | plan           |
      | id         | $a             |
      | digest     | "sha256:$a"    |
      | tags       | [b, x]         |
      | created_ms | a number       |
    And the answer has the headers:
      | location | /v1/artifacts/$a |
      | etag     | /^"sha256:$a"$/  |
    And artifact a is whole
    And the text of the answer is '{"content":{"a":"ça va? 🍁","b":[2,1.5,1],"c":null},"kind":"plan","metadata":{"author":"agent-7","weight":0.5},"tags":["b","x"]}'
    And the answer has the headers:
      | etag           | /^"sha256:$a"$/            |
      | cache-control  | /private, immutable/       |
      | accept-ranges  | bytes                      |
      | content-digest | /^sha-256=:.{44}:$/        |

  @OC-CTRL-2050
  Scenario: The same document is the same artifact, whatever the order of its members and tags
    When artifact a is stored with:
      | content | { a: 1, b: 2 } |
      | tags    | [x, y]         |
    And the created_ms of the answer is remembered
    And artifact b is stored with:
      | content | { b: 2, a: 1.0 } |
      | tags    | [y, x, y]        |
    Then the answer is 201
    And the answer shows:
      | id | $a |
    And the answer has the remembered created_ms
    When artifact c is stored with:
      | content | { a: 1, b: 2 } |
      | tags    | [x]            |
    Then artifacts a and c are different

  @OC-CTRL-2052
  Scenario: Who has it is not sent it again
    When artifact a is stored
    And "GET /v1/artifacts/$a" is requested with the headers:
      | if-none-match | "other", W/"sha256:$a" |
    Then the answer is 304
    And the answer is empty
    And the answer has the headers:
      | etag | /^"sha256:$a"$/ |
    When "GET /v1/artifacts/$a" is requested with the headers:
      | if-none-match | "other" |
    Then the answer is 200

  @OC-CTRL-2052
  Scenario Outline: A range is a part of the same bytes
    When artifact a is stored with:
      | content | { text: An old silent pond } |
    And "GET /v1/artifacts/$a" is requested with the headers:
      | range    | <range>    |
      | if-range | <if-range> |
    Then the answer is <status>
    And the answer has the headers:
      | content-range | <content-range> |
    And the text of the answer is '<text>'

    Examples:
      | range        | if-range         | status | content-range | text                                                                               |
      | bytes=0-9    | "sha256:$a"      | 206    | bytes 0-9/80  | {"content"                                                                         |
      | bytes=-3     | "sha256:$a"      | 206    | bytes 77-79/80 | []}                                                                               |
      | bytes=76-999 | "sha256:$a"      | 206    | bytes 76-79/80 | :[]}                                                                              |
      | bytes=0-9    | "another"        | 200    | absent        | {"content":{"text":"An old silent pond"},"kind":"other","metadata":{},"tags":[]}   |
      | bytes=0-1,3- | "sha256:$a"      | 200    | absent        | {"content":{"text":"An old silent pond"},"kind":"other","metadata":{},"tags":[]}   |

  @OC-CTRL-2052
  Scenario: A range behind the end says where the end is
    When artifact a is stored with:
      | content | { text: An old silent pond } |
    And "GET /v1/artifacts/$a" is requested with the headers:
      | range | bytes=500- |
    Then the answer is 416 RANGE_NOT_SATISFIABLE about Range
    And the answer has the headers:
      | content-range | /^bytes \*.80$/ |

  @OC-CTRL-2053 @OC-CTRL-2056
  Scenario: Artifacts are listed by kind, tag, parent and time, newest first, only once over all pages
    When artifact a is stored with:
      | kind | plan               |
      | tags | [$set, first]      |
    And artifact b is stored with:
      | tags   | [$set] |
      | parent | $a     |
    And artifact c is stored with:
      | tags   | [$set]      |
      | parent | "sha256:$a" |
      | kind   | summary     |
    And "GET /v1/artifacts?tag=$set" is requested
    Then the artifacts listed are c, b and a
    When all pages of "/v1/artifacts?tag=$set&limit=2" of artifacts are read
    Then the pages together hold c, b and a
    When "GET /v1/artifacts?tag=$set&kind=plan" is requested
    Then the artifacts listed are a
    When "GET /v1/artifacts?parent=$a&kind=summary" is requested
    Then the artifacts listed are c
    When "GET /v1/artifacts?tag=$set&since_ms=0&until_ms=1" is requested
    Then no artifact is listed
    When "GET /v1/artifacts/$c" is requested
    Then the answer shows:
      | parent | $a |

  @OC-CTRL-2054 @OC-CTRL-2056
  Scenario: What is deleted is gone, and its children keep its name
    When artifact a is stored
    And artifact b is stored with:
      | parent | $a |
    And "DELETE /v1/artifacts/$a" is requested
    Then the answer is 204
    When "DELETE /v1/artifacts/sha256:$a" is requested
    Then the answer is 204
    When "GET /v1/artifacts/$a" is requested
    Then the answer is 404 NOT_FOUND about id
    When "GET /v1/artifacts?parent=$a" is requested
    Then the artifacts listed are b

  @OC-CTRL-2055 @OC-CTRL-2056
  Scenario Outline: What cannot be stored is named
    Given the setting artifacts.max_bytes is 1024
    And the setting artifacts.kinds is [plan,other]
    When artifact a is stored with:
      | <field> | <value> |
    Then the answer is <status> <code> about <about>

    Examples:
      | field    | value                                          | status | code           | about      |
      | kind     | novel                                          | 400    | INVALID_PARAMS | kind       |
      | kind     | trace                                          | 400    | INVALID_PARAMS | kind       |
      | content  | []                                             | 400    | INVALID_PARAMS | content    |
      | content  | absent                                         | 400    | INVALID_PARAMS | content    |
      | content  | { text: "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" } | 413 | TOO_LARGE | content |
      | tags     | ["a\tb"]                                       | 400    | INVALID_PARAMS | tags[0]    |
      | metadata | { a: [] }                                      | 400    | INVALID_PARAMS | metadata.a |
      | parent   | abababababababababababababababababababababababababababababababab | 400 | INVALID_PARAMS | parent |
      | extra    | 1                                              | 400    | INVALID_PARAMS | extra      |

  @OC-CTRL-2055
  Scenario: Where there is no room, what was used the longest ago goes first, and what is pinned never
    Given the setting artifacts.quota_bytes is 1048576
    And the setting artifacts.max_bytes is 1048576
    And the setting artifacts.pinned_tags is [keep]
    When artifact a of 250000 bytes is stored with:
      | tags | [keep] |
    And artifacts b, c and d of 250000 bytes are stored
    And "GET /v1/artifacts/$b" is requested
    And artifact e of 250000 bytes is stored with:
      | tags | [new] |
    Then the answer is 201
    When "GET /v1/artifacts" is requested
    Then the artifacts listed are e, d, b and a
    When artifact f of 900000 bytes is stored with:
      | tags | [new] |
    Then the answer is 429 ADMISSION_REJECT
    And the answer shows:
      | policy_label | artifact_quota |
      | retriable    | false          |
    When "GET /v1/artifacts" is requested
    Then the artifacts listed are e, d, b and a

  @own @OC-CTRL-2051
  Scenario: What somebody has altered is set aside and told, never served
    When artifact a is stored
    And artifact b is stored
    And the file of artifact a is altered
    And "GET /v1/artifacts/$a" is requested
    Then the answer is 410 ARTIFACT_DAMAGED about id
    And the file of artifact a lies in quarantine
    And the log tells that artifact a is damaged
    When "GET /v1/artifacts" is requested
    Then the artifacts listed are b
    When the daemon is killed
    And the daemon is started again
    And "GET /v1/artifacts/$a" is requested
    Then the answer is 410 ARTIFACT_DAMAGED about id
    When artifact a is stored
    Then the answer is 201
    And artifact a is whole

  @own @OC-CTRL-2050
  Scenario: What was answered 201 survives kill -9 at any moment
    When artifacts are stored by 8 clients until 40 were answered, and the daemon is killed
    And the daemon is started again
    Then every artifact that was answered is whole
