import type { CompletionInput } from '../../../domain/task/task.js';
import type { Clock } from '../../../ports/clock.js';
import {
  EngineError,
  type EmbedRequest,
  type EmbedResult,
  type Engine,
  type EngineDescription,
  type EngineFeature,
  type EngineHealth,
  type GenerateRequest,
  type GenerateResult,
  type RerankRequest,
  type RerankResult,
  type TokenCount,
  type TokenSink,
} from '../../../ports/engine.js';
import { HttpEndpoint, type EngineTimeouts, type HttpRequestSpec } from '../http/endpoint.js';
import { exchange } from '../http/exchange.js';
import { overdue } from '../http/failure.js';
import { askJson, askResult, type JsonReply } from '../http/json.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { CompletionReader } from './completion.js';
import { description, health, metricUse, slotUse, templatedPrompt, tokenCount } from './replies.js';
import { completionRequest, tokenizeRequest } from './request.js';
import { embeddingsRequest, QUESTIONS, rerankRequest, scoresOf, vectorsOf, workloadsOf, type Answered } from './results.js';

/** Texts in one request: enough to fill the slots, and few enough that their answer is read in some milliseconds. */
const BATCH = 32;
/** Features that do not speak of text which is decoded. */
const WITHOUT_TEXT: ReadonlySet<EngineFeature> = new Set(['exact_token_count', 'kv_usage']);

/** It has no use for the other settings of an engine behind HTTP: llama-server tells all of itself. */
export type LlamacppSettings = Pick<HttpEngineSettings, 'url' | 'timeouts' | 'clock' | 'apiKey' | 'lookup'>;

/**
 * llama.cpp's llama-server: text by its native API, /completion and not the OpenAI one, because only that has grammars, exact
 * token counts and all samplers; embeddings and reranks as results.ts says. Facts below were read off b11669; test/fixtures/llamacpp holds what it sent.
 *
 * - Chat goes through /apply-template and then /completion, two requests: /completion takes no messages.
 * - A text is continued by sending it after its prompt: to /completion that is one prompt, so the samplers' penalties see it as
 *   they would have, and its cached prefix serves. Stop words are looked for in what follows alone.
 * - A request beyond the slots is not refused but waits inside the server, silently: firstTokenMs bounds it.
 * - A cancel closes the connection. The server sees it at its next write, so the slot is free within one decode step,
 *   or within one batch of the prefill.
 */
export const createLlamacppEngine = (settings: LlamacppSettings): Engine => new LlamacppEngine(settings);

class LlamacppEngine implements Engine {
  readonly kind = 'llamacpp';
  readonly #endpoint: HttpEndpoint;
  readonly #timeouts: EngineTimeouts;
  readonly #clock: Clock;

  constructor({ url, timeouts, clock, ...options }: LlamacppSettings) {
    this.#endpoint = new HttpEndpoint(url, options);
    this.#timeouts = timeouts;
    this.#clock = clock;
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    const { name } = this.#endpoint;
    const described = description(name, await this.#ask({ method: 'GET', path: '/props' }, signal));
    const [embeddings, rerank] = await Promise.all(QUESTIONS.map((question) => this.#ask(question, signal)));
    if (embeddings === undefined || rerank === undefined) return described;
    const workloads = workloadsOf(name, embeddings, rerank);
    // What only says how text is decoded is nothing to a server that decodes none.
    const features = workloads.includes('completion') ? described.features : described.features.filter((feature) => WITHOUT_TEXT.has(feature));
    return { ...described, workloads, features };
  }

  async probe(signal: AbortSignal): Promise<EngineHealth> {
    try {
      const seen = health(this.#endpoint.name, await this.#ask({ method: 'GET', path: '/health' }, signal));
      return seen.ready ? { ...seen, ...(await this.#use(signal)) } : seen;
    } catch (cause) {
      return { live: false, ready: false, lastError: cause instanceof EngineError ? cause.message : 'The look at the engine was given up.' };
    }
  }

  async countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    const prompt = await this.#prompt(input, signal);
    return { tokens: tokenCount(this.#endpoint.name, await this.#ask(tokenizeRequest(prompt), signal)), exact: true };
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const startedAt = this.#clock.monotonic();
    const prompt = (await this.#prompt(request.input, signal)) + (request.continueFrom ?? '');
    const wallMs = Math.max(0, this.#timeouts.wallMs - (this.#clock.monotonic() - startedAt));
    const spec = completionRequest(prompt, request);
    const endpoint = this.#endpoint;
    return exchange<GenerateResult>(
      {
        endpoint,
        request: spec,
        limits: { ...this.#timeouts, wallMs },
        clock: this.#clock,
        overdue: (phase, limitMs) => overdue(endpoint.name, spec.path, phase, phase === 'wall' ? this.#timeouts.wallMs : limitMs),
      },
      signal,
      (flow) => new CompletionReader(endpoint.name, sink, flow, this.#clock),
    );
  }

  async embed({ texts }: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    const { items, tokensIn } = await this.#inBatches(texts, embeddingsRequest, vectorsOf, signal);
    return { vectors: items, tokensIn };
  }

  async rerank({ query, documents }: RerankRequest, signal: AbortSignal): Promise<RerankResult> {
    const { items, tokensIn } = await this.#inBatches(documents, (some) => rerankRequest(query, some), scoresOf, signal);
    return { scores: items, tokensIn };
  }

  close(): Promise<void> {
    this.#endpoint.close();
    return Promise.resolve();
  }

  /** One after the other, within one attempt's time. */
  async #inBatches<T>(
    all: readonly string[],
    request: (texts: readonly string[]) => HttpRequestSpec,
    read: (name: string, reply: JsonReply, count: number) => Answered<T>,
    signal: AbortSignal,
  ): Promise<Answered<T>> {
    const { name } = this.#endpoint;
    const until = this.#clock.monotonic() + this.#timeouts.wallMs;
    const items: T[] = [];
    let tokensIn = 0;
    for (let from = 0; from < all.length; from += BATCH) {
      const texts = all.slice(from, from + BATCH);
      const limits = { ...this.#timeouts, wallMs: Math.max(0, until - this.#clock.monotonic()) };
      const answered = read(name, await askResult(this.#endpoint, request(texts), limits, this.#clock, signal), texts.length);
      for (const item of answered.items) items.push(item);
      tokensIn += answered.tokensIn;
    }
    return { items, tokensIn };
  }

  /** Slots are told by the thread that decodes, between two batches: a busy engine may be slow to say. */
  async #use(signal: AbortSignal): Promise<Pick<EngineHealth, 'slotsBusy' | 'kvCacheUsage'>> {
    try {
      const slots = slotUse(await this.#ask({ method: 'GET', path: '/slots' }, signal));
      return slots ?? metricUse(await this.#ask({ method: 'GET', path: '/metrics' }, signal));
    } catch {
      return {};
    }
  }

  async #prompt(input: CompletionInput, signal: AbortSignal): Promise<string> {
    if (input.kind === 'prompt') return input.prompt;
    const reply = await this.#ask({ method: 'POST', path: '/apply-template', body: { messages: input.messages } }, signal);
    return templatedPrompt(this.#endpoint.name, reply);
  }

  #ask(request: HttpRequestSpec, signal: AbortSignal): Promise<JsonReply> {
    return askJson(this.#endpoint, request, this.#timeouts, this.#clock, signal);
  }
}
