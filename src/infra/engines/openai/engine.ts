import type { CompletionInput } from '../../../domain/task/task.js';
import { abortError } from '../../../lib/abort-error.js';
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
import { malformed } from '../http/failure.js';
import { textAt } from '../http/json-value.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { estimateTokens } from '../openai-wire/estimate.js';
import { chooseModel } from '../openai-wire/models.js';
import { UnknownField } from '../openai-wire/refusal.js';
import { OpenaiRoutes } from '../openai-wire/routes.js';
import { openaiRequest } from './request.js';
import { lookAtServer, type Server } from './server.js';

/**
 * Any server with OpenAI's routes: Ollama, LM Studio, llama-server, gateways, and hosted ones by their API key. What a server is, and
 * so what it may be asked beyond what OpenAI defined, is looked up once (server.ts).
 *
 * - A prompt goes to /v1/completions and a chat to /v1/chat/completions. Ollama puts its template around a prompt too.
 * - Nobody counts tokens before here: counts are estimates, and usage is the server's own, from the end of its stream.
 * - A text that was broken off cannot be continued: a chat's template is the server's secret.
 * - The few fields that a task does not ask for by itself (seed, stream_options) are left out once a server refused them.
 * - Some hosted servers list no models: that is borne where engine_model and ctx_max are configured.
 * - A cancel closes the connection; local servers stop decoding then, a hosted one may go on and bill for it.
 */
export const createOpenaiEngine = (settings: HttpEngineSettings): Engine => new OpenaiEngine(settings);

class OpenaiEngine implements Engine {
  readonly kind = 'openai';
  readonly #routes: OpenaiRoutes;
  #server: Server | undefined;
  /** Fields that this server refused. */
  readonly #unknown = new Set<string>();

  constructor(private readonly settings: HttpEngineSettings) {
    this.#routes = new OpenaiRoutes(settings);
  }

  async describe(signal: AbortSignal): Promise<EngineDescription> {
    const server = await this.#look(signal);
    const { name } = this.#routes.endpoint;
    const ctxMax = server.ctxMax ?? this.settings.ctxMax ?? server.ctxAtLeast;
    if (ctxMax === undefined) {
      throw new EngineError('POOL_UNREADY', `The engine at ${name} does not tell how much context its model ${server.model} has. Write ctx_max into the replica: the tokens of prompt and output together.`);
    }
    const shaped: readonly EngineFeature[] = server.kind === 'llamacpp' ? ['grammar', 'json_schema'] : [];
    return {
      engineVersion: server.version,
      model: server.model,
      ...(server.modelDigest === undefined ? {} : { modelDigest: server.modelDigest }),
      ctxMax,
      slots: this.settings.slots ?? server.slots ?? 1,
      workloads: this.#workloads(server),
      features: ['chat_template', ...shaped, ...(this.#unknown.has('seed') ? [] : (['seed'] as const)), 'stop'],
    };
  }

  probe(signal: AbortSignal): Promise<EngineHealth> {
    const routes = this.#routes;
    // Only these are known to tell by /health that the model can work; elsewhere it may be a page for people.
    if (this.#server?.kind === 'llamacpp' || this.#server?.kind === 'vllm') return routes.probe('/health', signal);
    if (this.#server?.listsNone === true) return routes.probeBare(signal);
    return routes.probe(routes.modelsPath, signal, ({ body }) => void chooseModel(routes.endpoint.name, body, this.settings.model));
  }

  countTokens(input: CompletionInput, signal: AbortSignal): Promise<TokenCount> {
    if (signal.aborted) return Promise.reject(abortError());
    return Promise.resolve({ tokens: estimateTokens(input), exact: false });
  }

  async generate(request: GenerateRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const startedAt = this.settings.clock.monotonic();
    const { name } = this.#routes.endpoint;
    if (request.continueFrom !== undefined) throw new EngineError('INVALID_PARAMS', `The engine at ${name} cannot continue a text that was broken off.`);
    const server = this.#server ?? (await this.#look(signal));
    const { path, body } = openaiRequest(name, server.kind, server.model, await this.#readable(server, request, signal));
    for (;;) {
      try {
        return await this.#routes.generate({ path, body: this.#known(body), estimatedTokensIn: estimateTokens(request.input), startedAt }, sink, signal);
      } catch (cause) {
        // A request that was refused for a field has begun nothing, and each field is refused once at most.
        if (!(cause instanceof UnknownField) || this.#unknown.has(cause.field)) throw cause;
        this.#unknown.add(cause.field);
      }
    }
  }

  async embed({ texts }: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    const server = this.#server ?? (await this.#look(signal));
    if (!this.#workloads(server).includes('embedding')) throw notServed('openai', 'embedding');
    return this.#routes.embed(server.model, texts, signal);
  }

  async rerank(request: RerankRequest, signal: AbortSignal): Promise<RerankResult> {
    const server = this.#server ?? (await this.#look(signal));
    if (!this.#workloads(server).includes('rerank')) throw notServed('openai', 'rerank');
    return this.#routes.rerank(server.model, request, signal);
  }

  close(): Promise<void> {
    return this.#routes.close();
  }

  /**
   * llama-server's chat route holds a schema against its own template's last words and then refuses it (seen with b11669), so such a
   * chat is sent as the prompt that the template makes of it.
   */
  async #readable(server: Server, request: GenerateRequest, signal: AbortSignal): Promise<GenerateRequest> {
    const { input, responseFormat } = request;
    if (server.kind !== 'llamacpp' || input.kind !== 'messages' || responseFormat.kind !== 'json_schema') return request;
    const reply = await this.#routes.expect({ method: 'POST', path: '/apply-template', body: { messages: input.messages } }, signal);
    const prompt = textAt(reply, 'prompt');
    if (prompt === undefined) throw malformed(this.#routes.endpoint.name, 'an answer to /apply-template without a prompt');
    return { ...request, input: { kind: 'prompt', prompt } };
  }

  #known(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return this.#unknown.size === 0 ? body : Object.fromEntries(Object.entries(body).filter(([field]) => !this.#unknown.has(field)));
  }

  #workloads(server: Server): EngineDescription['workloads'] {
    return this.settings.workloads ?? server.workloads ?? ['completion'];
  }

  async #look(signal: AbortSignal): Promise<Server> {
    const { model, ctxMax } = this.settings;
    const server = await lookAtServer(this.#routes, model, model !== undefined && ctxMax !== undefined, signal);
    this.#server = server;
    return server;
  }
}
