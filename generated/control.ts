/* Generated from contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
export interface paths {
  readonly "/v1/capabilities": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See which engines and models are served
     * @description One entry for each kind of engine that has a pool, as its replicas describe themselves.
     */
    readonly get: operations["getCapabilities"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/pools": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See all pools
     * @description The health of every configured pool, in the order of the configuration.
     */
    readonly get: operations["listPools"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/pools/{id}/health": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See how a pool stands
     * @description Whether it is live, ready or draining, its queue and slots, each replica, and what went wrong last.
     */
    readonly get: operations["getPoolHealth"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/pools/{id}/drain": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Empty a pool
     * @description The pool takes no new tasks. What runs goes on until the deadline and is then stopped; what waits moves to another pool that fits, or is dropped at the deadline. Progress is in the pool's health. Draining a pool that drains already sets its deadline anew.
     */
    readonly post: operations["drainPool"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/artifacts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * List artifacts, newest first
     * @description Artifacts in reverse order of their creation, a page at a time. Filters are joined by AND. Those whose files were lost or altered are left out.
     */
    readonly get: operations["listArtifacts"];
    readonly put?: never;
    /**
     * Store a document
     * @description The document is kept as canonical JSON (RFC 8785: members sorted, no white space), and its id is the SHA-256 of those bytes. It is on the disk before this is answered. The same document again is the same artifact, answered again with the moment when it was first stored. Where all artifacts together would have more bytes than configured, those that were used the longest ago are removed first, and pinned ones never.
     */
    readonly post: operations["createArtifact"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/artifacts/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Read an artifact
     * @description The bytes as they are stored, so that their SHA-256 is the id, whoever computes it. They are verified before they are sent. What an id names never changes: a cache need not ask again, and one that asks by If-None-Match gets 304. One range of bytes is answered with 206; several ranges, and ranges in other units, with the whole.
     */
    readonly get: operations["getArtifact"];
    readonly put?: never;
    readonly post?: never;
    /**
     * Delete an artifact
     * @description It is gone from the disk when this is answered; deleting what is not there is the same. Artifacts that name it as their parent stay as they are.
     */
    readonly delete: operations["deleteArtifact"];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/metrics": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Scrape the metrics
     * @description Prometheus text format 0.0.4. Needs no API key.
     */
    readonly get: operations["getMetrics"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/healthz": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See whether the process is alive
     * @description Answers while the process can answer at all; says nothing about engines. Needs no API key.
     */
    readonly get: operations["getHealthz"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/readyz": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See whether tasks can be handed over
     * @description 200 when at least one pool is ready and the daemon is not shutting down; else 503. Needs no API key.
     */
    readonly get: operations["getReadyz"];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description A stored document. */
    readonly Artifact: {
      readonly content: components["schemas"]["ArtifactContent"];
      readonly kind: components["schemas"]["ArtifactKind"];
      readonly metadata: components["schemas"]["ArtifactMetadata"];
      readonly parent?: components["schemas"]["ArtifactId"];
      /** @description Sorted, no two alike. */
      readonly tags: readonly components["schemas"]["ArtifactTag"][];
    };
    /**
     * @description Any JSON object. Its numbers are doubles, as in RFC 8785.
     * @example {
     *       "steps": [
     *         "read",
     *         "summarize"
     *       ]
     *     }
     */
    readonly ArtifactContent: {
      readonly [key: string]: unknown;
    };
    /**
     * @description The SHA-256 of an artifact's bytes, 64 lower-case hexadecimal digits.
     * @example 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
     */
    readonly ArtifactId: string;
    /**
     * @description What it is. Which kinds clients may store is configured.
     * @example plan
     * @enum {string}
     */
    readonly ArtifactKind: "plan" | "summary" | "diff" | "trace" | "other";
    /** @description A page of artifacts, newest first. */
    readonly ArtifactList: {
      /** @description The artifacts of this page. */
      readonly artifacts: readonly components["schemas"]["ArtifactRef"][];
      /** @description Give it as `cursor` for the next page. Absent on the last one. */
      readonly next_cursor?: components["schemas"]["Cursor"];
    };
    /**
     * @description Facts about it, at most 64, each a text of up to 4096 characters, a number, or true or false.
     * @example {
     *       "author": "agent-7"
     *     }
     */
    readonly ArtifactMetadata: {
      readonly [key: string]: string | number | boolean;
    };
    /**
     * @description An artifact's id, 64 hexadecimal digits, also in upper case and with `sha256:` in front.
     * @example 36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e
     */
    readonly ArtifactName: string;
    /** @description A stored document without what is in it. */
    readonly ArtifactRef: {
      readonly id: components["schemas"]["ArtifactId"];
      readonly kind: components["schemas"]["ArtifactKind"];
      /**
       * @description The id as a digest.
       * @example sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e
       */
      readonly digest: string;
      /** @description When it was first stored, Unix milliseconds. */
      readonly created_ms: components["schemas"]["Moment"];
      /** @description Sorted, no two alike. */
      readonly tags: readonly components["schemas"]["ArtifactTag"][];
    };
    /**
     * @description A word to find it by, 1 to 256 characters without control characters.
     * @example season:autumn
     */
    readonly ArtifactTag: string;
    /** @description What is served. */
    readonly Capabilities: {
      /**
       * @description The version of the contracts that this daemon serves.
       * @example 0.1.0
       */
      readonly api_version: string;
      /** @description One entry for each kind of engine that has a pool. */
      readonly engines: readonly components["schemas"]["EngineCapabilities"][];
    };
    /**
     * @description 1 to 128 visible ASCII characters.
     * @example 0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11
     */
    readonly CorrelationId: string;
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
    /** @description How far a drain is. Absent while the pool does not drain. */
    readonly DrainProgress: {
      /** @description Time until its deadline, milliseconds; 0 once it has passed. */
      readonly deadline_ms_remaining: components["schemas"]["Milliseconds"];
      /** @description Tasks that still run. */
      readonly running: components["schemas"]["Count"];
      /** @description Tasks that still wait. */
      readonly queued: components["schemas"]["Count"];
    };
    /** @description How long the pool may take to empty itself. */
    readonly DrainRequest: {
      /**
       * Format: int64
       * @description Milliseconds from now; 0 stops everything at once, at most 1 day.
       * @example 30000
       */
      readonly deadline_ms: number;
    };
    /** @description What the pools of one kind of engine offer together. */
    readonly EngineCapabilities: {
      readonly engine: components["schemas"]["EngineKind"];
      /** @description The versions that its replicas told; empty while none was reached. */
      readonly engine_versions: readonly components["schemas"]["EngineVersion"][];
      /** @description The largest context of a task, tokens; 0 while no replica was reached. */
      readonly ctx_max: components["schemas"]["Count"];
      /** @description The workloads that it serves. */
      readonly supported_workloads: readonly components["schemas"]["Workload"][];
      /** @description Tasks that decode at once, over all its replicas. */
      readonly concurrency: components["schemas"]["Count"];
      /** @description The limits of the API key that asks; they count over all engines. Empty where it has none. */
      readonly rate_limits: components["schemas"]["RateLimits"];
      /** @description What every ready replica of it can do. */
      readonly features: readonly components["schemas"]["EngineFeature"][];
      /** @description Its pools. */
      readonly pools: readonly components["schemas"]["PoolId"][];
      /** @description Every model_ref by which a task may name one of its models. */
      readonly model_refs: readonly components["schemas"]["ModelRef"][];
    };
    /**
     * @description Something that not every engine can do.
     * @example seed
     * @enum {string}
     */
    readonly EngineFeature: "chat_template" | "continuation" | "exact_token_count" | "grammar" | "json_schema" | "kv_usage" | "seed" | "stop";
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
    /**
     * @description What happened, what it means, and what to do; for a person.
     * @example ctx must be at least 1 token.
     */
    readonly ErrorMessage: string;
    /** @description The process is alive. */
    readonly Healthz: {
      /**
       * @description Always ok.
       * @constant
       */
      readonly status: "ok";
    };
    /**
     * @description What went wrong last, in the engine's own words and with a hint; null where nothing did. Characters.
     * @example null
     */
    readonly LastError: string | null;
    /** @description Prometheus text format 0.0.4, characters. */
    readonly MetricsText: string;
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
    /**
     * Format: int64
     * @description Unix milliseconds.
     * @example 1767225600000
     */
    readonly Moment: number;
    /** @description A document to store. */
    readonly NewArtifact: {
      readonly kind: components["schemas"]["ArtifactKind"];
      readonly content: components["schemas"]["ArtifactContent"];
      /** @description They belong to the document, so other tags make another artifact; their order does not count. None where absent. */
      readonly tags?: readonly components["schemas"]["ArtifactTag"][];
      /** @description The artifact that this one follows from. It must be there. */
      readonly parent?: components["schemas"]["ArtifactName"];
      readonly metadata?: components["schemas"]["ArtifactMetadata"];
    };
    /**
     * @description The rule that refused or dropped a task. The set is closed.
     * @example queue_full
     * @enum {string}
     */
    readonly PolicyLabel: "queue_full" | "queue_tokens_full" | "drop_lru" | "shed_low_priority" | "session_turn_limit" | "session_budget" | "key_concurrent_jobs" | "key_requests" | "key_tokens" | "key_queued_kv" | "stream_limit" | "artifact_quota" | "pool_draining" | "pool_unready" | "shutting_down";
    /** @description A pool as it stands. */
    readonly PoolHealth: {
      readonly pool_id: components["schemas"]["PoolId"];
      readonly engine: components["schemas"]["EngineKind"];
      readonly engine_version?: components["schemas"]["EngineVersion"];
      readonly model: components["schemas"]["ModelRef"];
      /**
       * @description At least one replica answers.
       * @example true
       */
      readonly live: boolean;
      /**
       * @description It takes tasks, at least one replica is ready and the pool does not drain.
       * @example true
       */
      readonly ready: boolean;
      /**
       * @description It takes no new tasks and empties itself.
       * @example false
       */
      readonly draining: boolean;
      readonly metrics: components["schemas"]["PoolMetrics"];
      readonly last_error: components["schemas"]["LastError"];
      /** @description Its replicas, in the order of the configuration. */
      readonly replicas: readonly components["schemas"]["ReplicaHealth"][];
      readonly drain?: components["schemas"]["DrainProgress"];
    };
    /**
     * @description The id of a pool, as configured.
     * @example haiku
     */
    readonly PoolId: string;
    /** @description All pools. */
    readonly PoolList: {
      /** @description The pools, in the order of the configuration. */
      readonly pools: readonly components["schemas"]["PoolHealth"][];
    };
    /** @description Figures of a pool. One that is not known is absent, never 0. */
    readonly PoolMetrics: {
      /** @description Interactive tasks that wait. */
      readonly queue_depth_interactive: components["schemas"]["Count"];
      /** @description Batch tasks that wait. */
      readonly queue_depth_batch: components["schemas"]["Count"];
      /** @description Tasks that its replicas decode at once. */
      readonly slots: components["schemas"]["Count"];
      /** @description Tasks that run now. */
      readonly slots_busy: components["schemas"]["Count"];
      /** @description Share of the KV cache in use over its replicas, from 0 to 1. */
      readonly kv_cache_usage?: components["schemas"]["Ratio"];
      /**
       * Format: double
       * @description Learned speed of one task, tokens a second.
       * @example 212.5
       */
      readonly decode_tokens_per_second?: number;
      /**
       * Format: double
       * @description Learned time to a task's first token, milliseconds.
       * @example 18
       */
      readonly first_token_ms?: number;
    };
    /** @description What an API key may do. What is absent is not limited. */
    readonly RateLimits: {
      /**
       * @description Tasks at once, waiting and running.
       * @example 8
       */
      readonly concurrent_jobs?: number;
      /**
       * @description New tasks a minute.
       * @example 60
       */
      readonly requests_per_minute?: number;
      /**
       * Format: int64
       * @description Tokens a minute, prompt and output together, as they were really used.
       * @example 60000
       */
      readonly tokens_per_minute?: number;
      /**
       * @description KV cache that its waiting tasks will take, megabytes of 1000000 bytes.
       * @example 4096
       */
      readonly queued_kv_mb?: number;
    };
    /**
     * Format: double
     * @description From 0 to 1.
     * @example 0.97
     */
    readonly Ratio: number;
    /** @description Tasks can be handed over. */
    readonly Readyz: {
      /**
       * @description Always ready.
       * @constant
       */
      readonly status: "ready";
    };
    /** @description A replica as it stands. */
    readonly ReplicaHealth: {
      readonly replica_id: components["schemas"]["ReplicaId"];
      /**
       * @description It answers.
       * @example true
       */
      readonly live: boolean;
      /**
       * @description It has loaded its model and takes tasks.
       * @example true
       */
      readonly ready: boolean;
      /** @description Tasks that it decodes at once. */
      readonly slots: components["schemas"]["Count"];
      /** @description Tasks that it runs now. */
      readonly slots_busy: components["schemas"]["Count"];
      readonly engine_version?: components["schemas"]["EngineVersion"];
      /** @description The largest context of a task, tokens. Absent while it was never reached. */
      readonly ctx_max?: components["schemas"]["Count"];
      readonly last_error: components["schemas"]["LastError"];
    };
    /**
     * @description The id of a replica, as configured; unique in its pool.
     * @example r0
     */
    readonly ReplicaId: string;
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
    /** @description The range begins behind the end, which Content-Range tells. (RANGE_NOT_SATISFIABLE) */
    readonly RangeNotSatisfiable: {
      headers: {
        readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
        readonly "Content-Range": components["headers"]["ContentRange"];
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
    /** @description The artifact's id, or its digest. */
    readonly ArtifactIdInPath: components["schemas"]["ArtifactName"];
    /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
    readonly CorrelationId: components["schemas"]["CorrelationId"];
    /** @description The pool's id. */
    readonly PoolIdInPath: components["schemas"]["PoolId"];
  };
  requestBodies: never;
  headers: {
    /** @description Parts are answered to Range. */
    readonly AcceptRanges: "bytes";
    /** @description Where it is read. */
    readonly ArtifactLocation: string;
    /** @description The same wait in milliseconds, not rounded. */
    readonly BackoffMs: number;
    /** @description What an id names never changes. Only the client itself may keep it. */
    readonly CacheControl: string;
    /** @description The SHA-256 of the body, in base64 between colons (RFC 9530). */
    readonly ContentDigest: string;
    /** @description Which bytes of how many; for 416 only how many, after `*\/`. */
    readonly ContentRange: string;
    /** @description The request's X-Correlation-Id, or the UUIDv4 that was made for it. */
    readonly CorrelationId: components["schemas"]["CorrelationId"];
    /** @description Strong, and the same for ever under one URL, the artifact's digest in quotation marks. */
    readonly ETag: string;
    /** @description What the API key has left of each limit, a structured list: r is how much, t the seconds until all of it is there again. Absent where the key has none. */
    readonly RateLimit: string;
    /** @description The limits of the API key, a structured list (draft-ietf-httpapi-ratelimit-headers): q is how much, w the window in seconds. Absent where the key has none. */
    readonly RateLimitPolicy: string;
    /** @description The SHA-256 of the whole artifact, not of this part, in base64 between colons (RFC 9530). */
    readonly ReprDigest: string;
    /** @description Seconds to wait before trying again, from the measured drain rate; rounded up. */
    readonly RetryAfter: number;
    /** @description How to authenticate. */
    readonly WwwAuthenticate: string;
  };
  pathItems: never;
}
export type Artifact = components['schemas']['Artifact'];
export type ArtifactContent = components['schemas']['ArtifactContent'];
export type ArtifactId = components['schemas']['ArtifactId'];
export type ArtifactKind = components['schemas']['ArtifactKind'];
export type ArtifactList = components['schemas']['ArtifactList'];
export type ArtifactMetadata = components['schemas']['ArtifactMetadata'];
export type ArtifactName = components['schemas']['ArtifactName'];
export type ArtifactRef = components['schemas']['ArtifactRef'];
export type ArtifactTag = components['schemas']['ArtifactTag'];
export type Capabilities = components['schemas']['Capabilities'];
export type CorrelationId = components['schemas']['CorrelationId'];
export type Count = components['schemas']['Count'];
export type Cursor = components['schemas']['Cursor'];
export type DrainProgress = components['schemas']['DrainProgress'];
export type DrainRequest = components['schemas']['DrainRequest'];
export type EngineCapabilities = components['schemas']['EngineCapabilities'];
export type EngineFeature = components['schemas']['EngineFeature'];
export type EngineKind = components['schemas']['EngineKind'];
export type EngineVersion = components['schemas']['EngineVersion'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type ErrorEnvelope = components['schemas']['ErrorEnvelope'];
export type ErrorMessage = components['schemas']['ErrorMessage'];
export type Healthz = components['schemas']['Healthz'];
export type LastError = components['schemas']['LastError'];
export type MetricsText = components['schemas']['MetricsText'];
export type Milliseconds = components['schemas']['Milliseconds'];
export type ModelRef = components['schemas']['ModelRef'];
export type Moment = components['schemas']['Moment'];
export type NewArtifact = components['schemas']['NewArtifact'];
export type PolicyLabel = components['schemas']['PolicyLabel'];
export type PoolHealth = components['schemas']['PoolHealth'];
export type PoolId = components['schemas']['PoolId'];
export type PoolList = components['schemas']['PoolList'];
export type PoolMetrics = components['schemas']['PoolMetrics'];
export type RateLimits = components['schemas']['RateLimits'];
export type Ratio = components['schemas']['Ratio'];
export type Readyz = components['schemas']['Readyz'];
export type ReplicaHealth = components['schemas']['ReplicaHealth'];
export type ReplicaId = components['schemas']['ReplicaId'];
export type Workload = components['schemas']['Workload'];
export type ResponseArtifactDamaged = components['responses']['ArtifactDamaged'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseInvalidParams = components['responses']['InvalidParams'];
export type ResponseNotAcceptable = components['responses']['NotAcceptable'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseRangeNotSatisfiable = components['responses']['RangeNotSatisfiable'];
export type ResponseTooLarge = components['responses']['TooLarge'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ParameterArtifactIdInPath = components['parameters']['ArtifactIdInPath'];
export type ParameterCorrelationId = components['parameters']['CorrelationId'];
export type ParameterPoolIdInPath = components['parameters']['PoolIdInPath'];
export type HeaderAcceptRanges = components['headers']['AcceptRanges'];
export type HeaderArtifactLocation = components['headers']['ArtifactLocation'];
export type HeaderBackoffMs = components['headers']['BackoffMs'];
export type HeaderCacheControl = components['headers']['CacheControl'];
export type HeaderContentDigest = components['headers']['ContentDigest'];
export type HeaderContentRange = components['headers']['ContentRange'];
export type HeaderCorrelationId = components['headers']['CorrelationId'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimitPolicy'];
export type HeaderReprDigest = components['headers']['ReprDigest'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderWwwAuthenticate = components['headers']['WwwAuthenticate'];
export interface operations {
  readonly getCapabilities: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What is served. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Capabilities"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly listPools: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The pools. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["PoolList"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getPoolHealth: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The pool's id. */
        readonly id: components["parameters"]["PoolIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The pool. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["PoolHealth"];
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
  readonly drainPool: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The pool's id. */
        readonly id: components["parameters"]["PoolIdInPath"];
      };
      readonly cookie?: never;
    };
    /** @description By when. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["DrainRequest"];
      };
    };
    readonly responses: {
      /** @description It drains. */
      readonly 202: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["PoolHealth"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly listArtifacts: {
    readonly parameters: {
      readonly query?: {
        /** @description Artifacts in a page. 50 where absent. */
        readonly limit?: number;
        /** @description The `next_cursor` of the page before. Opaque; give the same filters with it. */
        readonly cursor?: components["schemas"]["Cursor"];
        /** @description Only artifacts of this kind. */
        readonly kind?: components["schemas"]["ArtifactKind"];
        /** @description Only artifacts with this tag. */
        readonly tag?: components["schemas"]["ArtifactTag"];
        /** @description Only artifacts that name this one as their parent; it need not be there any more. */
        readonly parent?: components["schemas"]["ArtifactName"];
        /** @description Only artifacts created at this moment or later, Unix milliseconds. */
        readonly since_ms?: components["schemas"]["Moment"];
        /** @description Only artifacts created before this moment, Unix milliseconds. */
        readonly until_ms?: components["schemas"]["Moment"];
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
          readonly "application/json": components["schemas"]["ArtifactList"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly createArtifact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    /** @description The document. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["NewArtifact"];
      };
    };
    readonly responses: {
      /** @description It is stored. */
      readonly 201: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly Location: components["headers"]["ArtifactLocation"];
          readonly ETag: components["headers"]["ETag"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["ArtifactRef"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
      readonly 429: components["responses"]["TooManyRequests"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getArtifact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
        /** @description Entity tags that the client has, or `*`. One of them that is the artifact's is answered with 304. Takes precedence over Range. */
        readonly "If-None-Match"?: string;
        /** @description A range of bytes, such as `bytes=0-99`, `bytes=100-` or `bytes=-100`. One that is not well formed is taken as absent. */
        readonly Range?: string;
        /** @description The entity tag of which the client has other parts. Range counts only where it is the artifact's. */
        readonly "If-Range"?: string;
      };
      readonly path: {
        /** @description The artifact's id, or its digest. */
        readonly id: components["parameters"]["ArtifactIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The artifact. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly ETag: components["headers"]["ETag"];
          readonly "Cache-Control": components["headers"]["CacheControl"];
          readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
          readonly "Content-Digest": components["headers"]["ContentDigest"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Artifact"];
        };
      };
      /** @description A part of it. The bytes by themselves need not be JSON. */
      readonly 206: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly ETag: components["headers"]["ETag"];
          readonly "Cache-Control": components["headers"]["CacheControl"];
          readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
          readonly "Content-Range": components["headers"]["ContentRange"];
          readonly "Repr-Digest": components["headers"]["ReprDigest"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Artifact"];
        };
      };
      /** @description The client has it. */
      readonly 304: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly ETag: components["headers"]["ETag"];
          readonly "Cache-Control": components["headers"]["CacheControl"];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 404: components["responses"]["NotFound"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 410: components["responses"]["ArtifactDamaged"];
      readonly 416: components["responses"]["RangeNotSatisfiable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly deleteArtifact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The artifact's id, or its digest. */
        readonly id: components["parameters"]["ArtifactIdInPath"];
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
  readonly getMetrics: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The metrics. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "text/plain; version=0.0.4; charset=utf-8": components["schemas"]["MetricsText"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getHealthz: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is alive. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Healthz"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getReadyz: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is ready. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["Readyz"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
      readonly 503: components["responses"]["Unavailable"];
    };
  };
}
