import type { CompletionInput } from '../../../domain/task/task.js';
import type { Clock } from '../../../ports/clock.js';
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
import { HttpEndpoint, type EngineTimeouts, type HttpRequestSpec } from '../http/endpoint.js';
import { exchange } from '../http/exchange.js';
import { overdue } from '../http/failure.js';
import { askJson, type JsonReply } from '../http/json.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { CompletionReader } from './completion.js';
import { description, health, metricUse, slotUse, templatedPrompt, tokenCount } from './replies.js';
import { completionRequest, tokenizeRequest } from './request.js';

/** It has no use for the other settings of an engine behind HTTP: llama-server tells all of itself. */
export type LlamacppSettings = Pick<HttpEngineSettings, 'url' | 'timeouts' | 'clock' | 'apiKey' | 'lookup'>;

/**
 * llama.cpp's llama-server by its native API: /completion, not the OpenAI one, because only that has grammars, exact
 * token counts and all samplers. Facts below were read off b11669; test/fixtures/llamacpp holds what it sent.
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
    return description(this.#endpoint.name, await this.#ask({ method: 'GET', path: '/props' }, signal));
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

  embed(): Promise<EmbedResult> {
    return Promise.reject(notServed('llamacpp', 'embedding'));
  }

  rerank(): Promise<RerankResult> {
    return Promise.reject(notServed('llamacpp', 'rerank'));
  }

  close(): Promise<void> {
    this.#endpoint.close();
    return Promise.resolve();
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
