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
    /**
     * Make a pool
     * @description The pool is stored before this is answered and is there again after a restart. Its replicas are embedded (engine mock), or reached at a url that the outbound policy allows for the purpose `engine`, or run by a template of the configuration: a request can name no command. They start at once and take work once they are ready; until then the pool is not ready.
     */
    readonly post: operations["createPool"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/pools/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /**
     * Remove a pool
     * @description The pool drains, as by drainPool, and is gone once it is empty: its managed engines are ended then. What waits in it moves to another pool that fits, or is dropped at the deadline. It is stored before this is answered; a pool of the configuration stays away until the configuration says something else of it.
     */
    readonly delete: operations["deletePool"];
    readonly options?: never;
    readonly head?: never;
    /**
     * Change a pool
     * @description What is given counts, what is absent stays. It is stored before this is answered. Figures of the queue and limits count at once; replicas that are new or whose engine is another are exchanged as by reloadPool, with its progress in `reload`. In `replicas` all that shall be there are listed: one that names neither url nor template keeps what it had. A pool of the configuration may be changed too: the change holds until the configuration says something else of the pool.
     */
    readonly patch: operations["updatePool"];
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
  readonly "/v1/pools/{id}/undrain": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Let a drained pool work again
     * @description The pool takes tasks again. A pool that does not drain is answered as it stands.
     */
    readonly post: operations["undrainPool"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/pools/{id}/reload": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Exchange the engines of a pool
     * @description Each managed or embedded replica gets a new engine, with another model if one is named. The new engine is started beside the old one where there is room, else after it; it takes work only once it has passed its self-test. When all have, the pool switches at once; streams of the old engines go on until `drain_ms`. With the same model, replicas are exchanged one after the other. On any failure the pool goes back to what ran before, and `reload` in its health says why. Where a url is somebody else's to run, and while a reload or a removal is under way, this is refused with 409.
     */
    readonly post: operations["reloadPool"];
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
  readonly "/v1/catalog/models": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * List the models
     * @description All models of the catalog, by id.
     */
    readonly get: operations["listCatalogModels"];
    readonly put?: never;
    /**
     * Enter a model
     * @description A name for a model, what its bytes must be, and what it must show before it is served. Pools and tasks may name it by its id, its `model_ref` or its digest. Nothing is fetched or checked yet: verifyCatalogModel does that, and a pool that needs it.
     */
    readonly post: operations["createCatalogModel"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/catalog/models/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * See a model
     * @description What is known of it, its last verification, and the pools that serve it.
     */
    readonly get: operations["getCatalogModel"];
    readonly put?: never;
    readonly post?: never;
    /**
     * Remove a model
     * @description It is forgotten, with the file that was fetched for it. A model that a pool serves is refused with 409: retire it, or reload the pool with another.
     */
    readonly delete: operations["deleteCatalogModel"];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/catalog/models/{id}/verify": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Check a model against its policy
     * @description Begins a verification: the digest of its file, its registry, signature and that an SBOM is named, as its trust policy asks. The file is read whole, which takes its time. Of a directory the digest is that of the lines which `sha256sum` prints of its files, by their names from the directory, in the order of the names' bytes, without `.cache` and `.git` at its top. `verification` of the model tells how it ended. Where one is under way already, that one is answered.
     */
    readonly post: operations["verifyCatalogModel"];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/v1/catalog/models/{id}/state": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Retire a model, or take it up again
     * @description Retired: its pools take no new tasks for it (MODEL_DEPRECATED) and, where `deadline_ms` is given, drain until then. Active: they take them again.
     */
    readonly post: operations["setCatalogModelState"];
    readonly delete?: never;
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
    /** @description A circuit breaker. It opens where attempts fail, and lets one try now and then until it closes. */
    readonly BreakerHealth: {
      /**
       * @description closed lets all through, open nothing, half_open one at a time.
       * @example closed
       * @enum {string}
       */
      readonly state: "closed" | "open" | "half_open";
      /** @description When it lets one try, milliseconds. Only where it is open. */
      readonly retry_after_ms?: components["schemas"]["Milliseconds"];
    };
    /**
     * Format: int64
     * @description A size, bytes.
     * @example 6291456
     */
    readonly Bytes: number;
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
    /** @description A model of the catalog. */
    readonly CatalogModel: {
      readonly id: components["schemas"]["CatalogModelId"];
      readonly model_ref: components["schemas"]["ModelRef"];
      readonly digest?: components["schemas"]["Digest"];
      readonly source_url?: components["schemas"]["SourceUrl"];
      readonly state: components["schemas"]["CatalogModelState"];
      /** @description When its pools stop what still runs, Unix milliseconds. Only of a retired one that has a deadline. */
      readonly retire_deadline_ms?: components["schemas"]["Moment"];
      /** @description Words to find it by. */
      readonly tags: readonly string[];
      /** @description Its files, as they were last seen. Empty before the first verification. */
      readonly manifests: readonly components["schemas"]["ModelManifest"][];
      /** @description Who vouches for it. */
      readonly signatures: readonly components["schemas"]["ModelSignature"][];
      readonly sbom?: components["schemas"]["ModelSbom"];
      readonly trust_policy: components["schemas"]["TrustPolicy"];
      readonly verification?: components["schemas"]["ModelVerification"];
      readonly download?: components["schemas"]["ModelDownload"];
      /** @description When it was entered, Unix milliseconds. */
      readonly created_ms: components["schemas"]["Moment"];
      /** @description The pools that serve it. */
      readonly pools: readonly components["schemas"]["PoolId"][];
    };
    /**
     * @description A model's name in the catalog.
     * @example haiku
     */
    readonly CatalogModelId: string;
    /** @description All models of the catalog. */
    readonly CatalogModelList: {
      /** @description The models, by id. */
      readonly models: readonly components["schemas"]["CatalogModel"][];
    };
    /**
     * @description Active is served; Retired takes no new tasks.
     * @example Active
     * @enum {string}
     */
    readonly CatalogModelState: "Active" | "Retired";
    /** @description The state that it shall have. */
    readonly CatalogModelStateRequest: {
      readonly state: components["schemas"]["CatalogModelState"];
      /**
       * Format: int64
       * @description How long the pools that serve it may take to empty themselves, milliseconds from now. They do not drain where absent. Only with Retired.
       * @example 60000
       */
      readonly deadline_ms?: number;
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
    /** @description A GPU as its tool tells of it. What the tool does not tell is absent. */
    readonly DeviceHealth: {
      /**
       * @description Its index.
       * @example 0
       */
      readonly device: string;
      /** @description Share of time in which it worked, from 0 to 1. */
      readonly utilization?: components["schemas"]["Ratio"];
      /** @description Memory in use, bytes. */
      readonly vram_used_bytes?: components["schemas"]["Bytes"];
      /** @description Memory that is free, bytes. */
      readonly vram_free_bytes?: components["schemas"]["Bytes"];
    };
    /**
     * @description SHA-256 of a model's bytes.
     * @example sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e
     */
    readonly Digest: string;
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
    /** @description The fetch of its file that is under way, or that failed last. Absent where none was needed. */
    readonly ModelDownload: {
      readonly received_bytes: components["schemas"]["Bytes"];
      readonly total_bytes?: components["schemas"]["Bytes"];
      /**
       * @description Why it stopped, characters. Absent while it goes on.
       * @example The outbound policy does not allow huggingface.co.
       */
      readonly error?: string;
    };
    /** @description One file of the model. */
    readonly ModelManifest: {
      readonly digest: components["schemas"]["Digest"];
      readonly size_bytes: components["schemas"]["Bytes"];
    };
    /**
     * @description The model: `hf:org/repo/path.gguf`, `hf:org/repo`, `file:/abs` or a relative path, `https://…`, `s3://…`, `oci://…`, `sha256:<hex>`, or a catalog id. It matches a pool that names the same one.
     * @example file:/models/haiku.gguf
     * @example hf:org/repo/model-q4.gguf
     */
    readonly ModelRef: string;
    /** @description What the model is made of. */
    readonly ModelSbom: {
      /**
       * @description Where it is, characters.
       * @example https://example.org/haiku.spdx.json
       */
      readonly uri: string;
      readonly digest?: components["schemas"]["Digest"];
    };
    /** @description Who vouches for the model's bytes. */
    readonly ModelSignature: {
      /**
       * @description Who signed, characters.
       * @example release@example.org
       */
      readonly signer: string;
      /**
       * @description How. The bytes that are signed are the digest's text, such as sha256:36d0….
       * @example ed25519
       * @enum {string}
       */
      readonly algo: "ed25519" | "ecdsa-p256-sha256" | "rsa-sha256";
      /**
       * @description The signature, base64. Without it there is nothing that could be verified.
       * @example MEUCIQDx
       */
      readonly value?: string;
      /**
       * @description The key that it is verified with, PEM; it must be among the policy's `ca_roots`, where there are such.
       * @example -----BEGIN PUBLIC KEY-----
       */
      readonly public_key?: string;
      /**
       * @description Whether the daemon has verified it. What a request says here does not count.
       * @example false
       */
      readonly verified?: boolean;
      /** @description When it was signed, Unix milliseconds. */
      readonly timestamp_ms?: components["schemas"]["Moment"];
    };
    /** @description The verification that is under way, or the last one. */
    readonly ModelVerification: {
      /**
       * @description `running`; `passed`; `warned`: something is missing or wrong, and the policy is permissive; `failed`: and it is strict, so that the model is not served.
       * @example passed
       * @enum {string}
       */
      readonly result: "running" | "passed" | "warned" | "failed";
      /** @description When it began, Unix milliseconds. */
      readonly started_ms: components["schemas"]["Moment"];
      /** @description When it ended, Unix milliseconds. */
      readonly ended_ms?: components["schemas"]["Moment"];
      /**
       * @description What is missing or wrong, each a sentence.
       * @example [
       *       "No signature was verified."
       *     ]
       */
      readonly problems?: readonly string[];
    };
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
    /** @description A model to enter. */
    readonly NewCatalogModel: {
      readonly id: components["schemas"]["CatalogModelId"];
      /** @description Where its file is, `file:`, a path, `hf:` or `https:`. */
      readonly model_ref: components["schemas"]["ModelRef"];
      /** @description What its bytes must be. Learned by the first verification where absent. */
      readonly digest?: components["schemas"]["Digest"];
      readonly source_url?: components["schemas"]["SourceUrl"];
      /**
       * @description Words to find it by.
       * @example [
       *       "small"
       *     ]
       */
      readonly tags?: readonly string[];
      /** @description Who vouches for it. */
      readonly signatures?: readonly components["schemas"]["ModelSignature"][];
      readonly sbom?: components["schemas"]["ModelSbom"];
      readonly trust_policy?: components["schemas"]["TrustPolicy"];
    };
    /** @description A pool to make. What is absent is as in the configuration's defaults. */
    readonly NewPool: {
      readonly id: components["schemas"]["PoolId"];
      readonly engine: components["schemas"]["EngineKind"];
      /** @description The model that it serves; a catalog id stands for the catalog's model. */
      readonly model: components["schemas"]["ModelRef"];
      /** @description Other names by which a task may ask for the model. */
      readonly model_refs?: readonly components["schemas"]["ModelRef"][];
      /**
       * @description Tasks that it holds waiting at most.
       * @example 64
       */
      readonly queue_capacity?: number;
      /**
       * Format: int64
       * @description Expected tokens, prompt and output, that it holds waiting at most.
       * @example 2000000
       */
      readonly queue_tokens?: number;
      /**
       * @description What a full queue does with the next task.
       * @example reject
       * @enum {string}
       */
      readonly queue_policy?: "reject" | "drop-lru" | "shed-low-priority";
      readonly price?: components["schemas"]["Price"];
      /**
       * @description Size of one token in the KV cache, bytes.
       * @example 28672
       */
      readonly kv_bytes_per_token?: number;
      /**
       * @description Time between two looks at a replica's health, milliseconds.
       * @example 2000
       */
      readonly probe_interval_ms?: number;
      /**
       * @description A decode of one token and a cancel before a replica takes work.
       * @example degrade
       * @enum {string}
       */
      readonly self_test?: "off" | "degrade";
      /**
       * @description The model's name in requests to the engine.
       * @example meta-llama/Llama-3.1-8B-Instruct
       */
      readonly engine_model?: string;
      /** @description What the engine serves, where it does not tell. */
      readonly workloads?: readonly components["schemas"]["Workload"][];
      /** @description How its engines are exchanged. */
      readonly reload?: components["schemas"]["ReloadRules"];
      /** @description Its replicas, each with an id of its own. */
      readonly replicas: readonly components["schemas"]["NewReplica"][];
    };
    /** @description A replica: of the engine mock by its figures, else by `url` or by `template`. In a change of a pool, one that has neither keeps what it had. */
    readonly NewReplica: {
      readonly id: components["schemas"]["ReplicaId"];
      /**
       * @description The base URL of a server that runs; the outbound policy must allow its host for the purpose engine.
       * @example http://10.0.0.7:8000
       */
      readonly url?: string;
      /**
       * @description The template of the configuration that it is run by.
       * @example llama
       */
      readonly template?: string;
      /**
       * @description Tasks that it decodes at once.
       * @example 4
       */
      readonly slots?: number;
      /**
       * @description The devices that it runs on; a task's require_device_mask must equal it.
       * @example 0
       */
      readonly devices?: string;
      /**
       * @description The largest context of a task, tokens.
       * @example 8192
       */
      readonly ctx_max?: number;
      /**
       * Format: int64
       * @description Memory for the KV caches of all its tasks, bytes.
       * @example 8589934592
       */
      readonly kv_capacity_bytes?: number;
      /**
       * Format: double
       * @description Speed of a mock replica for one task, tokens a second. Only with the engine mock.
       * @example 300
       */
      readonly tokens_per_second?: number;
      /**
       * Format: double
       * @description Time of a mock replica to the first token, milliseconds. Only with the engine mock.
       * @example 20
       */
      readonly first_token_ms?: number;
      /**
       * Format: double
       * @description How likely a mock replica's text ends by itself after each of its poems. Only with the engine mock.
       * @example 0
       */
      readonly end_chance?: number;
      /** @description The engine version that a mock replica tells. Only with the engine mock. */
      readonly version?: components["schemas"]["EngineVersion"];
    };
    /**
     * @description The rule that refused or dropped a task. The set is closed.
     * @example queue_full
     * @enum {string}
     */
    readonly PolicyLabel: "queue_full" | "queue_tokens_full" | "drop_lru" | "shed_low_priority" | "session_turn_limit" | "session_expired" | "session_budget" | "key_concurrent_jobs" | "key_requests" | "key_tokens" | "key_queued_kv" | "stream_limit" | "artifact_quota" | "pool_draining" | "pool_unready" | "breaker_open" | "shutting_down";
    /** @description What of a pool shall be other. What is absent stays. */
    readonly PoolChange: {
      /** @description Another model, as by reloadPool. */
      readonly model?: components["schemas"]["ModelRef"];
      /** @description Other names by which a task may ask for the model. */
      readonly model_refs?: readonly components["schemas"]["ModelRef"][];
      /**
       * @description Tasks that it holds waiting at most.
       * @example 64
       */
      readonly queue_capacity?: number;
      /**
       * Format: int64
       * @description Expected tokens, prompt and output, that it holds waiting at most.
       * @example 2000000
       */
      readonly queue_tokens?: number;
      /**
       * @description What a full queue does with the next task.
       * @example reject
       * @enum {string}
       */
      readonly queue_policy?: "reject" | "drop-lru" | "shed-low-priority";
      readonly price?: components["schemas"]["Price"];
      /**
       * @description Size of one token in the KV cache, bytes.
       * @example 28672
       */
      readonly kv_bytes_per_token?: number;
      /**
       * @description Time between two looks at a replica's health, milliseconds.
       * @example 2000
       */
      readonly probe_interval_ms?: number;
      /**
       * @description A decode of one token and a cancel before a replica takes work.
       * @example degrade
       * @enum {string}
       */
      readonly self_test?: "off" | "degrade";
      /**
       * @description The model's name in requests to the engine.
       * @example meta-llama/Llama-3.1-8B-Instruct
       */
      readonly engine_model?: string;
      /** @description What the engine serves, where it does not tell. */
      readonly workloads?: readonly components["schemas"]["Workload"][];
      /** @description How its engines are exchanged. */
      readonly reload?: components["schemas"]["ReloadRules"];
      /** @description Its replicas, each with an id of its own. */
      readonly replicas?: readonly components["schemas"]["NewReplica"][];
    };
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
       * @description It takes tasks. At least one replica is ready, or asleep until a task wakes it, and the pool does not drain.
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
      /**
       * @description It drains and will be gone. Absent otherwise.
       * @example true
       */
      readonly removing?: boolean;
      /**
       * @description Who made it, the configuration or a request. A change by request leaves it what it was.
       * @example config
       * @enum {string}
       */
      readonly source?: "config" | "contract";
      /** @description Every model_ref by which a task may name its model. */
      readonly model_refs?: readonly components["schemas"]["ModelRef"][];
      readonly model_state?: components["schemas"]["CatalogModelState"];
      /** @description The versions that its replicas told; several while they are exchanged one by one. */
      readonly engine_versions?: readonly components["schemas"]["EngineVersion"][];
      /** @description What every ready replica of it serves. */
      readonly workloads?: readonly components["schemas"]["Workload"][];
      /** @description What every ready replica of it can do. */
      readonly features?: readonly components["schemas"]["EngineFeature"][];
      /** @description The largest context of a task, tokens. Absent while no replica was reached. */
      readonly ctx_max?: components["schemas"]["Count"];
      /** @description Tasks that it holds waiting at most. */
      readonly queue_capacity?: components["schemas"]["Count"];
      readonly breaker?: components["schemas"]["BreakerHealth"];
      readonly reload?: components["schemas"]["ReloadProgress"];
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
      /**
       * Format: double
       * @description Learned speed of reading a prompt, tokens a second.
       * @example 5000
       */
      readonly prefill_tokens_per_second?: number;
      /** @description Requests that wait inside the engines, also other clients'. */
      readonly engine_queue_depth?: components["schemas"]["Count"];
      /** @description Memory in use on the devices of its replicas, bytes. */
      readonly vram_used_bytes?: components["schemas"]["Bytes"];
      /** @description Memory that is free on the devices of its replicas, bytes. */
      readonly vram_free_bytes?: components["schemas"]["Bytes"];
    };
    /** @description What the model costs, in the unit of the configured prices. */
    readonly Price: {
      /**
       * Format: double
       * @description One prompt token.
       * @example 5e-7
       */
      readonly input_token: number;
      /**
       * Format: double
       * @description One output token.
       * @example 0.0000015
       */
      readonly output_token: number;
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
    /** @description The reload that is under way, or the last one. */
    readonly ReloadProgress: {
      /**
       * @description `starting`: new engines start and are tested; `draining`: they work, and streams of the old ones go on; `done`; `rolling_back`: it failed, and what ran before comes back; `rolled_back`: it is back.
       * @example starting
       * @enum {string}
       */
      readonly state: "starting" | "draining" | "done" | "rolling_back" | "rolled_back";
      /** @description The model of the new engines. */
      readonly model: components["schemas"]["ModelRef"];
      /**
       * @description How the new engines are started.
       * @example beside
       * @enum {string}
       */
      readonly strategy: "beside" | "sequence";
      /** @description When it began, Unix milliseconds. */
      readonly started_ms: components["schemas"]["Moment"];
      /** @description When it ended, Unix milliseconds. Absent while it goes on. */
      readonly ended_ms?: components["schemas"]["Moment"];
      /** @description Replicas whose new engine works. */
      readonly replicas_done: components["schemas"]["Count"];
      /** @description Replicas that get a new engine. */
      readonly replicas_total: components["schemas"]["Count"];
      /**
       * @description Why it went back, in the engine's own words and with a hint, characters.
       * @example The model file is missing: look at the path.
       */
      readonly reason?: string;
    };
    /** @description What the new engines are to serve, and how they are started. */
    readonly ReloadRequest: {
      /** @description The new model; where absent, the same one anew. */
      readonly new_model_ref?: components["schemas"]["ModelRef"];
      readonly strategy?: components["schemas"]["ReloadStrategy"];
      /**
       * @description How long streams of the old engines may go on after the switch, milliseconds. The pool's own where absent.
       * @example 600000
       */
      readonly drain_ms?: number;
    };
    /** @description How engines are exchanged. */
    readonly ReloadRules: {
      readonly strategy?: components["schemas"]["ReloadStrategy"];
      /**
       * @description How long streams of an old engine may go on after the switch, milliseconds.
       * @example 600000
       */
      readonly drain_ms?: number;
    };
    /**
     * @description `beside`: the new engine starts while the old one works; `sequence`: after it has stopped; `auto`: beside where there is room.
     * @example auto
     * @enum {string}
     */
    readonly ReloadStrategy: "auto" | "beside" | "sequence";
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
      readonly state?: components["schemas"]["ReplicaStateName"];
      /**
       * @description The daemon runs its engine.
       * @example true
       */
      readonly managed?: boolean;
      /**
       * @description What the engine says of the model's bytes, characters.
       * @example sha256:36d0ad2afa3a93f2ae4cebf23d78b55ae11712fd5bc3a9ac006c18866b37350e
       */
      readonly model_digest?: string;
      /** @description Share of its KV cache in use, from 0 to 1. */
      readonly kv_cache_usage?: components["schemas"]["Ratio"];
      /** @description How often its engine was started again since the daemon started. Only of a managed one. */
      readonly restarts?: components["schemas"]["Count"];
      /** @description When its engine is started again, milliseconds. Only of a managed one that waits for it. */
      readonly next_start_ms?: components["schemas"]["Milliseconds"];
      /** @description Host memory of its engine, bytes. Only of a managed one. */
      readonly resident_bytes?: components["schemas"]["Bytes"];
      readonly breaker?: components["schemas"]["BreakerHealth"];
      /** @description The GPUs that it is configured for, as they stand. */
      readonly devices?: readonly components["schemas"]["DeviceHealth"][];
    };
    /**
     * @description The id of a replica, as configured; unique in its pool.
     * @example r0
     */
    readonly ReplicaId: string;
    /**
     * @description `connecting`: not looked at yet; `starting`: its engine is started; `loading`: it answers and loads its model; `testing`: it does its self-test; `ready`; `suspect`: an attempt failed there; `unreachable`; `waiting`: its engine ended and is started again later; `tripped`: it ended so often that it is left alone for longer; `asleep`: it was stopped for want of work and starts with the next task; `stopping`: it makes room for another.
     * @example ready
     * @enum {string}
     */
    readonly ReplicaStateName: "connecting" | "starting" | "loading" | "testing" | "ready" | "suspect" | "unreachable" | "waiting" | "tripped" | "asleep" | "stopping";
    /**
     * @description Where its bytes come from.
     * @example https://huggingface.co/org/haiku/resolve/main/haiku.gguf
     */
    readonly SourceUrl: string;
    /** @description What the model must show before it is served. Of what is absent the configuration's own counts. */
    readonly TrustPolicy: {
      /**
       * @description strict refuses what fails with UNTRUSTED_ARTIFACT, permissive warns.
       * @example strict
       * @enum {string}
       */
      readonly mode?: "strict" | "permissive";
      /**
       * @description Hosts that its source may name; any where there are none.
       * @example [
       *       "huggingface.co"
       *     ]
       */
      readonly allowed_registries?: readonly string[];
      /**
       * @description It must have a signature that the daemon verified.
       * @example true
       */
      readonly require_signature?: boolean;
      /**
       * @description It must name an SBOM.
       * @example false
       */
      readonly require_sbom?: boolean;
      /**
       * @description Public keys, PEM, one of which must have signed; any where there are none.
       * @example [
       *       "-----BEGIN PUBLIC KEY-----"
       *     ]
       */
      readonly ca_roots?: readonly string[];
    };
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
    /** @description The model's id in the catalog. */
    readonly ModelIdInPath: components["schemas"]["CatalogModelId"];
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
    /** @description The limits of the API key, a structured list (draft-ietf-httpapi-ratelimit-headers-11): q is how much, qu of what, where it is not requests, w the window in seconds. Absent where the key has none. */
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
export type BreakerHealth = components['schemas']['BreakerHealth'];
export type Bytes = components['schemas']['Bytes'];
export type Capabilities = components['schemas']['Capabilities'];
export type CatalogModel = components['schemas']['CatalogModel'];
export type CatalogModelId = components['schemas']['CatalogModelId'];
export type CatalogModelList = components['schemas']['CatalogModelList'];
export type CatalogModelState = components['schemas']['CatalogModelState'];
export type CatalogModelStateRequest = components['schemas']['CatalogModelStateRequest'];
export type CorrelationId = components['schemas']['CorrelationId'];
export type Count = components['schemas']['Count'];
export type Cursor = components['schemas']['Cursor'];
export type DeviceHealth = components['schemas']['DeviceHealth'];
export type Digest = components['schemas']['Digest'];
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
export type ModelDownload = components['schemas']['ModelDownload'];
export type ModelManifest = components['schemas']['ModelManifest'];
export type ModelRef = components['schemas']['ModelRef'];
export type ModelSbom = components['schemas']['ModelSbom'];
export type ModelSignature = components['schemas']['ModelSignature'];
export type ModelVerification = components['schemas']['ModelVerification'];
export type Moment = components['schemas']['Moment'];
export type NewArtifact = components['schemas']['NewArtifact'];
export type NewCatalogModel = components['schemas']['NewCatalogModel'];
export type NewPool = components['schemas']['NewPool'];
export type NewReplica = components['schemas']['NewReplica'];
export type PolicyLabel = components['schemas']['PolicyLabel'];
export type PoolChange = components['schemas']['PoolChange'];
export type PoolHealth = components['schemas']['PoolHealth'];
export type PoolId = components['schemas']['PoolId'];
export type PoolList = components['schemas']['PoolList'];
export type PoolMetrics = components['schemas']['PoolMetrics'];
export type Price = components['schemas']['Price'];
export type RateLimits = components['schemas']['RateLimits'];
export type Ratio = components['schemas']['Ratio'];
export type Readyz = components['schemas']['Readyz'];
export type ReloadProgress = components['schemas']['ReloadProgress'];
export type ReloadRequest = components['schemas']['ReloadRequest'];
export type ReloadRules = components['schemas']['ReloadRules'];
export type ReloadStrategy = components['schemas']['ReloadStrategy'];
export type ReplicaHealth = components['schemas']['ReplicaHealth'];
export type ReplicaId = components['schemas']['ReplicaId'];
export type ReplicaStateName = components['schemas']['ReplicaStateName'];
export type SourceUrl = components['schemas']['SourceUrl'];
export type TrustPolicy = components['schemas']['TrustPolicy'];
export type Workload = components['schemas']['Workload'];
export type ResponseArtifactDamaged = components['responses']['ArtifactDamaged'];
export type ResponseConflict = components['responses']['Conflict'];
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
export type ParameterModelIdInPath = components['parameters']['ModelIdInPath'];
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
  readonly createPool: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    /** @description The pool. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["NewPool"];
      };
    };
    readonly responses: {
      /** @description It is stored, and its replicas start. */
      readonly 201: {
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
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 409: components["responses"]["Conflict"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly deletePool: {
    readonly parameters: {
      readonly query?: {
        /** @description How long it may take to empty itself, milliseconds; at most 1 day. 30000 where absent. */
        readonly deadline_ms?: number;
      };
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
      /** @description It empties itself and goes. */
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
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly updatePool: {
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
    /** @description What shall be other. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["PoolChange"];
      };
    };
    readonly responses: {
      /** @description It is stored, and what it needs is under way. */
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
      readonly 409: components["responses"]["Conflict"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
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
  readonly undrainPool: {
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
      /** @description It takes tasks. */
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
      readonly 409: components["responses"]["Conflict"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly reloadPool: {
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
    /** @description The new model, and how. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["ReloadRequest"];
      };
    };
    readonly responses: {
      /** @description It is under way. */
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
      readonly 409: components["responses"]["Conflict"];
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
  readonly listCatalogModels: {
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
      /** @description The models. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["CatalogModelList"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly createCatalogModel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    /** @description The model. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["NewCatalogModel"];
      };
    };
    readonly responses: {
      /** @description It is stored. */
      readonly 201: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["CatalogModel"];
        };
      };
      readonly 400: components["responses"]["InvalidParams"];
      readonly 401: components["responses"]["Unauthorized"];
      readonly 403: components["responses"]["Forbidden"];
      readonly 406: components["responses"]["NotAcceptable"];
      readonly 409: components["responses"]["Conflict"];
      readonly 413: components["responses"]["TooLarge"];
      readonly 415: components["responses"]["UnsupportedMediaType"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly getCatalogModel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The model's id in the catalog. */
        readonly id: components["parameters"]["ModelIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The model. */
      readonly 200: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["CatalogModel"];
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
  readonly deleteCatalogModel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The model's id in the catalog. */
        readonly id: components["parameters"]["ModelIdInPath"];
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
      readonly 404: components["responses"]["NotFound"];
      readonly 409: components["responses"]["Conflict"];
      readonly 500: components["responses"]["InternalError"];
    };
  };
  readonly verifyCatalogModel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The model's id in the catalog. */
        readonly id: components["parameters"]["ModelIdInPath"];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is under way. */
      readonly 202: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["CatalogModel"];
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
  readonly setCatalogModelState: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names this request in logs and in the answer. Echoed; a UUIDv4 is made where it is absent. One that breaks the bounds is refused, and the refusal bears a new one. */
        readonly "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
      };
      readonly path: {
        /** @description The model's id in the catalog. */
        readonly id: components["parameters"]["ModelIdInPath"];
      };
      readonly cookie?: never;
    };
    /** @description The state. */
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["CatalogModelStateRequest"];
      };
    };
    readonly responses: {
      /** @description It is stored. */
      readonly 202: {
        headers: {
          readonly "X-Correlation-Id": components["headers"]["CorrelationId"];
          readonly [name: string]: unknown;
        };
        content: {
          readonly "application/json": components["schemas"]["CatalogModel"];
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
