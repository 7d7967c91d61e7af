import type { Clock } from '../../../ports/clock.js';
import { EngineError, type EmbedResult, type EngineHealth, type GenerateResult, type RerankRequest, type RerankResult, type TokenSink } from '../../../ports/engine.js';
import { HttpEndpoint, type EngineTimeouts, type HttpRequestSpec } from '../http/endpoint.js';
import { askStream } from '../http/event-stream.js';
import { askJson, askResult, type JsonReply } from '../http/json.js';
import { withRetry } from '../http/retry.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { chunkStream } from './chunks.js';
import { refusal } from './refusal.js';
import { scores, vectors } from './results.js';

/** One streamed completion, as it is asked for. */
export interface StreamRequest {
  /** Below the API's root, such as `/chat/completions`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly estimatedTokensIn: number;
  /** On the clock: all limits count from there. */
  readonly startedAt: number;
}

/** `…/v1` at an address's end is the API's root, and what stands before it the server's; without it the API is below `/v1`. */
const API_ROOT = /\/(v\d+[a-z]*)\/*$/;

/** The routes that OpenAI defined and other servers took over, at one server. It knows none of these servers in particular. */
export class OpenaiRoutes {
  readonly endpoint: HttpEndpoint;
  readonly #api: string;
  readonly #timeouts: EngineTimeouts;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** The first of the ways to rerank that this server did not deny having. */
  #rerankAt = 0;

  constructor({ url, timeouts, clock, random, ...options }: Pick<HttpEngineSettings, 'url' | 'timeouts' | 'clock' | 'random' | 'apiKey' | 'lookup'>) {
    const address = new URL(url);
    this.#api = `/${API_ROOT.exec(address.pathname)?.[1] ?? 'v1'}`;
    address.pathname = address.pathname.replace(API_ROOT, '');
    this.endpoint = new HttpEndpoint(address.href, options);
    this.#timeouts = timeouts;
    this.#clock = clock;
    this.#random = random;
  }

  /** A short answer, whatever its status. `path` is below the server's root. */
  ask(request: HttpRequestSpec, signal: AbortSignal): Promise<JsonReply> {
    return askJson(this.endpoint, request, this.#timeouts, this.#clock, signal);
  }

  /** The body of an answer that has to be 200. */
  async expect(request: HttpRequestSpec, signal: AbortSignal): Promise<unknown> {
    const reply = await this.ask(request, signal);
    if (reply.status !== 200) throw this.refusal(request.path, reply);
    return reply.body;
  }

  /** The answer where the server has that route and is well; undefined where it has not. */
  async optional(request: HttpRequestSpec, signal: AbortSignal): Promise<JsonReply | undefined> {
    try {
      const reply = await this.ask(request, signal);
      return reply.status === 200 ? reply : undefined;
    } catch (cause) {
      if (cause instanceof EngineError) return undefined;
      throw cause;
    }
  }

  get modelsPath(): string {
    return `${this.#api}/models`;
  }

  /** GET /v1/models. */
  async models(signal: AbortSignal): Promise<JsonReply> {
    return this.#listed(await this.ask({ method: 'GET', path: this.modelsPath }, signal));
  }

  /** GET /v1/models, or undefined where the server has no such route. */
  async modelsIfAny(signal: AbortSignal): Promise<JsonReply | undefined> {
    const reply = await this.ask({ method: 'GET', path: this.modelsPath }, signal);
    return isLacking(reply.status) ? undefined : this.#listed(reply);
  }

  /** As `probe` of a route that the server lacks: that it says so shows that it is there. */
  probeBare(signal: AbortSignal): Promise<EngineHealth> {
    return this.#look(this.modelsPath, signal, ({ status }) => status === 200 || isLacking(status), () => undefined);
  }

  /** A cheap look at a route that answers 200 where all is well. `check` throws EngineError where its body says otherwise. Never throws itself. */
  probe(path: string, signal: AbortSignal, check: (reply: JsonReply) => void = () => undefined): Promise<EngineHealth> {
    return this.#look(path, signal, ({ status }) => status === 200, check);
  }

  async #look(path: string, signal: AbortSignal, isWell: (reply: JsonReply) => boolean, check: (reply: JsonReply) => void): Promise<EngineHealth> {
    let live = false;
    try {
      const reply = await this.ask({ method: 'GET', path }, signal);
      live = true;
      if (!isWell(reply)) throw this.refusal(path, reply);
      check(reply);
      return { live, ready: true };
    } catch (cause) {
      return { live, ready: false, lastError: cause instanceof EngineError ? cause.message : 'The look at the engine was given up.' };
    }
  }

  refusal(path: string, reply: JsonReply): EngineError {
    return refusal(this.endpoint, path, reply, this.#clock.wall());
  }

  /** Tried again while nothing has begun; the limits of all tries together are those of one. */
  generate({ path: route, body, estimatedTokensIn, startedAt }: StreamRequest, sink: TokenSink, signal: AbortSignal): Promise<GenerateResult> {
    const { endpoint } = this;
    const clock = this.#clock;
    const path = this.#api + route;
    const stream = { endpoint, request: { method: 'POST', path, body }, timeouts: this.#timeouts, clock, startedAt } as const;
    const parts = { endpoint, path, sink, clock, estimatedTokensIn };
    return this.#retrying(startedAt, signal, () => askStream<GenerateResult>(stream, signal, (flow) => chunkStream(parts, flow)));
  }

  async embed(model: string | undefined, texts: readonly string[], signal: AbortSignal): Promise<EmbedResult> {
    const reply = await this.#result(`${this.#api}/embeddings`, { ...named(model), input: texts, encoding_format: 'float' }, signal);
    return vectors(this.endpoint.name, reply.body, texts.length);
  }

  /** There is no one route for it: the one that most servers have is asked first, and the one that answered from then on. */
  async rerank(model: string | undefined, { query, documents }: RerankRequest, signal: AbortSignal): Promise<RerankResult> {
    const ways = [
      { path: `${this.#api}/rerank`, body: { ...named(model), query, documents } },
      { path: '/rerank', body: { ...named(model), query, documents } },
      { path: '/score', body: { ...named(model), text_1: query, text_2: documents } },
    ];
    for (let at = this.#rerankAt; ; at++) {
      const way = ways[at];
      if (way === undefined) {
        throw new EngineError('POOL_UNREADY', `The engine at ${this.endpoint.name} has none of the routes for a rerank (${ways.map(({ path }) => path).join(', ')}). Take rerank out of the pool's workloads, or check the url.`);
      }
      const reply = await this.#answer(way.path, way.body, signal);
      if (reply.status === 404 || reply.status === 405) continue;
      if (reply.status !== 200) throw this.refusal(way.path, reply);
      this.#rerankAt = at;
      return scores(this.endpoint.name, way.path, reply.body, documents.length);
    }
  }

  close(): Promise<void> {
    this.endpoint.close();
    return Promise.resolve();
  }

  async #result(path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<JsonReply> {
    const reply = await this.#answer(path, body, signal);
    if (reply.status !== 200) throw this.refusal(path, reply);
    return reply;
  }

  #listed(reply: JsonReply): JsonReply {
    if (reply.status !== 200) throw this.refusal(this.modelsPath, reply);
    return reply;
  }

  /** Refusals that say that nothing was begun are tried again; all others come back as answers. */
  #answer(path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<JsonReply> {
    return this.#retrying(this.#clock.monotonic(), signal, async (limits) => {
      const reply = await askResult(this.endpoint, { method: 'POST', path, body }, limits, this.#clock, signal);
      if (reply.status === 429 || reply.status >= 500) throw this.refusal(path, reply);
      return reply;
    });
  }

  #retrying<T>(startedAt: number, signal: AbortSignal, attempt: (limits: EngineTimeouts) => Promise<T>): Promise<T> {
    const timeouts = this.#timeouts;
    const left = (limitMs: number): number => Math.max(0, limitMs - (this.#clock.monotonic() - startedAt));
    return withRetry(
      () => attempt({ ...timeouts, firstTokenMs: left(timeouts.firstTokenMs), wallMs: left(timeouts.wallMs) }),
      { endpoint: this.endpoint, clock: this.#clock, random: this.#random, limitMs: left(timeouts.firstTokenMs) },
      signal,
    );
  }
}

const isLacking = (status: number): boolean => status === 404 || status === 405 || status === 501;

const named = (model: string | undefined): { readonly model?: string } => (model === undefined ? {} : { model });
