import type { CompletionInput } from '../../../domain/task/task.js';
import {
  EngineError,
  notServed,
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
import type { HttpRequestSpec } from '../http/endpoint.js';
import { malformed } from '../http/failure.js';
import { amountAt, at, textAt } from '../http/json-value.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { estimateTokens } from '../openai-wire/estimate.js';
import { chooseModel, listedContext } from '../openai-wire/models.js';
import { TooLong } from '../openai-wire/refusal.js';
import { OpenaiRoutes } from '../openai-wire/routes.js';
import { metricUse, slotsThatFit } from './metrics.js';
import { tokenizeRequest, tokenizeRest, vllmRequest, type Opening } from './request.js';
import { dialectOf, type Dialect } from './version.js';

/**
 * vLLM's OpenAI-compatible server, with what it has beyond OpenAI: /tokenize, /version, /metrics, structured outputs.
 *
 * - It takes any number of requests and lets them wait inside, silently: firstTokenMs bounds that.
 * - A cold prompt gets a cache salt of its own, so that nothing cached before can serve it.
 * - It refuses a request whose max_tokens exceed what the prompt leaves of the context. So that a text may simply end at the
 *   context's end, such a request is counted and asked for again with what fits: that costs nothing in any other case.
 * - A text is continued after its prompt; after a chat by tokens, the template's and the text's, so that no template can trim or close
 *   it. A model whose thoughts the server parses away may think again before it goes on.
 * - A cancel closes the connection, at which vLLM aborts the request within one step.
 */
export const createVllmEngine = (settings: HttpEngineSettings): Engine => new VllmEngine(settings);

/** What `describe` found, and every request needs. */
interface Known {
  readonly model: string;
  readonly dialect: Dialect;
  readonly countsTokens: boolean;
  readonly ctxMax: number;
}

class VllmEngine implements Engine {
  readonly kind = 'vllm';
  readonly #routes: OpenaiRoutes;
  #known: Known | undefined;
  #salts = 0;

  constructor(private readonly settings: HttpEngineSettings) {
    this.#routes = new OpenaiRoutes(settings);
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    const routes = this.#routes;
    const { name } = routes.endpoint;
    const model = chooseModel(name, (await routes.models(signal)).body, this.settings.model);
    const version = textAt((await routes.optional({ method: 'GET', path: '/version' }, signal))?.body, 'version') ?? 'unknown';
    const chat = await routes.optional(tokenizeRequest(model.id, { kind: 'messages', messages: [{ role: 'user', content: 'hi' }] }), signal);
    const prompt = chat ?? (await routes.optional(tokenizeRequest(model.id, { kind: 'prompt', prompt: 'hi' }), signal));
    const metrics = (await routes.optional({ method: 'GET', path: '/metrics' }, signal))?.text ?? '';
    // An adapter's entry does not tell; the tokenizer does for all of them.
    const ctxMax = listedContext(model.entry) ?? amountAt(prompt?.body, 'max_model_len') ?? this.settings.ctxMax;
    if (ctxMax === undefined) {
      throw new EngineError('POOL_UNREADY', `The server at ${name} does not tell its context as vLLM does (max_model_len in /v1/models). Check the url, use the engine openai for another server, or write ctx_max into the replica.`);
    }
    this.#known = { model: model.id, dialect: dialectOf(version), countsTokens: prompt !== undefined, ctxMax };
    return {
      engineVersion: version,
      model: model.id,
      ctxMax,
      slots: this.settings.slots ?? slotsThatFit(metrics, ctxMax) ?? 1,
      workloads: this.#workloads(),
      features: this.#features(chat !== undefined, prompt !== undefined, metricUse(metrics).kvCacheUsage !== undefined),
    };
  }

  async probe(signal: AbortSignal): Promise<EngineHealth> {
    const seen = await this.#routes.probe('/health', signal);
    if (!seen.ready) return seen;
    try {
      const metrics = await this.#routes.optional({ method: 'GET', path: '/metrics' }, signal);
      return { ...seen, ...metricUse(metrics?.text ?? '') };
    } catch {
      return seen;
    }
  }

  async countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    const { model, countsTokens } = await this.#ready(signal);
    if (!countsTokens) return { tokens: estimateTokens(input), exact: false };
    return { tokens: (await this.#tokens(tokenizeRequest(model, input), signal)).length, exact: true };
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const startedAt = this.settings.clock.monotonic();
    const known = await this.#ready(signal);
    const opening = await this.#opening(known, request, signal);
    const ask = (maxTokens: number): Promise<GenerateResult> => {
      const { path, body } = vllmRequest(known.model, known.dialect, { ...request, maxTokens }, opening, this.#salt(request.taskId));
      return this.#routes.generate({ path, body, estimatedTokensIn: estimateTokens(request.input), startedAt }, sink, signal);
    };
    try {
      return await ask(request.maxTokens);
    } catch (cause) {
      const room = cause instanceof TooLong && known.countsTokens ? await this.#room(known, opening, signal) : 0;
      if (room < 1 || room >= request.maxTokens) throw cause;
      return await ask(room);
    }
  }

  async embed({ texts }: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    if (!this.#workloads().includes('embedding')) throw notServed('vllm', 'embedding');
    return this.#routes.embed((await this.#ready(signal)).model, texts, signal);
  }

  async rerank(request: RerankRequest, signal: AbortSignal): Promise<RerankResult> {
    if (!this.#workloads().includes('rerank')) throw notServed('vllm', 'rerank');
    return this.#routes.rerank((await this.#ready(signal)).model, request, signal);
  }

  close(): Promise<void> {
    return this.#routes.close();
  }

  /** What a model serves shows only in its refusals: the pool says it. */
  #workloads(): EngineDescription['workloads'] {
    return this.settings.workloads ?? ['completion'];
  }

  #features(chat: boolean, prompt: boolean, kv: boolean): readonly EngineFeature[] {
    const counts: readonly EngineFeature[] = prompt ? ['exact_token_count'] : [];
    const completes: readonly EngineFeature[] = this.#workloads().includes('completion') ? ['grammar', 'json_schema', 'seed', 'stop'] : [];
    // A chat is continued by its tokens: without /tokenize only prompts could be. A model without a template has no chats to continue.
    const continues: readonly EngineFeature[] = prompt && completes.length > 0 ? ['continuation'] : [];
    return [...(chat ? (['chat_template'] as const) : []), ...continues, ...counts, ...completes, ...(kv ? (['kv_usage'] as const) : [])].sort();
  }

  async #ready(signal: AbortSignal): Promise<Known> {
    if (this.#known === undefined) await this.describe(signal);
    if (this.#known === undefined) throw new EngineError('INTERNAL', `The engine at ${this.#routes.endpoint.name} was described without effect.`);
    return this.#known;
  }

  async #opening({ model }: Known, { input, continueFrom }: GenerateRequest, signal: AbortSignal): Promise<Opening> {
    if (continueFrom === undefined) return input;
    if (input.kind === 'prompt') return { kind: 'prompt', prompt: input.prompt + continueFrom };
    const template = await this.#tokens(tokenizeRequest(model, input), signal);
    const text = await this.#tokens(tokenizeRest(model, continueFrom), signal);
    return { kind: 'tokens', tokens: [...template, ...text] };
  }

  /** Tokens of the context that the prompt leaves. */
  async #room({ model, ctxMax }: Known, opening: Opening, signal: AbortSignal): Promise<number> {
    return ctxMax - (opening.kind === 'tokens' ? opening.tokens : await this.#tokens(tokenizeRequest(model, opening), signal)).length;
  }

  async #tokens(spec: HttpRequestSpec, signal: AbortSignal): Promise<readonly number[]> {
    const tokens = at(await this.#routes.expect(spec, signal), 'tokens');
    if (!isTokens(tokens)) throw malformed(this.#routes.endpoint.name, 'an answer to /tokenize without tokens');
    return tokens;
  }

  #salt(taskId: string): string {
    return `${taskId}-${this.settings.clock.wall()}-${++this.#salts}-${this.settings.random()}`;
  }
}

const isTokens = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((id) => Number.isInteger(id));
