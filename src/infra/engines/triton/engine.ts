import type { CompletionInput } from '../../../domain/task/task.js';
import { abortError } from '../../../lib/abort-error.js';
import {
  EngineError,
  notServed,
  type EmbedResult,
  type Engine,
  type EngineDescription,
  type EngineHealth,
  type GenerateRequest,
  type GenerateResult,
  type RerankResult,
  type TokenCount,
  type TokenSink,
} from '../../../ports/engine.js';
import { HttpEndpoint } from '../http/endpoint.js';
import { estimatedTokens } from '../http/estimate.js';
import { askStream, EventStream } from '../http/event-stream.js';
import { askJson, type JsonReply } from '../http/json.js';
import { withRetry } from '../http/retry.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { TextPieces } from '../http/text-pieces.js';
import { refusal } from './refusal.js';
import { description, metricUse, type Use } from './replies.js';
import { generateSpec } from './request.js';
import { coreOf, isConfig, shapeOf, type ModelShape } from './shape.js';
import { TritonEvents, type TritonResult } from './stream.js';

const DEFAULT_MODEL = 'ensemble';

/**
 * NVIDIA's Triton with the TensorRT-LLM backend, by its generate extension. Read off the documentation and source of Triton 2.37 to
 * 2.59 and of the backend 0.5 to 1.0; test/fixtures/triton says what comes from where.
 *
 * - What a model takes is in its configuration, and only that is sent. The engine behind it must be decoupled, or it cannot stream.
 * - There is no chat template and no tokenizer to ask: chats are refused, and prompts are counted only by the answer, in newer releases.
 * - An ensemble makes text of each step's tokens alone, so a tokenizer whose tokens carry no space before a word, and a
 *   character of several tokens, come out wrong there. The BLS model with accumulate_tokens does it right, and then each event
 *   bears the whole text so far: the parameter in its configuration says so, never the look of the text.
 * - Stop words are compared as tokens and stay in the text: the driver cuts by itself.
 * - A request beyond the batch waits inside the engine, silently, unless max_queue_size is set: firstTokenMs bounds it.
 * - A cancel closes the connection. Triton sees it when it writes the next event (2.43), the backend asks every
 *   cancellation_check_period_ms (100) and stops the request (since 23.11): until the first token nothing is written, and a prefill
 *   is not broken off. Releases of 2023 may crash instead.
 */
export const createTritonEngine = (settings: HttpEngineSettings): Engine => new TritonEngine(settings);

class TritonEngine implements Engine {
  readonly kind = 'triton';
  readonly #endpoint: HttpEndpoint;
  readonly #model: string;
  /** Asked again by each describe, for a model may be loaded anew. */
  #shape: ModelShape | undefined;

  constructor(private readonly settings: HttpEngineSettings) {
    const { apiKey, lookup } = settings;
    this.#endpoint = new HttpEndpoint(settings.url, { ...(apiKey === undefined ? {} : { apiKey }), ...(lookup === undefined ? {} : { lookup }) });
    this.#model = settings.model ?? DEFAULT_MODEL;
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    const server = await this.#get('/v2', signal);
    if (server.status !== 200) throw this.#refused('/v2', server);
    this.#shape = undefined;
    const shape = await this.#known(signal);
    return description(this.#endpoint, this.#model, server, shape, await this.#use(signal), this.settings);
  }

  /** A model that is ready makes its server so for us, whatever other models do. */
  async probe(signal: AbortSignal): Promise<EngineHealth> {
    try {
      const path = this.#of('ready');
      const ready = await this.#get(path, signal);
      if (ready.status === 200) {
        const { slotsBusy, waiting, kvCacheUsage } = await this.#use(signal);
        return {
          live: true,
          ready: true,
          ...(slotsBusy === undefined ? {} : { slotsBusy }),
          ...(waiting === undefined ? {} : { waiting }),
          ...(kvCacheUsage === undefined ? {} : { kvCacheUsage }),
        };
      }
      const server = await this.#get('/v2/health/ready', signal);
      const lastError =
        server.status === 200
          ? `Triton at ${this.#endpoint.name} is ready, but its model ${this.#model} is not (status ${ready.status}). Check the model's name, and the log for why it was not loaded.`
          : `Triton at ${this.#endpoint.name} is not ready (status ${server.status}): it loads its models, or one of them failed. Look at its log.`;
      return { live: (await this.#get('/v2/health/live', signal)).status === 200, ready: false, lastError };
    } catch (cause) {
      return { live: false, ready: false, lastError: cause instanceof EngineError ? cause.message : 'The look at the engine was given up.' };
    }
  }

  async countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    if (signal.aborted) throw abortError();
    return { tokens: 1 + estimatedTokens(this.#prompt(input)), exact: false };
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const { clock, timeouts } = this.settings;
    const startedAt = clock.monotonic();
    const shape = await this.#retried(() => this.#known(signal), signal);
    const prompt = this.#prompt(request.input) + (request.continueFrom ?? '');
    const spec = generateSpec(this.#model, shape, prompt, request);
    const endpoint = this.#endpoint;
    const ctxMax = shape.ctxMax ?? this.settings.ctxMax;
    const ask = { maxTokens: request.maxTokens, ctxMax, accumulates: shape.accumulates };
    const attempt = (): Promise<TritonResult> =>
      askStream<TritonResult>({ endpoint, request: spec, timeouts, clock, startedAt }, signal, (flow) => {
        const pieces = new TextPieces(sink, request.stop, request.continueFrom);
        return new EventStream(endpoint.name, sink, flow, new TritonEvents(endpoint, spec.path, ask, pieces, flow, clock));
      });
    const result = await this.#retried(attempt, signal);
    return { ...result, tokensIn: result.tokensIn ?? guessed(prompt, ctxMax, result.tokensOut) };
  }

  embed(): Promise<EmbedResult> {
    return Promise.reject(notServed('triton', 'embedding'));
  }

  rerank(): Promise<RerankResult> {
    return Promise.reject(notServed('triton', 'rerank'));
  }

  close(): Promise<void> {
    this.#endpoint.close();
    return Promise.resolve();
  }

  #retried<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, random, timeouts } = this.settings;
    return withRetry(step, { endpoint: this.#endpoint, clock, random, limitMs: timeouts.firstTokenMs }, signal);
  }

  #prompt(input: CompletionInput): string {
    if (input.kind === 'prompt') return input.prompt;
    throw new EngineError('INVALID_PARAMS', 'Triton has no chat template. Send a prompt instead of messages, or use a pool whose engine has the feature `chat_template`.');
  }

  async #known(signal: AbortSignal): Promise<ModelShape> {
    if (this.#shape !== undefined) return this.#shape;
    const path = this.#of('config');
    const config = await this.#get(path, signal);
    if (!isConfig(config)) throw this.#refused(path, config);
    const core = await this.#get(`/v2/models/${encodeURIComponent(coreOf(config.body))}/config`, signal);
    return (this.#shape = shapeOf(this.#endpoint.name, this.#model, config.body, isConfig(core) ? core.body : undefined));
  }

  async #use(signal: AbortSignal): Promise<Use> {
    try {
      return metricUse(await this.#get('/metrics', signal));
    } catch {
      return {};
    }
  }

  #of(what: 'config' | 'ready'): string {
    return `/v2/models/${encodeURIComponent(this.#model)}/${what}`;
  }

  #refused(path: string, reply: JsonReply): EngineError {
    return refusal(this.#endpoint, path, reply, this.settings.clock.wall());
  }

  #get(path: string, signal: AbortSignal): Promise<JsonReply> {
    return askJson(this.#endpoint, { method: 'GET', path }, this.settings.timeouts, this.settings.clock, signal);
  }
}

/** Never more than the context had room for. */
const guessed = (prompt: string, ctxMax: number | undefined, tokensOut: number): number =>
  Math.min(1 + estimatedTokens(prompt), Math.max(1, (ctxMax ?? Number.POSITIVE_INFINITY) - tokensOut));
