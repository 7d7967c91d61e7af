import type { ErrorCode } from '../domain/errors.js';
import type { PoolDefinition, ReplicaDefinition } from '../domain/pool/definition.js';
import type { CompletionInput, EngineKind, ResponseFormat, Sampling, Workload } from '../domain/task/task.js';

/**
 * One replica of an LLM engine, as the daemon uses it. Drivers: infra/engines/*; all pass test/conformance/engine.
 *
 * Not in it: queues, retries, sessions, budgets, SSE. A driver does one attempt and says how it went.
 */
export interface Engine {
  readonly kind: EngineKind;
  /** Asks the engine what it is. Throws EngineError while it cannot be reached or is still loading. */
  describe(signal: AbortSignal): Promise<EngineDescription>;
  /** A cheap look, called on a timer. Never throws: what is wrong is in the answer. */
  probe(signal: AbortSignal): Promise<EngineHealth>;
  /** Prompt tokens after the engine's own template; `exact` is false where the engine can only estimate. */
  countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount>;
  /**
   * Runs one completion. Tokens go to `sink` synchronously, in order, without an object or a promise for each one.
   * Resolves once the engine ended it; rejects with EngineError otherwise. When `signal` aborts it rejects with an
   * AbortError after the engine's slot was let go; no token reaches the sink after the abort.
   */
  generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult>;
  /** One vector for each text, in their order. Only where `workloads` names embedding; else, and as `generate`, rejects with EngineError. */
  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult>;
  /** How well each document answers the query. Only where `workloads` names rerank; otherwise as `embed`. */
  rerank(request: RerankRequest, signal: AbortSignal): Promise<RerankResult>;
  /** Lets go of sockets and timers. Idempotent. */
  close(): Promise<void>;
}

export interface EngineDescription {
  readonly engineVersion: string;
  /** The model as the engine names it (a path, an alias). */
  readonly model: string;
  /** What the engine says of the model's bytes, such as `sha256:<hex>` or a repository's revision. Absent where it says nothing. */
  readonly modelDigest?: string;
  /** Tokens that one task may span, prompt and output together (per slot). */
  readonly ctxMax: number;
  /** Tasks that decode at once. */
  readonly slots: number;
  readonly workloads: readonly Workload[];
  /** Such as `seed`, `stop`, `grammar`, `json_schema`, `chat_template`, `exact_token_count`. Sorted. */
  readonly features: readonly EngineFeature[];
}

export const ENGINE_FEATURES = ['chat_template', 'continuation', 'exact_token_count', 'grammar', 'json_schema', 'kv_usage', 'seed', 'stop'] as const;
export type EngineFeature = (typeof ENGINE_FEATURES)[number];

export interface EngineHealth {
  readonly live: boolean;
  readonly ready: boolean;
  /** What is wrong, in the engine's own words and with a hint, when it is not ready. */
  readonly lastError?: string;
  readonly slotsBusy?: number;
  /** Requests that wait inside the engine for a slot. Absent where it does not tell. */
  readonly waiting?: number;
  /** 0 to 1, of all slots' KV cache. Absent where the engine does not tell. */
  readonly kvCacheUsage?: number;
}

export interface TokenCount {
  readonly tokens: number;
  readonly exact: boolean;
}

export interface GenerateRequest {
  readonly taskId: string;
  readonly input: CompletionInput;
  readonly maxTokens: number;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly stop: readonly string[];
  readonly responseFormat: ResponseFormat;
  /** `cold`: the engine must not reuse a cached prefix. */
  readonly kvHint: 'reuse' | 'cold';
  /**
   * Text that an earlier attempt decoded: the engine goes on after it as if it had decoded it itself, and gives only what
   * follows. Only for an engine with the feature `continuation`. `maxTokens` counts what follows; `tokensIn` of the result counts
   * it as prompt.
   */
  readonly continueFrom?: string;
}

export interface TokenSink {
  /** The prompt was accepted; called at most once, before the first token, where the engine says it. */
  prompt(tokensIn: number, cachedTokens: number): void;
  /** One piece of decoded text, never a broken UTF-8 character. May be empty text only when the engine says so. */
  token(text: string): void;
  /** Resolves when the daemon can take more, or is undefined when it can now. Drivers ask after each chunk read. */
  backpressure(): Promise<void> | undefined;
}

export interface GenerateResult {
  readonly finish: 'stop' | 'length';
  readonly tokensIn: number;
  /** Of `tokensIn`, those that the KV cache already held. Absent where the engine does not tell. */
  readonly cachedTokens?: number;
  /** Tokens that the engine decoded; it may exceed the pieces of text when a character spans tokens. */
  readonly tokensOut: number;
  /** Milliseconds as the engine measured them, where it does; else as the driver saw them. */
  readonly prefillMs: number;
  readonly decodeMs: number;
}

export interface EmbedRequest {
  readonly taskId: string;
  /** At least one. */
  readonly texts: readonly string[];
}

export interface EmbedResult {
  /** As many as there were texts; all of one length, and every number finite. */
  readonly vectors: readonly (readonly number[])[];
  readonly tokensIn: number;
}

export interface RerankRequest {
  readonly taskId: string;
  readonly query: string;
  /** At least one. */
  readonly documents: readonly string[];
}

export interface RerankResult {
  /** One for each document, in the order of the documents; a higher one answers better. Finite; their range is the model's own. */
  readonly scores: readonly number[];
  readonly tokensIn: number;
}

/** What `embed` and `rerank` reject with where the engine does not serve that workload. */
export const notServed = (engine: string, workload: Workload): EngineError =>
  new EngineError('INVALID_PARAMS', `The engine ${engine} serves no ${workload}. Use a pool whose engine does: GET /v1/capabilities tells which.`);

/** Makes the driver of one replica. `url`: where a managed replica was told to listen; others know their own. */
export interface EngineFactory {
  create(pool: PoolDefinition, replica: ReplicaDefinition, url?: string): Engine;
}

/**
 * How an attempt failed.
 * Codes: POOL_UNREADY (refused, loading), REPLICA_EXHAUSTED (no slot), DECODE_TIMEOUT (first token, idle or wall),
 * WORKER_RESET (died, cut off, malformed), INVALID_PARAMS (the engine refused the request itself), INTERNAL.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: Extract<
      ErrorCode,
      'POOL_UNREADY' | 'REPLICA_EXHAUSTED' | 'DECODE_TIMEOUT' | 'WORKER_RESET' | 'INVALID_PARAMS' | 'INTERNAL'
    >,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
