/* Generated from contracts/data.yaml, contracts/components.yaml by npm run codegen; do not edit. */
export interface paths {
  readonly "/v1/tasks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * List tasks, newest first
     * @description Tasks in reverse order of admission, a page at a time. Filters are joined by AND.
     */
    readonly get: operations["listTasks"];
    readonly put?: never;
    /**
     * Hand over a task
     * @description Admits the task or refuses it. After a 202 it survives a crash of the daemon. `task_id` is the idempotency key: the same request again gets the same answer, another one with the same id gets 409.
     */
    readonly post: operations["createTask"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/tasks/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See how a task stands
     * @description Its state, its place and predicted start while it waits, its timings, and its outcome once it has ended.
     */
    readonly get: operations["getTask"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/tasks/{id}/stream": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Read a task's tokens as they are made
     * @description Server-sent events: `queued` while the task waits (again when its place or prediction has changed, and not more often than configured; `metrics` may follow it), then `started`, then `token` with i = 0, 1, 2, … (and `metrics` between them), then exactly one of `end` and `error`. An embedding and a rerank have no tokens but one `result` before their `end`. A task that ended without having started has only its `error`. Any number of readers may attach, at any time, also after the end. Each event from `started` on bears an `id`; a reader that sends the last one it has as Last-Event-ID goes on after it, with no gap and no repeat. What was once shown under an id never changes. A cancel takes every reader to the `error` at once: one that was behind is not sent what it had not read, so its ids skip; the tokens can still be read again. Comment lines keep proxies open. A task that loses its replica goes on at another one in the same stream: indices stay dense, and no token comes twice. The tokens of a task that ended are kept for a time that the operator sets; after that a cursor before the end gets 410.
     */
    readonly get: operations["streamTask"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/tasks/{id}/result": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Read what an embedding or a rerank came to
     * @description The same bytes whenever it is asked for, and the same as the data of the stream's `result` event. It is kept as long as the tokens of other tasks are. A completion has no result: what it makes is the text of its stream.
     */
    readonly get: operations["getTaskResult"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/tasks/{id}/transcript": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Read the transcript of a task that has ended
     * @description What was asked for, how it was placed, each attempt, every token with the moment when it became durable, and the outcome: the content of its `trace` artifact, which is written a moment after the end and named by `trace_id` of the task. The server keeps it until it is deleted, or the least recently used artifacts make room. Operators can turn transcripts off.
     */
    readonly get: operations["getTranscript"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/tasks/{id}/cancel": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Cancel a task
     * @description Final: after the 204 no reader gets another token of it, and the engine's slot is let go at once. A task that had ended already stays as it was and answers 204 too. A body is not read.
     */
    readonly post: operations["cancelTask"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/sessions/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See what is left of a session
     * @description Its time to live, its turns and the state of its KV cache. A session begins with its first task; one that was never used, has expired or was deleted answers as a fresh one.
     */
    readonly get: operations["getSession"];
    readonly put?: never;
    readonly post?: never;
    /**
     * Forget a session
     * @description Its turns, its affinity and its claim on a KV cache are gone; its tasks stay as they are. Deleting one that does not exist answers 204 too.
     */
    readonly delete: operations["deleteSession"];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description What was promised in the 202. */
    readonly Admission: {
      readonly queue_position: components["schemas"]["QueuePosition"];
      readonly predicted_start_ms: components["schemas"]["PredictedStartMs"];
      readonly predicted_start_low_ms: components["schemas"]["PredictedStartLowMs"];
      readonly predicted_start_high_ms: components["schemas"]["PredictedStartHighMs"];
      /** @description How likely it was to end before its deadline, from 0 to 1. */
      readonly on_time_probability: components["schemas"]["Ratio"];
    };
    /** @description What a client learns when its task is admitted. */
    readonly AdmissionResponse: {
      readonly task_id: components["schemas"]["Uuid"];
      readonly queue_position: components["schemas"]["QueuePosition"];
      readonly predicted_start_ms: components["schemas"]["PredictedStartMs"];
      readonly predicted_start_low_ms: components["schemas"]["PredictedStartLowMs"];
      readonly predicted_start_high_ms: components["schemas"]["PredictedStartHighMs"];
      /** @description How likely it is to end before its deadline, from 0 to 1. */
      readonly on_time_probability: components["schemas"]["Ratio"];
      /** @description How long to wait before handing over the next task, milliseconds; 0 while the queue has room. */
      readonly backoff_ms: components["schemas"]["Milliseconds"];
    };
    /**
     * @description The SHA-256 of an artifact's bytes, 64 lower-case hexadecimal digits.
     * @example 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
     */
    readonly ArtifactId: string;
    /** @description What this task may spend, beside what its session has left: the smaller one counts. A stream that reaches it stops at that token. What is absent is not bounded by the task. */
    readonly Budget: {
      /**
       * Format: int64
       * @description Prompt and output together at most, tokens.
       * @example 2000
       */
      readonly tokens?: number;
      /**
       * Format: int64
       * @description Time on an engine's slot at most, milliseconds; waiting does not count.
       * @example 60000
       */
      readonly time_ms?: number;
      /**
       * Format: double
       * @description Cost at most, in the unit of the configured prices. Refused for a model that has no price.
       * @example 0.05
       */
      readonly cost?: number;
    };
    /**
     * @description Which budget was spent.
     * @example tokens
     * @enum {string}
     */
    readonly BudgetKind: "tokens" | "time" | "cost";
    /** @description One message of a chat. */
    readonly ChatMessage: {
      /**
       * @description Who speaks.
       * @example user
       * @enum {string}
       */
      readonly role: "system" | "user" | "assistant" | "tool";
      /**
       * @description What is said, characters.
       * @example Write a haiku about rain.
       */
      readonly content: string;
    };
    /**
     * @description Why the output ended. `stop`, the model ended it or a stop text came; `length`, max_tokens were made.
     * @example stop
     * @enum {string}
     */
    readonly CompletedReason: "stop" | "length";
    /**
     * @description 1 to 128 visible ASCII characters.
     * @example 0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11
     */
    readonly CorrelationId: string;
    /**
     * Format: double
     * @description What is neither spent nor reserved for other tasks, in the unit of the configured prices. Absent where none is set.
     * @example 0.048
     */
    readonly CostBudgetRemaining: number;
    /**
     * Format: int64
     * @description How many.
     * @example 3
     */
    readonly Count: number;
    /**
     * @description A place in a list. Opaque.
     * @example MTIzNA
     */
    readonly Cursor: string;
    /**
     * Format: int64
     * @description Time spent decoding, milliseconds.
     * @example 298
     */
    readonly DecodeMs: number;
    /**
     * Format: int64
     * @description The index of the first token in which the text that was made again differs from what was delivered. There only where that ended the task.
     * @example 12
     */
    readonly DiffersAt: number;
    /** @description The vector of one text. */
    readonly Embedding: {
      readonly index: components["schemas"]["InputIndex"];
      /**
       * @description The vector, as the engine made it. Whether it has the length 1 is the model's affair.
       * @example [
       *       0.6,
       *       0,
       *       -0.8
       *     ]
       */
      readonly embedding: readonly number[];
    };
    /** @description What was made, and in what time. */
    readonly EndData: {
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
      /** @description The same as decode_ms, milliseconds, under the name that logs use. */
      readonly decode_time_ms: components["schemas"]["DecodeMs"];
      readonly finish_reason: components["schemas"]["FinishReason"];
    };
    /** @description The output is complete. Nothing follows. */
    readonly EndEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "end";
      readonly id: components["schemas"]["EventId"];
      readonly data: components["schemas"]["EndData"];
    };
    /**
     * @description The kind of engine.
     * @example llamacpp
     * @enum {string}
     */
    readonly EngineKind: "llamacpp" | "vllm" | "tgi" | "triton" | "openai" | "mock";
    /**
     * @description The engine's version, in its own words.
     * @example b4719-7b1ec53f
     */
    readonly EngineVersion: string;
    /**
     * @description Every way in which a request or a task can fail. The set is closed; each code has one HTTP status.
     * @example INVALID_PARAMS
     * @enum {string}
     */
    readonly ErrorCode: "ADMISSION_REJECT" | "QUEUE_FULL_DROP_LRU" | "INVALID_PARAMS" | "POOL_UNREADY" | "POOL_UNAVAILABLE" | "REPLICA_EXHAUSTED" | "DECODE_TIMEOUT" | "WORKER_RESET" | "INTERNAL" | "DEADLINE_UNMET" | "MODEL_DEPRECATED" | "UNTRUSTED_ARTIFACT" | "CANCELED" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NOT_ACCEPTABLE" | "REQUEST_TIMEOUT" | "CONFLICT" | "TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "HEADERS_TOO_LARGE" | "SHUTTING_DOWN" | "STREAM_EXPIRED" | "ARTIFACT_DAMAGED" | "RANGE_NOT_SATISFIABLE";
    /** @description Why it ended. */
    readonly ErrorData: {
      readonly code: components["schemas"]["ErrorCode"];
      readonly message: components["schemas"]["ErrorMessage"];
      /**
       * @description The kind of engine of the task.
       * @example llamacpp
       */
      readonly engine: string;
      /**
       * @description Whether a new task with the same content may succeed.
       * @example true
       */
      readonly retriable: boolean;
      readonly differs_at?: components["schemas"]["DiffersAt"];
    };
    /** @description The body of every answer from 400 on. */
    readonly ErrorEnvelope: {
      readonly code: components["schemas"]["ErrorCode"];
      readonly message: components["schemas"]["ErrorMessage"];
      readonly correlation_id: components["schemas"]["CorrelationId"];
      /**
       * @description Where in the request the fault is, as a path such as `sampling.top_p`, or a header's or parameter's name.
       * @example sampling.top_p
       */
      readonly field?: string;
      /**
       * @description The kind of engine concerned.
       * @example llamacpp
       */
      readonly engine?: string;
      readonly pool_id?: components["schemas"]["PoolId"];
      /**
       * @description Whether the same request may succeed later.
       * @example true
       */
      readonly retriable?: boolean;
      /**
       * Format: int64
       * @description When to try again, milliseconds from now.
       * @example 1450
       */
      readonly retry_after_ms?: number;
      readonly policy_label?: components["schemas"]["PolicyLabel"];
    };
    /** @description The task ended without its whole output. Nothing follows. */
    readonly ErrorEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "error";
      readonly id: components["schemas"]["EventId"];
      readonly data: components["schemas"]["ErrorData"];
    };
    /**
     * @description What happened, what it means, and what to do; for a person.
     * @example ctx must be at least 1 token.
     */
    readonly ErrorMessage: string;
    /**
     * @description The position of an event in its stream, a decimal integer. `metrics` bears the one before it.
     * @example 17
     */
    readonly EventId: string;
    /**
     * @description Why the output ended. `stop`, the model ended it or a stop text came; `length`, max_tokens were made; `budget`, what the task or its session may spend was spent.
     * @example stop
     * @enum {string}
     */
    readonly FinishReason: "stop" | "length" | "budget";
    /**
     * @description The place of the text in `inputs`, from 0.
     * @example 0
     */
    readonly InputIndex: number;
    /** @description The queue behind the task, and the task's own prospects. */
    readonly MetricsData: {
      /** @description Tasks that wait in its pool now. */
      readonly queue_depth: components["schemas"]["Count"];
      /** @description How likely it is to end before its deadline, from 0 to 1. */
      readonly on_time_probability: components["schemas"]["Ratio"];
      /**
       * @description Whether it started with its session's KV cache; while it waits, whether it would.
       * @example true
       */
      readonly kv_warmth: boolean;
      /** @description While it waits, when it is expected to start, milliseconds from now. */
      readonly predicted_start_ms?: components["schemas"]["PredictedStartMs"];
      /** @description Attempts begun; more than 1 where the task lost a replica and moved. */
      readonly attempt?: components["schemas"]["Count"];
      /** @description Where it runs. Absent while it waits. */
      readonly replica_id?: components["schemas"]["ReplicaId"];
      /**
       * @description Whether its KV cache came along when it moved to another replica; there only after a move. No engine of today can do that.
       * @example false
       */
      readonly kv_migrated?: boolean;
      readonly tokens_budget_remaining?: components["schemas"]["TokensBudgetRemaining"];
      readonly time_budget_remaining_ms?: components["schemas"]["TimeBudgetRemaining"];
      readonly cost_budget_remaining?: components["schemas"]["CostBudgetRemaining"];
    };
    /** @description How the task stands, now and then: after `queued`, then without an id, and between tokens. A slow reader gets fewer of them. */
    readonly MetricsEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "metrics";
      readonly id?: components["schemas"]["EventId"];
      readonly data: components["schemas"]["MetricsData"];
    };
    /**
     * Format: int64
     * @description A duration, milliseconds.
     * @example 420
     */
    readonly Milliseconds: number;
    /**
     * @description The model: `hf:org/repo/path.gguf`, `hf:org/repo`, `file:/abs` or a relative path, `https://…`, `s3://…`, `oci://…`, `sha256:<hex>`, or a catalog id. It matches a pool that names the same one.
     * @example file:/models/haiku.gguf
     * @example hf:org/repo/model-q4.gguf
     */
    readonly ModelRef: string;
    /** @description Its budget, or its session's, was spent; its output so far stands. */
    readonly OutcomeBudget: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "budget";
      readonly limit: components["schemas"]["BudgetKind"];
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
    };
    /** @description It was canceled. */
    readonly OutcomeCanceled: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "canceled";
      /**
       * @description `client`: by cancelTask; `disconnect`: its last reader left and it had asked for that.
       * @example client
       * @enum {string}
       */
      readonly by: "client" | "disconnect";
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
    };
    /** @description The engine ended it. */
    readonly OutcomeCompleted: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "completed";
      readonly reason: components["schemas"]["CompletedReason"];
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
    };
    /** @description Its deadline passed. */
    readonly OutcomeDeadline: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "deadline";
      /**
       * @description Whether it still waited or was decoding.
       * @example queue
       * @enum {string}
       */
      readonly where: "queue" | "decode";
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
    };
    /** @description It was taken from the queue, by a drain or by the policy of a full queue. */
    readonly OutcomeDropped: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "dropped";
      readonly code: components["schemas"]["ErrorCode"];
      readonly message: components["schemas"]["ErrorMessage"];
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
    };
    /** @description It could not be brought to its end. */
    readonly OutcomeFailed: {
      /**
       * @description Names this outcome.
       * @constant
       */
      readonly kind: "failed";
      readonly code: components["schemas"]["ErrorCode"];
      readonly message: components["schemas"]["ErrorMessage"];
      readonly tokens_in: components["schemas"]["TokensIn"];
      readonly tokens_out: components["schemas"]["TokensOut"];
      readonly decode_ms: components["schemas"]["DecodeMs"];
      readonly differs_at?: components["schemas"]["DiffersAt"];
    };
    /** @description Where the task may run. Anywhere that fits where absent. */
    readonly Placement: {
      /**
       * @description `auto`: the pool with the smallest predicted end; `pin`: only `pin_pool_id`; `prefer`: one of `prefer_pools` where one fits. `auto` where absent.
       * @example prefer
       * @enum {string}
       */
      readonly mode?: "pin" | "prefer" | "auto";
      /** @description The only pool that may run it. Needed with `pin`, refused with the other modes. */
      readonly pin_pool_id?: components["schemas"]["PoolId"];
      /**
       * @description Pools to take first, with the mode `prefer`.
       * @example [
       *       "haiku"
       *     ]
       */
      readonly prefer_pools?: readonly components["schemas"]["PoolId"][];
      /**
       * @description Pools that never run it.
       * @example [
       *       "pretend"
       *     ]
       */
      readonly avoid_pools?: readonly components["schemas"]["PoolId"][];
      /**
       * @description Only replicas whose configured `devices` are exactly this text, characters.
       * @example 0,1
       */
      readonly require_device_mask?: string;
      /**
       * @description With `prefer`, whether other pools may run it when no preferred one fits. True where absent.
       * @example true
       */
      readonly allow_fallback?: boolean;
    };
    /** @description Why the task is in this pool; of one that was moved, why it was moved there. */
    readonly PlacementDecision: {
      /**
       * @description The pool, or null where none fitted.
       * @example haiku
       */
      readonly selected_pool_id: string | null;
      /** @description Pools that were looked at. */
      readonly candidates_considered: components["schemas"]["Count"];
      /**
       * @description The rules that ruled a pool out, in order.
       * @example [
       *       "ctx",
       *       "ready"
       *     ]
       */
      readonly filters_applied: readonly string[];
      /**
       * @description The rules that decided between equals, in order.
       * @example [
       *       "session_affinity"
       *     ]
       */
      readonly tie_breakers_applied: readonly string[];
      /**
       * @description The request named the pool.
       * @example false
       */
      readonly pinned: boolean;
      /**
       * @description No preferred pool fitted and another one was taken.
       * @example false
       */
      readonly fallback_used: boolean;
    };
    /**
     * @description The rule that refused or dropped a task. The set is closed.
     * @example queue_full
     * @enum {string}
     */
    readonly PolicyLabel: "queue_full" | "queue_tokens_full" | "drop_lru" | "shed_low_priority" | "session_turn_limit" | "session_expired" | "session_budget" | "key_concurrent_jobs" | "key_requests" | "key_tokens" | "key_queued_kv" | "stream_limit" | "artifact_quota" | "pool_draining" | "pool_unready" | "breaker_open" | "shutting_down";
    /**
     * @description The id of a pool, as configured.
     * @example haiku
     */
    readonly PoolId: string;
    /** @description What its pool does before it can start anything. Absent where nothing is known of that. */
    readonly PoolPreparing: {
      /**
       * @description The model's file is being fetched.
       * @example download
       * @enum {string}
       */
      readonly what: "download";
      /**
       * Format: int64
       * @description What has come of it, bytes.
       * @example 1048576
       */
      readonly received_bytes: number;
      /**
       * Format: int64
       * @description All of it, bytes. Absent where its server does not say.
       * @example 6291456
       */
      readonly total_bytes?: number;
    };
    /**
     * Format: int64
     * @description The start is later than this in one case of ten, milliseconds from the answer.
     * @example 510
     */
    readonly PredictedStartHighMs: number;
    /**
     * Format: int64
     * @description The start is earlier than this in one case of ten, milliseconds from the answer.
     * @example 350
     */
    readonly PredictedStartLowMs: number;
    /**
     * Format: int64
     * @description When it is expected to start, milliseconds from the answer; from measured speeds. With a deadline, as likely to be early as late among the starts before it.
     * @example 420
     */
    readonly PredictedStartMs: number;
    /**
     * @description The class of the queue. Interactive goes before batch.
     * @example interactive
     * @enum {string}
     */
    readonly Priority: "interactive" | "batch";
    /**
     * Format: int64
     * @description Tasks of its pool that start before it; 0 means that it is next.
     * @example 3
     */
    readonly QueuePosition: number;
    /** @description The task's place and prospects now. */
    readonly QueuedData: {
      readonly queue_position: components["schemas"]["QueuePosition"];
      readonly predicted_start_ms: components["schemas"]["PredictedStartMs"];
      readonly predicted_start_low_ms: components["schemas"]["PredictedStartLowMs"];
      readonly predicted_start_high_ms: components["schemas"]["PredictedStartHighMs"];
      /** @description How likely it is to end before its deadline, from 0 to 1. */
      readonly on_time_probability: components["schemas"]["Ratio"];
      readonly preparing?: components["schemas"]["PoolPreparing"];
    };
    /** @description How the task stands while it waits: at once for a reader that attaches, then when its place or its prediction has changed. It has no id, so that a reader that comes back gets the stream from its beginning. */
    readonly QueuedEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "queued";
      readonly data: components["schemas"]["QueuedData"];
    };
    /**
     * Format: double
     * @description From 0 to 1.
     * @example 0.97
     */
    readonly Ratio: number;
    /**
     * @description The id of a replica, as configured; unique in its pool.
     * @example r0
     */
    readonly ReplicaId: string;
    /**
     * @description The form that the output must have. `text` where absent. An engine without it refuses the others.
     * @example {
     *       "type": "text"
     *     }
     */
    readonly ResponseFormat: components["schemas"]["ResponseFormatText"] | components["schemas"]["ResponseFormatJsonSchema"] | components["schemas"]["ResponseFormatGrammar"];
    /** @description Text that a grammar allows. */
    readonly ResponseFormatGrammar: {
      /**
       * @description Names this form.
       * @constant
       */
      readonly type: "grammar";
      /**
       * @description The grammar in GBNF, characters.
       * @example root ::= "yes" | "no"
       */
      readonly grammar: string;
    };
    /** @description JSON that a schema allows. */
    readonly ResponseFormatJsonSchema: {
      /**
       * @description Names this form.
       * @constant
       */
      readonly type: "json_schema";
      /**
       * @description The JSON Schema, at most 256 keywords at its top, in the part of the language that the engine knows.
       * @example {
       *       "type": "object",
       *       "properties": {
       *         "season": {
       *           "type": "string"
       *         }
       *       }
       *     }
       */
      readonly json_schema: {
        readonly [key: string]: unknown;
      };
    };
    /** @description Any text. */
    readonly ResponseFormatText: {
      /**
       * @description Names this form.
       * @constant
       */
      readonly type: "text";
    };
    /** @description What an embedding or a rerank came to, in the place of tokens. `end` follows. */
    readonly ResultEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "result";
      readonly id: components["schemas"]["EventId"];
      readonly data: components["schemas"]["TaskResult"];
    };
    /** @description How the next token is drawn. What is absent is the engine's own default. */
    readonly Sampling: {
      /**
       * Format: double
       * @description Spread of the draw, a factor; 0 takes the likeliest token.
       * @example 0.7
       */
      readonly temperature?: number;
      /**
       * Format: double
       * @description Draw only from the likeliest tokens that together have this probability.
       * @example 0.9
       */
      readonly top_p?: number;
      /**
       * @description Draw only from this many of the likeliest tokens; 0 takes all.
       * @example 40
       */
      readonly top_k?: number;
      /**
       * Format: double
       * @description Leave out tokens below this share of the likeliest token's probability.
       * @example 0.05
       */
      readonly min_p?: number;
      /**
       * Format: double
       * @description Factor against tokens that were there lately; 1 is none.
       * @example 1.1
       */
      readonly repeat_penalty?: number;
      /**
       * Format: double
       * @description Amount taken from the logit of each token that was there at all; 0 is none.
       * @example 0
       */
      readonly presence_penalty?: number;
    };
    /** @description How well one document answers the query. */
    readonly Score: {
      readonly index: components["schemas"]["InputIndex"];
      /**
       * Format: double
       * @description A higher one answers better; the range is the model's own.
       * @example 0.75
       */
      readonly score: number;
    };
    /** @description A session as it stands. */
    readonly SessionInfo: {
      readonly session_id: components["schemas"]["Uuid"];
      /** @description Time until it expires, milliseconds; each use sets it back. 0 of one that has expired, and is not begun anew where sessions.expired is refuse. */
      readonly ttl_ms_remaining: components["schemas"]["Milliseconds"];
      /** @description Tasks that it took so far. */
      readonly turns: components["schemas"]["Count"];
      /** @description Tasks that it may take; the next one is refused with the label session_turn_limit. */
      readonly max_turns: components["schemas"]["Count"];
      /**
       * Format: int64
       * @description Size of what it has in a KV cache, bytes, as estimated from its tokens; 0 where the pool's size per token is not known.
       * @example 1835008
       */
      readonly kv_bytes: number;
      /**
       * @description Whether its KV cache is on a replica that is ready.
       * @example true
       */
      readonly kv_warmth: boolean;
      readonly tokens_budget_remaining?: components["schemas"]["TokensBudgetRemaining"];
      readonly time_budget_remaining_ms?: components["schemas"]["TimeBudgetRemaining"];
      readonly cost_budget_remaining?: components["schemas"]["CostBudgetRemaining"];
    };
    /**
     * @description A SHA-256, 64 lower-case hexadecimal digits.
     * @example 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
     */
    readonly Sha256: string;
    /** @description The task's place and predicted start at its admission. */
    readonly StartedData: {
      readonly queue_position: components["schemas"]["QueuePosition"];
      readonly predicted_start_ms: components["schemas"]["PredictedStartMs"];
      /** @description How likely it was at its admission to end before its deadline, from 0 to 1. */
      readonly on_time_probability: components["schemas"]["Ratio"];
    };
    /** @description First wherever the task has started, with the id 0; what was promised at admission. */
    readonly StartedEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "started";
      readonly id: components["schemas"]["EventId"];
      readonly data: components["schemas"]["StartedData"];
    };
    /** @description A task as it stands. Moments are Unix milliseconds. */
    readonly Task: {
      readonly task_id: components["schemas"]["Uuid"];
      readonly session_id: components["schemas"]["Uuid"];
      readonly state: components["schemas"]["TaskState"];
      readonly priority: components["schemas"]["Priority"];
      readonly engine: components["schemas"]["EngineKind"];
      readonly model_ref: components["schemas"]["ModelRef"];
      readonly pool_id: components["schemas"]["PoolId"];
      readonly replica_id?: components["schemas"]["ReplicaId"];
      readonly engine_version?: components["schemas"]["EngineVersion"];
      /** @description While it waits, the tasks of its pool that start before it now. */
      readonly queue_position?: components["schemas"]["QueuePosition"];
      /** @description While it waits, when it is expected to start, milliseconds from now. */
      readonly predicted_start_ms?: components["schemas"]["PredictedStartMs"];
      /** @description While it waits, the lower end of the interval in which it starts in four cases of five, milliseconds from now. */
      readonly predicted_start_low_ms?: components["schemas"]["PredictedStartLowMs"];
      /** @description While it waits, the upper end of that interval, milliseconds from now. */
      readonly predicted_start_high_ms?: components["schemas"]["PredictedStartHighMs"];
      /** @description While it has not ended, how likely it is to end before its deadline, from 0 to 1. */
      readonly on_time_probability?: components["schemas"]["Ratio"];
      readonly admission: components["schemas"]["Admission"];
      /** @description Attempts begun; 0 while it never ran. */
      readonly attempt: components["schemas"]["Count"];
      /** @description When it was admitted, Unix milliseconds. */
      readonly admitted_ms: components["schemas"]["UnixMs"];
      /** @description When its last attempt started, Unix milliseconds. */
      readonly started_ms?: components["schemas"]["UnixMs"];
      /** @description When its first token came, Unix milliseconds. */
      readonly first_token_ms?: components["schemas"]["UnixMs"];
      /** @description When it ended, Unix milliseconds. */
      readonly ended_ms?: components["schemas"]["UnixMs"];
      /** @description Prompt, tokens. */
      readonly tokens_in?: components["schemas"]["Count"];
      /** @description Output so far, tokens. */
      readonly tokens_out?: components["schemas"]["Count"];
      /**
       * Format: int64
       * @description The sampler's seed, the client's or the one drawn at admission.
       * @example 42
       */
      readonly seed: number;
      /** @description The output that its budget allows, tokens; there only where that is less than max_tokens. */
      readonly granted_tokens?: components["schemas"]["Count"];
      readonly decision: components["schemas"]["PlacementDecision"];
      /** @description Its attempts, the first one first; empty while it never ran. Of more than 32 that were lost the earliest are left out. */
      readonly attempts?: readonly components["schemas"]["TaskAttempt"][];
      /** @description The index of the first token that was decoded as a continuation of the text so far, after a replica was lost with determinism best_effort. From there on the seed does not give the same text again. Absent where nothing was continued. */
      readonly continued_from?: components["schemas"]["Count"];
      /** @description The artifact that holds its transcript; a moment after its end, where transcripts are kept. */
      readonly trace_id?: components["schemas"]["ArtifactId"];
      readonly outcome?: components["schemas"]["TaskOutcome"];
    };
    /** @description One run of the task on one replica. A later one begins where the text stood: it makes that text again from the seed and compares it, or goes on from it, and sends none of it twice. */
    readonly TaskAttempt: {
      /** @description Its number, from 1. */
      readonly attempt: components["schemas"]["Count"];
      readonly pool_id: components["schemas"]["PoolId"];
      readonly replica_id: components["schemas"]["ReplicaId"];
      readonly engine_version: components["schemas"]["EngineVersion"];
      /** @description When it started, Unix milliseconds. */
      readonly started_ms: components["schemas"]["UnixMs"];
      /** @description When it ended, Unix milliseconds. Absent while it runs, and where the daemon ended under it. */
      readonly ended_ms?: components["schemas"]["UnixMs"];
      /** @description Tokens of the stream when it ended, those of earlier attempts included. Absent while it runs. */
      readonly tokens?: components["schemas"]["Count"];
      /** @description Why it was lost. Absent of the one that runs, and of the one that ended the task. */
      readonly code?: components["schemas"]["ErrorCode"];
      /** @description Why it was lost, for a person. */
      readonly message?: components["schemas"]["ErrorMessage"];
    };
    /** @description An event of a task's stream. `data` is one line of JSON. */
    readonly TaskEvent: components["schemas"]["QueuedEvent"] | components["schemas"]["StartedEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["ResultEvent"] | components["schemas"]["MetricsEvent"] | components["schemas"]["EndEvent"] | components["schemas"]["ErrorEvent"];
    /** @description A page of tasks, newest first. */
    readonly TaskList: {
      /** @description The tasks of this page. */
      readonly tasks: readonly components["schemas"]["Task"][];
      /** @description Give it as `cursor` for the next page. Absent on the last one. */
      readonly next_cursor?: components["schemas"]["Cursor"];
    };
    /** @description How a task ended. There once it has, and then never changed. */
    readonly TaskOutcome: components["schemas"]["OutcomeCompleted"] | components["schemas"]["OutcomeCanceled"] | components["schemas"]["OutcomeDeadline"] | components["schemas"]["OutcomeBudget"] | components["schemas"]["OutcomeDropped"] | components["schemas"]["OutcomeFailed"];
    /** @description What to run, where, and how soon. A `completion` takes exactly one of `prompt` and `messages`; an `embedding` takes `inputs`; a `rerank` takes `inputs` and, as its query, `prompt`. The last two decode nothing, so they take no `stop`, `response_format`, `sampling` or `expected_tokens`. The server checks that after the schema, so that its message can say which one is too many or missing. */
    readonly TaskRequest: {
      /** @description The client's name for the task, and its idempotency key. */
      readonly task_id: components["schemas"]["Uuid"];
      /** @description The conversation that this task is a turn of. A new UUID begins a new session. */
      readonly session_id: components["schemas"]["Uuid"];
      readonly workload: components["schemas"]["Workload"];
      readonly model_ref: components["schemas"]["ModelRef"];
      readonly engine: components["schemas"]["EngineKind"];
      /**
       * @description Context that the task needs, tokens, prompt and output together; of an embedding each text by itself, of a rerank each document with the query. At most what the engine has.
       * @example 2048
       */
      readonly ctx: number;
      readonly priority: components["schemas"]["Priority"];
      /**
       * @description Output at most, tokens. It says nothing to an embedding or a rerank, which have no output of tokens.
       * @example 64
       */
      readonly max_tokens: number;
      /**
       * Format: int64
       * @description When the task must have ended, milliseconds from its admission; at most 7 days.
       * @example 30000
       */
      readonly deadline_ms: number;
      /**
       * @description The text to go on from, characters; as it is, without a chat template. Of a rerank, the query.
       * @example An old silent pond
       */
      readonly prompt?: string;
      /** @description A chat, oldest message first; the engine puts it through the model's own template. */
      readonly messages?: readonly components["schemas"]["ChatMessage"][];
      /**
       * @description The texts to be embedded, or the documents to be held against the query. With `completion` it is refused.
       * @example [
       *       "one text",
       *       "another"
       *     ]
       */
      readonly inputs?: readonly string[];
      /**
       * Format: int64
       * @description Seed of the sampler, an integer that a double holds exactly. The same seed and request give the same text on the same engine. Where absent, one is drawn at admission and shown by getTask.
       * @example 42
       */
      readonly seed?: number;
      /**
       * @description What happens when a replica dies in mid-stream. `strict`: the text so far must come out again, byte for byte, on the engine version that began it; so that it can, nothing that is cached is used. `best_effort`: it may be continued, by any version. `best_effort` where absent.
       * @example strict
       * @enum {string}
       */
      readonly determinism?: "strict" | "best_effort";
      /**
       * @description The version of the sampler's profile that the client relies on, characters. Kept with the task.
       * @example v1
       */
      readonly sampler_profile_version?: string;
      /**
       * @description The client's own estimate of the output, tokens. Predictions use it where it is there.
       * @example 40
       */
      readonly expected_tokens?: number;
      /**
       * @description `reuse`: use what the session has in a KV cache; `cold`: use nothing that is cached. `reuse` where absent; with determinism strict it is always `cold`.
       * @example reuse
       * @enum {string}
       */
      readonly kv_hint?: "reuse" | "cold";
      readonly placement?: components["schemas"]["Placement"];
      readonly sampling?: components["schemas"]["Sampling"];
      /**
       * @description Texts that end the output, each up to 256 characters; they are not part of it. None where absent.
       * @example [
       *       "\n\n"
       *     ]
       */
      readonly stop?: readonly string[];
      readonly response_format?: components["schemas"]["ResponseFormat"];
      /**
       * @description What happens when the last reader of its stream leaves. `continue`: the task goes on; `cancel`: it is canceled after a grace period (the daemon's `streams.disconnect_grace_ms`), queued or running, unless a reader is there by then; the period begins anew each time that the last one leaves. A task that nobody has read yet, or nobody since the daemon was restarted, goes on. A reader has left when its connection is closed, also its own half of it; one that vanished without that counts as there until TCP gives it up. `continue` where absent.
       * @example continue
       * @enum {string}
       */
      readonly on_disconnect?: "continue" | "cancel";
      readonly budget?: components["schemas"]["Budget"];
    };
    /** @description What an embedding or a rerank came to: `embeddings` or `scores`, one for each text of `inputs`. As JSON it has at most 32 MiB; a task whose result would be larger fails and says so. */
    readonly TaskResult: {
      readonly task_id: components["schemas"]["Uuid"];
      readonly workload: components["schemas"]["Workload"];
      readonly model_ref: components["schemas"]["ModelRef"];
      /** @description Of an embedding, in the order of `inputs`; all of one length. */
      readonly embeddings?: readonly components["schemas"]["Embedding"][];
      /** @description Of a rerank, the best first; of equal ones the earlier document first. */
      readonly scores?: readonly components["schemas"]["Score"][];
      readonly tokens_in: components["schemas"]["TokensIn"];
    };
    /**
     * @description Where a task is in its life; all but `queued` and `running` are final.
     * @example running
     * @enum {string}
     */
    readonly TaskState: "queued" | "running" | "completed" | "canceled" | "deadline" | "budget" | "dropped" | "failed";
    /**
     * Format: int64
     * @description What is neither spent nor reserved for other tasks, milliseconds on an engine's slot. Absent where none is set.
     * @example 59000
     */
    readonly TimeBudgetRemaining: number;
    /** @description A piece of text and its place in the output. */
    readonly TokenData: {
      /**
       * @description The text, whole UTF-8 characters. All of them joined in order are the output.
       * @example frog
       */
      readonly t: string;
      /**
       * Format: int64
       * @description The index of this piece, without gaps from 0.
       * @example 0
       */
      readonly i: number;
    };
    /** @description One piece of the output; the id of token i is i + 1. */
    readonly TokenEvent: {
      /**
       * @description Names this event.
       * @constant
       */
      readonly event: "token";
      readonly id: components["schemas"]["EventId"];
      readonly data: components["schemas"]["TokenData"];
    };
    /**
     * Format: int64
     * @description What is neither spent nor reserved for other tasks, prompt and output together, tokens. Absent where none is set.
     * @example 1900
     */
    readonly TokensBudgetRemaining: number;
    /**
     * Format: int64
     * @description Prompt, tokens.
     * @example 6
     */
    readonly TokensIn: number;
    /**
     * Format: int64
     * @description Output, tokens.
     * @example 64
     */
    readonly TokensOut: number;
    /** @description What a task asked for, how it was decided, what its stream showed and when, and how it ended: enough to make it again and to compare. It is the content of the task's `trace` artifact. It holds no key, and the prompt only where the operator allows it. */
    readonly Transcript: {
      /**
       * @description Names this form of transcript.
       * @constant
       */
      readonly format: "orchestratord.transcript/1";
      readonly recorded_by: components["schemas"]["TranscriptRecorder"];
      readonly task_id: components["schemas"]["Uuid"];
      readonly session_id: components["schemas"]["Uuid"];
      readonly correlation_id: components["schemas"]["CorrelationId"];
      readonly request: components["schemas"]["TranscriptRequest"];
      readonly admission: components["schemas"]["Admission"];
      readonly pool_id: components["schemas"]["PoolId"];
      readonly decision: components["schemas"]["PlacementDecision"];
      /** @description Its attempts, the first one first; the last one made its end. Empty where it never ran. */
      readonly attempts: readonly components["schemas"]["TaskAttempt"][];
      /** @description As in the task. A transcript with it cannot be made again from the seed. */
      readonly continued_from?: components["schemas"]["Count"];
      /** @description Its tokens in the order in which they were made, those that became durable together as one frame. It is what was durable: of a canceled task that may be more than its readers were shown. Empty, with `tokens` above 0, where the transcript would have been larger than an artifact may be; then it holds no prompt either. */
      readonly frames: readonly components["schemas"]["TranscriptFrame"][];
      /** @description How many tokens became durable. */
      readonly tokens: components["schemas"]["Count"];
      /** @description Of all tokens joined, as UTF-8. */
      readonly text_sha256: components["schemas"]["Sha256"];
      readonly result?: components["schemas"]["TranscriptResult"];
      /** @description When it was admitted, Unix milliseconds. */
      readonly admitted_ms: components["schemas"]["UnixMs"];
      /** @description When its first token came, Unix milliseconds. */
      readonly first_token_ms?: components["schemas"]["UnixMs"];
      /** @description When it ended, Unix milliseconds. */
      readonly ended_ms: components["schemas"]["UnixMs"];
      readonly outcome: components["schemas"]["TaskOutcome"];
    };
    /** @description Tokens that became durable together. */
    readonly TranscriptFrame: {
      /** @description The index of its first token, without gaps from 0. */
      readonly i: components["schemas"]["Count"];
      /**
       * @description Its tokens' texts.
       * @example [
       *       " frog",
       *       " jumps"
       *     ]
       */
      readonly t: readonly string[];
      /**
       * Format: int64
       * @description When they were written to the disk, milliseconds after admission. Where the clock was set back meanwhile it may be less than that of the frame before it, or negative. Tokens whose moment was not kept (an earlier version wrote them) have that of the frame before them, or 0.
       * @example 402
       */
      readonly at_ms: number;
    };
    /** @description Who wrote it down. */
    readonly TranscriptRecorder: {
      /**
       * @description The program.
       * @constant
       */
      readonly name: "orchestratord";
      /**
       * @description The program's version.
       * @example 0.1.0
       */
      readonly version: string;
      /**
       * @description The version of the contracts that it served.
       * @example 0.1.0
       */
      readonly api_version: string;
    };
    /** @description What was asked for. `prompt`, `messages` and `inputs` are there only where the operator lets transcripts hold prompts. */
    readonly TranscriptRequest: {
      readonly workload: components["schemas"]["Workload"];
      readonly model_ref: components["schemas"]["ModelRef"];
      readonly engine: components["schemas"]["EngineKind"];
      /** @description The context that it asked for, tokens. */
      readonly ctx: components["schemas"]["Count"];
      readonly priority: components["schemas"]["Priority"];
      /** @description The output that it asked for at most, tokens. */
      readonly max_tokens: components["schemas"]["Count"];
      /** @description The output that its budget allowed, tokens; there only where that was less. */
      readonly granted_tokens?: components["schemas"]["Count"];
      /** @description Milliseconds from admission. */
      readonly deadline_ms: components["schemas"]["Milliseconds"];
      /**
       * Format: int64
       * @description The sampler's seed, the client's or the one drawn at admission.
       * @example 42
       */
      readonly seed: number;
      /**
       * @description As asked for.
       * @example strict
       * @enum {string}
       */
      readonly determinism: "strict" | "best_effort";
      /**
       * @description As asked for.
       * @example v3
       */
      readonly sampler_profile_version?: string;
      /** @description As asked for, tokens. */
      readonly expected_tokens?: components["schemas"]["Count"];
      /**
       * @description As asked for.
       * @example reuse
       * @enum {string}
       */
      readonly kv_hint: "reuse" | "cold";
      readonly sampling: components["schemas"]["Sampling"];
      /**
       * @description As asked for.
       * @example [
       *       "\n\n"
       *     ]
       */
      readonly stop: readonly string[];
      readonly response_format: components["schemas"]["ResponseFormat"];
      readonly placement: components["schemas"]["Placement"];
      /**
       * @description As asked for.
       * @example continue
       * @enum {string}
       */
      readonly on_disconnect: "continue" | "cancel";
      readonly budget?: components["schemas"]["Budget"];
      /** @description Of the request in canonical JSON, as it was admitted. */
      readonly request_sha256: components["schemas"]["Sha256"];
      /**
       * @description What it was given. `texts`, to be embedded; `documents`, with the query that they are held against.
       * @example prompt
       * @enum {string}
       */
      readonly input_kind: "prompt" | "messages" | "texts" | "documents";
      /** @description Of the prompt as UTF-8, or in canonical JSON of the messages, of the list of texts, or of an object of `query` and the list `documents`. */
      readonly input_sha256: components["schemas"]["Sha256"];
      /**
       * @description The prompt itself; of a rerank, the query.
       * @example An old silent pond
       */
      readonly prompt?: string;
      /** @description The messages themselves. */
      readonly messages?: readonly components["schemas"]["ChatMessage"][];
      /**
       * @description The texts or documents themselves.
       * @example [
       *       "one text",
       *       "another"
       *     ]
       */
      readonly inputs?: readonly string[];
    };
    /** @description What an embedding or a rerank came to, by its size and digest; there only where it became durable. Such a task has no frames. */
    readonly TranscriptResult: {
      /** @description Of the result as getTaskResult answers it. */
      readonly bytes: components["schemas"]["Count"];
      /** @description Of the same bytes. */
      readonly sha256: components["schemas"]["Sha256"];
    };
    /**
     * Format: int64
     * @description A moment, milliseconds since 1970-01-01 UTC.
     * @example 1767225600000
     */
    readonly UnixMs: number;
    /**
     * Format: uuid
     * @description A UUID of any version. Upper-case digits are read as lower-case ones; answers are in lower case.
     * @example 6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10
     */
    readonly Uuid: string;
    /**
     * @description What is asked of the model. This version serves `completion`; the others are refused with INVALID_PARAMS.
     * @example completion
     * @enum {string}
     */
    readonly Workload: "completion" | "embedding" | "rerank";
  };
  responses: {
    /** @description It was stored, but its file is lost or no longer holds what was stored, so it is not served. (ARTIFACT_DAMAGED) */
    readonly ArtifactDamaged: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description It stands against what is there already. (CONFLICT) */
    readonly Conflict: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description The API key is not one of the configured ones. (FORBIDDEN) */
    readonly Forbidden: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description A defect or a failed disk of ours; nothing that a request can cause. (INTERNAL, DECODE_TIMEOUT, WORKER_RESET) */
    readonly InternalError: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description The request is at fault; `field` names where. (INVALID_PARAMS; at admission also DEADLINE_UNMET, UNTRUSTED_ARTIFACT) */
    readonly InvalidParams: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description The Accept header allows none of the media types that this operation answers. (NOT_ACCEPTABLE) */
    readonly NotAcceptable: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description What the request names does not exist. (NOT_FOUND) */
    readonly NotFound: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description Its tokens are no longer kept, so what comes after this cursor cannot be told without a gap. (STREAM_EXPIRED) */
    readonly StreamExpired: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description The body is over the limit in bytes or in depth. (TOO_LARGE) */
    readonly TooLarge: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description Refused for now by a rule that `policy_label` names. (ADMISSION_REJECT, QUEUE_FULL_DROP_LRU) */
    readonly TooManyRequests: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly "Retry-After": components["headers"]["RetryAfter"];
        readonly "X-Backoff-Ms": components["headers"]["BackoffMs"];
        readonly "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        readonly RateLimit: components["headers"]["RateLimit"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description No API key was given, or the peer is not loopback and no key is configured. (UNAUTHORIZED) */
    readonly Unauthorized: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description It cannot be served now. (POOL_UNREADY, POOL_UNAVAILABLE, REPLICA_EXHAUSTED, SHUTTING_DOWN) */
    readonly Unavailable: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly "Retry-After": components["headers"]["RetryAfter"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
    /** @description The body is not application/json in UTF-8, or is encoded in a way that is not taken. (UNSUPPORTED_MEDIA_TYPE) */
    readonly UnsupportedMediaType: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly [name: string]: unknown;
      };
      content: {
        readonly "application/json": components["schemas"]["ErrorEnvelope"];
      };
    };
  };
  parameters: {
    /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
    readonly CorrelationId: components["schemas"]["CorrelationId"];
    /** @description The session's id. */
    readonly SessionIdInPath: components["schemas"]["Uuid"];
    /** @description The task's id. */
    readonly TaskIdInPath: components["schemas"]["Uuid"];
  };
  requestBodies: never;
  headers: {
    /** @description The same wait in milliseconds, not rounded. */
    readonly BackoffMs: number;
    /** @description cost_budget_remaining of the session and the task, in the unit of the configured prices. Absent where none is set. */
    readonly BudgetCostRemaining: number;
    /** @description time_budget_remaining_ms of the session and the task, milliseconds. Absent where none is set. */
    readonly BudgetTimeRemaining: number;
    /** @description tokens_budget_remaining of the session and the task, tokens. Absent where none is set. */
    readonly BudgetTokensRemaining: number;
    /** @description The request's X-Correlation-Id, or the UUIDv4 that was made for it. */
    readonly CorrelationId: components["schemas"]["CorrelationId"];
    /** @description What the API key has left of each limit, a structured list: r is how much, t the seconds until all of it is there again. Absent where the key has none. */
    readonly RateLimit: string;
    /** @description The limits of the API key, a structured list (draft-ietf-httpapi-ratelimit-headers-11): q is how much, qu of what, where it is not requests, w the window in seconds. Absent where the key has none. */
    readonly RateLimitPolicy: string;
    /** @description Seconds to wait before trying again, from the measured drain rate; rounded up. */
    readonly RetryAfter: number;
    /** @description How to authenticate. */
    readonly WwwAuthenticate: string;
  };
  pathItems: never;
}
export type Admission = components['schemas']['Admission'];
export type AdmissionResponse = components['schemas']['AdmissionResponse'];
export type ArtifactId = components['schemas']['ArtifactId'];
export type Budget = components['schemas']['Budget'];
export type BudgetKind = components['schemas']['BudgetKind'];
export type ChatMessage = components['schemas']['ChatMessage'];
export type CompletedReason = components['schemas']['CompletedReason'];
export type CorrelationId = components['schemas']['CorrelationId'];
export type CostBudgetRemaining = components['schemas']['CostBudgetRemaining'];
export type Count = components['schemas']['Count'];
export type Cursor = components['schemas']['Cursor'];
export type DecodeMs = components['schemas']['DecodeMs'];
export type DiffersAt = components['schemas']['DiffersAt'];
export type Embedding = components['schemas']['Embedding'];
export type EndData = components['schemas']['EndData'];
export type EndEvent = components['schemas']['EndEvent'];
export type EngineKind = components['schemas']['EngineKind'];
export type EngineVersion = components['schemas']['EngineVersion'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type ErrorData = components['schemas']['ErrorData'];
export type ErrorEnvelope = components['schemas']['ErrorEnvelope'];
export type ErrorEvent = components['schemas']['ErrorEvent'];
export type ErrorMessage = components['schemas']['ErrorMessage'];
export type EventId = components['schemas']['EventId'];
export type FinishReason = components['schemas']['FinishReason'];
export type InputIndex = components['schemas']['InputIndex'];
export type MetricsData = components['schemas']['MetricsData'];
export type MetricsEvent = components['schemas']['MetricsEvent'];
export type Milliseconds = components['schemas']['Milliseconds'];
export type ModelRef = components['schemas']['ModelRef'];
export type OutcomeBudget = components['schemas']['OutcomeBudget'];
export type OutcomeCanceled = components['schemas']['OutcomeCanceled'];
export type OutcomeCompleted = components['schemas']['OutcomeCompleted'];
export type OutcomeDeadline = components['schemas']['OutcomeDeadline'];
export type OutcomeDropped = components['schemas']['OutcomeDropped'];
export type OutcomeFailed = components['schemas']['OutcomeFailed'];
export type Placement = components['schemas']['Placement'];
export type PlacementDecision = components['schemas']['PlacementDecision'];
export type PolicyLabel = components['schemas']['PolicyLabel'];
export type PoolId = components['schemas']['PoolId'];
export type PoolPreparing = components['schemas']['PoolPreparing'];
export type PredictedStartHighMs = components['schemas']['PredictedStartHighMs'];
export type PredictedStartLowMs = components['schemas']['PredictedStartLowMs'];
export type PredictedStartMs = components['schemas']['PredictedStartMs'];
export type Priority = components['schemas']['Priority'];
export type QueuePosition = components['schemas']['QueuePosition'];
export type QueuedData = components['schemas']['QueuedData'];
export type QueuedEvent = components['schemas']['QueuedEvent'];
export type Ratio = components['schemas']['Ratio'];
export type ReplicaId = components['schemas']['ReplicaId'];
export type ResponseFormat = components['schemas']['ResponseFormat'];
export type ResponseFormatGrammar = components['schemas']['ResponseFormatGrammar'];
export type ResponseFormatJsonSchema = components['schemas']['ResponseFormatJsonSchema'];
export type ResponseFormatText = components['schemas']['ResponseFormatText'];
export type ResultEvent = components['schemas']['ResultEvent'];
export type Sampling = components['schemas']['Sampling'];
export type Score = components['schemas']['Score'];
export type SessionInfo = components['schemas']['SessionInfo'];
export type Sha256 = components['schemas']['Sha256'];
export type StartedData = components['schemas']['StartedData'];
export type StartedEvent = components['schemas']['StartedEvent'];
export type Task = components['schemas']['Task'];
export type TaskAttempt = components['schemas']['TaskAttempt'];
export type TaskEvent = components['schemas']['TaskEvent'];
export type TaskList = components['schemas']['TaskList'];
export type TaskOutcome = components['schemas']['TaskOutcome'];
export type TaskRequest = components['schemas']['TaskRequest'];
export type TaskResult = components['schemas']['TaskResult'];
export type TaskState = components['schemas']['TaskState'];
export type TimeBudgetRemaining = components['schemas']['TimeBudgetRemaining'];
export type TokenData = components['schemas']['TokenData'];
export type TokenEvent = components['schemas']['TokenEvent'];
export type TokensBudgetRemaining = components['schemas']['TokensBudgetRemaining'];
export type TokensIn = components['schemas']['TokensIn'];
export type TokensOut = components['schemas']['TokensOut'];
export type Transcript = components['schemas']['Transcript'];
export type TranscriptFrame = components['schemas']['TranscriptFrame'];
export type TranscriptRecorder = components['schemas']['TranscriptRecorder'];
export type TranscriptRequest = components['schemas']['TranscriptRequest'];
export type TranscriptResult = components['schemas']['TranscriptResult'];
export type UnixMs = components['schemas']['UnixMs'];
export type Uuid = components['schemas']['Uuid'];
export type Workload = components['schemas']['Workload'];
export type ResponseArtifactDamaged = components['responses']['ArtifactDamaged'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseInvalidParams = components['responses']['InvalidParams'];
export type ResponseNotAcceptable = components['responses']['NotAcceptable'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseStreamExpired = components['responses']['StreamExpired'];
export type ResponseTooLarge = components['responses']['TooLarge'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ParameterCorrelationId = components['parameters']['CorrelationId'];
export type ParameterSessionIdInPath = components['parameters']['SessionIdInPath'];
export type ParameterTaskIdInPath = components['parameters']['TaskIdInPath'];
export type HeaderBackoffMs = components['headers']['BackoffMs'];
export type HeaderBudgetCostRemaining = components['headers']['BudgetCostRemaining'];
export type HeaderBudgetTimeRemaining = components['headers']['BudgetTimeRemaining'];
export type HeaderBudgetTokensRemaining = components['headers']['BudgetTokensRemaining'];
export type HeaderCorrelationId = components['headers']['CorrelationId'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimitPolicy'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderWwwAuthenticate = components['headers']['WwwAuthenticate'];
export interface operations {
  readonly listTasks: {
    readonly parameters: {
      readonly query?: {
        /** @description Tasks in a page. 50 where absent. */
        readonly limit?: number;
        /** @description The `next_cursor` of the page before. Opaque; give the same filters with it. */
        readonly cursor?: components["schemas"]["Cursor"];
        /** @description Only tasks in this state. */
        readonly state?: components["schemas"]["TaskState"];
        /** @description Only tasks of this session. */
        readonly session_id?: components["schemas"]["Uuid"];
        /** @description Only tasks of this pool. One that does not exist has none. */
        readonly pool_id?: components["schemas"]["PoolId"];
      };
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["TaskList"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly createTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    /** @description The task. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["TaskRequest"];
      };
    };
    readonly responses: {
      /** @description Admitted, and durable. */
      readonly 202: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly "X-Budget-Tokens-Remaining": components["headers"]["BudgetTokensRemaining"];
          readonly "X-Budget-Time-Remaining-Ms": components["headers"]["BudgetTimeRemaining"];
          readonly "X-Budget-Cost-Remaining": components["headers"]["BudgetCostRemaining"];
          readonly "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          readonly RateLimit: components["headers"]["RateLimit"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["AdmissionResponse"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 409: components["responses"]["Conflict"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
      readonly 429: components["responses"]["TooManyRequests"];
      readonly 500: components["responses"]["InternalError"];
      readonly 503: components["responses"]["Unavailable"];
    };
  };
  readonly getTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The task's id. */
        readonly id: components["parameters"]["TaskIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The task. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Task"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly streamTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
        /** @description The `id` of the last event that the reader has, a decimal integer. One that is beyond the stream is refused. */
        readonly "Last-Event-ID"?: components["schemas"]["EventId"];
      };
      readonly path: {
        /** @description The task's id. */
        readonly id: components["parameters"]["TaskIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The stream. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          /** @description Nothing on the way may keep or change the stream. */
          readonly "Cache-Control": "no-cache, no-transform";
          /** @description Tells a proxy to pass on each event at once. */
          readonly "X-Accel-Buffering": "no";
          readonly "X-Budget-Tokens-Remaining": components["headers"]["BudgetTokensRemaining"];
          readonly "X-Budget-Time-Remaining-Ms": components["headers"]["BudgetTimeRemaining"];
          readonly "X-Budget-Cost-Remaining": components["headers"]["BudgetCostRemaining"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "text/event-stream": components["schemas"]["TaskEvent"];
        };
      };
      /** @description Nothing is left: Last-Event-ID names the stream's last event. An EventSource that gets this does not come back. */
      readonly 204: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 410: components["responses"]["StreamExpired"];
      readonly 429: components["responses"]["TooManyRequests"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getTaskResult: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The task's id. */
        readonly id: components["parameters"]["TaskIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The result. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["TaskResult"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      /** @description There is none yet (`retriable`, and `retry_after_ms` says when to ask again), or there will be none, because the task ended otherwise; the message says how. (CONFLICT) */
      readonly 409: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          /** @description Seconds to wait before asking again; there only where the result is still to come. */
          readonly "Retry-After"?: number;
          /** @description The same wait in milliseconds, not rounded. */
          readonly "X-Backoff-Ms"?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["ErrorEnvelope"];
        };
      };
      readonly 410: components["responses"]["StreamExpired"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getTranscript: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The task's id. */
        readonly id: components["parameters"]["TaskIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The transcript. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Transcript"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      /** @description No such task; or it has no transcript: not yet (`retriable`, and `retry_after_ms` says when to ask again), or no more. (NOT_FOUND) */
      readonly 404: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          /** @description Seconds to wait before asking again; there only where the transcript is still to come. */
          readonly "Retry-After"?: number;
          /** @description The same wait in milliseconds, not rounded. */
          readonly "X-Backoff-Ms"?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["ErrorEnvelope"];
        };
      };
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 410: components["responses"]["ArtifactDamaged"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly cancelTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The task's id. */
        readonly id: components["parameters"]["TaskIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is canceled, or had ended. */
      readonly 204: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getSession: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The session's id. */
        readonly id: components["parameters"]["SessionIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The session. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["SessionInfo"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      /** @description There is no such session. (NOT_FOUND) */
      readonly 404: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["ErrorEnvelope"];
        };
      };
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly deleteSession: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The session's id. */
        readonly id: components["parameters"]["SessionIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is gone. */
      readonly 204: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
}
