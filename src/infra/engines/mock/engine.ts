import type { CompletionInput } from '../../../domain/task/task.js';
import { abortError } from '../../../lib/abort-error.js';
import { StopWords } from '../../../lib/stop-words.js';
import type { Clock } from '../../../ports/clock.js';
import {
  EngineError,
  type EmbedRequest,
  type EmbedResult,
  type Engine,
  type EngineDescription,
  type EngineHealth,
  type GenerateRequest,
  type GenerateResult,
  type RerankRequest,
  type RerankResult,
  type TokenCount,
  type TokenSink,
} from '../../../ports/engine.js';
import { Answering } from './answering.js';
import { Decoding, type StallLimits } from './decoding.js';
import { Faults, type MockFault } from './faults.js';
import { Poems } from './poems.js';
import { Slots } from './slots.js';
import { countTokens } from './tokenizer.js';
import { scoreOf, vectorOf } from './vectors.js';

export interface MockEngineSettings {
  /** Tasks that decode at once. Default 4. */
  readonly slots?: number;
  /** Tokens of one task, prompt and output. Default 8192. */
  readonly ctxMax?: number;
  /** Of one task. 0 or absent: as fast as it goes. */
  readonly tokensPerSecond?: number;
  /** From the request to the first token, before the prefill's own time. Default 0. */
  readonly firstTokenMs?: number;
  /** Prompt tokens that are not cached. 0 or absent: the prefill takes no time. */
  readonly prefillTokensPerSecond?: number;
  /** How likely a text is over after each of its poems, 0 to 1. 0: it always runs to max_tokens. Default 0.125. */
  readonly endChance?: number;
  readonly version?: string;
  readonly faults?: readonly MockFault[];
  /** What ends a stall with DECODE_TIMEOUT. Absent: only an abort does. */
  readonly limits?: StallLimits;
}

const UNLIMITED: StallLimits = { firstTokenMs: Number.POSITIVE_INFINITY, idleMs: Number.POSITIVE_INFINITY };

/**
 * An engine without a model, that ships with the daemon: for trying it out, for demos and tests, and the default where
 * nothing is configured. It writes poems, the same ones for the same prompt, seed and sampling at any speed, and goes on with
 * one that was begun; it embeds and ranks texts; it keeps
 * time, slots, context and cached prefixes as a real engine does, and is honest about its token counts.
 */
export const createMockEngine = (settings: MockEngineSettings, parts: { readonly clock: Clock }): Engine => new MockEngine(settings, parts.clock);

class MockEngine implements Engine {
  readonly kind = 'mock';
  readonly #description: EngineDescription;
  readonly #slots: Slots;
  readonly #faults: Faults;
  readonly #running = new Set<{ fail(error: Error): void }>();
  #closed = false;

  constructor(
    private readonly settings: MockEngineSettings,
    private readonly clock: Clock,
  ) {
    const { slots = 4, ctxMax = 8192, version = '1.0.0', faults = [] } = settings;
    if (!(Number.isInteger(slots) && slots > 0 && Number.isInteger(ctxMax) && ctxMax > 1)) {
      throw new RangeError(`A mock engine needs whole numbers of slots (1 or more) and ctxMax (2 or more), not ${slots} and ${ctxMax}.`);
    }
    this.#description = {
      engineVersion: version,
      model: 'mock',
      ctxMax,
      slots,
      workloads: ['completion', 'embedding', 'rerank'],
      features: ['chat_template', 'continuation', 'exact_token_count', 'kv_usage', 'seed', 'stop'],
    };
    this.#slots = new Slots(slots, ctxMax);
    this.#faults = new Faults(faults);
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    this.#meet(signal);
    return this.#description;
  }

  async probe(): Promise<EngineHealth> {
    const refusal = this.#refusal();
    if (refusal !== undefined) return { live: false, ready: false, lastError: refusal.message };
    return { live: true, ready: true, slotsBusy: this.#slots.busy, kvCacheUsage: this.#slots.kvUsage };
  }

  async countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    this.#meet(signal);
    return { tokens: promptTokens(promptOf(input)), exact: true };
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    this.#meet(signal);
    const { continueFrom = '' } = request;
    const prompt = promptOf(request.input);
    const tokensIn = this.#admit(request, prompt + continueFrom);
    const place = this.#slots.take(prompt + continueFrom, tokensIn, request.kvHint === 'reuse');
    if (place === undefined) throw this.#exhausted();
    const { cachedTokens } = place;
    const { firstTokenMs = 0, endChance = 0.125 } = this.settings;
    const decoding = new Decoding(
      {
        slot: place.slot,
        text: new Poems(prompt, request.seed, request.sampling, endChance, continueFrom),
        stop: new StopWords(request.stop, continueFrom),
        sink,
        tokensIn,
        cachedTokens,
        limit: Math.min(request.maxTokens, this.#description.ctxMax - tokensIn),
        prefillMs: firstTokenMs + (tokensIn - cachedTokens) * perToken(this.settings.prefillTokensPerSecond),
        tokenMs: perToken(this.settings.tokensPerSecond),
        fault: this.#faults.ofDecode(),
        limits: this.settings.limits ?? UNLIMITED,
      },
      this.clock,
      signal,
      () => this.#running.delete(decoding),
    );
    this.#running.add(decoding);
    decoding.start();
    return decoding.done;
  }

  async embed({ texts }: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    this.#meet(signal);
    return this.#answer(texts.map(promptTokens), signal, (tokensIn) => ({ vectors: texts.map(vectorOf), tokensIn }));
  }

  async rerank({ query, documents }: RerankRequest, signal: AbortSignal): Promise<RerankResult> {
    this.#meet(signal);
    const ofQuery = promptTokens(query);
    const tokens = documents.map((document) => ofQuery + promptTokens(document));
    return this.#answer(tokens, signal, (tokensIn) => ({ scores: documents.map((document) => scoreOf(query, document)), tokensIn }));
  }

  close(): Promise<void> {
    this.#closed = true;
    for (const work of [...this.#running]) work.fail(new EngineError('WORKER_RESET', 'The mock engine was closed: the daemon is stopping.'));
    return Promise.resolve();
  }

  /** What comes of texts that have so many tokens each, once all were taken in. */
  #answer<T>(tokens: readonly number[], signal: AbortSignal, make: (tokensIn: number) => T): Promise<T> {
    const { ctxMax } = this.#description;
    const longest = Math.max(...tokens);
    if (longest > ctxMax) {
      throw new EngineError('INVALID_PARAMS', `Too long for the mock engine: inputs[${tokens.indexOf(longest)}] is ${longest} tokens, and a slot holds ${ctxMax}. Shorten it, or use a pool with more context.`);
    }
    // One text after another: the cache holds one at a time, and none of them is anybody's beginning.
    const place = this.#slots.take('', longest, false);
    if (place === undefined) throw this.#exhausted();
    const tokensIn = tokens.reduce((sum, each) => sum + each, 0);
    const { firstTokenMs = 0, prefillTokensPerSecond, limits = UNLIMITED } = this.settings;
    const answering = new Answering(
      {
        slot: place.slot,
        waitMs: firstTokenMs + tokensIn * perToken(prefillTokensPerSecond),
        answer: () => make(tokensIn),
        fault: this.#faults.ofDecode(),
        limits,
      },
      this.clock,
      signal,
      () => this.#running.delete(answering),
    );
    this.#running.add(answering);
    answering.start();
    return answering.done;
  }

  #exhausted(): EngineError {
    return new EngineError('REPLICA_EXHAUSTED', `All ${this.#description.slots} slots of the mock engine are taken. Try again later, or give it more slots.`);
  }

  /** The prompt's tokens, or why the request cannot be done. */
  #admit(request: GenerateRequest, prompt: string): number {
    const { ctxMax } = this.#description;
    if (request.responseFormat.kind !== 'text') {
      throw new EngineError('INVALID_PARAMS', `The mock engine writes only text, no ${request.responseFormat.kind}. Use a pool whose engine has that feature.`);
    }
    const tokensIn = promptTokens(prompt);
    if (tokensIn >= ctxMax) {
      throw new EngineError('INVALID_PARAMS', `Too long for the mock engine: the prompt is ${tokensIn} tokens, and a slot holds ${ctxMax}. Shorten the prompt, or use a pool with more context.`);
    }
    return tokensIn;
  }

  #meet(signal: AbortSignal): void {
    if (signal.aborted) throw abortError();
    const refusal = this.#refusal();
    if (refusal !== undefined) throw refusal;
  }

  #refusal(): EngineError | undefined {
    if (this.#closed) return new EngineError('POOL_UNREADY', 'The mock engine is closed.');
    if (this.#faults.refuses()) return new EngineError('POOL_UNREADY', 'The mock engine refused the connection (an injected fault). Remove the fault from its configuration.');
    return undefined;
  }
}

/** The mock's chat template. */
const promptOf = (input: CompletionInput): string =>
  input.kind === 'prompt' ? input.prompt : `${input.messages.map(({ role, content }) => `${role}: ${content}\n`).join('')}assistant:`;

/** With the one that stands for the start of the text. */
const promptTokens = (prompt: string): number => 1 + countTokens(prompt);

const perToken = (tokensPerSecond = 0): number => (tokensPerSecond > 0 ? 1000 / tokensPerSecond : 0);
