/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';

/** The bundled contracts. A library that changes what it is given (express-openapi-validator does) gets a structuredClone. */
export const DOCUMENTS: Readonly<Record<'data' | 'control', OpenAPIV3.DocumentV3_1>> = {
  data: {
    "openapi": "3.1.0",
    "info": {
      "title": "orchestratord data plane",
      "version": "0.1.0",
      "summary": "Tasks, their token streams, and sessions.",
      "description": "A client hands over a task and at once learns its place in the queue and when it will start. It reads the tokens as server-sent events, leaves and comes back, cancels. A task that was answered 202 is durable.",
      "license": {
        "name": "Apache-2.0",
        "identifier": "Apache-2.0"
      }
    },
    "servers": [
      {
        "url": "/",
        "description": "Where the daemon listens."
      }
    ],
    "x-req-id": [
      "ORCH-2007",
      "ORCH-3080",
      "ORCH-3081",
      "ORCH-3082",
      "ORCH-3083",
      "ORCH-3084",
      "ORCH-3085"
    ],
    "tags": [
      {
        "name": "tasks",
        "description": "One piece of work for a model, and the stream of what it makes."
      },
      {
        "name": "sessions",
        "description": "What binds the turns of one conversation to a replica and its KV cache."
      }
    ],
    "security": [
      {
        "apiKey": []
      },
      {
        "bearer": []
      }
    ],
    "paths": {
      "/v1/tasks": {
        "post": {
          "operationId": "createTask",
          "tags": [
            "tasks"
          ],
          "summary": "Hand over a task",
          "description": "Admits the task or refuses it. After a 202 it survives a crash of the daemon. `task_id` is the idempotency key: the same request again gets the same answer, another one with the same id gets 409.",
          "x-req-id": [
            "ORCH-3001",
            "ORCH-3002",
            "ORCH-3003",
            "ORCH-3004",
            "ORCH-3005",
            "ORCH-3006",
            "ORCH-3007",
            "ORCH-3008",
            "ORCH-3009",
            "ORCH-3010",
            "ORCH-3013",
            "ORCH-3014",
            "ORCH-3044",
            "ORCH-3045",
            "ORCH-3050",
            "ORCH-3051",
            "ORCH-3052",
            "ORCH-3053",
            "ORCH-3055",
            "ORCH-3056",
            "ORCH-3057",
            "ORCH-3058",
            "ORCH-3059",
            "ORCH-3060",
            "ORCH-3062",
            "ORCH-3090",
            "ORCH-3095"
          ],
          "x-lane": "hot",
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The task.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskRequest"
                },
                "examples": {
                  "prompt": {
                    "summary": "A prompt, interactive",
                    "value": {
                      "task_id": "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10",
                      "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                      "workload": "completion",
                      "model_ref": "file:/models/haiku.gguf",
                      "engine": "llamacpp",
                      "ctx": 2048,
                      "priority": "interactive",
                      "max_tokens": 64,
                      "deadline_ms": 30000,
                      "prompt": "An old silent pond",
                      "seed": 42
                    }
                  },
                  "chat": {
                    "summary": "A chat with sampling, a preferred pool and a JSON answer",
                    "value": {
                      "task_id": "7a0e1b63-7e1f-4a1d-8e1b-1a7a4d3c2b21",
                      "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                      "workload": "completion",
                      "model_ref": "mock",
                      "engine": "mock",
                      "ctx": 4096,
                      "priority": "batch",
                      "max_tokens": 256,
                      "deadline_ms": 600000,
                      "messages": [
                        {
                          "role": "system",
                          "content": "You answer in JSON."
                        },
                        {
                          "role": "user",
                          "content": "Name a season."
                        }
                      ],
                      "sampling": {
                        "temperature": 0.7,
                        "top_p": 0.9,
                        "top_k": 40,
                        "min_p": 0.05,
                        "repeat_penalty": 1.1,
                        "presence_penalty": 0
                      },
                      "stop": [
                        "\n\n"
                      ],
                      "response_format": {
                        "type": "json_schema",
                        "json_schema": {
                          "type": "object"
                        }
                      },
                      "determinism": "strict",
                      "kv_hint": "reuse",
                      "placement": {
                        "mode": "prefer",
                        "prefer_pools": [
                          "pretend"
                        ],
                        "avoid_pools": [
                          "haiku"
                        ],
                        "allow_fallback": true
                      },
                      "expected_tokens": 20,
                      "on_disconnect": "cancel",
                      "budget": {
                        "tokens": 2000,
                        "time_ms": 60000,
                        "cost": 0.05
                      }
                    }
                  },
                  "embedding": {
                    "summary": "Two texts to be embedded; max_tokens says nothing here",
                    "value": {
                      "task_id": "8b1f2c74-8f20-4b2e-9f2c-2b8b5e4d3c32",
                      "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                      "workload": "embedding",
                      "model_ref": "mock",
                      "engine": "mock",
                      "ctx": 512,
                      "priority": "batch",
                      "max_tokens": 1,
                      "deadline_ms": 60000,
                      "inputs": [
                        "An old silent pond",
                        "A frog jumps in"
                      ]
                    }
                  },
                  "rerank": {
                    "summary": "Two documents to be held against a query",
                    "value": {
                      "task_id": "9c2f3d85-9031-4c3f-8a3d-3c9c6f5e4d43",
                      "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                      "workload": "rerank",
                      "model_ref": "mock",
                      "engine": "mock",
                      "ctx": 512,
                      "priority": "interactive",
                      "max_tokens": 1,
                      "deadline_ms": 60000,
                      "prompt": "What jumps into the pond?",
                      "inputs": [
                        "The sound of the water.",
                        "A frog jumps in."
                      ]
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "202": {
              "description": "Admitted, and durable.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "X-Budget-Tokens-Remaining": {
                  "$ref": "#/components/headers/BudgetTokensRemaining"
                },
                "X-Budget-Time-Remaining-Ms": {
                  "$ref": "#/components/headers/BudgetTimeRemaining"
                },
                "X-Budget-Cost-Remaining": {
                  "$ref": "#/components/headers/BudgetCostRemaining"
                },
                "RateLimit-Policy": {
                  "$ref": "#/components/headers/RateLimitPolicy"
                },
                "RateLimit": {
                  "$ref": "#/components/headers/RateLimit"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/AdmissionResponse"
                  },
                  "examples": {
                    "admitted": {
                      "value": {
                        "task_id": "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10",
                        "queue_position": 3,
                        "predicted_start_ms": 420,
                        "predicted_start_low_ms": 350,
                        "predicted_start_high_ms": 510,
                        "on_time_probability": 0.98,
                        "backoff_ms": 0
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            }
          }
        },
        "get": {
          "operationId": "listTasks",
          "tags": [
            "tasks"
          ],
          "summary": "List tasks, newest first",
          "description": "Tasks in reverse order of admission, a page at a time. Filters are joined by AND.",
          "x-req-id": [
            "ORCH-3012"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            },
            {
              "name": "limit",
              "in": "query",
              "required": false,
              "description": "Tasks in a page. 50 where absent.",
              "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": 200,
                "examples": [
                  50
                ]
              }
            },
            {
              "name": "cursor",
              "in": "query",
              "required": false,
              "description": "The `next_cursor` of the page before. Opaque; give the same filters with it.",
              "schema": {
                "$ref": "#/components/schemas/Cursor"
              }
            },
            {
              "name": "state",
              "in": "query",
              "required": false,
              "description": "Only tasks in this state.",
              "schema": {
                "$ref": "#/components/schemas/TaskState"
              }
            },
            {
              "name": "session_id",
              "in": "query",
              "required": false,
              "description": "Only tasks of this session.",
              "schema": {
                "$ref": "#/components/schemas/Uuid"
              }
            },
            {
              "name": "pool_id",
              "in": "query",
              "required": false,
              "description": "Only tasks of this pool. One that does not exist has none.",
              "schema": {
                "$ref": "#/components/schemas/PoolId"
              }
            }
          ],
          "responses": {
            "200": {
              "description": "A page.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/TaskList"
                  },
                  "examples": {
                    "last": {
                      "summary": "The last page",
                      "value": {
                        "tasks": []
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/tasks/{id}": {
        "get": {
          "operationId": "getTask",
          "tags": [
            "tasks"
          ],
          "summary": "See how a task stands",
          "description": "Its state, its place and predicted start while it waits, its timings, and its outcome once it has ended.",
          "x-req-id": [
            "ORCH-3011",
            "ORCH-3067"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/TaskIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The task.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Task"
                  },
                  "examples": {
                    "queued": {
                      "value": {
                        "task_id": "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10",
                        "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                        "state": "queued",
                        "priority": "interactive",
                        "engine": "llamacpp",
                        "model_ref": "file:/models/haiku.gguf",
                        "pool_id": "haiku",
                        "queue_position": 2,
                        "predicted_start_ms": 300,
                        "predicted_start_low_ms": 260,
                        "predicted_start_high_ms": 360,
                        "on_time_probability": 0.98,
                        "admission": {
                          "queue_position": 3,
                          "predicted_start_ms": 420,
                          "predicted_start_low_ms": 350,
                          "predicted_start_high_ms": 510,
                          "on_time_probability": 0.98
                        },
                        "attempt": 0,
                        "admitted_ms": 1767225600000,
                        "tokens_in": 6,
                        "seed": 42,
                        "decision": {
                          "selected_pool_id": "haiku",
                          "candidates_considered": 2,
                          "filters_applied": [
                            "ctx",
                            "ready"
                          ],
                          "tie_breakers_applied": [
                            "session_affinity"
                          ],
                          "pinned": false,
                          "fallback_used": false
                        }
                      }
                    },
                    "completed": {
                      "value": {
                        "task_id": "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10",
                        "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                        "state": "completed",
                        "priority": "interactive",
                        "engine": "llamacpp",
                        "model_ref": "file:/models/haiku.gguf",
                        "pool_id": "haiku",
                        "replica_id": "r0",
                        "engine_version": "b4719-7b1ec53f",
                        "admission": {
                          "queue_position": 3,
                          "predicted_start_ms": 420,
                          "predicted_start_low_ms": 350,
                          "predicted_start_high_ms": 510,
                          "on_time_probability": 0.98
                        },
                        "attempt": 1,
                        "admitted_ms": 1767225600000,
                        "started_ms": 1767225600390,
                        "first_token_ms": 1767225600402,
                        "ended_ms": 1767225600700,
                        "tokens_in": 6,
                        "tokens_out": 64,
                        "seed": 42,
                        "decision": {
                          "selected_pool_id": "haiku",
                          "candidates_considered": 2,
                          "filters_applied": [
                            "ctx",
                            "ready"
                          ],
                          "tie_breakers_applied": [
                            "session_affinity"
                          ],
                          "pinned": false,
                          "fallback_used": false
                        },
                        "outcome": {
                          "kind": "completed",
                          "reason": "length",
                          "tokens_in": 6,
                          "tokens_out": 64,
                          "decode_ms": 298
                        }
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/tasks/{id}/stream": {
        "get": {
          "operationId": "streamTask",
          "tags": [
            "tasks"
          ],
          "summary": "Read a task's tokens as they are made",
          "description": "Server-sent events: `queued` while the task waits (again when its place or prediction has changed, and not more often than configured; `metrics` may follow it), then `started`, then `token` with i = 0, 1, 2, … (and `metrics` between them), then exactly one of `end` and `error`. An embedding and a rerank have no tokens but one `result` before their `end`. A task that ended without having started has only its `error`. Any number of readers may attach, at any time, also after the end. Each event from `started` on bears an `id`; a reader that sends the last one it has as Last-Event-ID goes on after it, with no gap and no repeat. What was once shown under an id never changes. A cancel takes every reader to the `error` at once: one that was behind is not sent what it had not read, so its ids skip; the tokens can still be read again. Comment lines keep proxies open. A task that loses its replica goes on at another one in the same stream: indices stay dense, and no token comes twice. The tokens of a task that ended are kept for a time that the operator sets; after that a cursor before the end gets 410.",
          "x-req-id": [
            "ORCH-3020",
            "ORCH-3021",
            "ORCH-3022",
            "ORCH-3023",
            "ORCH-3024",
            "ORCH-3025",
            "ORCH-3026",
            "ORCH-3027",
            "ORCH-3028",
            "ORCH-3029",
            "ORCH-3054",
            "ORCH-3055",
            "ORCH-3063",
            "ORCH-3064",
            "ORCH-3065",
            "ORCH-3066",
            "ORCH-3068",
            "ORCH-3069",
            "ORCH-3070",
            "ORCH-3071",
            "ORCH-3091",
            "ORCH-3093"
          ],
          "x-lane": "hot",
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/TaskIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            },
            {
              "name": "Last-Event-ID",
              "in": "header",
              "required": false,
              "description": "The `id` of the last event that the reader has, a decimal integer. One that is beyond the stream is refused.",
              "schema": {
                "$ref": "#/components/schemas/EventId"
              }
            }
          ],
          "responses": {
            "200": {
              "description": "The stream.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "Cache-Control": {
                  "description": "Nothing on the way may keep or change the stream.",
                  "required": true,
                  "x-set-by-server": true,
                  "schema": {
                    "type": "string",
                    "const": "no-cache, no-transform",
                    "maxLength": 64
                  }
                },
                "X-Accel-Buffering": {
                  "description": "Tells a proxy to pass on each event at once.",
                  "required": true,
                  "x-set-by-server": true,
                  "schema": {
                    "type": "string",
                    "const": "no",
                    "maxLength": 8
                  }
                },
                "X-Budget-Tokens-Remaining": {
                  "$ref": "#/components/headers/BudgetTokensRemaining"
                },
                "X-Budget-Time-Remaining-Ms": {
                  "$ref": "#/components/headers/BudgetTimeRemaining"
                },
                "X-Budget-Cost-Remaining": {
                  "$ref": "#/components/headers/BudgetCostRemaining"
                }
              },
              "content": {
                "text/event-stream": {
                  "schema": {
                    "$ref": "#/components/schemas/TaskEvent"
                  },
                  "examples": {
                    "queued": {
                      "value": {
                        "event": "queued",
                        "data": {
                          "queue_position": 3,
                          "predicted_start_ms": 420,
                          "predicted_start_low_ms": 350,
                          "predicted_start_high_ms": 510,
                          "on_time_probability": 0.98
                        }
                      }
                    },
                    "queued_while_fetching": {
                      "value": {
                        "event": "queued",
                        "data": {
                          "queue_position": 0,
                          "predicted_start_ms": 9000,
                          "predicted_start_low_ms": 4000,
                          "predicted_start_high_ms": 20000,
                          "on_time_probability": 0.9,
                          "preparing": {
                            "what": "download",
                            "received_bytes": 1048576,
                            "total_bytes": 6291456
                          }
                        }
                      }
                    },
                    "started": {
                      "value": {
                        "event": "started",
                        "id": "0",
                        "data": {
                          "queue_position": 3,
                          "predicted_start_ms": 420,
                          "on_time_probability": 0.98
                        }
                      }
                    },
                    "token": {
                      "value": {
                        "event": "token",
                        "id": "1",
                        "data": {
                          "t": " frog",
                          "i": 0
                        }
                      }
                    },
                    "result": {
                      "value": {
                        "event": "result",
                        "id": "1",
                        "data": {
                          "task_id": "9c2f3d85-9031-4c3f-8a3d-3c9c6f5e4d43",
                          "workload": "rerank",
                          "model_ref": "mock",
                          "scores": [
                            {
                              "index": 1,
                              "score": 0.75
                            },
                            {
                              "index": 0,
                              "score": 0.25
                            }
                          ],
                          "tokens_in": 21
                        }
                      }
                    },
                    "metrics": {
                      "value": {
                        "event": "metrics",
                        "id": "1",
                        "data": {
                          "queue_depth": 3,
                          "on_time_probability": 0.98,
                          "kv_warmth": true,
                          "tokens_budget_remaining": 1900,
                          "time_budget_remaining_ms": 59000,
                          "cost_budget_remaining": 0.048
                        }
                      }
                    },
                    "end": {
                      "value": {
                        "event": "end",
                        "id": "65",
                        "data": {
                          "tokens_out": 64,
                          "decode_ms": 298,
                          "decode_time_ms": 298,
                          "finish_reason": "length"
                        }
                      }
                    },
                    "error": {
                      "value": {
                        "event": "error",
                        "id": "13",
                        "data": {
                          "code": "WORKER_RESET",
                          "message": "The replica died and no other could go on.",
                          "engine": "llamacpp",
                          "retriable": true
                        }
                      }
                    }
                  }
                }
              }
            },
            "204": {
              "description": "Nothing is left: Last-Event-ID names the stream's last event. An EventSource that gets this does not come back.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "410": {
              "$ref": "#/components/responses/StreamExpired"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/tasks/{id}/result": {
        "get": {
          "operationId": "getTaskResult",
          "tags": [
            "tasks"
          ],
          "summary": "Read what an embedding or a rerank came to",
          "description": "The same bytes whenever it is asked for, and the same as the data of the stream's `result` event. It is kept as long as the tokens of other tasks are. A completion has no result: what it makes is the text of its stream.",
          "x-req-id": [
            "ORCH-3092",
            "ORCH-3094"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/TaskIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The result.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "x-bytes": true,
                  "schema": {
                    "$ref": "#/components/schemas/TaskResult"
                  },
                  "examples": {
                    "embedding": {
                      "value": {
                        "task_id": "8b1f2c74-8f20-4b2e-9f2c-2b8b5e4d3c32",
                        "workload": "embedding",
                        "model_ref": "mock",
                        "embeddings": [
                          {
                            "index": 0,
                            "embedding": [
                              0.6,
                              0,
                              -0.8
                            ]
                          },
                          {
                            "index": 1,
                            "embedding": [
                              0,
                              1,
                              0
                            ]
                          }
                        ],
                        "tokens_in": 11
                      }
                    },
                    "rerank": {
                      "value": {
                        "task_id": "9c2f3d85-9031-4c3f-8a3d-3c9c6f5e4d43",
                        "workload": "rerank",
                        "model_ref": "mock",
                        "scores": [
                          {
                            "index": 1,
                            "score": 0.75
                          },
                          {
                            "index": 0,
                            "score": 0.25
                          }
                        ],
                        "tokens_in": 21
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "description": "There is none yet (`retriable`, and `retry_after_ms` says when to ask again), or there will be none, because the task ended otherwise; the message says how. (CONFLICT)",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "Retry-After": {
                  "description": "Seconds to wait before asking again; there only where the result is still to come.",
                  "required": false,
                  "schema": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": 0,
                    "maximum": 604800,
                    "examples": [
                      1
                    ]
                  }
                },
                "X-Backoff-Ms": {
                  "description": "The same wait in milliseconds, not rounded.",
                  "required": false,
                  "schema": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": 0,
                    "maximum": 604800000,
                    "examples": [
                      1000
                    ]
                  }
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ErrorEnvelope"
                  },
                  "examples": {
                    "early": {
                      "summary": "The task still runs",
                      "value": {
                        "code": "CONFLICT",
                        "message": "Task 8b1f2c74-8f20-4b2e-9f2c-2b8b5e4d3c32 has not ended, so it has no result yet. Read its stream, or ask again.",
                        "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                        "field": "id",
                        "retriable": true,
                        "retry_after_ms": 1000
                      }
                    }
                  }
                }
              }
            },
            "410": {
              "$ref": "#/components/responses/StreamExpired"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/tasks/{id}/transcript": {
        "get": {
          "operationId": "getTranscript",
          "tags": [
            "tasks"
          ],
          "summary": "Read the transcript of a task that has ended",
          "description": "What was asked for, how it was placed, each attempt, every token with the moment when it became durable, and the outcome: the content of its `trace` artifact, which is written a moment after the end and named by `trace_id` of the task. The server keeps it until it is deleted, or the least recently used artifacts make room. Operators can turn transcripts off.",
          "x-req-id": [
            "ORCH-3072"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/TaskIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The transcript.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "x-bytes": true,
                  "schema": {
                    "$ref": "#/components/schemas/Transcript"
                  },
                  "examples": {
                    "completed": {
                      "summary": "A task of three tokens",
                      "value": {
                        "format": "orchestratord.transcript/1",
                        "recorded_by": {
                          "name": "orchestratord",
                          "version": "0.1.0",
                          "api_version": "0.1.0"
                        },
                        "task_id": "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10",
                        "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                        "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                        "request": {
                          "workload": "completion",
                          "model_ref": "file:/models/haiku.gguf",
                          "engine": "llamacpp",
                          "ctx": 2048,
                          "priority": "interactive",
                          "max_tokens": 3,
                          "deadline_ms": 30000,
                          "seed": 42,
                          "determinism": "strict",
                          "kv_hint": "reuse",
                          "sampling": {
                            "temperature": 0.7
                          },
                          "stop": [],
                          "response_format": {
                            "type": "text"
                          },
                          "on_disconnect": "continue",
                          "placement": {
                            "mode": "auto",
                            "prefer_pools": [],
                            "avoid_pools": [],
                            "allow_fallback": true
                          },
                          "request_sha256": "0f5c1d1f0f0c7f3bb3c1d8f8f0a4e1b1f5b7e9a2c4d6e8f00112233445566778",
                          "input_kind": "prompt",
                          "input_sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
                        },
                        "admission": {
                          "queue_position": 3,
                          "predicted_start_ms": 420,
                          "predicted_start_low_ms": 350,
                          "predicted_start_high_ms": 510,
                          "on_time_probability": 0.98
                        },
                        "pool_id": "haiku",
                        "decision": {
                          "selected_pool_id": "haiku",
                          "candidates_considered": 2,
                          "filters_applied": [
                            "ctx",
                            "ready"
                          ],
                          "tie_breakers_applied": [
                            "session_affinity"
                          ],
                          "pinned": false,
                          "fallback_used": false
                        },
                        "attempts": [
                          {
                            "attempt": 1,
                            "pool_id": "haiku",
                            "replica_id": "r0",
                            "engine_version": "b4719-7b1ec53f",
                            "started_ms": 1767225600390,
                            "ended_ms": 1767225600420,
                            "tokens": 3
                          }
                        ],
                        "frames": [
                          {
                            "i": 0,
                            "t": [
                              " frog"
                            ],
                            "at_ms": 402
                          },
                          {
                            "i": 1,
                            "t": [
                              " jumps",
                              " in"
                            ],
                            "at_ms": 405
                          }
                        ],
                        "tokens": 3,
                        "text_sha256": "4a9c4c3b40e4f5a1f4f3c4f6b3a8a7de4c1d5f0e2b6a7c8d9e0f1a2b3c4d5e6f",
                        "admitted_ms": 1767225600000,
                        "first_token_ms": 1767225600401,
                        "ended_ms": 1767225600420,
                        "outcome": {
                          "kind": "completed",
                          "reason": "length",
                          "tokens_in": 6,
                          "tokens_out": 3,
                          "decode_ms": 18
                        }
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "description": "No such task; or it has no transcript: not yet (`retriable`, and `retry_after_ms` says when to ask again), or no more. (NOT_FOUND)",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "Retry-After": {
                  "description": "Seconds to wait before asking again; there only where the transcript is still to come.",
                  "required": false,
                  "schema": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": 0,
                    "maximum": 604800,
                    "examples": [
                      1
                    ]
                  }
                },
                "X-Backoff-Ms": {
                  "description": "The same wait in milliseconds, not rounded.",
                  "required": false,
                  "schema": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": 0,
                    "maximum": 604800000,
                    "examples": [
                      1000
                    ]
                  }
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ErrorEnvelope"
                  },
                  "examples": {
                    "early": {
                      "summary": "The task still runs",
                      "value": {
                        "code": "NOT_FOUND",
                        "message": "Task 6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10 has not ended, and its transcript is made at its end. Read its stream, and ask again then.",
                        "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                        "field": "id",
                        "retriable": true,
                        "retry_after_ms": 1000
                      }
                    }
                  }
                }
              }
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "410": {
              "$ref": "#/components/responses/ArtifactDamaged"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/tasks/{id}/cancel": {
        "post": {
          "operationId": "cancelTask",
          "tags": [
            "tasks"
          ],
          "summary": "Cancel a task",
          "description": "Final: after the 204 no reader gets another token of it, and the engine's slot is let go at once. A task that had ended already stays as it was and answers 204 too. A body is not read.",
          "x-req-id": [
            "ORCH-3030",
            "ORCH-3031",
            "ORCH-3032"
          ],
          "x-lane": "hot",
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/TaskIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "204": {
              "description": "It is canceled, or had ended.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/sessions/{id}": {
        "get": {
          "operationId": "getSession",
          "tags": [
            "sessions"
          ],
          "summary": "See what is left of a session",
          "description": "Its time to live, its turns and the state of its KV cache. A session begins with its first task; one that was never used, has expired or was deleted answers as a fresh one.",
          "x-req-id": [
            "ORCH-3040",
            "ORCH-3041",
            "ORCH-3043",
            "ORCH-3055"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/SessionIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The session.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/SessionInfo"
                  },
                  "examples": {
                    "warm": {
                      "value": {
                        "session_id": "0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69",
                        "ttl_ms_remaining": 597250,
                        "turns": 2,
                        "max_turns": 8,
                        "kv_bytes": 1835008,
                        "kv_warmth": true,
                        "tokens_budget_remaining": 99360,
                        "time_budget_remaining_ms": 598200,
                        "cost_budget_remaining": 0.98
                      }
                    },
                    "fresh": {
                      "value": {
                        "session_id": "1e7ce8b1-4a1b-4c4d-9a6f-2a3e4d5c6b7a",
                        "ttl_ms_remaining": 600000,
                        "turns": 0,
                        "max_turns": 8,
                        "kv_bytes": 0,
                        "kv_warmth": false
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "description": "There is no such session. (NOT_FOUND)",
              "x-reserved": "Every UUID answers 200, an unused one as a fresh session. Declared for clients that were written for it.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ErrorEnvelope"
                  },
                  "examples": {
                    "unknown": {
                      "value": {
                        "code": "NOT_FOUND",
                        "message": "No session has this id.",
                        "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                        "field": "id",
                        "retriable": false
                      }
                    }
                  }
                }
              }
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "delete": {
          "operationId": "deleteSession",
          "tags": [
            "sessions"
          ],
          "summary": "Forget a session",
          "description": "Its turns, its affinity and its claim on a KV cache are gone; its tasks stay as they are. Deleting one that does not exist answers 204 too.",
          "x-req-id": [
            "ORCH-3042"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/SessionIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "204": {
              "description": "It is gone.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      }
    },
    "components": {
      "headers": {
        "BackoffMs": {
          "description": "The same wait in milliseconds, not rounded.",
          "required": true,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 604800000,
            "examples": [
              1450
            ]
          }
        },
        "BudgetCostRemaining": {
          "description": "cost_budget_remaining of the session and the task, in the unit of the configured prices. Absent where none is set.",
          "required": false,
          "schema": {
            "type": "number",
            "format": "double",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              0.048
            ]
          }
        },
        "BudgetTimeRemaining": {
          "description": "time_budget_remaining_ms of the session and the task, milliseconds. Absent where none is set.",
          "required": false,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              59000
            ]
          }
        },
        "BudgetTokensRemaining": {
          "description": "tokens_budget_remaining of the session and the task, tokens. Absent where none is set.",
          "required": false,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              1900
            ]
          }
        },
        "CorrelationId": {
          "description": "The request's X-Correlation-Id, or the UUIDv4 that was made for it.",
          "required": true,
          "x-set-by-server": true,
          "schema": {
            "$ref": "#/components/schemas/CorrelationId"
          }
        },
        "RateLimit": {
          "description": "What the API key has left of each limit, a structured list: r is how much, t the seconds until all of it is there again. Absent where the key has none.",
          "required": false,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "\"requests\";r=59;t=1, \"tokens\";r=58200;t=2"
            ]
          }
        },
        "RateLimitPolicy": {
          "description": "The limits of the API key, a structured list (draft-ietf-httpapi-ratelimit-headers-11): q is how much, qu of what, where it is not requests, w the window in seconds. Absent where the key has none.",
          "required": false,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "\"requests\";q=60;w=60, \"tokens\";q=60000;qu=\"tokens\";w=60"
            ]
          }
        },
        "RetryAfter": {
          "description": "Seconds to wait before trying again, from the measured drain rate; rounded up.",
          "required": true,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 604800,
            "examples": [
              2
            ]
          }
        },
        "WwwAuthenticate": {
          "description": "How to authenticate.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "Bearer realm=\"orchestratord\""
            ]
          }
        }
      },
      "parameters": {
        "CorrelationId": {
          "name": "X-Correlation-Id",
          "in": "header",
          "required": false,
          "description": "Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one.",
          "schema": {
            "$ref": "#/components/schemas/CorrelationId"
          }
        },
        "SessionIdInPath": {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The session's id.",
          "schema": {
            "$ref": "#/components/schemas/Uuid"
          }
        },
        "TaskIdInPath": {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The task's id.",
          "schema": {
            "$ref": "#/components/schemas/Uuid"
          }
        }
      },
      "responses": {
        "ArtifactDamaged": {
          "description": "It was stored, but its file is lost or no longer holds what was stored, so it is not served. (ARTIFACT_DAMAGED)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "altered": {
                  "value": {
                    "code": "ARTIFACT_DAMAGED",
                    "message": "Artifact 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae was stored, but its file is lost or no longer holds what was stored, so it is not served. Store the same document again, or delete this artifact. The server's log says what was found.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Conflict": {
          "description": "It stands against what is there already. (CONFLICT)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "taken": {
                  "value": {
                    "code": "CONFLICT",
                    "message": "This task_id was admitted with another body. Use a new id for a new task.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "task_id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Forbidden": {
          "description": "The API key is not one of the configured ones. (FORBIDDEN)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "wrong": {
                  "value": {
                    "code": "FORBIDDEN",
                    "message": "This API key is not known here. Check the key, or ask the operator to add it.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "InternalError": {
          "description": "A defect or a failed disk of ours; nothing that a request can cause. (INTERNAL, DECODE_TIMEOUT, WORKER_RESET)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "defect": {
                  "value": {
                    "code": "INTERNAL",
                    "message": "Something failed in the server. Its log has the cause under this correlation id.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": true
                  }
                }
              }
            }
          }
        },
        "InvalidParams": {
          "description": "The request is at fault; `field` names where. (INVALID_PARAMS; at admission also DEADLINE_UNMET, UNTRUSTED_ARTIFACT)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "field": {
                  "value": {
                    "code": "INVALID_PARAMS",
                    "message": "ctx must be at least 1 token.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "ctx",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "NotAcceptable": {
          "description": "The Accept header allows none of the media types that this operation answers. (NOT_ACCEPTABLE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "accept": {
                  "value": {
                    "code": "NOT_ACCEPTABLE",
                    "message": "This route answers application/json, which Accept does not allow.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Accept",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "NotFound": {
          "description": "What the request names does not exist. (NOT_FOUND)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "unknown": {
                  "value": {
                    "code": "NOT_FOUND",
                    "message": "No task has this id.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "StreamExpired": {
          "description": "Its tokens are no longer kept, so what comes after this cursor cannot be told without a gap. (STREAM_EXPIRED)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "expired": {
                  "value": {
                    "code": "STREAM_EXPIRED",
                    "message": "The tokens of this task are no longer kept; how it ended still is. Read GET /v1/tasks/{id}, or submit it again under a new task_id.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Last-Event-ID",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "TooLarge": {
          "description": "The body is over the limit in bytes or in depth. (TOO_LARGE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "body": {
                  "value": {
                    "code": "TOO_LARGE",
                    "message": "The body is over 4194304 bytes, the limit of this server. Send less.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "TooManyRequests": {
          "description": "Refused for now by a rule that `policy_label` names. (ADMISSION_REJECT, QUEUE_FULL_DROP_LRU)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            },
            "X-Backoff-Ms": {
              "$ref": "#/components/headers/BackoffMs"
            },
            "RateLimit-Policy": {
              "$ref": "#/components/headers/RateLimitPolicy"
            },
            "RateLimit": {
              "$ref": "#/components/headers/RateLimit"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "full": {
                  "value": {
                    "code": "ADMISSION_REJECT",
                    "message": "The queue of pool haiku holds 1024 tasks and is full. Try again in 1450 ms.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "engine": "llamacpp",
                    "pool_id": "haiku",
                    "retriable": true,
                    "retry_after_ms": 1450,
                    "policy_label": "queue_full"
                  }
                }
              }
            }
          }
        },
        "Unauthorized": {
          "description": "No API key was given, or the peer is not loopback and no key is configured. (UNAUTHORIZED)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "WWW-Authenticate": {
              "$ref": "#/components/headers/WwwAuthenticate"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "missing": {
                  "value": {
                    "code": "UNAUTHORIZED",
                    "message": "This route needs an API key. Send it as X-API-Key or as Authorization, Bearer.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Unavailable": {
          "description": "It cannot be served now. (POOL_UNREADY, POOL_UNAVAILABLE, REPLICA_EXHAUSTED, SHUTTING_DOWN)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "unready": {
                  "value": {
                    "code": "POOL_UNREADY",
                    "message": "Pool haiku has no replica that is ready. Look at its health, or try again in 5000 ms.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "engine": "llamacpp",
                    "pool_id": "haiku",
                    "retriable": true,
                    "retry_after_ms": 5000,
                    "policy_label": "pool_unready"
                  }
                }
              }
            }
          }
        },
        "UnsupportedMediaType": {
          "description": "The body is not application/json in UTF-8, or is encoded in a way that is not taken. (UNSUPPORTED_MEDIA_TYPE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "xml": {
                  "value": {
                    "code": "UNSUPPORTED_MEDIA_TYPE",
                    "message": "This route takes application/json; the request says text/xml.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Content-Type",
                    "retriable": false
                  }
                }
              }
            }
          }
        }
      },
      "schemas": {
        "Admission": {
          "description": "What was promised in the 202.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "queue_position",
            "predicted_start_ms",
            "predicted_start_low_ms",
            "predicted_start_high_ms",
            "on_time_probability"
          ],
          "properties": {
            "queue_position": {
              "$ref": "#/components/schemas/QueuePosition"
            },
            "predicted_start_ms": {
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "predicted_start_low_ms": {
              "$ref": "#/components/schemas/PredictedStartLowMs"
            },
            "predicted_start_high_ms": {
              "$ref": "#/components/schemas/PredictedStartHighMs"
            },
            "on_time_probability": {
              "description": "How likely it was to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            }
          }
        },
        "AdmissionResponse": {
          "description": "What a client learns when its task is admitted.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "task_id",
            "queue_position",
            "predicted_start_ms",
            "predicted_start_low_ms",
            "predicted_start_high_ms",
            "on_time_probability",
            "backoff_ms"
          ],
          "properties": {
            "task_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "queue_position": {
              "$ref": "#/components/schemas/QueuePosition"
            },
            "predicted_start_ms": {
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "predicted_start_low_ms": {
              "$ref": "#/components/schemas/PredictedStartLowMs"
            },
            "predicted_start_high_ms": {
              "$ref": "#/components/schemas/PredictedStartHighMs"
            },
            "on_time_probability": {
              "description": "How likely it is to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "backoff_ms": {
              "description": "How long to wait before handing over the next task, milliseconds; 0 while the queue has room.",
              "$ref": "#/components/schemas/Milliseconds"
            }
          }
        },
        "ArtifactId": {
          "description": "The SHA-256 of an artifact's bytes, 64 lower-case hexadecimal digits.",
          "type": "string",
          "minLength": 64,
          "maxLength": 64,
          "pattern": "^[0-9a-f]{64}$",
          "examples": [
            "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
          ]
        },
        "Budget": {
          "description": "What this task may spend, beside what its session has left: the smaller one counts. A stream that reaches it stops at that token. What is absent is not bounded by the task.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "tokens": {
              "description": "Prompt and output together at most, tokens.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 9007199254740991,
              "examples": [
                2000
              ]
            },
            "time_ms": {
              "description": "Time on an engine's slot at most, milliseconds; waiting does not count.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 604800000,
              "examples": [
                60000
              ]
            },
            "cost": {
              "description": "Cost at most, in the unit of the configured prices. Refused for a model that has no price.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1000000000,
              "examples": [
                0.05
              ]
            }
          }
        },
        "BudgetKind": {
          "description": "Which budget was spent.",
          "type": "string",
          "enum": [
            "tokens",
            "time",
            "cost"
          ],
          "examples": [
            "tokens"
          ]
        },
        "ChatMessage": {
          "description": "One message of a chat.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "role",
            "content"
          ],
          "properties": {
            "role": {
              "description": "Who speaks.",
              "type": "string",
              "enum": [
                "system",
                "user",
                "assistant",
                "tool"
              ],
              "examples": [
                "user"
              ]
            },
            "content": {
              "description": "What is said, characters.",
              "type": "string",
              "maxLength": 1000000,
              "examples": [
                "Write a haiku about rain."
              ]
            }
          }
        },
        "CompletedReason": {
          "description": "Why the output ended. `stop`, the model ended it or a stop text came; `length`, max_tokens were made.",
          "type": "string",
          "enum": [
            "stop",
            "length"
          ],
          "examples": [
            "stop"
          ]
        },
        "CorrelationId": {
          "description": "1 to 128 visible ASCII characters.",
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "pattern": "^[!-~]+$",
          "examples": [
            "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11"
          ]
        },
        "CostBudgetRemaining": {
          "description": "What is neither spent nor reserved for other tasks, in the unit of the configured prices. Absent where none is set.",
          "type": "number",
          "format": "double",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            0.048
          ]
        },
        "Count": {
          "description": "How many.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            3
          ]
        },
        "Cursor": {
          "description": "A place in a list. Opaque.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9_-]+$",
          "examples": [
            "MTIzNA"
          ]
        },
        "DecodeMs": {
          "description": "Time spent decoding, milliseconds.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            298
          ]
        },
        "DiffersAt": {
          "description": "The index of the first token in which the text that was made again differs from what was delivered. There only where that ended the task.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            12
          ]
        },
        "Embedding": {
          "description": "The vector of one text.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "index",
            "embedding"
          ],
          "properties": {
            "index": {
              "$ref": "#/components/schemas/InputIndex"
            },
            "embedding": {
              "description": "The vector, as the engine made it. Whether it has the length 1 is the model's affair.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1000000,
              "items": {
                "type": "number",
                "format": "double",
                "minimum": -1e+300,
                "maximum": 1e+300
              },
              "examples": [
                [
                  0.6,
                  0,
                  -0.8
                ]
              ]
            }
          }
        },
        "EndData": {
          "description": "What was made, and in what time.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "tokens_out",
            "decode_ms",
            "decode_time_ms",
            "finish_reason"
          ],
          "properties": {
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            },
            "decode_time_ms": {
              "description": "The same as decode_ms, milliseconds, under the name that logs use.",
              "$ref": "#/components/schemas/DecodeMs"
            },
            "finish_reason": {
              "$ref": "#/components/schemas/FinishReason"
            }
          }
        },
        "EndEvent": {
          "description": "The output is complete. Nothing follows.",
          "type": "object",
          "x-sse-terminal": true,
          "additionalProperties": false,
          "required": [
            "event",
            "id",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "end"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/EndData"
            }
          }
        },
        "EngineKind": {
          "description": "The kind of engine.",
          "type": "string",
          "enum": [
            "llamacpp",
            "vllm",
            "tgi",
            "triton",
            "openai",
            "mock"
          ],
          "examples": [
            "llamacpp"
          ]
        },
        "EngineVersion": {
          "description": "The engine's version, in its own words.",
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "examples": [
            "b4719-7b1ec53f"
          ]
        },
        "ErrorCode": {
          "description": "Every way in which a request or a task can fail. The set is closed; each code has one HTTP status.",
          "type": "string",
          "enum": [
            "ADMISSION_REJECT",
            "QUEUE_FULL_DROP_LRU",
            "INVALID_PARAMS",
            "POOL_UNREADY",
            "POOL_UNAVAILABLE",
            "REPLICA_EXHAUSTED",
            "DECODE_TIMEOUT",
            "WORKER_RESET",
            "INTERNAL",
            "DEADLINE_UNMET",
            "MODEL_DEPRECATED",
            "UNTRUSTED_ARTIFACT",
            "CANCELED",
            "UNAUTHORIZED",
            "FORBIDDEN",
            "NOT_FOUND",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "REQUEST_TIMEOUT",
            "CONFLICT",
            "TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
            "HEADERS_TOO_LARGE",
            "SHUTTING_DOWN",
            "STREAM_EXPIRED",
            "ARTIFACT_DAMAGED",
            "RANGE_NOT_SATISFIABLE"
          ],
          "examples": [
            "INVALID_PARAMS"
          ]
        },
        "ErrorData": {
          "description": "Why it ended.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "code",
            "message",
            "engine",
            "retriable"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "$ref": "#/components/schemas/ErrorMessage"
            },
            "engine": {
              "description": "The kind of engine of the task.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "llamacpp"
              ]
            },
            "retriable": {
              "description": "Whether a new task with the same content may succeed.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "differs_at": {
              "$ref": "#/components/schemas/DiffersAt"
            }
          }
        },
        "ErrorEnvelope": {
          "description": "The body of every answer from 400 on.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "code",
            "message",
            "correlation_id"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "$ref": "#/components/schemas/ErrorMessage"
            },
            "correlation_id": {
              "$ref": "#/components/schemas/CorrelationId"
            },
            "field": {
              "description": "Where in the request the fault is, as a path such as `sampling.top_p`, or a header's or parameter's name.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "examples": [
                "sampling.top_p"
              ]
            },
            "engine": {
              "description": "The kind of engine concerned.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "llamacpp"
              ]
            },
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "retriable": {
              "description": "Whether the same request may succeed later.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "retry_after_ms": {
              "description": "When to try again, milliseconds from now.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 604800000,
              "examples": [
                1450
              ]
            },
            "policy_label": {
              "$ref": "#/components/schemas/PolicyLabel"
            }
          }
        },
        "ErrorEvent": {
          "description": "The task ended without its whole output. Nothing follows.",
          "type": "object",
          "x-sse-terminal": true,
          "additionalProperties": false,
          "required": [
            "event",
            "id",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "error"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/ErrorData"
            }
          }
        },
        "ErrorMessage": {
          "description": "What happened, what it means, and what to do; for a person.",
          "type": "string",
          "minLength": 1,
          "maxLength": 2048,
          "examples": [
            "ctx must be at least 1 token."
          ]
        },
        "EventId": {
          "description": "The position of an event in its stream, a decimal integer. `metrics` bears the one before it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 15,
          "pattern": "^(0|[1-9][0-9]{0,14})$",
          "examples": [
            "17"
          ]
        },
        "FinishReason": {
          "description": "Why the output ended. `stop`, the model ended it or a stop text came; `length`, max_tokens were made; `budget`, what the task or its session may spend was spent.",
          "type": "string",
          "enum": [
            "stop",
            "length",
            "budget"
          ],
          "examples": [
            "stop"
          ]
        },
        "InputIndex": {
          "description": "The place of the text in `inputs`, from 0.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1023,
          "examples": [
            0
          ]
        },
        "MetricsData": {
          "description": "The queue behind the task, and the task's own prospects.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "queue_depth",
            "on_time_probability",
            "kv_warmth"
          ],
          "properties": {
            "queue_depth": {
              "description": "Tasks that wait in its pool now.",
              "$ref": "#/components/schemas/Count"
            },
            "on_time_probability": {
              "description": "How likely it is to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "kv_warmth": {
              "description": "Whether it started with its session's KV cache; while it waits, whether it would.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "predicted_start_ms": {
              "description": "While it waits, when it is expected to start, milliseconds from now.",
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "attempt": {
              "description": "Attempts begun; more than 1 where the task lost a replica and moved.",
              "$ref": "#/components/schemas/Count"
            },
            "replica_id": {
              "description": "Where it runs. Absent while it waits.",
              "$ref": "#/components/schemas/ReplicaId"
            },
            "kv_migrated": {
              "description": "Whether its KV cache came along when it moved to another replica; there only after a move. No engine of today can do that.",
              "type": "boolean",
              "examples": [
                false
              ]
            },
            "tokens_budget_remaining": {
              "$ref": "#/components/schemas/TokensBudgetRemaining"
            },
            "time_budget_remaining_ms": {
              "$ref": "#/components/schemas/TimeBudgetRemaining"
            },
            "cost_budget_remaining": {
              "$ref": "#/components/schemas/CostBudgetRemaining"
            }
          }
        },
        "MetricsEvent": {
          "description": "How the task stands, now and then: after `queued`, then without an id, and between tokens. A slow reader gets fewer of them.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "event",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "metrics"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/MetricsData"
            }
          }
        },
        "Milliseconds": {
          "description": "A duration, milliseconds.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            420
          ]
        },
        "ModelRef": {
          "description": "The model: `hf:org/repo/path.gguf`, `hf:org/repo`, `file:/abs` or a relative path, `https://…`, `s3://…`, `oci://…`, `sha256:<hex>`, or a catalog id. It matches a pool that names the same one.",
          "type": "string",
          "minLength": 1,
          "maxLength": 1024,
          "pattern": "^[^\\x00-\\x1f\\x7f]+$",
          "examples": [
            "file:/models/haiku.gguf",
            "hf:org/repo/model-q4.gguf"
          ]
        },
        "OutcomeBudget": {
          "description": "Its budget, or its session's, was spent; its output so far stands.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "limit",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "budget"
            },
            "limit": {
              "$ref": "#/components/schemas/BudgetKind"
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            }
          }
        },
        "OutcomeCanceled": {
          "description": "It was canceled.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "by",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "canceled"
            },
            "by": {
              "description": "`client`: by cancelTask; `disconnect`: its last reader left and it had asked for that.",
              "type": "string",
              "enum": [
                "client",
                "disconnect"
              ],
              "examples": [
                "client"
              ]
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            }
          }
        },
        "OutcomeCompleted": {
          "description": "The engine ended it.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "reason",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "completed"
            },
            "reason": {
              "$ref": "#/components/schemas/CompletedReason"
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            }
          }
        },
        "OutcomeDeadline": {
          "description": "Its deadline passed.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "where",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "deadline"
            },
            "where": {
              "description": "Whether it still waited or was decoding.",
              "type": "string",
              "enum": [
                "queue",
                "decode"
              ],
              "examples": [
                "queue"
              ]
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            }
          }
        },
        "OutcomeDropped": {
          "description": "It was taken from the queue, by a drain or by the policy of a full queue.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "code",
            "message",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "dropped"
            },
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "$ref": "#/components/schemas/ErrorMessage"
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            }
          }
        },
        "OutcomeFailed": {
          "description": "It could not be brought to its end.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "code",
            "message",
            "tokens_in",
            "tokens_out",
            "decode_ms"
          ],
          "properties": {
            "kind": {
              "description": "Names this outcome.",
              "type": "string",
              "const": "failed"
            },
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "$ref": "#/components/schemas/ErrorMessage"
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            },
            "tokens_out": {
              "$ref": "#/components/schemas/TokensOut"
            },
            "decode_ms": {
              "$ref": "#/components/schemas/DecodeMs"
            },
            "differs_at": {
              "$ref": "#/components/schemas/DiffersAt"
            }
          }
        },
        "Placement": {
          "description": "Where the task may run. Anywhere that fits where absent.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "mode": {
              "description": "`auto`: the pool with the smallest predicted end; `pin`: only `pin_pool_id`; `prefer`: one of `prefer_pools` where one fits. `auto` where absent.",
              "type": "string",
              "enum": [
                "pin",
                "prefer",
                "auto"
              ],
              "examples": [
                "prefer"
              ]
            },
            "pin_pool_id": {
              "description": "The only pool that may run it. Needed with `pin`, refused with the other modes.",
              "$ref": "#/components/schemas/PoolId"
            },
            "prefer_pools": {
              "description": "Pools to take first, with the mode `prefer`.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/PoolId"
              },
              "examples": [
                [
                  "haiku"
                ]
              ]
            },
            "avoid_pools": {
              "description": "Pools that never run it.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/PoolId"
              },
              "examples": [
                [
                  "pretend"
                ]
              ]
            },
            "require_device_mask": {
              "description": "Only replicas whose configured `devices` are exactly this text, characters.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "pattern": "^[0-9A-Za-z,:._-]+$",
              "examples": [
                "0,1"
              ]
            },
            "allow_fallback": {
              "description": "With `prefer`, whether other pools may run it when no preferred one fits. True where absent.",
              "type": "boolean",
              "examples": [
                true
              ]
            }
          }
        },
        "PlacementDecision": {
          "description": "Why the task is in this pool; of one that was moved, why it was moved there.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "selected_pool_id",
            "candidates_considered",
            "filters_applied",
            "tie_breakers_applied",
            "pinned",
            "fallback_used"
          ],
          "properties": {
            "selected_pool_id": {
              "description": "The pool, or null where none fitted.",
              "type": [
                "string",
                "null"
              ],
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "haiku"
              ]
            },
            "candidates_considered": {
              "description": "Pools that were looked at.",
              "$ref": "#/components/schemas/Count"
            },
            "filters_applied": {
              "description": "The rules that ruled a pool out, in order.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 64
              },
              "examples": [
                [
                  "ctx",
                  "ready"
                ]
              ]
            },
            "tie_breakers_applied": {
              "description": "The rules that decided between equals, in order.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 64
              },
              "examples": [
                [
                  "session_affinity"
                ]
              ]
            },
            "pinned": {
              "description": "The request named the pool.",
              "type": "boolean",
              "examples": [
                false
              ]
            },
            "fallback_used": {
              "description": "No preferred pool fitted and another one was taken.",
              "type": "boolean",
              "examples": [
                false
              ]
            }
          }
        },
        "PolicyLabel": {
          "description": "The rule that refused or dropped a task. The set is closed.",
          "type": "string",
          "enum": [
            "queue_full",
            "queue_tokens_full",
            "drop_lru",
            "shed_low_priority",
            "session_turn_limit",
            "session_expired",
            "session_budget",
            "key_concurrent_jobs",
            "key_requests",
            "key_tokens",
            "key_queued_kv",
            "stream_limit",
            "artifact_quota",
            "pool_draining",
            "pool_unready",
            "breaker_open",
            "shutting_down"
          ],
          "examples": [
            "queue_full"
          ]
        },
        "PoolId": {
          "description": "The id of a pool, as configured.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
          "examples": [
            "haiku"
          ]
        },
        "PoolPreparing": {
          "description": "What its pool does before it can start anything. Absent where nothing is known of that.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "what",
            "received_bytes"
          ],
          "properties": {
            "what": {
              "description": "The model's file is being fetched.",
              "type": "string",
              "enum": [
                "download"
              ],
              "examples": [
                "download"
              ]
            },
            "received_bytes": {
              "description": "What has come of it, bytes.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 9007199254740991,
              "examples": [
                1048576
              ]
            },
            "total_bytes": {
              "description": "All of it, bytes. Absent where its server does not say.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 9007199254740991,
              "examples": [
                6291456
              ]
            }
          }
        },
        "PredictedStartHighMs": {
          "description": "The start is later than this in one case of ten, milliseconds from the answer.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            510
          ]
        },
        "PredictedStartLowMs": {
          "description": "The start is earlier than this in one case of ten, milliseconds from the answer.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            350
          ]
        },
        "PredictedStartMs": {
          "description": "When it is expected to start, milliseconds from the answer; from measured speeds. With a deadline, as likely to be early as late among the starts before it.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            420
          ]
        },
        "Priority": {
          "description": "The class of the queue. Interactive goes before batch.",
          "type": "string",
          "enum": [
            "interactive",
            "batch"
          ],
          "examples": [
            "interactive"
          ]
        },
        "QueuePosition": {
          "description": "Tasks of its pool that start before it; 0 means that it is next.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            3
          ]
        },
        "QueuedData": {
          "description": "The task's place and prospects now.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "queue_position",
            "predicted_start_ms",
            "predicted_start_low_ms",
            "predicted_start_high_ms",
            "on_time_probability"
          ],
          "properties": {
            "queue_position": {
              "$ref": "#/components/schemas/QueuePosition"
            },
            "predicted_start_ms": {
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "predicted_start_low_ms": {
              "$ref": "#/components/schemas/PredictedStartLowMs"
            },
            "predicted_start_high_ms": {
              "$ref": "#/components/schemas/PredictedStartHighMs"
            },
            "on_time_probability": {
              "description": "How likely it is to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "preparing": {
              "$ref": "#/components/schemas/PoolPreparing"
            }
          }
        },
        "QueuedEvent": {
          "description": "How the task stands while it waits: at once for a reader that attaches, then when its place or its prediction has changed. It has no id, so that a reader that comes back gets the stream from its beginning.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "event",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "queued"
            },
            "data": {
              "$ref": "#/components/schemas/QueuedData"
            }
          }
        },
        "Ratio": {
          "description": "From 0 to 1.",
          "type": "number",
          "format": "double",
          "minimum": 0,
          "maximum": 1,
          "examples": [
            0.97
          ]
        },
        "ReplicaId": {
          "description": "The id of a replica, as configured; unique in its pool.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
          "examples": [
            "r0"
          ]
        },
        "ResponseFormat": {
          "description": "The form that the output must have. `text` where absent. An engine without it refuses the others.",
          "oneOf": [
            {
              "$ref": "#/components/schemas/ResponseFormatText"
            },
            {
              "$ref": "#/components/schemas/ResponseFormatJsonSchema"
            },
            {
              "$ref": "#/components/schemas/ResponseFormatGrammar"
            }
          ],
          "discriminator": {
            "propertyName": "type",
            "mapping": {
              "text": "#/components/schemas/ResponseFormatText",
              "json_schema": "#/components/schemas/ResponseFormatJsonSchema",
              "grammar": "#/components/schemas/ResponseFormatGrammar"
            }
          },
          "examples": [
            {
              "type": "text"
            }
          ]
        },
        "ResponseFormatGrammar": {
          "description": "Text that a grammar allows.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "type",
            "grammar"
          ],
          "properties": {
            "type": {
              "description": "Names this form.",
              "type": "string",
              "const": "grammar"
            },
            "grammar": {
              "description": "The grammar in GBNF, characters.",
              "type": "string",
              "minLength": 1,
              "maxLength": 65536,
              "examples": [
                "root ::= \"yes\" | \"no\""
              ]
            }
          }
        },
        "ResponseFormatJsonSchema": {
          "description": "JSON that a schema allows.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "type",
            "json_schema"
          ],
          "properties": {
            "type": {
              "description": "Names this form.",
              "type": "string",
              "const": "json_schema"
            },
            "json_schema": {
              "description": "The JSON Schema, at most 256 keywords at its top, in the part of the language that the engine knows.",
              "type": "object",
              "x-free-form": true,
              "additionalProperties": true,
              "maxProperties": 256,
              "examples": [
                {
                  "type": "object",
                  "properties": {
                    "season": {
                      "type": "string"
                    }
                  }
                }
              ]
            }
          }
        },
        "ResponseFormatText": {
          "description": "Any text.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "type"
          ],
          "properties": {
            "type": {
              "description": "Names this form.",
              "type": "string",
              "const": "text"
            }
          }
        },
        "ResultEvent": {
          "description": "What an embedding or a rerank came to, in the place of tokens. `end` follows.",
          "type": "object",
          "x-sse-parts": true,
          "additionalProperties": false,
          "required": [
            "event",
            "id",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "result"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/TaskResult"
            }
          }
        },
        "Sampling": {
          "description": "How the next token is drawn. What is absent is the engine's own default.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "temperature": {
              "description": "Spread of the draw, a factor; 0 takes the likeliest token.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 5,
              "examples": [
                0.7
              ]
            },
            "top_p": {
              "description": "Draw only from the likeliest tokens that together have this probability.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1,
              "examples": [
                0.9
              ]
            },
            "top_k": {
              "description": "Draw only from this many of the likeliest tokens; 0 takes all.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000,
              "examples": [
                40
              ]
            },
            "min_p": {
              "description": "Leave out tokens below this share of the likeliest token's probability.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1,
              "examples": [
                0.05
              ]
            },
            "repeat_penalty": {
              "description": "Factor against tokens that were there lately; 1 is none.",
              "type": "number",
              "format": "double",
              "minimum": 0.01,
              "maximum": 10,
              "examples": [
                1.1
              ]
            },
            "presence_penalty": {
              "description": "Amount taken from the logit of each token that was there at all; 0 is none.",
              "type": "number",
              "format": "double",
              "minimum": -2,
              "maximum": 2,
              "examples": [
                0
              ]
            }
          }
        },
        "Score": {
          "description": "How well one document answers the query.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "index",
            "score"
          ],
          "properties": {
            "index": {
              "$ref": "#/components/schemas/InputIndex"
            },
            "score": {
              "description": "A higher one answers better; the range is the model's own.",
              "type": "number",
              "format": "double",
              "minimum": -1e+300,
              "maximum": 1e+300,
              "examples": [
                0.75
              ]
            }
          }
        },
        "SessionInfo": {
          "description": "A session as it stands.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "session_id",
            "ttl_ms_remaining",
            "turns",
            "max_turns",
            "kv_bytes",
            "kv_warmth"
          ],
          "properties": {
            "session_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "ttl_ms_remaining": {
              "description": "Time until it expires, milliseconds; each use sets it back. 0 of one that has expired, and is not begun anew where sessions.expired is refuse.",
              "$ref": "#/components/schemas/Milliseconds"
            },
            "turns": {
              "description": "Tasks that it took so far.",
              "$ref": "#/components/schemas/Count"
            },
            "max_turns": {
              "description": "Tasks that it may take; the next one is refused with the label session_turn_limit.",
              "$ref": "#/components/schemas/Count"
            },
            "kv_bytes": {
              "description": "Size of what it has in a KV cache, bytes, as estimated from its tokens; 0 where the pool's size per token is not known.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 9007199254740991,
              "examples": [
                1835008
              ]
            },
            "kv_warmth": {
              "description": "Whether its KV cache is on a replica that is ready.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "tokens_budget_remaining": {
              "$ref": "#/components/schemas/TokensBudgetRemaining"
            },
            "time_budget_remaining_ms": {
              "$ref": "#/components/schemas/TimeBudgetRemaining"
            },
            "cost_budget_remaining": {
              "$ref": "#/components/schemas/CostBudgetRemaining"
            }
          }
        },
        "Sha256": {
          "description": "A SHA-256, 64 lower-case hexadecimal digits.",
          "type": "string",
          "minLength": 64,
          "maxLength": 64,
          "pattern": "^[0-9a-f]{64}$",
          "examples": [
            "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
          ]
        },
        "StartedData": {
          "description": "The task's place and predicted start at its admission.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "queue_position",
            "predicted_start_ms",
            "on_time_probability"
          ],
          "properties": {
            "queue_position": {
              "$ref": "#/components/schemas/QueuePosition"
            },
            "predicted_start_ms": {
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "on_time_probability": {
              "description": "How likely it was at its admission to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            }
          }
        },
        "StartedEvent": {
          "description": "First wherever the task has started, with the id 0; what was promised at admission.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "event",
            "id",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "started"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/StartedData"
            }
          }
        },
        "Task": {
          "description": "A task as it stands. Moments are Unix milliseconds.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "task_id",
            "session_id",
            "state",
            "priority",
            "engine",
            "model_ref",
            "pool_id",
            "admission",
            "attempt",
            "admitted_ms",
            "seed",
            "decision"
          ],
          "properties": {
            "task_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "session_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "state": {
              "$ref": "#/components/schemas/TaskState"
            },
            "priority": {
              "$ref": "#/components/schemas/Priority"
            },
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "model_ref": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "replica_id": {
              "$ref": "#/components/schemas/ReplicaId"
            },
            "engine_version": {
              "$ref": "#/components/schemas/EngineVersion"
            },
            "queue_position": {
              "description": "While it waits, the tasks of its pool that start before it now.",
              "$ref": "#/components/schemas/QueuePosition"
            },
            "predicted_start_ms": {
              "description": "While it waits, when it is expected to start, milliseconds from now.",
              "$ref": "#/components/schemas/PredictedStartMs"
            },
            "predicted_start_low_ms": {
              "description": "While it waits, the lower end of the interval in which it starts in four cases of five, milliseconds from now.",
              "$ref": "#/components/schemas/PredictedStartLowMs"
            },
            "predicted_start_high_ms": {
              "description": "While it waits, the upper end of that interval, milliseconds from now.",
              "$ref": "#/components/schemas/PredictedStartHighMs"
            },
            "on_time_probability": {
              "description": "While it has not ended, how likely it is to end before its deadline, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "admission": {
              "$ref": "#/components/schemas/Admission"
            },
            "attempt": {
              "description": "Attempts begun; 0 while it never ran.",
              "$ref": "#/components/schemas/Count"
            },
            "admitted_ms": {
              "description": "When it was admitted, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "started_ms": {
              "description": "When its last attempt started, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "first_token_ms": {
              "description": "When its first token came, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "ended_ms": {
              "description": "When it ended, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "tokens_in": {
              "description": "Prompt, tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "tokens_out": {
              "description": "Output so far, tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "seed": {
              "description": "The sampler's seed, the client's or the one drawn at admission.",
              "type": "integer",
              "format": "int64",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991,
              "examples": [
                42
              ]
            },
            "granted_tokens": {
              "description": "The output that its budget allows, tokens; there only where that is less than max_tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "decision": {
              "$ref": "#/components/schemas/PlacementDecision"
            },
            "attempts": {
              "description": "Its attempts, the first one first; empty while it never ran. Of more than 32 that were lost the earliest are left out.",
              "type": "array",
              "maxItems": 33,
              "items": {
                "$ref": "#/components/schemas/TaskAttempt"
              }
            },
            "continued_from": {
              "description": "The index of the first token that was decoded as a continuation of the text so far, after a replica was lost with determinism best_effort. From there on the seed does not give the same text again. Absent where nothing was continued.",
              "$ref": "#/components/schemas/Count"
            },
            "trace_id": {
              "description": "The artifact that holds its transcript; a moment after its end, where transcripts are kept.",
              "$ref": "#/components/schemas/ArtifactId"
            },
            "outcome": {
              "$ref": "#/components/schemas/TaskOutcome"
            }
          }
        },
        "TaskAttempt": {
          "description": "One run of the task on one replica. A later one begins where the text stood: it makes that text again from the seed and compares it, or goes on from it, and sends none of it twice.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "attempt",
            "pool_id",
            "replica_id",
            "engine_version",
            "started_ms"
          ],
          "properties": {
            "attempt": {
              "description": "Its number, from 1.",
              "$ref": "#/components/schemas/Count"
            },
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "replica_id": {
              "$ref": "#/components/schemas/ReplicaId"
            },
            "engine_version": {
              "$ref": "#/components/schemas/EngineVersion"
            },
            "started_ms": {
              "description": "When it started, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "ended_ms": {
              "description": "When it ended, Unix milliseconds. Absent while it runs, and where the daemon ended under it.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "tokens": {
              "description": "Tokens of the stream when it ended, those of earlier attempts included. Absent while it runs.",
              "$ref": "#/components/schemas/Count"
            },
            "code": {
              "description": "Why it was lost. Absent of the one that runs, and of the one that ended the task.",
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "description": "Why it was lost, for a person.",
              "$ref": "#/components/schemas/ErrorMessage"
            }
          }
        },
        "TaskEvent": {
          "description": "An event of a task's stream. `data` is one line of JSON.",
          "oneOf": [
            {
              "$ref": "#/components/schemas/QueuedEvent"
            },
            {
              "$ref": "#/components/schemas/StartedEvent"
            },
            {
              "$ref": "#/components/schemas/TokenEvent"
            },
            {
              "$ref": "#/components/schemas/ResultEvent"
            },
            {
              "$ref": "#/components/schemas/MetricsEvent"
            },
            {
              "$ref": "#/components/schemas/EndEvent"
            },
            {
              "$ref": "#/components/schemas/ErrorEvent"
            }
          ],
          "discriminator": {
            "propertyName": "event",
            "mapping": {
              "queued": "#/components/schemas/QueuedEvent",
              "started": "#/components/schemas/StartedEvent",
              "token": "#/components/schemas/TokenEvent",
              "result": "#/components/schemas/ResultEvent",
              "metrics": "#/components/schemas/MetricsEvent",
              "end": "#/components/schemas/EndEvent",
              "error": "#/components/schemas/ErrorEvent"
            }
          }
        },
        "TaskList": {
          "description": "A page of tasks, newest first.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "tasks"
          ],
          "properties": {
            "tasks": {
              "description": "The tasks of this page.",
              "type": "array",
              "maxItems": 200,
              "items": {
                "$ref": "#/components/schemas/Task"
              }
            },
            "next_cursor": {
              "description": "Give it as `cursor` for the next page. Absent on the last one.",
              "$ref": "#/components/schemas/Cursor"
            }
          }
        },
        "TaskOutcome": {
          "description": "How a task ended. There once it has, and then never changed.",
          "oneOf": [
            {
              "$ref": "#/components/schemas/OutcomeCompleted"
            },
            {
              "$ref": "#/components/schemas/OutcomeCanceled"
            },
            {
              "$ref": "#/components/schemas/OutcomeDeadline"
            },
            {
              "$ref": "#/components/schemas/OutcomeBudget"
            },
            {
              "$ref": "#/components/schemas/OutcomeDropped"
            },
            {
              "$ref": "#/components/schemas/OutcomeFailed"
            }
          ],
          "discriminator": {
            "propertyName": "kind",
            "mapping": {
              "completed": "#/components/schemas/OutcomeCompleted",
              "canceled": "#/components/schemas/OutcomeCanceled",
              "deadline": "#/components/schemas/OutcomeDeadline",
              "budget": "#/components/schemas/OutcomeBudget",
              "dropped": "#/components/schemas/OutcomeDropped",
              "failed": "#/components/schemas/OutcomeFailed"
            }
          }
        },
        "TaskRequest": {
          "description": "What to run, where, and how soon. A `completion` takes exactly one of `prompt` and `messages`; an `embedding` takes `inputs`; a `rerank` takes `inputs` and, as its query, `prompt`. The last two decode nothing, so they take no `stop`, `response_format`, `sampling` or `expected_tokens`. The server checks that after the schema, so that its message can say which one is too many or missing.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "task_id",
            "session_id",
            "workload",
            "model_ref",
            "engine",
            "ctx",
            "priority",
            "max_tokens",
            "deadline_ms"
          ],
          "properties": {
            "task_id": {
              "description": "The client's name for the task, and its idempotency key.",
              "$ref": "#/components/schemas/Uuid"
            },
            "session_id": {
              "description": "The conversation that this task is a turn of. A new UUID begins a new session.",
              "$ref": "#/components/schemas/Uuid"
            },
            "workload": {
              "$ref": "#/components/schemas/Workload"
            },
            "model_ref": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "ctx": {
              "description": "Context that the task needs, tokens, prompt and output together; of an embedding each text by itself, of a rerank each document with the query. At most what the engine has.",
              "type": "integer",
              "minimum": 1,
              "maximum": 10000000,
              "examples": [
                2048
              ]
            },
            "priority": {
              "$ref": "#/components/schemas/Priority"
            },
            "max_tokens": {
              "description": "Output at most, tokens. It says nothing to an embedding or a rerank, which have no output of tokens.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                64
              ]
            },
            "deadline_ms": {
              "description": "When the task must have ended, milliseconds from its admission; at most 7 days.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 604800000,
              "examples": [
                30000
              ]
            },
            "prompt": {
              "description": "The text to go on from, characters; as it is, without a chat template. Of a rerank, the query.",
              "type": "string",
              "minLength": 1,
              "maxLength": 1000000,
              "examples": [
                "An old silent pond"
              ]
            },
            "messages": {
              "description": "A chat, oldest message first; the engine puts it through the model's own template.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/ChatMessage"
              }
            },
            "inputs": {
              "description": "The texts to be embedded, or the documents to be held against the query. With `completion` it is refused.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1000000
              },
              "examples": [
                [
                  "one text",
                  "another"
                ]
              ]
            },
            "seed": {
              "description": "Seed of the sampler, an integer that a double holds exactly. The same seed and request give the same text on the same engine. Where absent, one is drawn at admission and shown by getTask.",
              "type": "integer",
              "format": "int64",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991,
              "examples": [
                42
              ]
            },
            "determinism": {
              "description": "What happens when a replica dies in mid-stream. `strict`: the text so far must come out again, byte for byte, on the engine version that began it; so that it can, nothing that is cached is used. `best_effort`: it may be continued, by any version. `best_effort` where absent.",
              "type": "string",
              "enum": [
                "strict",
                "best_effort"
              ],
              "examples": [
                "strict"
              ]
            },
            "sampler_profile_version": {
              "description": "The version of the sampler's profile that the client relies on, characters. Kept with the task.",
              "type": "string",
              "minLength": 1,
              "maxLength": 128,
              "examples": [
                "v1"
              ]
            },
            "expected_tokens": {
              "description": "The client's own estimate of the output, tokens. Predictions use it where it is there.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                40
              ]
            },
            "kv_hint": {
              "description": "`reuse`: use what the session has in a KV cache; `cold`: use nothing that is cached. `reuse` where absent; with determinism strict it is always `cold`.",
              "type": "string",
              "enum": [
                "reuse",
                "cold"
              ],
              "examples": [
                "reuse"
              ]
            },
            "placement": {
              "$ref": "#/components/schemas/Placement"
            },
            "sampling": {
              "$ref": "#/components/schemas/Sampling"
            },
            "stop": {
              "description": "Texts that end the output, each up to 256 characters; they are not part of it. None where absent.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 256
              },
              "examples": [
                [
                  "\n\n"
                ]
              ]
            },
            "response_format": {
              "$ref": "#/components/schemas/ResponseFormat"
            },
            "on_disconnect": {
              "description": "What happens when the last reader of its stream leaves. `continue`: the task goes on; `cancel`: it is canceled after a grace period (the daemon's `streams.disconnect_grace_ms`), queued or running, unless a reader is there by then; the period begins anew each time that the last one leaves. A task that nobody has read yet, or nobody since the daemon was restarted, goes on. A reader has left when its connection is closed, also its own half of it; one that vanished without that counts as there until TCP gives it up. `continue` where absent.",
              "type": "string",
              "enum": [
                "continue",
                "cancel"
              ],
              "examples": [
                "continue"
              ]
            },
            "budget": {
              "$ref": "#/components/schemas/Budget"
            }
          }
        },
        "TaskResult": {
          "description": "What an embedding or a rerank came to: `embeddings` or `scores`, one for each text of `inputs`. As JSON it has at most 32 MiB; a task whose result would be larger fails and says so.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "task_id",
            "workload",
            "model_ref",
            "tokens_in"
          ],
          "properties": {
            "task_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "workload": {
              "$ref": "#/components/schemas/Workload"
            },
            "model_ref": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "embeddings": {
              "description": "Of an embedding, in the order of `inputs`; all of one length.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/Embedding"
              }
            },
            "scores": {
              "description": "Of a rerank, the best first; of equal ones the earlier document first.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/Score"
              }
            },
            "tokens_in": {
              "$ref": "#/components/schemas/TokensIn"
            }
          }
        },
        "TaskState": {
          "description": "Where a task is in its life; all but `queued` and `running` are final.",
          "type": "string",
          "enum": [
            "queued",
            "running",
            "completed",
            "canceled",
            "deadline",
            "budget",
            "dropped",
            "failed"
          ],
          "examples": [
            "running"
          ]
        },
        "TimeBudgetRemaining": {
          "description": "What is neither spent nor reserved for other tasks, milliseconds on an engine's slot. Absent where none is set.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            59000
          ]
        },
        "TokenData": {
          "description": "A piece of text and its place in the output.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "t",
            "i"
          ],
          "properties": {
            "t": {
              "description": "The text, whole UTF-8 characters. All of them joined in order are the output.",
              "type": "string",
              "maxLength": 1000000,
              "examples": [
                " frog"
              ]
            },
            "i": {
              "description": "The index of this piece, without gaps from 0.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 9007199254740991,
              "examples": [
                0
              ]
            }
          }
        },
        "TokenEvent": {
          "description": "One piece of the output; the id of token i is i + 1.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "event",
            "id",
            "data"
          ],
          "properties": {
            "event": {
              "description": "Names this event.",
              "type": "string",
              "const": "token"
            },
            "id": {
              "$ref": "#/components/schemas/EventId"
            },
            "data": {
              "$ref": "#/components/schemas/TokenData"
            }
          }
        },
        "TokensBudgetRemaining": {
          "description": "What is neither spent nor reserved for other tasks, prompt and output together, tokens. Absent where none is set.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            1900
          ]
        },
        "TokensIn": {
          "description": "Prompt, tokens.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            6
          ]
        },
        "TokensOut": {
          "description": "Output, tokens.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            64
          ]
        },
        "Transcript": {
          "description": "What a task asked for, how it was decided, what its stream showed and when, and how it ended: enough to make it again and to compare. It is the content of the task's `trace` artifact. It holds no key, and the prompt only where the operator allows it.",
          "type": "object",
          "x-kept": true,
          "additionalProperties": false,
          "required": [
            "format",
            "recorded_by",
            "task_id",
            "session_id",
            "correlation_id",
            "request",
            "admission",
            "pool_id",
            "decision",
            "attempts",
            "frames",
            "tokens",
            "text_sha256",
            "admitted_ms",
            "ended_ms",
            "outcome"
          ],
          "properties": {
            "format": {
              "description": "Names this form of transcript.",
              "type": "string",
              "const": "orchestratord.transcript/1"
            },
            "recorded_by": {
              "$ref": "#/components/schemas/TranscriptRecorder"
            },
            "task_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "session_id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "correlation_id": {
              "$ref": "#/components/schemas/CorrelationId"
            },
            "request": {
              "$ref": "#/components/schemas/TranscriptRequest"
            },
            "admission": {
              "$ref": "#/components/schemas/Admission"
            },
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "decision": {
              "$ref": "#/components/schemas/PlacementDecision"
            },
            "attempts": {
              "description": "Its attempts, the first one first; the last one made its end. Empty where it never ran.",
              "type": "array",
              "maxItems": 33,
              "items": {
                "$ref": "#/components/schemas/TaskAttempt"
              }
            },
            "continued_from": {
              "description": "As in the task. A transcript with it cannot be made again from the seed.",
              "$ref": "#/components/schemas/Count"
            },
            "frames": {
              "description": "Its tokens in the order in which they were made, those that became durable together as one frame. It is what was durable: of a canceled task that may be more than its readers were shown. Empty, with `tokens` above 0, where the transcript would have been larger than an artifact may be; then it holds no prompt either.",
              "type": "array",
              "maxItems": 10000000,
              "items": {
                "$ref": "#/components/schemas/TranscriptFrame"
              }
            },
            "tokens": {
              "description": "How many tokens became durable.",
              "$ref": "#/components/schemas/Count"
            },
            "text_sha256": {
              "description": "Of all tokens joined, as UTF-8.",
              "$ref": "#/components/schemas/Sha256"
            },
            "result": {
              "$ref": "#/components/schemas/TranscriptResult"
            },
            "admitted_ms": {
              "description": "When it was admitted, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "first_token_ms": {
              "description": "When its first token came, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "ended_ms": {
              "description": "When it ended, Unix milliseconds.",
              "$ref": "#/components/schemas/UnixMs"
            },
            "outcome": {
              "$ref": "#/components/schemas/TaskOutcome"
            }
          }
        },
        "TranscriptFrame": {
          "description": "Tokens that became durable together.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "i",
            "t",
            "at_ms"
          ],
          "properties": {
            "i": {
              "description": "The index of its first token, without gaps from 0.",
              "$ref": "#/components/schemas/Count"
            },
            "t": {
              "description": "Its tokens' texts.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1000000,
              "items": {
                "type": "string",
                "maxLength": 1000000
              },
              "examples": [
                [
                  " frog",
                  " jumps"
                ]
              ]
            },
            "at_ms": {
              "description": "When they were written to the disk, milliseconds after admission. Where the clock was set back meanwhile it may be less than that of the frame before it, or negative. Tokens whose moment was not kept (an earlier version wrote them) have that of the frame before them, or 0.",
              "type": "integer",
              "format": "int64",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991,
              "examples": [
                402
              ]
            }
          }
        },
        "TranscriptRecorder": {
          "description": "Who wrote it down.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name",
            "version",
            "api_version"
          ],
          "properties": {
            "name": {
              "description": "The program.",
              "type": "string",
              "const": "orchestratord"
            },
            "version": {
              "description": "The program's version.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "0.1.0"
              ]
            },
            "api_version": {
              "description": "The version of the contracts that it served.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "0.1.0"
              ]
            }
          }
        },
        "TranscriptRequest": {
          "description": "What was asked for. `prompt`, `messages` and `inputs` are there only where the operator lets transcripts hold prompts.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "workload",
            "model_ref",
            "engine",
            "ctx",
            "priority",
            "max_tokens",
            "deadline_ms",
            "seed",
            "determinism",
            "kv_hint",
            "sampling",
            "stop",
            "response_format",
            "on_disconnect",
            "placement",
            "request_sha256",
            "input_sha256",
            "input_kind"
          ],
          "properties": {
            "workload": {
              "$ref": "#/components/schemas/Workload"
            },
            "model_ref": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "ctx": {
              "description": "The context that it asked for, tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "priority": {
              "$ref": "#/components/schemas/Priority"
            },
            "max_tokens": {
              "description": "The output that it asked for at most, tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "granted_tokens": {
              "description": "The output that its budget allowed, tokens; there only where that was less.",
              "$ref": "#/components/schemas/Count"
            },
            "deadline_ms": {
              "description": "Milliseconds from admission.",
              "$ref": "#/components/schemas/Milliseconds"
            },
            "seed": {
              "description": "The sampler's seed, the client's or the one drawn at admission.",
              "type": "integer",
              "format": "int64",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991,
              "examples": [
                42
              ]
            },
            "determinism": {
              "description": "As asked for.",
              "type": "string",
              "enum": [
                "strict",
                "best_effort"
              ],
              "examples": [
                "strict"
              ]
            },
            "sampler_profile_version": {
              "description": "As asked for.",
              "type": "string",
              "minLength": 1,
              "maxLength": 128,
              "examples": [
                "v3"
              ]
            },
            "expected_tokens": {
              "description": "As asked for, tokens.",
              "$ref": "#/components/schemas/Count"
            },
            "kv_hint": {
              "description": "As asked for.",
              "type": "string",
              "enum": [
                "reuse",
                "cold"
              ],
              "examples": [
                "reuse"
              ]
            },
            "sampling": {
              "$ref": "#/components/schemas/Sampling"
            },
            "stop": {
              "description": "As asked for.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024
              },
              "examples": [
                [
                  "\n\n"
                ]
              ]
            },
            "response_format": {
              "$ref": "#/components/schemas/ResponseFormat"
            },
            "placement": {
              "$ref": "#/components/schemas/Placement"
            },
            "on_disconnect": {
              "description": "As asked for.",
              "type": "string",
              "enum": [
                "continue",
                "cancel"
              ],
              "examples": [
                "continue"
              ]
            },
            "budget": {
              "$ref": "#/components/schemas/Budget"
            },
            "request_sha256": {
              "description": "Of the request in canonical JSON, as it was admitted.",
              "$ref": "#/components/schemas/Sha256"
            },
            "input_kind": {
              "description": "What it was given. `texts`, to be embedded; `documents`, with the query that they are held against.",
              "type": "string",
              "enum": [
                "prompt",
                "messages",
                "texts",
                "documents"
              ],
              "examples": [
                "prompt"
              ]
            },
            "input_sha256": {
              "description": "Of the prompt as UTF-8, or in canonical JSON of the messages, of the list of texts, or of an object of `query` and the list `documents`.",
              "$ref": "#/components/schemas/Sha256"
            },
            "prompt": {
              "description": "The prompt itself; of a rerank, the query.",
              "type": "string",
              "maxLength": 4000000,
              "examples": [
                "An old silent pond"
              ]
            },
            "messages": {
              "description": "The messages themselves.",
              "type": "array",
              "maxItems": 4096,
              "items": {
                "$ref": "#/components/schemas/ChatMessage"
              }
            },
            "inputs": {
              "description": "The texts or documents themselves.",
              "type": "array",
              "maxItems": 1024,
              "items": {
                "type": "string",
                "maxLength": 1000000
              },
              "examples": [
                [
                  "one text",
                  "another"
                ]
              ]
            }
          }
        },
        "TranscriptResult": {
          "description": "What an embedding or a rerank came to, by its size and digest; there only where it became durable. Such a task has no frames.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "bytes",
            "sha256"
          ],
          "properties": {
            "bytes": {
              "description": "Of the result as getTaskResult answers it.",
              "$ref": "#/components/schemas/Count"
            },
            "sha256": {
              "description": "Of the same bytes.",
              "$ref": "#/components/schemas/Sha256"
            }
          }
        },
        "UnixMs": {
          "description": "A moment, milliseconds since 1970-01-01 UTC.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 8640000000000000,
          "examples": [
            1767225600000
          ]
        },
        "Uuid": {
          "description": "A UUID of any version. Upper-case digits are read as lower-case ones; answers are in lower case.",
          "type": "string",
          "format": "uuid",
          "minLength": 36,
          "maxLength": 36,
          "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
          "examples": [
            "6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10"
          ]
        },
        "Workload": {
          "description": "What is asked of the model. This version serves `completion`; the others are refused with INVALID_PARAMS.",
          "type": "string",
          "enum": [
            "completion",
            "embedding",
            "rerank"
          ],
          "examples": [
            "completion"
          ]
        }
      },
      "securitySchemes": {
        "apiKey": {
          "type": "apiKey",
          "in": "header",
          "name": "X-API-Key",
          "description": "One of the keys whose SHA-256 stands in the configuration. Without any configured key only true loopback peers are served, and they need none."
        },
        "bearer": {
          "type": "http",
          "scheme": "bearer",
          "description": "The same key, as `Authorization: Bearer <key>`."
        }
      }
    }
  } as unknown as OpenAPIV3.DocumentV3_1,
  control: {
    "openapi": "3.1.0",
    "info": {
      "title": "orchestratord control plane",
      "version": "0.1.0",
      "summary": "Capabilities, pools, artifacts, metrics and health.",
      "description": "What an operator and a client's library need to know: which engines and models are served, how the pools stand, and how to empty one without breaking a stream; and the documents that tasks and clients leave behind.",
      "license": {
        "name": "Apache-2.0",
        "identifier": "Apache-2.0"
      }
    },
    "servers": [
      {
        "url": "/",
        "description": "Where the daemon listens."
      }
    ],
    "x-req-id": [
      "OC-CTRL-2040",
      "OC-CTRL-2041",
      "OC-CTRL-2042",
      "OC-CTRL-2043",
      "OC-CTRL-2065",
      "OC-CTRL-2066",
      "OC-CTRL-2067",
      "OC-CTRL-2068",
      "OC-CTRL-2069",
      "OC-CTRL-2075",
      "OC-CTRL-2076",
      "OC-CTRL-2080",
      "OC-CTRL-2081",
      "OC-CTRL-2082"
    ],
    "tags": [
      {
        "name": "capabilities",
        "description": "What this daemon can do."
      },
      {
        "name": "pools",
        "description": "Replicas of one model on one kind of engine, behind one queue."
      },
      {
        "name": "catalog",
        "description": "The models, what they must show, and whether they are to be used."
      },
      {
        "name": "artifacts",
        "description": "JSON documents, each named by the SHA-256 of what is in it."
      },
      {
        "name": "metrics",
        "description": "Figures for Prometheus."
      },
      {
        "name": "health",
        "description": "For process supervisors and load balancers."
      }
    ],
    "security": [
      {
        "apiKey": []
      },
      {
        "bearer": []
      }
    ],
    "paths": {
      "/v1/capabilities": {
        "get": {
          "operationId": "getCapabilities",
          "tags": [
            "capabilities"
          ],
          "summary": "See which engines and models are served",
          "description": "One entry for each kind of engine that has a pool, as its replicas describe themselves.",
          "x-req-id": [
            "OC-CTRL-2001",
            "OC-CTRL-2002"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "What is served.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Capabilities"
                  },
                  "examples": {
                    "two": {
                      "value": {
                        "api_version": "0.1.0",
                        "engines": [
                          {
                            "engine": "llamacpp",
                            "engine_versions": [
                              "b4719-7b1ec53f"
                            ],
                            "ctx_max": 8192,
                            "supported_workloads": [
                              "completion"
                            ],
                            "concurrency": 8,
                            "rate_limits": {
                              "concurrent_jobs": 8,
                              "requests_per_minute": 60,
                              "tokens_per_minute": 60000
                            },
                            "features": [
                              "chat_template",
                              "exact_token_count",
                              "grammar",
                              "json_schema",
                              "kv_usage",
                              "seed",
                              "stop"
                            ],
                            "pools": [
                              "haiku"
                            ],
                            "model_refs": [
                              "file:/models/haiku.gguf"
                            ]
                          },
                          {
                            "engine": "mock",
                            "engine_versions": [
                              "0.1.0"
                            ],
                            "ctx_max": 8192,
                            "supported_workloads": [
                              "completion"
                            ],
                            "concurrency": 2,
                            "rate_limits": {},
                            "features": [
                              "exact_token_count",
                              "seed",
                              "stop"
                            ],
                            "pools": [
                              "pretend"
                            ],
                            "model_refs": [
                              "mock"
                            ]
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools": {
        "get": {
          "operationId": "listPools",
          "tags": [
            "pools"
          ],
          "summary": "See all pools",
          "description": "The health of every configured pool, in the order of the configuration.",
          "x-req-id": [
            "OC-CTRL-2010"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The pools.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolList"
                  },
                  "examples": {
                    "one": {
                      "value": {
                        "pools": [
                          {
                            "pool_id": "haiku",
                            "engine": "llamacpp",
                            "engine_version": "b4719-7b1ec53f",
                            "model": "file:/models/haiku.gguf",
                            "live": true,
                            "ready": true,
                            "draining": false,
                            "metrics": {
                              "queue_depth_interactive": 3,
                              "queue_depth_batch": 12,
                              "slots": 4,
                              "slots_busy": 4,
                              "kv_cache_usage": 0.41,
                              "decode_tokens_per_second": 212.5,
                              "first_token_ms": 18
                            },
                            "last_error": null,
                            "replicas": [
                              {
                                "replica_id": "r0",
                                "live": true,
                                "ready": true,
                                "slots": 4,
                                "slots_busy": 4,
                                "engine_version": "b4719-7b1ec53f",
                                "ctx_max": 8192,
                                "last_error": null
                              }
                            ]
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "post": {
          "operationId": "createPool",
          "tags": [
            "pools"
          ],
          "summary": "Make a pool",
          "description": "The pool is stored before this is answered and is there again after a restart. Its replicas are embedded (engine mock), or reached at a url that the outbound policy allows for the purpose `engine`, or run by a template of the configuration: a request can name no command. They start at once and take work once they are ready; until then the pool is not ready.",
          "x-req-id": [
            "OC-CTRL-2060",
            "OC-CTRL-2063",
            "OC-CTRL-2064"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The pool.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NewPool"
                },
                "examples": {
                  "mock": {
                    "value": {
                      "id": "scratch",
                      "engine": "mock",
                      "model": "scratch",
                      "replicas": [
                        {
                          "id": "m0",
                          "slots": 2
                        }
                      ]
                    }
                  },
                  "managed": {
                    "summary": "Two llama-servers, each on a GPU of its own",
                    "value": {
                      "id": "poems",
                      "engine": "llamacpp",
                      "model": "file:/models/poems.gguf",
                      "replicas": [
                        {
                          "id": "r0",
                          "template": "llama",
                          "devices": "0"
                        },
                        {
                          "id": "r1",
                          "template": "llama",
                          "devices": "1"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "201": {
              "description": "It is stored, and its replicas start.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "starting": {
                      "value": {
                        "pool_id": "scratch",
                        "engine": "mock",
                        "model": "scratch",
                        "live": false,
                        "ready": false,
                        "draining": false,
                        "source": "contract",
                        "metrics": {
                          "queue_depth_interactive": 0,
                          "queue_depth_batch": 0,
                          "slots": 0,
                          "slots_busy": 0
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "m0",
                            "state": "connecting",
                            "live": false,
                            "ready": false,
                            "slots": 0,
                            "slots_busy": 0,
                            "last_error": null
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools/{id}": {
        "patch": {
          "operationId": "updatePool",
          "tags": [
            "pools"
          ],
          "summary": "Change a pool",
          "description": "What is given counts, what is absent stays. It is stored before this is answered. Figures of the queue and limits count at once; replicas that are new or whose engine is another are exchanged as by reloadPool, with its progress in `reload`. In `replicas` all that shall be there are listed: one that names neither url nor template keeps what it had. A pool of the configuration may be changed too: the change holds until the configuration says something else of the pool.",
          "x-req-id": [
            "OC-CTRL-2061",
            "OC-CTRL-2063",
            "OC-CTRL-2064"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "What shall be other.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PoolChange"
                },
                "examples": {
                  "queue": {
                    "value": {
                      "queue_capacity": 64
                    }
                  },
                  "one-more": {
                    "summary": "One more replica",
                    "value": {
                      "replicas": [
                        {
                          "id": "r0"
                        },
                        {
                          "id": "r1",
                          "template": "llama",
                          "devices": "1"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "202": {
              "description": "It is stored, and what it needs is under way.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "changed": {
                      "value": {
                        "pool_id": "haiku",
                        "engine": "llamacpp",
                        "engine_version": "b4719-7b1ec53f",
                        "model": "file:/models/haiku.gguf",
                        "live": true,
                        "ready": true,
                        "draining": false,
                        "metrics": {
                          "queue_depth_interactive": 3,
                          "queue_depth_batch": 12,
                          "slots": 4,
                          "slots_busy": 4,
                          "kv_cache_usage": 0.41,
                          "decode_tokens_per_second": 212.5,
                          "first_token_ms": 18
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "r0",
                            "live": true,
                            "ready": true,
                            "slots": 4,
                            "slots_busy": 4,
                            "engine_version": "b4719-7b1ec53f",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "delete": {
          "operationId": "deletePool",
          "tags": [
            "pools"
          ],
          "summary": "Remove a pool",
          "description": "The pool drains, as by drainPool, and is gone once it is empty: its managed engines are ended then. What waits in it moves to another pool that fits, or is dropped at the deadline. It is stored before this is answered; a pool of the configuration stays away until the configuration says something else of it.",
          "x-req-id": [
            "OC-CTRL-2062",
            "OC-CTRL-2063"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "name": "deadline_ms",
              "in": "query",
              "required": false,
              "description": "How long it may take to empty itself, milliseconds; at most 1 day. 30000 where absent.",
              "schema": {
                "type": "integer",
                "minimum": 0,
                "maximum": 86400000,
                "examples": [
                  30000
                ]
              }
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "202": {
              "description": "It empties itself and goes.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "removing": {
                      "value": {
                        "pool_id": "scratch",
                        "engine": "mock",
                        "model": "scratch",
                        "live": true,
                        "ready": false,
                        "draining": true,
                        "removing": true,
                        "source": "contract",
                        "metrics": {
                          "queue_depth_interactive": 0,
                          "queue_depth_batch": 0,
                          "slots": 2,
                          "slots_busy": 1
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "m0",
                            "state": "ready",
                            "live": true,
                            "ready": true,
                            "slots": 2,
                            "slots_busy": 1,
                            "engine_version": "0.1.0",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ],
                        "drain": {
                          "deadline_ms_remaining": 30000,
                          "running": 1,
                          "queued": 0
                        }
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools/{id}/health": {
        "get": {
          "operationId": "getPoolHealth",
          "tags": [
            "pools"
          ],
          "summary": "See how a pool stands",
          "description": "Whether it is live, ready or draining, its queue and slots, each replica, and what went wrong last.",
          "x-req-id": [
            "OC-CTRL-2011",
            "OC-CTRL-2012",
            "OC-CTRL-2013",
            "OC-CTRL-2034"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The pool.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "ready": {
                      "value": {
                        "pool_id": "haiku",
                        "engine": "llamacpp",
                        "engine_version": "b4719-7b1ec53f",
                        "model": "file:/models/haiku.gguf",
                        "live": true,
                        "ready": true,
                        "draining": false,
                        "metrics": {
                          "queue_depth_interactive": 3,
                          "queue_depth_batch": 12,
                          "slots": 4,
                          "slots_busy": 4,
                          "kv_cache_usage": 0.41,
                          "decode_tokens_per_second": 212.5,
                          "first_token_ms": 18
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "r0",
                            "live": true,
                            "ready": true,
                            "slots": 4,
                            "slots_busy": 4,
                            "engine_version": "b4719-7b1ec53f",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools/{id}/drain": {
        "post": {
          "operationId": "drainPool",
          "tags": [
            "pools"
          ],
          "summary": "Empty a pool",
          "description": "The pool takes no new tasks. What runs goes on until the deadline and is then stopped; what waits moves to another pool that fits, or is dropped at the deadline. Progress is in the pool's health. Draining a pool that drains already sets its deadline anew.",
          "x-req-id": [
            "OC-CTRL-2020",
            "OC-CTRL-2021",
            "OC-CTRL-2022"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "By when.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DrainRequest"
                },
                "examples": {
                  "half-a-minute": {
                    "value": {
                      "deadline_ms": 30000
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "202": {
              "description": "It drains.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "draining": {
                      "value": {
                        "pool_id": "haiku",
                        "engine": "llamacpp",
                        "engine_version": "b4719-7b1ec53f",
                        "model": "file:/models/haiku.gguf",
                        "live": true,
                        "ready": false,
                        "draining": true,
                        "metrics": {
                          "queue_depth_interactive": 0,
                          "queue_depth_batch": 2,
                          "slots": 4,
                          "slots_busy": 3
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "r0",
                            "live": true,
                            "ready": true,
                            "slots": 4,
                            "slots_busy": 3,
                            "engine_version": "b4719-7b1ec53f",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ],
                        "drain": {
                          "deadline_ms_remaining": 30000,
                          "running": 3,
                          "queued": 2
                        }
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools/{id}/undrain": {
        "post": {
          "operationId": "undrainPool",
          "tags": [
            "pools"
          ],
          "summary": "Let a drained pool work again",
          "description": "The pool takes tasks again. A pool that does not drain is answered as it stands.",
          "x-req-id": [
            "OC-CTRL-2023"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "It takes tasks.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "ready": {
                      "value": {
                        "pool_id": "haiku",
                        "engine": "llamacpp",
                        "engine_version": "b4719-7b1ec53f",
                        "model": "file:/models/haiku.gguf",
                        "live": true,
                        "ready": true,
                        "draining": false,
                        "metrics": {
                          "queue_depth_interactive": 3,
                          "queue_depth_batch": 12,
                          "slots": 4,
                          "slots_busy": 4,
                          "kv_cache_usage": 0.41,
                          "decode_tokens_per_second": 212.5,
                          "first_token_ms": 18
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "r0",
                            "live": true,
                            "ready": true,
                            "slots": 4,
                            "slots_busy": 4,
                            "engine_version": "b4719-7b1ec53f",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/pools/{id}/reload": {
        "post": {
          "operationId": "reloadPool",
          "tags": [
            "pools"
          ],
          "summary": "Exchange the engines of a pool",
          "description": "Each managed or embedded replica gets a new engine, with another model if one is named. The new engine is started beside the old one where there is room, else after it; it takes work only once it has passed its self-test. When all have, the pool switches at once; streams of the old engines go on until `drain_ms`. With the same model, replicas are exchanged one after the other. On any failure the pool goes back to what ran before, and `reload` in its health says why. Where a url is somebody else's to run, and while a reload or a removal is under way, this is refused with 409.",
          "x-req-id": [
            "OC-CTRL-2024",
            "OC-CTRL-2025"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/PoolIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The new model, and how.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ReloadRequest"
                },
                "examples": {
                  "model": {
                    "value": {
                      "new_model_ref": "file:/models/haiku-2.gguf"
                    }
                  },
                  "same": {
                    "summary": "The same model anew",
                    "value": {}
                  }
                }
              }
            }
          },
          "responses": {
            "202": {
              "description": "It is under way.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/PoolHealth"
                  },
                  "examples": {
                    "starting": {
                      "value": {
                        "pool_id": "haiku",
                        "engine": "llamacpp",
                        "engine_version": "b4719-7b1ec53f",
                        "model": "file:/models/haiku.gguf",
                        "live": true,
                        "ready": true,
                        "draining": false,
                        "source": "config",
                        "metrics": {
                          "queue_depth_interactive": 0,
                          "queue_depth_batch": 0,
                          "slots": 4,
                          "slots_busy": 1
                        },
                        "last_error": null,
                        "replicas": [
                          {
                            "replica_id": "r0",
                            "state": "ready",
                            "live": true,
                            "ready": true,
                            "slots": 4,
                            "slots_busy": 1,
                            "engine_version": "b4719-7b1ec53f",
                            "ctx_max": 8192,
                            "last_error": null
                          }
                        ],
                        "reload": {
                          "state": "starting",
                          "model": "file:/models/haiku-2.gguf",
                          "strategy": "beside",
                          "started_ms": 1767225600000,
                          "replicas_done": 0,
                          "replicas_total": 1
                        }
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/artifacts": {
        "post": {
          "operationId": "createArtifact",
          "tags": [
            "artifacts"
          ],
          "summary": "Store a document",
          "description": "The document is kept as canonical JSON (RFC 8785: members sorted, no white space), and its id is the SHA-256 of those bytes. It is on the disk before this is answered. The same document again is the same artifact, answered again with the moment when it was first stored. Where all artifacts together would have more bytes than configured, those that were used the longest ago are removed first, and pinned ones never.",
          "x-req-id": [
            "OC-CTRL-2050",
            "OC-CTRL-2055",
            "OC-CTRL-2056"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The document.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NewArtifact"
                },
                "examples": {
                  "plan": {
                    "value": {
                      "kind": "plan",
                      "content": {
                        "steps": [
                          "read",
                          "summarize"
                        ]
                      },
                      "tags": [
                        "haiku",
                        "season:autumn"
                      ],
                      "metadata": {
                        "author": "agent-7"
                      }
                    }
                  },
                  "next": {
                    "summary": "One that follows from another",
                    "value": {
                      "kind": "summary",
                      "content": {
                        "text": "An old silent pond"
                      },
                      "parent": "36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e"
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "201": {
              "description": "It is stored.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "Location": {
                  "$ref": "#/components/headers/ArtifactLocation"
                },
                "ETag": {
                  "$ref": "#/components/headers/ETag"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ArtifactRef"
                  },
                  "examples": {
                    "plan": {
                      "value": {
                        "id": "36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "kind": "plan",
                        "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "created_ms": 1767225600000,
                        "tags": [
                          "haiku",
                          "season:autumn"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "429": {
              "$ref": "#/components/responses/TooManyRequests"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "get": {
          "operationId": "listArtifacts",
          "tags": [
            "artifacts"
          ],
          "summary": "List artifacts, newest first",
          "description": "Artifacts in reverse order of their creation, a page at a time. Filters are joined by AND. Those whose files were lost or altered are left out.",
          "x-req-id": [
            "OC-CTRL-2053",
            "OC-CTRL-2056"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            },
            {
              "name": "limit",
              "in": "query",
              "required": false,
              "description": "Artifacts in a page. 50 where absent.",
              "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": 200,
                "examples": [
                  50
                ]
              }
            },
            {
              "name": "cursor",
              "in": "query",
              "required": false,
              "description": "The `next_cursor` of the page before. Opaque; give the same filters with it.",
              "schema": {
                "$ref": "#/components/schemas/Cursor"
              }
            },
            {
              "name": "kind",
              "in": "query",
              "required": false,
              "description": "Only artifacts of this kind.",
              "schema": {
                "$ref": "#/components/schemas/ArtifactKind"
              }
            },
            {
              "name": "tag",
              "in": "query",
              "required": false,
              "description": "Only artifacts with this tag.",
              "schema": {
                "$ref": "#/components/schemas/ArtifactTag"
              }
            },
            {
              "name": "parent",
              "in": "query",
              "required": false,
              "description": "Only artifacts that name this one as their parent; it need not be there any more.",
              "schema": {
                "$ref": "#/components/schemas/ArtifactName"
              }
            },
            {
              "name": "since_ms",
              "in": "query",
              "required": false,
              "description": "Only artifacts created at this moment or later, Unix milliseconds.",
              "schema": {
                "$ref": "#/components/schemas/Moment"
              }
            },
            {
              "name": "until_ms",
              "in": "query",
              "required": false,
              "description": "Only artifacts created before this moment, Unix milliseconds.",
              "schema": {
                "$ref": "#/components/schemas/Moment"
              }
            }
          ],
          "responses": {
            "200": {
              "description": "A page.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ArtifactList"
                  },
                  "examples": {
                    "last": {
                      "summary": "The last page",
                      "value": {
                        "artifacts": [
                          {
                            "id": "36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "kind": "plan",
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "created_ms": 1767225600000,
                            "tags": [
                              "haiku",
                              "season:autumn"
                            ]
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/artifacts/{id}": {
        "get": {
          "operationId": "getArtifact",
          "tags": [
            "artifacts"
          ],
          "summary": "Read an artifact",
          "description": "The bytes as they are stored, so that their SHA-256 is the id, whoever computes it. They are verified before they are sent. What an id names never changes: a cache need not ask again, and one that asks by If-None-Match gets 304. One range of bytes is answered with 206; several ranges, and ranges in other units, with the whole.",
          "x-req-id": [
            "OC-CTRL-2050",
            "OC-CTRL-2051",
            "OC-CTRL-2052"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ArtifactIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            },
            {
              "name": "If-None-Match",
              "in": "header",
              "required": false,
              "description": "Entity tags that the client has, or `*`. One of them that is the artifact's is answered with 304. Takes precedence over Range.",
              "schema": {
                "type": "string",
                "maxLength": 4096,
                "examples": [
                  "\"sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e\""
                ]
              }
            },
            {
              "name": "Range",
              "in": "header",
              "required": false,
              "description": "A range of bytes, such as `bytes=0-99`, `bytes=100-` or `bytes=-100`. One that is not well formed is taken as absent.",
              "schema": {
                "type": "string",
                "maxLength": 4096,
                "examples": [
                  "bytes=0-99"
                ]
              }
            },
            {
              "name": "If-Range",
              "in": "header",
              "required": false,
              "description": "The entity tag of which the client has other parts. Range counts only where it is the artifact's.",
              "schema": {
                "type": "string",
                "maxLength": 256,
                "examples": [
                  "\"sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e\""
                ]
              }
            }
          ],
          "responses": {
            "200": {
              "description": "The artifact.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "ETag": {
                  "$ref": "#/components/headers/ETag"
                },
                "Cache-Control": {
                  "$ref": "#/components/headers/CacheControl"
                },
                "Accept-Ranges": {
                  "$ref": "#/components/headers/AcceptRanges"
                },
                "Content-Digest": {
                  "$ref": "#/components/headers/ContentDigest"
                }
              },
              "content": {
                "application/json": {
                  "x-bytes": true,
                  "schema": {
                    "$ref": "#/components/schemas/Artifact"
                  },
                  "examples": {
                    "plan": {
                      "value": {
                        "content": {
                          "steps": [
                            "read",
                            "summarize"
                          ]
                        },
                        "kind": "plan",
                        "metadata": {
                          "author": "agent-7"
                        },
                        "tags": [
                          "haiku",
                          "season:autumn"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "206": {
              "description": "A part of it. The bytes by themselves need not be JSON.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "ETag": {
                  "$ref": "#/components/headers/ETag"
                },
                "Cache-Control": {
                  "$ref": "#/components/headers/CacheControl"
                },
                "Accept-Ranges": {
                  "$ref": "#/components/headers/AcceptRanges"
                },
                "Content-Range": {
                  "$ref": "#/components/headers/ContentRange"
                },
                "Repr-Digest": {
                  "$ref": "#/components/headers/ReprDigest"
                }
              },
              "content": {
                "application/json": {
                  "x-bytes": true,
                  "schema": {
                    "$ref": "#/components/schemas/Artifact"
                  },
                  "examples": {
                    "all-of-it": {
                      "summary": "A range that is the whole",
                      "value": {
                        "content": {
                          "steps": [
                            "read",
                            "summarize"
                          ]
                        },
                        "kind": "plan",
                        "metadata": {
                          "author": "agent-7"
                        },
                        "tags": [
                          "haiku",
                          "season:autumn"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "304": {
              "description": "The client has it.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                },
                "ETag": {
                  "$ref": "#/components/headers/ETag"
                },
                "Cache-Control": {
                  "$ref": "#/components/headers/CacheControl"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "410": {
              "$ref": "#/components/responses/ArtifactDamaged"
            },
            "416": {
              "$ref": "#/components/responses/RangeNotSatisfiable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "delete": {
          "operationId": "deleteArtifact",
          "tags": [
            "artifacts"
          ],
          "summary": "Delete an artifact",
          "description": "It is gone from the disk when this is answered; deleting what is not there is the same. Artifacts that name it as their parent stay as they are.",
          "x-req-id": [
            "OC-CTRL-2054"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ArtifactIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "204": {
              "description": "It is gone.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/catalog/models": {
        "post": {
          "operationId": "createCatalogModel",
          "tags": [
            "catalog"
          ],
          "summary": "Enter a model",
          "description": "A name for a model, what its bytes must be, and what it must show before it is served. Pools and tasks may name it by its id, its `model_ref` or its digest. Nothing is fetched or checked yet: verifyCatalogModel does that, and a pool that needs it.",
          "x-req-id": [
            "OC-CTRL-2070"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The model.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NewCatalogModel"
                },
                "examples": {
                  "haiku": {
                    "value": {
                      "id": "haiku",
                      "model_ref": "hf:org/haiku/haiku.gguf",
                      "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                      "tags": [
                        "small"
                      ]
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "201": {
              "description": "It is stored.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CatalogModel"
                  },
                  "examples": {
                    "haiku": {
                      "value": {
                        "id": "haiku",
                        "model_ref": "file:/models/haiku.gguf",
                        "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "source_url": "https://huggingface.co/org/haiku/resolve/main/haiku.gguf",
                        "state": "Active",
                        "tags": [
                          "small"
                        ],
                        "manifests": [
                          {
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "size_bytes": 6291456
                          }
                        ],
                        "signatures": [],
                        "trust_policy": {
                          "mode": "permissive",
                          "allowed_registries": [
                            "huggingface.co"
                          ],
                          "require_signature": false,
                          "require_sbom": false,
                          "ca_roots": []
                        },
                        "created_ms": 1767225600000,
                        "pools": [
                          "haiku"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "get": {
          "operationId": "listCatalogModels",
          "tags": [
            "catalog"
          ],
          "summary": "List the models",
          "description": "All models of the catalog, by id.",
          "x-req-id": [
            "OC-CTRL-2070"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The models.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CatalogModelList"
                  },
                  "examples": {
                    "one": {
                      "value": {
                        "models": [
                          {
                            "id": "haiku",
                            "model_ref": "file:/models/haiku.gguf",
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "source_url": "https://huggingface.co/org/haiku/resolve/main/haiku.gguf",
                            "state": "Active",
                            "tags": [
                              "small"
                            ],
                            "manifests": [
                              {
                                "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                                "size_bytes": 6291456
                              }
                            ],
                            "signatures": [],
                            "trust_policy": {
                              "mode": "permissive",
                              "allowed_registries": [
                                "huggingface.co"
                              ],
                              "require_signature": false,
                              "require_sbom": false,
                              "ca_roots": []
                            },
                            "created_ms": 1767225600000,
                            "pools": [
                              "haiku"
                            ]
                          }
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/catalog/models/{id}": {
        "get": {
          "operationId": "getCatalogModel",
          "tags": [
            "catalog"
          ],
          "summary": "See a model",
          "description": "What is known of it, its last verification, and the pools that serve it.",
          "x-req-id": [
            "OC-CTRL-2070"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ModelIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The model.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CatalogModel"
                  },
                  "examples": {
                    "haiku": {
                      "value": {
                        "id": "haiku",
                        "model_ref": "file:/models/haiku.gguf",
                        "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "source_url": "https://huggingface.co/org/haiku/resolve/main/haiku.gguf",
                        "state": "Active",
                        "tags": [
                          "small"
                        ],
                        "manifests": [
                          {
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "size_bytes": 6291456
                          }
                        ],
                        "signatures": [],
                        "trust_policy": {
                          "mode": "permissive",
                          "allowed_registries": [
                            "huggingface.co"
                          ],
                          "require_signature": false,
                          "require_sbom": false,
                          "ca_roots": []
                        },
                        "created_ms": 1767225600000,
                        "pools": [
                          "haiku"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        },
        "delete": {
          "operationId": "deleteCatalogModel",
          "tags": [
            "catalog"
          ],
          "summary": "Remove a model",
          "description": "It is forgotten, with the file that was fetched for it. A model that a pool serves is refused with 409: retire it, or reload the pool with another.",
          "x-req-id": [
            "OC-CTRL-2070"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ModelIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "204": {
              "description": "It is gone.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "409": {
              "$ref": "#/components/responses/Conflict"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/catalog/models/{id}/verify": {
        "post": {
          "operationId": "verifyCatalogModel",
          "tags": [
            "catalog"
          ],
          "summary": "Check a model against its policy",
          "description": "Begins a verification: the digest of its file, its registry, signature and that an SBOM is named, as its trust policy asks. The file is read whole, which takes its time. Of a directory the digest is that of the lines which `sha256sum` prints of its files, by their names from the directory, in the order of the names' bytes, without `.cache` and `.git` at its top. `verification` of the model tells how it ended. Where one is under way already, that one is answered.",
          "x-req-id": [
            "OC-CTRL-2071",
            "OC-CTRL-2074"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ModelIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "202": {
              "description": "It is under way.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CatalogModel"
                  },
                  "examples": {
                    "haiku": {
                      "value": {
                        "id": "haiku",
                        "model_ref": "file:/models/haiku.gguf",
                        "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "source_url": "https://huggingface.co/org/haiku/resolve/main/haiku.gguf",
                        "state": "Active",
                        "tags": [
                          "small"
                        ],
                        "manifests": [
                          {
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "size_bytes": 6291456
                          }
                        ],
                        "signatures": [],
                        "trust_policy": {
                          "mode": "permissive",
                          "allowed_registries": [
                            "huggingface.co"
                          ],
                          "require_signature": false,
                          "require_sbom": false,
                          "ca_roots": []
                        },
                        "created_ms": 1767225600000,
                        "pools": [
                          "haiku"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/v1/catalog/models/{id}/state": {
        "post": {
          "operationId": "setCatalogModelState",
          "tags": [
            "catalog"
          ],
          "summary": "Retire a model, or take it up again",
          "description": "Retired: its pools take no new tasks for it (MODEL_DEPRECATED) and, where `deadline_ms` is given, drain until then. Active: they take them again.",
          "x-req-id": [
            "OC-CTRL-2072",
            "OC-CTRL-2073"
          ],
          "security": [
            {
              "apiKey": []
            },
            {
              "bearer": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/ModelIdInPath"
            },
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "requestBody": {
            "required": true,
            "description": "The state.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CatalogModelStateRequest"
                },
                "examples": {
                  "retire": {
                    "value": {
                      "state": "Retired",
                      "deadline_ms": 60000
                    }
                  },
                  "active": {
                    "value": {
                      "state": "Active"
                    }
                  }
                }
              }
            }
          },
          "responses": {
            "202": {
              "description": "It is stored.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CatalogModel"
                  },
                  "examples": {
                    "haiku": {
                      "value": {
                        "id": "haiku",
                        "model_ref": "file:/models/haiku.gguf",
                        "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                        "source_url": "https://huggingface.co/org/haiku/resolve/main/haiku.gguf",
                        "state": "Active",
                        "tags": [
                          "small"
                        ],
                        "manifests": [
                          {
                            "digest": "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e",
                            "size_bytes": 6291456
                          }
                        ],
                        "signatures": [],
                        "trust_policy": {
                          "mode": "permissive",
                          "allowed_registries": [
                            "huggingface.co"
                          ],
                          "require_signature": false,
                          "require_sbom": false,
                          "ca_roots": []
                        },
                        "created_ms": 1767225600000,
                        "pools": [
                          "haiku"
                        ]
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "401": {
              "$ref": "#/components/responses/Unauthorized"
            },
            "403": {
              "$ref": "#/components/responses/Forbidden"
            },
            "404": {
              "$ref": "#/components/responses/NotFound"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "413": {
              "$ref": "#/components/responses/TooLarge"
            },
            "415": {
              "$ref": "#/components/responses/UnsupportedMediaType"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/metrics": {
        "get": {
          "operationId": "getMetrics",
          "tags": [
            "metrics"
          ],
          "summary": "Scrape the metrics",
          "description": "Prometheus text format 0.0.4. Needs no API key.",
          "x-req-id": [
            "OC-CTRL-2030"
          ],
          "security": [],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "The metrics.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "text/plain; version=0.0.4; charset=utf-8": {
                  "schema": {
                    "$ref": "#/components/schemas/MetricsText"
                  },
                  "examples": {
                    "gauge": {
                      "value": "# HELP queue_depth Tasks that wait.\n# TYPE queue_depth gauge\nqueue_depth{engine=\"llamacpp\",engine_version=\"b4719\",pool_id=\"haiku\",priority=\"batch\"} 12\n"
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/healthz": {
        "get": {
          "operationId": "getHealthz",
          "tags": [
            "health"
          ],
          "summary": "See whether the process is alive",
          "description": "Answers while the process can answer at all; says nothing about engines. Needs no API key.",
          "x-req-id": [
            "OC-CTRL-2031"
          ],
          "x-lane": "hot",
          "security": [],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "It is alive.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Healthz"
                  },
                  "examples": {
                    "ok": {
                      "value": {
                        "status": "ok"
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            }
          }
        }
      },
      "/readyz": {
        "get": {
          "operationId": "getReadyz",
          "tags": [
            "health"
          ],
          "summary": "See whether tasks can be handed over",
          "description": "200 when at least one pool is ready and the daemon is not shutting down; else 503. Needs no API key.",
          "x-req-id": [
            "OC-CTRL-2032",
            "OC-CTRL-2033"
          ],
          "security": [],
          "parameters": [
            {
              "$ref": "#/components/parameters/CorrelationId"
            }
          ],
          "responses": {
            "200": {
              "description": "It is ready.",
              "headers": {
                "X-Correlation-Id": {
                  "$ref": "#/components/headers/CorrelationId"
                }
              },
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Readyz"
                  },
                  "examples": {
                    "ready": {
                      "value": {
                        "status": "ready"
                      }
                    }
                  }
                }
              }
            },
            "400": {
              "$ref": "#/components/responses/InvalidParams"
            },
            "406": {
              "$ref": "#/components/responses/NotAcceptable"
            },
            "500": {
              "$ref": "#/components/responses/InternalError"
            },
            "503": {
              "$ref": "#/components/responses/Unavailable"
            }
          }
        }
      }
    },
    "components": {
      "headers": {
        "AcceptRanges": {
          "description": "Parts are answered to Range.",
          "required": true,
          "schema": {
            "type": "string",
            "const": "bytes"
          }
        },
        "ArtifactLocation": {
          "description": "Where it is read.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 78,
            "maxLength": 78,
            "pattern": "^/v1/artifacts/[0-9a-f]{64}$",
            "examples": [
              "/v1/artifacts/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
            ]
          }
        },
        "BackoffMs": {
          "description": "The same wait in milliseconds, not rounded.",
          "required": true,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 604800000,
            "examples": [
              1450
            ]
          }
        },
        "CacheControl": {
          "description": "What an id names never changes. Only the client itself may keep it.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64,
            "examples": [
              "private, immutable, max-age=31536000"
            ]
          }
        },
        "ContentDigest": {
          "description": "The SHA-256 of the body, in base64 between colons (RFC 9530).",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 54,
            "maxLength": 54,
            "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$",
            "examples": [
              "sha-256=:NtCtKvo6k/KuTOvyPXi1WuEXEv1bw6msAGwYhms3NQ4=:"
            ]
          }
        },
        "ContentRange": {
          "description": "Which bytes of how many; for 416 only how many, after `*/`.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 9,
            "maxLength": 64,
            "pattern": "^bytes ([0-9]+-[0-9]+|\\*)/[0-9]+$",
            "examples": [
              "bytes 0-99/117",
              "bytes */117"
            ]
          }
        },
        "CorrelationId": {
          "description": "The request's X-Correlation-Id, or the UUIDv4 that was made for it.",
          "required": true,
          "x-set-by-server": true,
          "schema": {
            "$ref": "#/components/schemas/CorrelationId"
          }
        },
        "ETag": {
          "description": "Strong, and the same for ever under one URL, the artifact's digest in quotation marks.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 73,
            "maxLength": 73,
            "pattern": "^\"sha256:[0-9a-f]{64}\"$",
            "examples": [
              "\"sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\""
            ]
          }
        },
        "RateLimit": {
          "description": "What the API key has left of each limit, a structured list: r is how much, t the seconds until all of it is there again. Absent where the key has none.",
          "required": false,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "\"requests\";r=59;t=1, \"tokens\";r=58200;t=2"
            ]
          }
        },
        "RateLimitPolicy": {
          "description": "The limits of the API key, a structured list (draft-ietf-httpapi-ratelimit-headers-11): q is how much, qu of what, where it is not requests, w the window in seconds. Absent where the key has none.",
          "required": false,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "\"requests\";q=60;w=60, \"tokens\";q=60000;qu=\"tokens\";w=60"
            ]
          }
        },
        "ReprDigest": {
          "description": "The SHA-256 of the whole artifact, not of this part, in base64 between colons (RFC 9530).",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 54,
            "maxLength": 54,
            "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$",
            "examples": [
              "sha-256=:NtCtKvo6k/KuTOvyPXi1WuEXEv1bw6msAGwYhms3NQ4=:"
            ]
          }
        },
        "RetryAfter": {
          "description": "Seconds to wait before trying again, from the measured drain rate; rounded up.",
          "required": true,
          "schema": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "maximum": 604800,
            "examples": [
              2
            ]
          }
        },
        "WwwAuthenticate": {
          "description": "How to authenticate.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "examples": [
              "Bearer realm=\"orchestratord\""
            ]
          }
        }
      },
      "parameters": {
        "ArtifactIdInPath": {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The artifact's id, or its digest.",
          "schema": {
            "$ref": "#/components/schemas/ArtifactName"
          }
        },
        "CorrelationId": {
          "name": "X-Correlation-Id",
          "in": "header",
          "required": false,
          "description": "Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one.",
          "schema": {
            "$ref": "#/components/schemas/CorrelationId"
          }
        },
        "ModelIdInPath": {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The model's id in the catalog.",
          "schema": {
            "$ref": "#/components/schemas/CatalogModelId"
          }
        },
        "PoolIdInPath": {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The pool's id.",
          "schema": {
            "$ref": "#/components/schemas/PoolId"
          }
        }
      },
      "responses": {
        "ArtifactDamaged": {
          "description": "It was stored, but its file is lost or no longer holds what was stored, so it is not served. (ARTIFACT_DAMAGED)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "altered": {
                  "value": {
                    "code": "ARTIFACT_DAMAGED",
                    "message": "Artifact 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae was stored, but its file is lost or no longer holds what was stored, so it is not served. Store the same document again, or delete this artifact. The server's log says what was found.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Conflict": {
          "description": "It stands against what is there already. (CONFLICT)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "taken": {
                  "value": {
                    "code": "CONFLICT",
                    "message": "This task_id was admitted with another body. Use a new id for a new task.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "task_id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Forbidden": {
          "description": "The API key is not one of the configured ones. (FORBIDDEN)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "wrong": {
                  "value": {
                    "code": "FORBIDDEN",
                    "message": "This API key is not known here. Check the key, or ask the operator to add it.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "InternalError": {
          "description": "A defect or a failed disk of ours; nothing that a request can cause. (INTERNAL, DECODE_TIMEOUT, WORKER_RESET)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "defect": {
                  "value": {
                    "code": "INTERNAL",
                    "message": "Something failed in the server. Its log has the cause under this correlation id.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": true
                  }
                }
              }
            }
          }
        },
        "InvalidParams": {
          "description": "The request is at fault; `field` names where. (INVALID_PARAMS; at admission also DEADLINE_UNMET, UNTRUSTED_ARTIFACT)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "field": {
                  "value": {
                    "code": "INVALID_PARAMS",
                    "message": "ctx must be at least 1 token.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "ctx",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "NotAcceptable": {
          "description": "The Accept header allows none of the media types that this operation answers. (NOT_ACCEPTABLE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "accept": {
                  "value": {
                    "code": "NOT_ACCEPTABLE",
                    "message": "This route answers application/json, which Accept does not allow.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Accept",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "NotFound": {
          "description": "What the request names does not exist. (NOT_FOUND)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "unknown": {
                  "value": {
                    "code": "NOT_FOUND",
                    "message": "No task has this id.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "id",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "RangeNotSatisfiable": {
          "description": "The range begins behind the end, which Content-Range tells. (RANGE_NOT_SATISFIABLE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "Content-Range": {
              "$ref": "#/components/headers/ContentRange"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "behind": {
                  "value": {
                    "code": "RANGE_NOT_SATISFIABLE",
                    "message": "The artifact has 117 bytes, and the range asks for none of them. Ask within bytes=0-116, or leave Range out.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Range",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "TooLarge": {
          "description": "The body is over the limit in bytes or in depth. (TOO_LARGE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "body": {
                  "value": {
                    "code": "TOO_LARGE",
                    "message": "The body is over 4194304 bytes, the limit of this server. Send less.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "TooManyRequests": {
          "description": "Refused for now by a rule that `policy_label` names. (ADMISSION_REJECT, QUEUE_FULL_DROP_LRU)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            },
            "X-Backoff-Ms": {
              "$ref": "#/components/headers/BackoffMs"
            },
            "RateLimit-Policy": {
              "$ref": "#/components/headers/RateLimitPolicy"
            },
            "RateLimit": {
              "$ref": "#/components/headers/RateLimit"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "full": {
                  "value": {
                    "code": "ADMISSION_REJECT",
                    "message": "The queue of pool haiku holds 1024 tasks and is full. Try again in 1450 ms.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "engine": "llamacpp",
                    "pool_id": "haiku",
                    "retriable": true,
                    "retry_after_ms": 1450,
                    "policy_label": "queue_full"
                  }
                }
              }
            }
          }
        },
        "Unauthorized": {
          "description": "No API key was given, or the peer is not loopback and no key is configured. (UNAUTHORIZED)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "WWW-Authenticate": {
              "$ref": "#/components/headers/WwwAuthenticate"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "missing": {
                  "value": {
                    "code": "UNAUTHORIZED",
                    "message": "This route needs an API key. Send it as X-API-Key or as Authorization, Bearer.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "retriable": false
                  }
                }
              }
            }
          }
        },
        "Unavailable": {
          "description": "It cannot be served now. (POOL_UNREADY, POOL_UNAVAILABLE, REPLICA_EXHAUSTED, SHUTTING_DOWN)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            },
            "Retry-After": {
              "$ref": "#/components/headers/RetryAfter"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "unready": {
                  "value": {
                    "code": "POOL_UNREADY",
                    "message": "Pool haiku has no replica that is ready. Look at its health, or try again in 5000 ms.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "engine": "llamacpp",
                    "pool_id": "haiku",
                    "retriable": true,
                    "retry_after_ms": 5000,
                    "policy_label": "pool_unready"
                  }
                }
              }
            }
          }
        },
        "UnsupportedMediaType": {
          "description": "The body is not application/json in UTF-8, or is encoded in a way that is not taken. (UNSUPPORTED_MEDIA_TYPE)",
          "headers": {
            "X-Correlation-Id": {
              "$ref": "#/components/headers/CorrelationId"
            }
          },
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ErrorEnvelope"
              },
              "examples": {
                "xml": {
                  "value": {
                    "code": "UNSUPPORTED_MEDIA_TYPE",
                    "message": "This route takes application/json; the request says text/xml.",
                    "correlation_id": "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11",
                    "field": "Content-Type",
                    "retriable": false
                  }
                }
              }
            }
          }
        }
      },
      "schemas": {
        "Artifact": {
          "description": "A stored document.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "content",
            "kind",
            "metadata",
            "tags"
          ],
          "properties": {
            "content": {
              "$ref": "#/components/schemas/ArtifactContent"
            },
            "kind": {
              "$ref": "#/components/schemas/ArtifactKind"
            },
            "metadata": {
              "$ref": "#/components/schemas/ArtifactMetadata"
            },
            "parent": {
              "$ref": "#/components/schemas/ArtifactId"
            },
            "tags": {
              "description": "Sorted, no two alike.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/ArtifactTag"
              }
            }
          }
        },
        "ArtifactContent": {
          "description": "Any JSON object. Its numbers are doubles, as in RFC 8785.",
          "type": "object",
          "x-free-form": true,
          "additionalProperties": true,
          "maxProperties": 65536,
          "examples": [
            {
              "steps": [
                "read",
                "summarize"
              ]
            }
          ]
        },
        "ArtifactId": {
          "description": "The SHA-256 of an artifact's bytes, 64 lower-case hexadecimal digits.",
          "type": "string",
          "minLength": 64,
          "maxLength": 64,
          "pattern": "^[0-9a-f]{64}$",
          "examples": [
            "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
          ]
        },
        "ArtifactKind": {
          "description": "What it is. Which kinds clients may store is configured.",
          "type": "string",
          "enum": [
            "plan",
            "summary",
            "diff",
            "trace",
            "other"
          ],
          "examples": [
            "plan"
          ]
        },
        "ArtifactList": {
          "description": "A page of artifacts, newest first.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "artifacts"
          ],
          "properties": {
            "artifacts": {
              "description": "The artifacts of this page.",
              "type": "array",
              "maxItems": 200,
              "items": {
                "$ref": "#/components/schemas/ArtifactRef"
              }
            },
            "next_cursor": {
              "description": "Give it as `cursor` for the next page. Absent on the last one.",
              "$ref": "#/components/schemas/Cursor"
            }
          }
        },
        "ArtifactMetadata": {
          "description": "Facts about it, at most 64, each a text of up to 4096 characters, a number, or true or false.",
          "type": "object",
          "x-free-form": true,
          "maxProperties": 64,
          "propertyNames": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256
          },
          "additionalProperties": {
            "description": "A fact.",
            "type": [
              "string",
              "number",
              "boolean"
            ],
            "maxLength": 4096,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991,
            "examples": [
              "agent-7"
            ]
          },
          "examples": [
            {
              "author": "agent-7"
            }
          ]
        },
        "ArtifactName": {
          "description": "An artifact's id, 64 hexadecimal digits, also in upper case and with `sha256:` in front.",
          "type": "string",
          "minLength": 64,
          "maxLength": 71,
          "pattern": "^(sha256:)?[0-9a-fA-F]{64}$",
          "examples": [
            "36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e"
          ]
        },
        "ArtifactRef": {
          "description": "A stored document without what is in it.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id",
            "kind",
            "digest",
            "created_ms",
            "tags"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/ArtifactId"
            },
            "kind": {
              "$ref": "#/components/schemas/ArtifactKind"
            },
            "digest": {
              "description": "The id as a digest.",
              "type": "string",
              "minLength": 71,
              "maxLength": 71,
              "pattern": "^sha256:[0-9a-f]{64}$",
              "examples": [
                "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e"
              ]
            },
            "created_ms": {
              "description": "When it was first stored, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            },
            "tags": {
              "description": "Sorted, no two alike.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/ArtifactTag"
              }
            }
          }
        },
        "ArtifactTag": {
          "description": "A word to find it by, 1 to 256 characters without control characters.",
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "^[^\\x00-\\x1f\\x7f]+$",
          "examples": [
            "season:autumn"
          ]
        },
        "BreakerHealth": {
          "description": "A circuit breaker. It opens where attempts fail, and lets one try now and then until it closes.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "state"
          ],
          "properties": {
            "state": {
              "description": "closed lets all through, open nothing, half_open one at a time.",
              "type": "string",
              "enum": [
                "closed",
                "open",
                "half_open"
              ],
              "examples": [
                "closed"
              ]
            },
            "retry_after_ms": {
              "description": "When it lets one try, milliseconds. Only where it is open.",
              "$ref": "#/components/schemas/Milliseconds"
            }
          }
        },
        "Bytes": {
          "description": "A size, bytes.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            6291456
          ]
        },
        "Capabilities": {
          "description": "What is served.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "api_version",
            "engines"
          ],
          "properties": {
            "api_version": {
              "description": "The version of the contracts that this daemon serves.",
              "type": "string",
              "minLength": 5,
              "maxLength": 32,
              "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$",
              "examples": [
                "0.1.0"
              ]
            },
            "engines": {
              "description": "One entry for each kind of engine that has a pool.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "$ref": "#/components/schemas/EngineCapabilities"
              }
            }
          }
        },
        "CatalogModel": {
          "description": "A model of the catalog.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id",
            "model_ref",
            "state",
            "tags",
            "manifests",
            "signatures",
            "trust_policy",
            "created_ms",
            "pools"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/CatalogModelId"
            },
            "model_ref": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "digest": {
              "$ref": "#/components/schemas/Digest"
            },
            "source_url": {
              "$ref": "#/components/schemas/SourceUrl"
            },
            "state": {
              "$ref": "#/components/schemas/CatalogModelState"
            },
            "retire_deadline_ms": {
              "description": "When its pools stop what still runs, Unix milliseconds. Only of a retired one that has a deadline.",
              "$ref": "#/components/schemas/Moment"
            },
            "tags": {
              "description": "Words to find it by.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 256
              }
            },
            "manifests": {
              "description": "Its files, as they were last seen. Empty before the first verification.",
              "type": "array",
              "maxItems": 4096,
              "items": {
                "$ref": "#/components/schemas/ModelManifest"
              }
            },
            "signatures": {
              "description": "Who vouches for it.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "$ref": "#/components/schemas/ModelSignature"
              }
            },
            "sbom": {
              "$ref": "#/components/schemas/ModelSbom"
            },
            "trust_policy": {
              "$ref": "#/components/schemas/TrustPolicy"
            },
            "verification": {
              "$ref": "#/components/schemas/ModelVerification"
            },
            "download": {
              "$ref": "#/components/schemas/ModelDownload"
            },
            "created_ms": {
              "description": "When it was entered, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            },
            "pools": {
              "description": "The pools that serve it.",
              "type": "array",
              "maxItems": 256,
              "items": {
                "$ref": "#/components/schemas/PoolId"
              }
            }
          }
        },
        "CatalogModelId": {
          "description": "A model's name in the catalog.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
          "examples": [
            "haiku"
          ]
        },
        "CatalogModelList": {
          "description": "All models of the catalog.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "models"
          ],
          "properties": {
            "models": {
              "description": "The models, by id.",
              "type": "array",
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/CatalogModel"
              }
            }
          }
        },
        "CatalogModelState": {
          "description": "Active is served; Retired takes no new tasks.",
          "type": "string",
          "enum": [
            "Active",
            "Retired"
          ],
          "examples": [
            "Active"
          ]
        },
        "CatalogModelStateRequest": {
          "description": "The state that it shall have.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "state"
          ],
          "properties": {
            "state": {
              "$ref": "#/components/schemas/CatalogModelState"
            },
            "deadline_ms": {
              "description": "How long the pools that serve it may take to empty themselves, milliseconds from now. They do not drain where absent. Only with Retired.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 86400000,
              "examples": [
                60000
              ]
            }
          }
        },
        "CorrelationId": {
          "description": "1 to 128 visible ASCII characters.",
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "pattern": "^[!-~]+$",
          "examples": [
            "0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11"
          ]
        },
        "Count": {
          "description": "How many.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            3
          ]
        },
        "Cursor": {
          "description": "A place in a list. Opaque.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9_-]+$",
          "examples": [
            "MTIzNA"
          ]
        },
        "DeviceHealth": {
          "description": "A GPU as its tool tells of it. What the tool does not tell is absent.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "device"
          ],
          "properties": {
            "device": {
              "description": "Its index.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "0"
              ]
            },
            "utilization": {
              "description": "Share of time in which it worked, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "vram_used_bytes": {
              "description": "Memory in use, bytes.",
              "$ref": "#/components/schemas/Bytes"
            },
            "vram_free_bytes": {
              "description": "Memory that is free, bytes.",
              "$ref": "#/components/schemas/Bytes"
            }
          }
        },
        "Digest": {
          "description": "SHA-256 of a model's bytes.",
          "type": "string",
          "minLength": 71,
          "maxLength": 71,
          "pattern": "^sha256:[0-9a-f]{64}$",
          "examples": [
            "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e"
          ]
        },
        "DrainProgress": {
          "description": "How far a drain is. Absent while the pool does not drain.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "deadline_ms_remaining",
            "running",
            "queued"
          ],
          "properties": {
            "deadline_ms_remaining": {
              "description": "Time until its deadline, milliseconds; 0 once it has passed.",
              "$ref": "#/components/schemas/Milliseconds"
            },
            "running": {
              "description": "Tasks that still run.",
              "$ref": "#/components/schemas/Count"
            },
            "queued": {
              "description": "Tasks that still wait.",
              "$ref": "#/components/schemas/Count"
            }
          }
        },
        "DrainRequest": {
          "description": "How long the pool may take to empty itself.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "deadline_ms"
          ],
          "properties": {
            "deadline_ms": {
              "description": "Milliseconds from now; 0 stops everything at once, at most 1 day.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 86400000,
              "examples": [
                30000
              ]
            }
          }
        },
        "EngineCapabilities": {
          "description": "What the pools of one kind of engine offer together.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "engine",
            "engine_versions",
            "ctx_max",
            "supported_workloads",
            "concurrency",
            "rate_limits",
            "features",
            "pools",
            "model_refs"
          ],
          "properties": {
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "engine_versions": {
              "description": "The versions that its replicas told; empty while none was reached.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/EngineVersion"
              }
            },
            "ctx_max": {
              "description": "The largest context of a task, tokens; 0 while no replica was reached.",
              "$ref": "#/components/schemas/Count"
            },
            "supported_workloads": {
              "description": "The workloads that it serves.",
              "type": "array",
              "maxItems": 8,
              "items": {
                "$ref": "#/components/schemas/Workload"
              }
            },
            "concurrency": {
              "description": "Tasks that decode at once, over all its replicas.",
              "$ref": "#/components/schemas/Count"
            },
            "rate_limits": {
              "description": "The limits of the API key that asks; they count over all engines. Empty where it has none.",
              "$ref": "#/components/schemas/RateLimits"
            },
            "features": {
              "description": "What every ready replica of it can do.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "$ref": "#/components/schemas/EngineFeature"
              }
            },
            "pools": {
              "description": "Its pools.",
              "type": "array",
              "maxItems": 256,
              "items": {
                "$ref": "#/components/schemas/PoolId"
              }
            },
            "model_refs": {
              "description": "Every model_ref by which a task may name one of its models.",
              "type": "array",
              "maxItems": 4096,
              "items": {
                "$ref": "#/components/schemas/ModelRef"
              }
            }
          }
        },
        "EngineFeature": {
          "description": "Something that not every engine can do.",
          "type": "string",
          "enum": [
            "chat_template",
            "continuation",
            "exact_token_count",
            "grammar",
            "json_schema",
            "kv_usage",
            "seed",
            "stop"
          ],
          "examples": [
            "seed"
          ]
        },
        "EngineKind": {
          "description": "The kind of engine.",
          "type": "string",
          "enum": [
            "llamacpp",
            "vllm",
            "tgi",
            "triton",
            "openai",
            "mock"
          ],
          "examples": [
            "llamacpp"
          ]
        },
        "EngineVersion": {
          "description": "The engine's version, in its own words.",
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "examples": [
            "b4719-7b1ec53f"
          ]
        },
        "ErrorCode": {
          "description": "Every way in which a request or a task can fail. The set is closed; each code has one HTTP status.",
          "type": "string",
          "enum": [
            "ADMISSION_REJECT",
            "QUEUE_FULL_DROP_LRU",
            "INVALID_PARAMS",
            "POOL_UNREADY",
            "POOL_UNAVAILABLE",
            "REPLICA_EXHAUSTED",
            "DECODE_TIMEOUT",
            "WORKER_RESET",
            "INTERNAL",
            "DEADLINE_UNMET",
            "MODEL_DEPRECATED",
            "UNTRUSTED_ARTIFACT",
            "CANCELED",
            "UNAUTHORIZED",
            "FORBIDDEN",
            "NOT_FOUND",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "REQUEST_TIMEOUT",
            "CONFLICT",
            "TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
            "HEADERS_TOO_LARGE",
            "SHUTTING_DOWN",
            "STREAM_EXPIRED",
            "ARTIFACT_DAMAGED",
            "RANGE_NOT_SATISFIABLE"
          ],
          "examples": [
            "INVALID_PARAMS"
          ]
        },
        "ErrorEnvelope": {
          "description": "The body of every answer from 400 on.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "code",
            "message",
            "correlation_id"
          ],
          "properties": {
            "code": {
              "$ref": "#/components/schemas/ErrorCode"
            },
            "message": {
              "$ref": "#/components/schemas/ErrorMessage"
            },
            "correlation_id": {
              "$ref": "#/components/schemas/CorrelationId"
            },
            "field": {
              "description": "Where in the request the fault is, as a path such as `sampling.top_p`, or a header's or parameter's name.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "examples": [
                "sampling.top_p"
              ]
            },
            "engine": {
              "description": "The kind of engine concerned.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "examples": [
                "llamacpp"
              ]
            },
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "retriable": {
              "description": "Whether the same request may succeed later.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "retry_after_ms": {
              "description": "When to try again, milliseconds from now.",
              "type": "integer",
              "format": "int64",
              "minimum": 0,
              "maximum": 604800000,
              "examples": [
                1450
              ]
            },
            "policy_label": {
              "$ref": "#/components/schemas/PolicyLabel"
            }
          }
        },
        "ErrorMessage": {
          "description": "What happened, what it means, and what to do; for a person.",
          "type": "string",
          "minLength": 1,
          "maxLength": 2048,
          "examples": [
            "ctx must be at least 1 token."
          ]
        },
        "Healthz": {
          "description": "The process is alive.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "status"
          ],
          "properties": {
            "status": {
              "description": "Always ok.",
              "type": "string",
              "const": "ok"
            }
          }
        },
        "LastError": {
          "description": "What went wrong last, in the engine's own words and with a hint; null where nothing did. Characters.",
          "type": [
            "string",
            "null"
          ],
          "maxLength": 2048,
          "examples": [
            null
          ]
        },
        "MetricsText": {
          "description": "Prometheus text format 0.0.4, characters.",
          "type": "string",
          "maxLength": 67108864
        },
        "Milliseconds": {
          "description": "A duration, milliseconds.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            420
          ]
        },
        "ModelDownload": {
          "description": "The fetch of its file that is under way, or that failed last. Absent where none was needed.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "received_bytes"
          ],
          "properties": {
            "received_bytes": {
              "$ref": "#/components/schemas/Bytes"
            },
            "total_bytes": {
              "$ref": "#/components/schemas/Bytes"
            },
            "error": {
              "description": "Why it stopped, characters. Absent while it goes on.",
              "type": "string",
              "maxLength": 2048,
              "examples": [
                "The outbound policy does not allow huggingface.co."
              ]
            }
          }
        },
        "ModelManifest": {
          "description": "One file of the model.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "digest",
            "size_bytes"
          ],
          "properties": {
            "digest": {
              "$ref": "#/components/schemas/Digest"
            },
            "size_bytes": {
              "$ref": "#/components/schemas/Bytes"
            }
          }
        },
        "ModelRef": {
          "description": "The model: `hf:org/repo/path.gguf`, `hf:org/repo`, `file:/abs` or a relative path, `https://…`, `s3://…`, `oci://…`, `sha256:<hex>`, or a catalog id. It matches a pool that names the same one.",
          "type": "string",
          "minLength": 1,
          "maxLength": 1024,
          "pattern": "^[^\\x00-\\x1f\\x7f]+$",
          "examples": [
            "file:/models/haiku.gguf",
            "hf:org/repo/model-q4.gguf"
          ]
        },
        "ModelSbom": {
          "description": "What the model is made of.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "uri"
          ],
          "properties": {
            "uri": {
              "description": "Where it is, characters.",
              "type": "string",
              "minLength": 1,
              "maxLength": 2048,
              "examples": [
                "https://example.org/haiku.spdx.json"
              ]
            },
            "digest": {
              "$ref": "#/components/schemas/Digest"
            }
          }
        },
        "ModelSignature": {
          "description": "Who vouches for the model's bytes.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "signer",
            "algo"
          ],
          "properties": {
            "signer": {
              "description": "Who signed, characters.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "examples": [
                "release@example.org"
              ]
            },
            "algo": {
              "description": "How. The bytes that are signed are the digest's text, such as sha256:36d0….",
              "type": "string",
              "enum": [
                "ed25519",
                "ecdsa-p256-sha256",
                "rsa-sha256"
              ],
              "examples": [
                "ed25519"
              ]
            },
            "value": {
              "description": "The signature, base64. Without it there is nothing that could be verified.",
              "type": "string",
              "minLength": 1,
              "maxLength": 4096,
              "pattern": "^[A-Za-z0-9+/=]+$",
              "examples": [
                "MEUCIQDx"
              ]
            },
            "public_key": {
              "description": "The key that it is verified with, PEM; it must be among the policy's `ca_roots`, where there are such.",
              "type": "string",
              "minLength": 1,
              "maxLength": 8192,
              "examples": [
                "-----BEGIN PUBLIC KEY-----"
              ]
            },
            "verified": {
              "description": "Whether the daemon has verified it. What a request says here does not count.",
              "type": "boolean",
              "examples": [
                false
              ]
            },
            "timestamp_ms": {
              "description": "When it was signed, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            }
          }
        },
        "ModelVerification": {
          "description": "The verification that is under way, or the last one.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "result",
            "started_ms"
          ],
          "properties": {
            "result": {
              "description": "`running`; `passed`; `warned`: something is missing or wrong, and the policy is permissive; `failed`: and it is strict, so that the model is not served.",
              "type": "string",
              "enum": [
                "running",
                "passed",
                "warned",
                "failed"
              ],
              "examples": [
                "passed"
              ]
            },
            "started_ms": {
              "description": "When it began, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            },
            "ended_ms": {
              "description": "When it ended, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            },
            "problems": {
              "description": "What is missing or wrong, each a sentence.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "maxLength": 2048
              },
              "examples": [
                [
                  "No signature was verified."
                ]
              ]
            }
          }
        },
        "Moment": {
          "description": "Unix milliseconds.",
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "examples": [
            1767225600000
          ]
        },
        "NewArtifact": {
          "description": "A document to store.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "content"
          ],
          "properties": {
            "kind": {
              "$ref": "#/components/schemas/ArtifactKind"
            },
            "content": {
              "$ref": "#/components/schemas/ArtifactContent"
            },
            "tags": {
              "description": "They belong to the document, so other tags make another artifact; their order does not count. None where absent.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/ArtifactTag"
              }
            },
            "parent": {
              "description": "The artifact that this one follows from. It must be there.",
              "$ref": "#/components/schemas/ArtifactName"
            },
            "metadata": {
              "$ref": "#/components/schemas/ArtifactMetadata"
            }
          }
        },
        "NewCatalogModel": {
          "description": "A model to enter.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id",
            "model_ref"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/CatalogModelId"
            },
            "model_ref": {
              "description": "Where its file is, `file:`, a path, `hf:` or `https:`.",
              "$ref": "#/components/schemas/ModelRef"
            },
            "digest": {
              "description": "What its bytes must be. Learned by the first verification where absent.",
              "$ref": "#/components/schemas/Digest"
            },
            "source_url": {
              "$ref": "#/components/schemas/SourceUrl"
            },
            "tags": {
              "description": "Words to find it by.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 256
              },
              "examples": [
                [
                  "small"
                ]
              ]
            },
            "signatures": {
              "description": "Who vouches for it.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "$ref": "#/components/schemas/ModelSignature"
              }
            },
            "sbom": {
              "$ref": "#/components/schemas/ModelSbom"
            },
            "trust_policy": {
              "$ref": "#/components/schemas/TrustPolicy"
            }
          }
        },
        "NewPool": {
          "description": "A pool to make. What is absent is as in the configuration's defaults.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id",
            "engine",
            "model",
            "replicas"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "model": {
              "description": "The model that it serves; a catalog id stands for the catalog's model.",
              "$ref": "#/components/schemas/ModelRef"
            },
            "model_refs": {
              "description": "Other names by which a task may ask for the model.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/ModelRef"
              }
            },
            "queue_capacity": {
              "description": "Tasks that it holds waiting at most.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                64
              ]
            },
            "queue_tokens": {
              "description": "Expected tokens, prompt and output, that it holds waiting at most.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 1000000000000,
              "examples": [
                2000000
              ]
            },
            "queue_policy": {
              "description": "What a full queue does with the next task.",
              "type": "string",
              "enum": [
                "reject",
                "drop-lru",
                "shed-low-priority"
              ],
              "examples": [
                "reject"
              ]
            },
            "price": {
              "$ref": "#/components/schemas/Price"
            },
            "kv_bytes_per_token": {
              "description": "Size of one token in the KV cache, bytes.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1073741824,
              "examples": [
                28672
              ]
            },
            "probe_interval_ms": {
              "description": "Time between two looks at a replica's health, milliseconds.",
              "type": "integer",
              "minimum": 50,
              "maximum": 3600000,
              "examples": [
                2000
              ]
            },
            "self_test": {
              "description": "A decode of one token and a cancel before a replica takes work.",
              "type": "string",
              "enum": [
                "off",
                "degrade"
              ],
              "examples": [
                "degrade"
              ]
            },
            "engine_model": {
              "description": "The model's name in requests to the engine.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "examples": [
                "meta-llama/Llama-3.1-8B-Instruct"
              ]
            },
            "workloads": {
              "description": "What the engine serves, where it does not tell.",
              "type": "array",
              "minItems": 1,
              "maxItems": 3,
              "items": {
                "$ref": "#/components/schemas/Workload"
              }
            },
            "reload": {
              "description": "How its engines are exchanged.",
              "$ref": "#/components/schemas/ReloadRules"
            },
            "replicas": {
              "description": "Its replicas, each with an id of its own.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/NewReplica"
              }
            }
          }
        },
        "NewReplica": {
          "description": "A replica: of the engine mock by its figures, else by `url` or by `template`. In a change of a pool, one that has neither keeps what it had.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/ReplicaId"
            },
            "url": {
              "description": "The base URL of a server that runs; the outbound policy must allow its host for the purpose engine.",
              "type": "string",
              "minLength": 8,
              "maxLength": 2048,
              "pattern": "^https?://[^\\s/?#]+[^\\s?#]*$",
              "examples": [
                "http://10.0.0.7:8000"
              ]
            },
            "template": {
              "description": "The template of the configuration that it is run by.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
              "examples": [
                "llama"
              ]
            },
            "slots": {
              "description": "Tasks that it decodes at once.",
              "type": "integer",
              "minimum": 1,
              "maximum": 4096,
              "examples": [
                4
              ]
            },
            "devices": {
              "description": "The devices that it runs on; a task's require_device_mask must equal it.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "pattern": "^[0-9A-Za-z,:._-]+$",
              "examples": [
                "0"
              ]
            },
            "ctx_max": {
              "description": "The largest context of a task, tokens.",
              "type": "integer",
              "minimum": 1,
              "maximum": 10000000,
              "examples": [
                8192
              ]
            },
            "kv_capacity_bytes": {
              "description": "Memory for the KV caches of all its tasks, bytes.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 9007199254740991,
              "examples": [
                8589934592
              ]
            },
            "tokens_per_second": {
              "description": "Speed of a mock replica for one task, tokens a second. Only with the engine mock.",
              "type": "number",
              "format": "double",
              "exclusiveMinimum": 0,
              "maximum": 1000000,
              "examples": [
                300
              ]
            },
            "first_token_ms": {
              "description": "Time of a mock replica to the first token, milliseconds. Only with the engine mock.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 3600000,
              "examples": [
                20
              ]
            },
            "end_chance": {
              "description": "How likely a mock replica's text ends by itself after each of its poems. Only with the engine mock.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1,
              "examples": [
                0
              ]
            },
            "version": {
              "description": "The engine version that a mock replica tells. Only with the engine mock.",
              "$ref": "#/components/schemas/EngineVersion"
            }
          }
        },
        "PolicyLabel": {
          "description": "The rule that refused or dropped a task. The set is closed.",
          "type": "string",
          "enum": [
            "queue_full",
            "queue_tokens_full",
            "drop_lru",
            "shed_low_priority",
            "session_turn_limit",
            "session_expired",
            "session_budget",
            "key_concurrent_jobs",
            "key_requests",
            "key_tokens",
            "key_queued_kv",
            "stream_limit",
            "artifact_quota",
            "pool_draining",
            "pool_unready",
            "breaker_open",
            "shutting_down"
          ],
          "examples": [
            "queue_full"
          ]
        },
        "PoolChange": {
          "description": "What of a pool shall be other. What is absent stays.",
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "properties": {
            "model": {
              "description": "Another model, as by reloadPool.",
              "$ref": "#/components/schemas/ModelRef"
            },
            "model_refs": {
              "description": "Other names by which a task may ask for the model.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/ModelRef"
              }
            },
            "queue_capacity": {
              "description": "Tasks that it holds waiting at most.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                64
              ]
            },
            "queue_tokens": {
              "description": "Expected tokens, prompt and output, that it holds waiting at most.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 1000000000000,
              "examples": [
                2000000
              ]
            },
            "queue_policy": {
              "description": "What a full queue does with the next task.",
              "type": "string",
              "enum": [
                "reject",
                "drop-lru",
                "shed-low-priority"
              ],
              "examples": [
                "reject"
              ]
            },
            "price": {
              "$ref": "#/components/schemas/Price"
            },
            "kv_bytes_per_token": {
              "description": "Size of one token in the KV cache, bytes.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1073741824,
              "examples": [
                28672
              ]
            },
            "probe_interval_ms": {
              "description": "Time between two looks at a replica's health, milliseconds.",
              "type": "integer",
              "minimum": 50,
              "maximum": 3600000,
              "examples": [
                2000
              ]
            },
            "self_test": {
              "description": "A decode of one token and a cancel before a replica takes work.",
              "type": "string",
              "enum": [
                "off",
                "degrade"
              ],
              "examples": [
                "degrade"
              ]
            },
            "engine_model": {
              "description": "The model's name in requests to the engine.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "examples": [
                "meta-llama/Llama-3.1-8B-Instruct"
              ]
            },
            "workloads": {
              "description": "What the engine serves, where it does not tell.",
              "type": "array",
              "minItems": 1,
              "maxItems": 3,
              "items": {
                "$ref": "#/components/schemas/Workload"
              }
            },
            "reload": {
              "description": "How its engines are exchanged.",
              "$ref": "#/components/schemas/ReloadRules"
            },
            "replicas": {
              "description": "Its replicas, each with an id of its own.",
              "type": "array",
              "minItems": 1,
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/NewReplica"
              }
            }
          }
        },
        "PoolHealth": {
          "description": "A pool as it stands.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "pool_id",
            "engine",
            "model",
            "live",
            "ready",
            "draining",
            "metrics",
            "last_error",
            "replicas"
          ],
          "properties": {
            "pool_id": {
              "$ref": "#/components/schemas/PoolId"
            },
            "engine": {
              "$ref": "#/components/schemas/EngineKind"
            },
            "engine_version": {
              "$ref": "#/components/schemas/EngineVersion"
            },
            "model": {
              "$ref": "#/components/schemas/ModelRef"
            },
            "live": {
              "description": "At least one replica answers.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "ready": {
              "description": "It takes tasks. At least one replica is ready, or asleep until a task wakes it, and the pool does not drain.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "draining": {
              "description": "It takes no new tasks and empties itself.",
              "type": "boolean",
              "examples": [
                false
              ]
            },
            "metrics": {
              "$ref": "#/components/schemas/PoolMetrics"
            },
            "last_error": {
              "$ref": "#/components/schemas/LastError"
            },
            "replicas": {
              "description": "Its replicas, in the order of the configuration.",
              "type": "array",
              "maxItems": 1024,
              "items": {
                "$ref": "#/components/schemas/ReplicaHealth"
              }
            },
            "drain": {
              "$ref": "#/components/schemas/DrainProgress"
            },
            "removing": {
              "description": "It drains and will be gone. Absent otherwise.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "source": {
              "description": "Who made it, the configuration or a request. A change by request leaves it what it was.",
              "type": "string",
              "enum": [
                "config",
                "contract"
              ],
              "examples": [
                "config"
              ]
            },
            "model_refs": {
              "description": "Every model_ref by which a task may name its model.",
              "type": "array",
              "maxItems": 128,
              "items": {
                "$ref": "#/components/schemas/ModelRef"
              }
            },
            "model_state": {
              "$ref": "#/components/schemas/CatalogModelState"
            },
            "engine_versions": {
              "description": "The versions that its replicas told; several while they are exchanged one by one.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/EngineVersion"
              }
            },
            "workloads": {
              "description": "What every ready replica of it serves.",
              "type": "array",
              "maxItems": 8,
              "items": {
                "$ref": "#/components/schemas/Workload"
              }
            },
            "features": {
              "description": "What every ready replica of it can do.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "$ref": "#/components/schemas/EngineFeature"
              }
            },
            "ctx_max": {
              "description": "The largest context of a task, tokens. Absent while no replica was reached.",
              "$ref": "#/components/schemas/Count"
            },
            "queue_capacity": {
              "description": "Tasks that it holds waiting at most.",
              "$ref": "#/components/schemas/Count"
            },
            "breaker": {
              "$ref": "#/components/schemas/BreakerHealth"
            },
            "reload": {
              "$ref": "#/components/schemas/ReloadProgress"
            }
          }
        },
        "PoolId": {
          "description": "The id of a pool, as configured.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
          "examples": [
            "haiku"
          ]
        },
        "PoolList": {
          "description": "All pools.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "pools"
          ],
          "properties": {
            "pools": {
              "description": "The pools, in the order of the configuration.",
              "type": "array",
              "maxItems": 256,
              "items": {
                "$ref": "#/components/schemas/PoolHealth"
              }
            }
          }
        },
        "PoolMetrics": {
          "description": "Figures of a pool. One that is not known is absent, never 0.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "queue_depth_interactive",
            "queue_depth_batch",
            "slots",
            "slots_busy"
          ],
          "properties": {
            "queue_depth_interactive": {
              "description": "Interactive tasks that wait.",
              "$ref": "#/components/schemas/Count"
            },
            "queue_depth_batch": {
              "description": "Batch tasks that wait.",
              "$ref": "#/components/schemas/Count"
            },
            "slots": {
              "description": "Tasks that its replicas decode at once.",
              "$ref": "#/components/schemas/Count"
            },
            "slots_busy": {
              "description": "Tasks that run now.",
              "$ref": "#/components/schemas/Count"
            },
            "kv_cache_usage": {
              "description": "Share of the KV cache in use over its replicas, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "decode_tokens_per_second": {
              "description": "Learned speed of one task, tokens a second.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1000000000,
              "examples": [
                212.5
              ]
            },
            "first_token_ms": {
              "description": "Learned time to a task's first token, milliseconds.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 604800000,
              "examples": [
                18
              ]
            },
            "prefill_tokens_per_second": {
              "description": "Learned speed of reading a prompt, tokens a second.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1000000000,
              "examples": [
                5000
              ]
            },
            "engine_queue_depth": {
              "description": "Requests that wait inside the engines, also other clients'.",
              "$ref": "#/components/schemas/Count"
            },
            "vram_used_bytes": {
              "description": "Memory in use on the devices of its replicas, bytes.",
              "$ref": "#/components/schemas/Bytes"
            },
            "vram_free_bytes": {
              "description": "Memory that is free on the devices of its replicas, bytes.",
              "$ref": "#/components/schemas/Bytes"
            }
          }
        },
        "Price": {
          "description": "What the model costs, in the unit of the configured prices.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "input_token",
            "output_token"
          ],
          "properties": {
            "input_token": {
              "description": "One prompt token.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1000000,
              "examples": [
                5e-7
              ]
            },
            "output_token": {
              "description": "One output token.",
              "type": "number",
              "format": "double",
              "minimum": 0,
              "maximum": 1000000,
              "examples": [
                0.0000015
              ]
            }
          }
        },
        "RateLimits": {
          "description": "What an API key may do. What is absent is not limited.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "concurrent_jobs": {
              "description": "Tasks at once, waiting and running.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                8
              ]
            },
            "requests_per_minute": {
              "description": "New tasks a minute.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "examples": [
                60
              ]
            },
            "tokens_per_minute": {
              "description": "Tokens a minute, prompt and output together, as they were really used.",
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 1000000000000,
              "examples": [
                60000
              ]
            },
            "queued_kv_mb": {
              "description": "KV cache that its waiting tasks will take, megabytes of 1000000 bytes.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000000,
              "examples": [
                4096
              ]
            }
          }
        },
        "Ratio": {
          "description": "From 0 to 1.",
          "type": "number",
          "format": "double",
          "minimum": 0,
          "maximum": 1,
          "examples": [
            0.97
          ]
        },
        "Readyz": {
          "description": "Tasks can be handed over.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "status"
          ],
          "properties": {
            "status": {
              "description": "Always ready.",
              "type": "string",
              "const": "ready"
            }
          }
        },
        "ReloadProgress": {
          "description": "The reload that is under way, or the last one.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "state",
            "model",
            "strategy",
            "started_ms",
            "replicas_done",
            "replicas_total"
          ],
          "properties": {
            "state": {
              "description": "`starting`: new engines start and are tested; `draining`: they work, and streams of the old ones go on; `done`; `rolling_back`: it failed, and what ran before comes back; `rolled_back`: it is back.",
              "type": "string",
              "enum": [
                "starting",
                "draining",
                "done",
                "rolling_back",
                "rolled_back"
              ],
              "examples": [
                "starting"
              ]
            },
            "model": {
              "description": "The model of the new engines.",
              "$ref": "#/components/schemas/ModelRef"
            },
            "strategy": {
              "description": "How the new engines are started.",
              "type": "string",
              "enum": [
                "beside",
                "sequence"
              ],
              "examples": [
                "beside"
              ]
            },
            "started_ms": {
              "description": "When it began, Unix milliseconds.",
              "$ref": "#/components/schemas/Moment"
            },
            "ended_ms": {
              "description": "When it ended, Unix milliseconds. Absent while it goes on.",
              "$ref": "#/components/schemas/Moment"
            },
            "replicas_done": {
              "description": "Replicas whose new engine works.",
              "$ref": "#/components/schemas/Count"
            },
            "replicas_total": {
              "description": "Replicas that get a new engine.",
              "$ref": "#/components/schemas/Count"
            },
            "reason": {
              "description": "Why it went back, in the engine's own words and with a hint, characters.",
              "type": "string",
              "maxLength": 2048,
              "examples": [
                "The model file is missing: look at the path."
              ]
            }
          }
        },
        "ReloadRequest": {
          "description": "What the new engines are to serve, and how they are started.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "new_model_ref": {
              "description": "The new model; where absent, the same one anew.",
              "$ref": "#/components/schemas/ModelRef"
            },
            "strategy": {
              "$ref": "#/components/schemas/ReloadStrategy"
            },
            "drain_ms": {
              "description": "How long streams of the old engines may go on after the switch, milliseconds. The pool's own where absent.",
              "type": "integer",
              "minimum": 0,
              "maximum": 86400000,
              "examples": [
                600000
              ]
            }
          }
        },
        "ReloadRules": {
          "description": "How engines are exchanged.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "strategy": {
              "$ref": "#/components/schemas/ReloadStrategy"
            },
            "drain_ms": {
              "description": "How long streams of an old engine may go on after the switch, milliseconds.",
              "type": "integer",
              "minimum": 0,
              "maximum": 86400000,
              "examples": [
                600000
              ]
            }
          }
        },
        "ReloadStrategy": {
          "description": "`beside`: the new engine starts while the old one works; `sequence`: after it has stopped; `auto`: beside where there is room.",
          "type": "string",
          "enum": [
            "auto",
            "beside",
            "sequence"
          ],
          "examples": [
            "auto"
          ]
        },
        "ReplicaHealth": {
          "description": "A replica as it stands.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "replica_id",
            "live",
            "ready",
            "slots",
            "slots_busy",
            "last_error"
          ],
          "properties": {
            "replica_id": {
              "$ref": "#/components/schemas/ReplicaId"
            },
            "live": {
              "description": "It answers.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "ready": {
              "description": "It has loaded its model and takes tasks.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "slots": {
              "description": "Tasks that it decodes at once.",
              "$ref": "#/components/schemas/Count"
            },
            "slots_busy": {
              "description": "Tasks that it runs now.",
              "$ref": "#/components/schemas/Count"
            },
            "engine_version": {
              "$ref": "#/components/schemas/EngineVersion"
            },
            "ctx_max": {
              "description": "The largest context of a task, tokens. Absent while it was never reached.",
              "$ref": "#/components/schemas/Count"
            },
            "last_error": {
              "$ref": "#/components/schemas/LastError"
            },
            "state": {
              "$ref": "#/components/schemas/ReplicaStateName"
            },
            "managed": {
              "description": "The daemon runs its engine.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "model_digest": {
              "description": "What the engine says of the model's bytes, characters.",
              "type": "string",
              "maxLength": 256,
              "examples": [
                "sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e"
              ]
            },
            "kv_cache_usage": {
              "description": "Share of its KV cache in use, from 0 to 1.",
              "$ref": "#/components/schemas/Ratio"
            },
            "restarts": {
              "description": "How often its engine was started again since the daemon started. Only of a managed one.",
              "$ref": "#/components/schemas/Count"
            },
            "next_start_ms": {
              "description": "When its engine is started again, milliseconds. Only of a managed one that waits for it.",
              "$ref": "#/components/schemas/Milliseconds"
            },
            "resident_bytes": {
              "description": "Host memory of its engine, bytes. Only of a managed one.",
              "$ref": "#/components/schemas/Bytes"
            },
            "breaker": {
              "$ref": "#/components/schemas/BreakerHealth"
            },
            "devices": {
              "description": "The GPUs that it is configured for, as they stand.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "$ref": "#/components/schemas/DeviceHealth"
              }
            }
          }
        },
        "ReplicaId": {
          "description": "The id of a replica, as configured; unique in its pool.",
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
          "examples": [
            "r0"
          ]
        },
        "ReplicaStateName": {
          "description": "`connecting`: not looked at yet; `starting`: its engine is started; `loading`: it answers and loads its model; `testing`: it does its self-test; `ready`; `suspect`: an attempt failed there; `unreachable`; `waiting`: its engine ended and is started again later; `tripped`: it ended so often that it is left alone for longer; `asleep`: it was stopped for want of work and starts with the next task; `stopping`: it makes room for another.",
          "type": "string",
          "enum": [
            "connecting",
            "starting",
            "loading",
            "testing",
            "ready",
            "suspect",
            "unreachable",
            "waiting",
            "tripped",
            "asleep",
            "stopping"
          ],
          "examples": [
            "ready"
          ]
        },
        "SourceUrl": {
          "description": "Where its bytes come from.",
          "type": "string",
          "minLength": 8,
          "maxLength": 2048,
          "pattern": "^https?://[^\\s]+$",
          "examples": [
            "https://huggingface.co/org/haiku/resolve/main/haiku.gguf"
          ]
        },
        "TrustPolicy": {
          "description": "What the model must show before it is served. Of what is absent the configuration's own counts.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "mode": {
              "description": "strict refuses what fails with UNTRUSTED_ARTIFACT, permissive warns.",
              "type": "string",
              "enum": [
                "strict",
                "permissive"
              ],
              "examples": [
                "strict"
              ]
            },
            "allowed_registries": {
              "description": "Hosts that its source may name; any where there are none.",
              "type": "array",
              "maxItems": 64,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 253
              },
              "examples": [
                [
                  "huggingface.co"
                ]
              ]
            },
            "require_signature": {
              "description": "It must have a signature that the daemon verified.",
              "type": "boolean",
              "examples": [
                true
              ]
            },
            "require_sbom": {
              "description": "It must name an SBOM.",
              "type": "boolean",
              "examples": [
                false
              ]
            },
            "ca_roots": {
              "description": "Public keys, PEM, one of which must have signed; any where there are none.",
              "type": "array",
              "maxItems": 16,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 8192
              },
              "examples": [
                [
                  "-----BEGIN PUBLIC KEY-----"
                ]
              ]
            }
          }
        },
        "Workload": {
          "description": "What is asked of the model. This version serves `completion`; the others are refused with INVALID_PARAMS.",
          "type": "string",
          "enum": [
            "completion",
            "embedding",
            "rerank"
          ],
          "examples": [
            "completion"
          ]
        }
      },
      "securitySchemes": {
        "apiKey": {
          "type": "apiKey",
          "in": "header",
          "name": "X-API-Key",
          "description": "One of the keys whose SHA-256 stands in the configuration. Without any configured key only true loopback peers are served, and they need none."
        },
        "bearer": {
          "type": "http",
          "scheme": "bearer",
          "description": "The same key, as `Authorization: Bearer <key>`."
        }
      }
    }
  } as unknown as OpenAPIV3.DocumentV3_1,
};
