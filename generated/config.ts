/* Generated from contracts/config.schema.json by npm run codegen; do not edit. */
export interface components {
  schemas: {
    /**
     * Config
     * @description The configuration file of orchestratord. Every key may be absent; without a file there is one pool of the mock engine.
     */
    readonly Config: {
      /**
       * @description Where to listen, host:port; an IPv6 host in brackets; port 0 takes a free one. Default 0.0.0.0:8080.
       * @example 127.0.0.1:8080
       * @example [::1]:8080
       */
      readonly listen?: string;
      /**
       * @description Directory of the database, made where it is missing; relative to the working directory. Default ./data.
       * @example ./data
       */
      readonly data_dir?: string;
      readonly auth?: components["schemas"]["AuthConfig"];
      readonly queue?: components["schemas"]["QueueConfig"];
      readonly sessions?: components["schemas"]["SessionsConfig"];
      readonly limits?: components["schemas"]["LimitsConfig"];
      readonly streams?: components["schemas"]["StreamsConfig"];
      readonly retention?: components["schemas"]["RetentionConfig"];
      readonly artifacts?: components["schemas"]["ArtifactsConfig"];
      readonly transcripts?: components["schemas"]["TranscriptsConfig"];
      readonly shutdown?: components["schemas"]["ShutdownConfig"];
      readonly log?: components["schemas"]["LogConfig"];
      /**
       * @description Whether a change of this file is taken up by itself; SIGHUP always does it. Only what stands under pools and templates is: the rest needs a restart, and the log says so. Default true.
       * @example true
       */
      readonly watch?: boolean;
      readonly gpu?: components["schemas"]["GpuConfig"];
      readonly outbound?: components["schemas"]["OutboundConfig"];
      readonly catalog?: components["schemas"]["CatalogConfig"];
      /** @description Commands by name, for replicas that name one, at most 256. A pool that is made by contract can run nothing else. Default none. */
      readonly templates?: readonly components["schemas"]["TemplateConfig"][];
      /** @description The pools, 1 to 256, each with an id of its own. Default one pool of the mock engine. */
      readonly pools?: readonly components["schemas"]["PoolConfig"][];
    };
    /**
     * @description A name, 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.
     * @example haiku
     */
    readonly Id: string;
    /** @description Who may use the daemon. Without keys only loopback peers are served. */
    readonly AuthConfig: {
      /** @description API keys, at most 1024. Default none. */
      readonly keys?: readonly components["schemas"]["ApiKeyConfig"][];
    };
    /** @description An API key, stored only as its hash. */
    readonly ApiKeyConfig: {
      /** @description The key's name in logs. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description SHA-256 of the key, 64 hexadecimal digits.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      readonly sha256: string;
      /**
       * @description Its share of a busy pool beside other keys', a factor, 0.000001 to 1000. Default 1.
       * @example 2
       */
      readonly weight?: number;
      readonly limits?: components["schemas"]["KeyLimitsConfig"];
    };
    /** @description What the key may do; what is absent is not limited. */
    readonly KeyLimitsConfig: {
      /**
       * @description Tasks at once, waiting and running, 1 to 1000000. Default no limit.
       * @example 8
       */
      readonly concurrent_jobs?: number;
      /**
       * @description New tasks a minute, 1 to 1000000. Default no limit.
       * @example 60
       */
      readonly requests_per_minute?: number;
      /**
       * @description Tokens a minute as really used, prompt and output together, 1 to 1000000000000. Default no limit.
       * @example 60000
       */
      readonly tokens_per_minute?: number;
      /**
       * @description KV cache that its waiting tasks will take, megabytes of 1000000 bytes, 1 to 1000000000; every pool needs its kv_bytes_per_token. Default no limit.
       * @example 4096
       */
      readonly queued_kv_mb?: number;
    };
    /** @description The queue of each pool. */
    readonly QueueConfig: {
      /**
       * @description Tasks that a pool holds waiting at most, 1 to 1000000. Default 1024.
       * @example 1024
       */
      readonly capacity?: number;
      /** @description What a full queue does with the next task: reject refuses it with 429, drop-lru drops the oldest waiting batch task for it, shed-low-priority drops the youngest waiting batch task for an interactive one. Default reject. */
      readonly policy?: components["schemas"]["QueuePolicy"];
      /** @description Expected tokens, prompt and output, that a pool holds waiting at most, 1 to 1000000000000. Default no limit. */
      readonly tokens?: components["schemas"]["QueueTokens"];
      /**
       * @description Share of a busy pool that batch keeps beside interactive work, 0 to 0.9. Default 0.1.
       * @example 0.1
       */
      readonly batch_share?: number;
    };
    /** @description Sessions. */
    readonly SessionsConfig: {
      /**
       * @description Time to live from the last use, milliseconds, 1000 to 604800000. Default 600000.
       * @example 600000
       */
      readonly ttl_ms?: number;
      /**
       * @description Tasks that one session may take, 1 to 1000000. Default 8.
       * @example 8
       */
      readonly max_turns?: number;
      /**
       * @description What the next task of a session that has expired gets: begin_anew gives it a fresh session under the same id; refuse refuses it, for as long again as the session lived unused. Default begin_anew.
       * @example refuse
       * @enum {string}
       */
      readonly expired?: "begin_anew" | "refuse";
      readonly budgets?: components["schemas"]["BudgetsConfig"];
    };
    /** @description What one session may spend in its life. What is absent is not bounded. */
    readonly BudgetsConfig: {
      /**
       * @description Prompt and output together, tokens, 1 to 1000000000000. Default no bound.
       * @example 100000
       */
      readonly tokens?: number;
      /**
       * @description Time on an engine's slot, milliseconds, 1 to 604800000. Default no bound.
       * @example 600000
       */
      readonly time_ms?: number;
      /**
       * @description Cost in the unit of the pools' prices, above 0 to 1000000000; every pool needs its price. Default no bound.
       * @example 1.5
       */
      readonly cost?: number;
    };
    /**
     * @description What a full queue does with the next task. Default queue.policy.
     * @example reject
     * @enum {string}
     */
    readonly QueuePolicy: "reject" | "drop-lru" | "shed-low-priority";
    /**
     * @description Expected tokens, prompt and output, that this pool holds waiting at most, 1 to 1000000000000; a task that is larger by itself may wait alone. Default queue.tokens.
     * @example 2000000
     */
    readonly QueueTokens: number;
    /** @description What the model costs, in a unit of your own. Default no price: its tasks cost nothing, and a budget of cost is refused. */
    readonly PriceConfig: {
      /**
       * @description One prompt token, 0 to 1000000.
       * @example 5e-7
       */
      readonly input_token: number;
      /**
       * @description One output token, 0 to 1000000.
       * @example 0.0000015
       */
      readonly output_token: number;
    };
    /**
     * @description retired refuses new tasks with MODEL_DEPRECATED and lets those it has end. Default active.
     * @example active
     * @enum {string}
     */
    readonly ModelState: "active" | "retired";
    /**
     * @description Memory for the KV caches of all its tasks, bytes, 1 to 9007199254740991; with kv_bytes_per_token it bounds what runs at once. Default unknown.
     * @example 8589934592
     */
    readonly KvCapacityBytes: number;
    /** @description Bounds on what clients may send. */
    readonly LimitsConfig: {
      /**
       * @description A request's body at most, bytes, 1024 to 67108864. Default 4194304.
       * @example 4194304
       */
      readonly body_bytes?: number;
      /**
       * @description A request's headers together at most, bytes, 1024 to 65536. Default 16384.
       * @example 16384
       */
      readonly header_bytes?: number;
      /**
       * @description Nesting of a JSON body at most, levels, 8 to 512. Default 64.
       * @example 64
       */
      readonly json_depth?: number;
      /**
       * @description Streams open at once, 1 to 100000. Default 10000.
       * @example 10000
       */
      readonly open_streams?: number;
      /**
       * @description Time that a client has to send a whole request, milliseconds, 1000 to 3600000. Default 30000.
       * @example 30000
       */
      readonly request_timeout_ms?: number;
      /**
       * @description Time that a client has to send the headers, milliseconds, 1000 to 3600000; at most request_timeout_ms. Default 10000.
       * @example 10000
       */
      readonly headers_timeout_ms?: number;
    };
    /** @description Token streams. */
    readonly StreamsConfig: {
      /**
       * @description A comment line is sent after this long without an event, milliseconds, 100 to 3600000. Default 15000.
       * @example 15000
       */
      readonly heartbeat_ms?: number;
      /**
       * @description Wait for a reader to come back before on_disconnect cancels, milliseconds, 0 to 3600000. Default 5000.
       * @example 5000
       */
      readonly disconnect_grace_ms?: number;
      /**
       * @description Time between metrics events of one stream, milliseconds, 50 to 3600000. Default 1000.
       * @example 1000
       */
      readonly metrics_interval_ms?: number;
      /**
       * @description Time between two queued events of one stream at the least, milliseconds, 50 to 3600000. Default 1000.
       * @example 1000
       */
      readonly queued_interval_ms?: number;
      /**
       * @description What readers are told to wait before they connect again, milliseconds, 0 to 3600000. Default 1000.
       * @example 1000
       */
      readonly retry_ms?: number;
      /**
       * @description Frames may wait this long to be written together, milliseconds, 0 to 1000; 0 writes each at once. Fewer writes, later tokens. Default 0.
       * @example 20
       */
      readonly coalesce_ms?: number;
    };
    /** @description How long what has ended is kept. The oldest go first. */
    readonly RetentionConfig: {
      /**
       * @description The tokens of a task are kept this long after its end, milliseconds, 1000 to 31622400000. Default 604800000, a week.
       * @example 604800000
       */
      readonly stream_age_ms?: number;
      /**
       * @description The tokens of all tasks take so many bytes in data_dir at most, 1048576 to 1000000000000000; those of tasks that run are never taken. Default 10737418240, 10 GiB.
       * @example 10737418240
       */
      readonly stream_bytes?: number;
      /**
       * @description A task is known, and its task_id taken, this long after its end, milliseconds, 1000 to 316224000000; at least stream_age_ms. Default 2592000000, 30 days.
       * @example 2592000000
       */
      readonly task_age_ms?: number;
    };
    /** @description Artifacts: files in data_dir, named by what is in them. */
    readonly ArtifactsConfig: {
      /**
       * @description Largest artifact, bytes of canonical JSON, 1024 to 268435456. A request is bounded by limits.body_bytes too. Default 16777216.
       * @example 16777216
       */
      readonly max_bytes?: number;
      /**
       * @description All artifacts together, bytes, 1048576 to 1000000000000000. When it is reached the least recently used go. Default 10737418240, 10 GiB.
       * @example 10737418240
       */
      readonly quota_bytes?: number;
      /**
       * @description Artifacts with one of these tags are never taken to make room, at most 64. Default [pinned].
       * @example [
       *       "pinned"
       *     ]
       */
      readonly pinned_tags?: readonly string[];
      /**
       * @description The kinds that clients may store. Default all: plan, summary, diff, trace, other.
       * @example [
       *       "plan",
       *       "summary"
       *     ]
       */
      readonly kinds?: readonly ("plan" | "summary" | "diff" | "trace" | "other")[];
    };
    /** @description The transcript of each task that ended, as a trace artifact. */
    readonly TranscriptsConfig: {
      /**
       * @description Whether transcripts are stored. Default true.
       * @example true
       */
      readonly store?: boolean;
      /**
       * @description Whether they hold prompts; else only their digest. Default false.
       * @example false
       */
      readonly prompts?: boolean;
    };
    /** @description SIGTERM and SIGINT. */
    readonly ShutdownConfig: {
      /**
       * @description Time that running streams have to finish, milliseconds, 0 to 3600000. Default 30000.
       * @example 30000
       */
      readonly deadline_ms?: number;
    };
    /** @description The log. */
    readonly LogConfig: {
      /**
       * @description The least that is logged. Default info.
       * @example info
       * @enum {string}
       */
      readonly level?: "error" | "warn" | "info" | "debug";
      /**
       * @description json is one object a line, pretty is for people. Default pretty in a terminal, else json.
       * @example json
       * @enum {string}
       */
      readonly format?: "json" | "pretty";
      /**
       * @description Regular expressions; what one of them finds in a log line is replaced. Keys, tokens and passwords in urls always are. At most 64, each up to 256 characters. Default none.
       * @example [
       *       "patient-[0-9]+"
       *     ]
       */
      readonly redact?: readonly string[];
    };
    /** @description The GPUs of this machine, as nvidia-smi and AMD's tools tell of them. */
    readonly GpuConfig: {
      /**
       * @description Time between two samples, milliseconds, 0 to 3600000; 0 takes none. Default 5000.
       * @example 5000
       */
      readonly sample_interval_ms?: number;
    };
    /** @description Which hosts the daemon itself may speak to. Configured engines are allowed; everything else only where a rule allows it, and a denial wins. */
    readonly OutboundConfig: {
      /** @description What is allowed, at most 256 rules. Default none. */
      readonly allow?: readonly components["schemas"]["OutboundRuleConfig"][];
      /** @description What is denied whatever allows it, at most 256 rules. Default none. */
      readonly deny?: readonly components["schemas"]["OutboundRuleConfig"][];
    };
    /** @description A host and what it is spoken to for. */
    readonly OutboundRuleConfig: {
      /**
       * @description A name, *. and a name for all below it, an address or a range such as 10.0.0.0/8; 1 to 253 characters.
       * @example huggingface.co
       */
      readonly host: string;
      /**
       * @description Only this port, 1 to 65535. Default any.
       * @example 443
       */
      readonly port?: number;
      /**
       * @description Only for these. Default all.
       * @example [
       *       "model_download"
       *     ]
       */
      readonly purposes?: readonly ("engine" | "model_download" | "verification")[];
    };
    /** @description The catalog of models. */
    readonly CatalogConfig: {
      /**
       * @description All model files that the daemon fetched, bytes in data_dir, 0 to 1000000000000000. Default 107374182400, 100 GiB.
       * @example 107374182400
       */
      readonly download_quota_bytes?: number;
      /**
       * @description Where a request may name files of models, beside the directories of configured pools' models, at most 64. Relative ones start where the daemon was started. Default none.
       * @example [
       *       "/models"
       *     ]
       */
      readonly directories?: readonly string[];
      readonly trust_policy?: components["schemas"]["TrustPolicyConfig"];
    };
    /** @description What a model must show that brings no policy of its own. */
    readonly TrustPolicyConfig: {
      /**
       * @description strict refuses what fails with UNTRUSTED_ARTIFACT, permissive warns. Default permissive.
       * @example permissive
       * @enum {string}
       */
      readonly mode?: "strict" | "permissive";
      /**
       * @description Hosts that its source_url may name, at most 64. Default any.
       * @example [
       *       "huggingface.co"
       *     ]
       */
      readonly allowed_registries?: readonly string[];
      /**
       * @description Whether it must have a signature that was verified. Default false.
       * @example false
       */
      readonly require_signature?: boolean;
      /**
       * @description Whether it must name an SBOM. Default false.
       * @example false
       */
      readonly require_sbom?: boolean;
    };
    /**
     * @description Program and arguments, 1 to 256 of up to 4096 characters, run without a shell. {model}, {port} and {devices} in them are filled in. Default none.
     * @example [
     *       "llama-server",
     *       "-m",
     *       "{model}",
     *       "--host",
     *       "127.0.0.1",
     *       "--port",
     *       "{port}"
     *     ]
     */
    readonly Command: readonly string[];
    /**
     * @description Environment variables beside the daemon's own, at most 256. Default none.
     * @example {
     *       "HF_HOME": "/models"
     *     }
     */
    readonly CommandEnv: {
      readonly [key: string]: string;
    };
    /**
     * @description Where it runs; relative to the daemon's own. Default the daemon's own.
     * @example /srv/models
     */
    readonly WorkingDirectory: string;
    /**
     * @description From its start until it has passed its self-test, milliseconds, 1000 to 86400000. Default 600000.
     * @example 600000
     */
    readonly StartTimeoutMs: number;
    /**
     * @description From SIGTERM until it is killed, milliseconds, 0 to 600000. Default 10000.
     * @example 10000
     */
    readonly StopGraceMs: number;
    /**
     * @description It is stopped after so long without a task, and started again for the next one; milliseconds, 1000 to 604800000. Default never.
     * @example 900000
     */
    readonly IdleUnloadMs: number;
    /** @description A command that replicas name. */
    readonly TemplateConfig: {
      /** @description The template's id, unique. */
      readonly id: components["schemas"]["Id"];
      readonly command: components["schemas"]["Command"];
      readonly env?: components["schemas"]["CommandEnv"];
      readonly working_directory?: components["schemas"]["WorkingDirectory"];
      readonly start_timeout_ms?: components["schemas"]["StartTimeoutMs"];
      readonly stop_grace_ms?: components["schemas"]["StopGraceMs"];
      readonly idle_unload_ms?: components["schemas"]["IdleUnloadMs"];
    };
    /**
     * @description A decode of one token and a cancel before a replica takes work. off: none; degrade: a replica that fails takes none and the rest goes on; require: the daemon starts only when every replica has passed. Default degrade for replicas with a command, else off.
     * @example degrade
     * @enum {string}
     */
    readonly SelfTest: "off" | "degrade" | "require";
    /** @description When a replica, or the whole pool, is left alone because attempts fail there. */
    readonly BreakerConfig: {
      /**
       * @description The attempts that ended in so long count, milliseconds, 1000 to 3600000. Default 30000.
       * @example 30000
       */
      readonly window_ms?: number;
      /**
       * @description Fewer say nothing, 1 to 1000000. Default 10.
       * @example 10
       */
      readonly min_attempts?: number;
      /**
       * @description At this share of failures it opens, above 0 to 1. Default 0.5.
       * @example 0.5
       */
      readonly error_rate?: number;
      /**
       * @description An attempt whose first token takes longer counts as a failure, milliseconds, 1 to 86400000. Default none does.
       * @example 2000
       */
      readonly first_token_slo_ms?: number;
      /**
       * @description How long it stays open the first time; doubled each time that a probe fails. Milliseconds, 100 to 3600000. Default 10000.
       * @example 10000
       */
      readonly open_ms?: number;
      /**
       * @description How long it stays open at most, milliseconds, 100 to 86400000; at least open_ms. Default 300000.
       * @example 300000
       */
      readonly open_max_ms?: number;
    };
    /** @description How engines are exchanged. */
    readonly ReloadConfig: {
      /**
       * @description beside starts the new engine while the old one works, sequence after it has stopped, auto beside where there is room. Default auto.
       * @example auto
       * @enum {string}
       */
      readonly strategy?: "auto" | "beside" | "sequence";
      /**
       * @description How long streams of the old engine may go on, milliseconds, 0 to 86400000. Default 600000.
       * @example 600000
       */
      readonly drain_ms?: number;
    };
    /**
     * @description The model's name in requests to the engine, 1 to 256 characters. Default what the engine lists first.
     * @example meta-llama/Llama-3.1-8B-Instruct
     */
    readonly EngineModel: string;
    /**
     * @description The environment variable that holds the engine's API key. Default no key.
     * @example OPENAI_API_KEY
     */
    readonly ApiKeyEnv: string;
    /**
     * @description What the engine serves, where it does not tell. Default what it tells, else completion.
     * @example [
     *       "embedding"
     *     ]
     */
    readonly WorkloadsConfig: readonly ("completion" | "embedding" | "rerank")[];
    /** @description Replicas of one model on one kind of engine, behind one queue. */
    readonly PoolConfig: components["schemas"]["MockPoolConfig"] | components["schemas"]["LlamacppPoolConfig"] | components["schemas"]["VllmPoolConfig"] | components["schemas"]["TgiPoolConfig"] | components["schemas"]["TritonPoolConfig"] | components["schemas"]["OpenaiPoolConfig"];
    /** @description A pool of the embedded engine that makes up its text. */
    readonly MockPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "mock";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["MockReplicaConfig"][];
    };
    /** @description A pool of llama.cpp servers. */
    readonly LlamacppPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "llamacpp";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      readonly engine_model?: components["schemas"]["EngineModel"];
      readonly api_key_env?: components["schemas"]["ApiKeyEnv"];
      readonly workloads?: components["schemas"]["WorkloadsConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["HttpReplicaConfig"][];
    };
    /** @description A pool of vLLM servers. */
    readonly VllmPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "vllm";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      readonly engine_model?: components["schemas"]["EngineModel"];
      readonly api_key_env?: components["schemas"]["ApiKeyEnv"];
      readonly workloads?: components["schemas"]["WorkloadsConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["HttpReplicaConfig"][];
    };
    /** @description A pool of text-generation-inference servers. */
    readonly TgiPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "tgi";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      readonly engine_model?: components["schemas"]["EngineModel"];
      readonly api_key_env?: components["schemas"]["ApiKeyEnv"];
      readonly workloads?: components["schemas"]["WorkloadsConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["HttpReplicaConfig"][];
    };
    /** @description A pool of Triton servers with TensorRT-LLM. */
    readonly TritonPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "triton";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      readonly engine_model?: components["schemas"]["EngineModel"];
      readonly api_key_env?: components["schemas"]["ApiKeyEnv"];
      readonly workloads?: components["schemas"]["WorkloadsConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["HttpReplicaConfig"][];
    };
    /** @description A pool of servers that speak the OpenAI API. */
    readonly OpenaiPoolConfig: {
      /** @description The pool's id, unique. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Names the kind of engine.
       * @constant
       */
      readonly engine: "openai";
      /** @description The model_ref that it serves. */
      readonly model: components["schemas"]["ModelRef"];
      readonly model_refs?: components["schemas"]["ModelRefs"];
      readonly queue_capacity?: components["schemas"]["QueueCapacity"];
      readonly queue_tokens?: components["schemas"]["QueueTokens"];
      readonly queue_policy?: components["schemas"]["QueuePolicy"];
      readonly price?: components["schemas"]["PriceConfig"];
      readonly model_state?: components["schemas"]["ModelState"];
      readonly kv_bytes_per_token?: components["schemas"]["KvBytesPerToken"];
      readonly probe_interval_ms?: components["schemas"]["ProbeIntervalMs"];
      readonly timeouts?: components["schemas"]["TimeoutsConfig"];
      readonly self_test?: components["schemas"]["SelfTest"];
      readonly breaker?: components["schemas"]["BreakerConfig"];
      readonly reload?: components["schemas"]["ReloadConfig"];
      readonly engine_model?: components["schemas"]["EngineModel"];
      readonly api_key_env?: components["schemas"]["ApiKeyEnv"];
      readonly workloads?: components["schemas"]["WorkloadsConfig"];
      /** @description Its replicas, 1 to 1024. */
      readonly replicas: readonly components["schemas"]["HttpReplicaConfig"][];
    };
    /**
     * @description A model_ref as in the data contract, 1 to 1024 characters.
     * @example file:/models/haiku.gguf
     */
    readonly ModelRef: string;
    /**
     * @description Other names by which a task may ask for the model, at most 64. Default none.
     * @example [
     *       "haiku"
     *     ]
     */
    readonly ModelRefs: readonly components["schemas"]["ModelRef"][];
    /**
     * @description Tasks that this pool holds waiting at most, 1 to 1000000. Default queue.capacity.
     * @example 64
     */
    readonly QueueCapacity: number;
    /**
     * @description Size of one token in the KV cache, bytes, 1 to 1073741824; sessions show it. Default unknown.
     * @example 28672
     */
    readonly KvBytesPerToken: number;
    /**
     * @description Time between two looks at a replica's health, milliseconds, 50 to 3600000. Default 2000.
     * @example 2000
     */
    readonly ProbeIntervalMs: number;
    /** @description How long an engine may take. */
    readonly TimeoutsConfig: {
      /**
       * @description To open a connection, milliseconds, 1 to 600000. Default 2000.
       * @example 2000
       */
      readonly connect_ms?: number;
      /**
       * @description To the first token, milliseconds, 1 to 86400000. Default 120000.
       * @example 120000
       */
      readonly first_token_ms?: number;
      /**
       * @description Between two tokens, milliseconds, 1 to 86400000. Default 30000.
       * @example 30000
       */
      readonly idle_ms?: number;
      /**
       * @description For the whole attempt, milliseconds, 1 to 604800000. Default 3600000.
       * @example 3600000
       */
      readonly wall_ms?: number;
    };
    /**
     * @description Tasks that it decodes at once, 1 to 4096.
     * @example 4
     */
    readonly Slots: number;
    /**
     * @description The devices that it runs on, 1 to 64 characters; a task's require_device_mask must equal it. Default unknown.
     * @example 0,1
     */
    readonly Devices: string;
    /**
     * @description The largest context of a task, tokens, 1 to 10000000.
     * @example 8192
     */
    readonly CtxMax: number;
    /** @description A server that is reached by HTTP: one that runs at a url, or one that the daemon runs by a command or a template; exactly one of the three. */
    readonly HttpReplicaConfig: {
      /** @description The replica's id, unique in its pool. */
      readonly id: components["schemas"]["Id"];
      /**
       * @description Its base URL, http or https, at most 2048 characters. Default none.
       * @example http://127.0.0.1:18080
       */
      readonly url?: string;
      readonly command?: components["schemas"]["Command"];
      /** @description The template that it is run by. Default none. */
      readonly template?: components["schemas"]["Id"];
      readonly env?: components["schemas"]["CommandEnv"];
      readonly working_directory?: components["schemas"]["WorkingDirectory"];
      /**
       * @description The port that {port} becomes, 1 to 65535. Default a free one at each start.
       * @example 18080
       */
      readonly port?: number;
      readonly start_timeout_ms?: components["schemas"]["StartTimeoutMs"];
      readonly stop_grace_ms?: components["schemas"]["StopGraceMs"];
      readonly idle_unload_ms?: components["schemas"]["IdleUnloadMs"];
      /** @description Tasks that it decodes at once, 1 to 4096. Default what it tells. */
      readonly slots?: components["schemas"]["Slots"];
      readonly devices?: components["schemas"]["Devices"];
      readonly kv_capacity_bytes?: components["schemas"]["KvCapacityBytes"];
      /** @description The largest context of a task, tokens, 1 to 10000000. Default what it tells. */
      readonly ctx_max?: components["schemas"]["CtxMax"];
    };
    /** @description An embedded engine; it is in the daemon and has no url. */
    readonly MockReplicaConfig: {
      /** @description The replica's id, unique in its pool. */
      readonly id: components["schemas"]["Id"];
      /** @description Tasks that it decodes at once, 1 to 4096. Default 1. */
      readonly slots?: components["schemas"]["Slots"];
      readonly devices?: components["schemas"]["Devices"];
      /**
       * @description Its speed for one task, tokens a second, above 0 to 1000000. Default 300.
       * @example 300
       */
      readonly tokens_per_second?: number;
      /**
       * @description Its time to the first token, milliseconds, 0 to 3600000. Default 20.
       * @example 20
       */
      readonly first_token_ms?: number;
      /**
       * @description How likely a text ends by itself after each of its poems (some 20 tokens), 0 to 1; 0: each text runs to its max_tokens. Default 0.125.
       * @example 0
       */
      readonly end_chance?: number;
      readonly kv_capacity_bytes?: components["schemas"]["KvCapacityBytes"];
      /**
       * @description How fast it reads a prompt, tokens a second, above 0 to 10000000. Default at once.
       * @example 2000
       */
      readonly prefill_tokens_per_second?: number;
      /** @description The largest context of a task, tokens, 1 to 10000000. Default 8192. */
      readonly ctx_max?: components["schemas"]["CtxMax"];
      /**
       * @description The engine version that it tells, 1 to 64 characters. Default the daemon's own.
       * @example 1.0.0
       */
      readonly version?: string;
      readonly faults?: components["schemas"]["MockFaultsConfig"];
    };
    /** @description Ways to fail, for trying things out. Default none. */
    readonly MockFaultsConfig: {
      /**
       * @description How many tasks meet each fault that is set, before it heals, 1 to 1000000; of refuse, each question to the engine counts. Default all.
       * @example 1
       */
      readonly attempts?: number;
      /**
       * @description Refuses every task before its first token. Default false.
       * @example true
       */
      readonly refuse?: boolean;
      /**
       * @description Goes silent after this many tokens, 0 to 1000000. Default never.
       * @example 5
       */
      readonly stall_after_tokens?: number;
      /**
       * @description Breaks off after this many tokens, 0 to 1000000. Default never.
       * @example 5
       */
      readonly die_after_tokens?: number;
      /**
       * @description Sends something unreadable after this many tokens, 0 to 1000000. Default never.
       * @example 5
       */
      readonly malformed_after_tokens?: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Config = components['schemas']['Config'];
export type Id = components['schemas']['Id'];
export type AuthConfig = components['schemas']['AuthConfig'];
export type ApiKeyConfig = components['schemas']['ApiKeyConfig'];
export type KeyLimitsConfig = components['schemas']['KeyLimitsConfig'];
export type QueueConfig = components['schemas']['QueueConfig'];
export type SessionsConfig = components['schemas']['SessionsConfig'];
export type BudgetsConfig = components['schemas']['BudgetsConfig'];
export type QueuePolicy = components['schemas']['QueuePolicy'];
export type QueueTokens = components['schemas']['QueueTokens'];
export type PriceConfig = components['schemas']['PriceConfig'];
export type ModelState = components['schemas']['ModelState'];
export type KvCapacityBytes = components['schemas']['KvCapacityBytes'];
export type LimitsConfig = components['schemas']['LimitsConfig'];
export type StreamsConfig = components['schemas']['StreamsConfig'];
export type RetentionConfig = components['schemas']['RetentionConfig'];
export type ArtifactsConfig = components['schemas']['ArtifactsConfig'];
export type TranscriptsConfig = components['schemas']['TranscriptsConfig'];
export type ShutdownConfig = components['schemas']['ShutdownConfig'];
export type LogConfig = components['schemas']['LogConfig'];
export type GpuConfig = components['schemas']['GpuConfig'];
export type OutboundConfig = components['schemas']['OutboundConfig'];
export type OutboundRuleConfig = components['schemas']['OutboundRuleConfig'];
export type CatalogConfig = components['schemas']['CatalogConfig'];
export type TrustPolicyConfig = components['schemas']['TrustPolicyConfig'];
export type Command = components['schemas']['Command'];
export type CommandEnv = components['schemas']['CommandEnv'];
export type WorkingDirectory = components['schemas']['WorkingDirectory'];
export type StartTimeoutMs = components['schemas']['StartTimeoutMs'];
export type StopGraceMs = components['schemas']['StopGraceMs'];
export type IdleUnloadMs = components['schemas']['IdleUnloadMs'];
export type TemplateConfig = components['schemas']['TemplateConfig'];
export type SelfTest = components['schemas']['SelfTest'];
export type BreakerConfig = components['schemas']['BreakerConfig'];
export type ReloadConfig = components['schemas']['ReloadConfig'];
export type EngineModel = components['schemas']['EngineModel'];
export type ApiKeyEnv = components['schemas']['ApiKeyEnv'];
export type WorkloadsConfig = components['schemas']['WorkloadsConfig'];
export type PoolConfig = components['schemas']['PoolConfig'];
export type MockPoolConfig = components['schemas']['MockPoolConfig'];
export type LlamacppPoolConfig = components['schemas']['LlamacppPoolConfig'];
export type VllmPoolConfig = components['schemas']['VllmPoolConfig'];
export type TgiPoolConfig = components['schemas']['TgiPoolConfig'];
export type TritonPoolConfig = components['schemas']['TritonPoolConfig'];
export type OpenaiPoolConfig = components['schemas']['OpenaiPoolConfig'];
export type ModelRef = components['schemas']['ModelRef'];
export type ModelRefs = components['schemas']['ModelRefs'];
export type QueueCapacity = components['schemas']['QueueCapacity'];
export type KvBytesPerToken = components['schemas']['KvBytesPerToken'];
export type ProbeIntervalMs = components['schemas']['ProbeIntervalMs'];
export type TimeoutsConfig = components['schemas']['TimeoutsConfig'];
export type Slots = components['schemas']['Slots'];
export type Devices = components['schemas']['Devices'];
export type CtxMax = components['schemas']['CtxMax'];
export type HttpReplicaConfig = components['schemas']['HttpReplicaConfig'];
export type MockReplicaConfig = components['schemas']['MockReplicaConfig'];
export type MockFaultsConfig = components['schemas']['MockFaultsConfig'];
