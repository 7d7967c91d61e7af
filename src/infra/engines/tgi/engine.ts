import type { CompletionInput } from '../../../domain/task/task.js';
import {
  EngineError,
  notServed,
  type EmbedResult,
  type Engine,
  type EngineDescription,
  type EngineFeature,
  type EngineHealth,
  type GenerateRequest,
  type GenerateResult,
  type RerankResult,
  type TokenCount,
  type TokenSink,
} from '../../../ports/engine.js';
import { HttpEndpoint, type HttpRequestSpec } from '../http/endpoint.js';
import { estimatedTokens } from '../http/estimate.js';
import { askStream, EventStream } from '../http/event-stream.js';
import { malformed } from '../http/failure.js';
import { askJson, type JsonReply } from '../http/json.js';
import { withRetry } from '../http/retry.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { TextPieces } from '../http/text-pieces.js';
import { refusal, TooManyNewTokens } from './refusal.js';
import { description, health, metricUse } from './replies.js';
import { generateSpec, tokenizeSpec } from './request.js';
import { TgiEvents, type TgiResult } from './stream.js';
import { addedTokens, chatSpec, templated, type Templated } from './template.js';

/**
 * Hugging Face's text-generation-inference by its own API, not the OpenAI one: only that has top_k, a repetition penalty and
 * the tokens of a prompt. Read off the source of 2.4 and 3; test/fixtures/tgi says what comes from where.
 *
 * - It answers 200 before it has looked at a request: a refusal is the first event of the stream.
 * - A stop word is part of its text, and it finds one only where a token ends: the driver cuts by itself.
 * - Prompt and new tokens together must not exceed its limit, or it refuses. Then it is asked again for as many as fit.
 * - Beyond max_concurrent_requests it refuses; below that a request waits for a place in the batch, silently.
 * - A cancel closes the connection: the router drops the request with it, and the batch goes on without it after the step under way,
 *   which may be a whole prefill.
 * - For embeddings and reranks Hugging Face has another server.
 */
export const createTgiEngine = (settings: HttpEngineSettings): Engine => new TgiEngine(settings);

class TgiEngine implements Engine {
  readonly kind = 'tgi';
  readonly #endpoint: HttpEndpoint;
  /** What the tokenizer puts in front of a text. It does not change while a server runs; a restart is seen by describe. */
  #added: { readonly tokens: readonly unknown[] | undefined } | undefined;

  constructor(private readonly settings: HttpEngineSettings) {
    const { apiKey, lookup } = settings;
    this.#endpoint = new HttpEndpoint(settings.url, { ...(apiKey === undefined ? {} : { apiKey }), ...(lookup === undefined ? {} : { lookup }) });
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    const about = description(this.#endpoint, await this.#ask({ method: 'GET', path: '/info' }, signal), this.settings, this.settings.clock.wall());
    const features: EngineFeature[] = [...about.features];
    const tokenized = await this.#offered(tokenizeSpec('a'), signal);
    if (tokenized !== undefined) features.push('exact_token_count');
    this.#added = { tokens: addedTokens(tokenized) };
    const chat = await this.#offered(chatSpec([{ role: 'user', content: 'a' }]), signal);
    if (chat !== undefined && templated(this.#endpoint.name, chat, this.#added.tokens).faithful) features.push('chat_template');
    return { ...about, features: features.sort() };
  }

  async probe(signal: AbortSignal): Promise<EngineHealth> {
    try {
      const seen = health(this.#endpoint, await this.#ask({ method: 'GET', path: '/health' }, signal), this.settings.clock.wall());
      return seen.ready ? { ...seen, ...(await this.#use(signal)) } : seen;
    } catch (cause) {
      return { live: false, ready: false, lastError: cause instanceof EngineError ? cause.message : 'The look at the engine was given up.' };
    }
  }

  async countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    return this.#count(await this.#prompt(input, signal), signal);
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const startedAt = this.settings.clock.monotonic();
    const prompt = (await this.#retried(() => this.#prompt(request.input, signal), signal)) + (request.continueFrom ?? '');
    const attempt = (maxNewTokens: number): Promise<TgiResult> => this.#retried(() => this.#stream(prompt, maxNewTokens, request, sink, startedAt, signal), signal);
    const result = await attempt(request.maxTokens).catch((failure: unknown) => {
      if (failure instanceof TooManyNewTokens) return attempt(failure.room);
      throw failure;
    });
    return { ...result, tokensIn: result.tokensIn ?? (await this.#promptTokens(prompt, signal)) };
  }

  embed(): Promise<EmbedResult> {
    return Promise.reject(notServed('tgi', 'embedding'));
  }

  rerank(): Promise<RerankResult> {
    return Promise.reject(notServed('tgi', 'rerank'));
  }

  close(): Promise<void> {
    this.#endpoint.close();
    return Promise.resolve();
  }

  #stream(prompt: string, maxNewTokens: number, request: GenerateRequest, sink: TokenSink, startedAt: number, signal: AbortSignal): Promise<TgiResult> {
    const { clock, timeouts } = this.settings;
    const endpoint = this.#endpoint;
    return askStream<TgiResult>({ endpoint, request: generateSpec(prompt, maxNewTokens, request), timeouts, clock, startedAt }, signal, (flow) => {
      const pieces = new TextPieces(sink, request.stop, request.continueFrom);
      return new EventStream(endpoint.name, sink, flow, new TgiEvents(endpoint, pieces, flow, clock));
    });
  }

  #retried<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, random, timeouts } = this.settings;
    return withRetry(step, { endpoint: this.#endpoint, clock, random, limitMs: timeouts.firstTokenMs }, signal);
  }

  async #use(signal: AbortSignal): Promise<Pick<EngineHealth, 'slotsBusy' | 'waiting'>> {
    try {
      return metricUse(await this.#ask({ method: 'GET', path: '/metrics' }, signal));
    } catch {
      return {};
    }
  }

  /** For a text that is complete: no failure to count may take it back. */
  async #promptTokens(prompt: string, signal: AbortSignal): Promise<number> {
    try {
      return (await this.#count(prompt, signal)).tokens;
    } catch (failure) {
      if (failure instanceof EngineError) return 1 + estimatedTokens(prompt);
      throw failure;
    }
  }

  /** Models without a fast tokenizer are not counted by the server: 404. */
  async #count(prompt: string, signal: AbortSignal): Promise<TokenCount> {
    const reply = await this.#ask(tokenizeSpec(prompt), signal);
    if (reply.status === 404) return { tokens: 1 + estimatedTokens(prompt), exact: false };
    if (reply.status !== 200) throw refusal(this.#endpoint, '/tokenize', reply, this.settings.clock.wall());
    if (!Array.isArray(reply.body)) throw malformed(this.#endpoint.name, 'an answer to /tokenize that is no list of tokens');
    return { tokens: reply.body.length, exact: true };
  }

  async #prompt(input: CompletionInput, signal: AbortSignal): Promise<string> {
    if (input.kind === 'prompt') return input.prompt;
    return (await this.#templated(chatSpec(input.messages), signal)).prompt;
  }

  async #templated(spec: HttpRequestSpec, signal: AbortSignal): Promise<Templated> {
    const reply = await this.#ask(spec, signal);
    if (reply.status === 404) {
      throw new EngineError('INVALID_PARAMS', `The engine at ${this.#endpoint.name} has no chat template, or is older than TGI 2.3, which applies it. Send a prompt instead of messages.`);
    }
    if (reply.status !== 200) throw refusal(this.#endpoint, spec.path, reply, this.settings.clock.wall());
    if (this.#added === undefined) {
      const tokenized = await this.#ask(tokenizeSpec('a'), signal);
      this.#added = { tokens: tokenized.status === 200 ? addedTokens(tokenized.body) : undefined };
    }
    return templated(this.#endpoint.name, reply.body, this.#added.tokens);
  }

  /** The answer's body; undefined where the server is without that route, or its model without what it takes. */
  async #offered(request: HttpRequestSpec, signal: AbortSignal): Promise<unknown> {
    const reply = await this.#ask(request, signal);
    if (reply.status === 200) return reply.body;
    if (reply.status === 404 || reply.status === 405 || reply.status === 422) return undefined;
    throw refusal(this.#endpoint, request.path, reply, this.settings.clock.wall());
  }

  #ask(request: HttpRequestSpec, signal: AbortSignal): Promise<JsonReply> {
    return askJson(this.#endpoint, request, this.settings.timeouts, this.settings.clock, signal);
  }
}
