import { WholeCharacters } from '../../../lib/whole-characters.js';
import type { Clock } from '../../../ports/clock.js';
import { EngineError, type GenerateResult, type TokenSink } from '../../../ports/engine.js';
import type { HttpEndpoint } from '../http/endpoint.js';
import { EventStream, type StreamEvents } from '../http/event-stream.js';
import type { AnswerReader, Flow } from '../http/exchange.js';
import { malformed } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, textAt } from '../http/json-value.js';
import { ChunkForm } from './chunk-form.js';
import { contentOf, parseChunk, plainChunk, plainOf, thoughtOf } from './chunk.js';
import { refusal, streamFailure } from './refusal.js';

export interface ChunkParts {
  readonly endpoint: HttpEndpoint;
  readonly path: string;
  readonly sink: TokenSink;
  readonly clock: Clock;
  /** Of the prompt, for a server that does not tell its usage. */
  readonly estimatedTokensIn: number;
}

/** The reader of one streamed answer, or of the refusal in its place. */
export const chunkStream = (parts: ChunkParts, flow: Flow<GenerateResult>): AnswerReader =>
  new EventStream(parts.endpoint.name, parts.sink, flow, new Chunks(parts, flow));

/**
 * Reads the events of one streamed POST /v1/completions or /v1/chat/completions.
 *
 * The text ends with a chunk that names a finish reason; usage may come in it or in one of its own after it, once or several times;
 * the stream ends with [DONE], or, from some servers, with the body. A body that ends without a finish reason was cut off.
 */
class Chunks implements StreamEvents {
  readonly #form = new ChunkForm();
  readonly #characters = new WholeCharacters();
  readonly #startedAt: number;
  #firstAt: number | undefined;
  #pieces = 0;
  #finish: GenerateResult['finish'] | undefined;
  #usage: unknown;
  /** llama-server measures by itself. */
  #timings: unknown;

  constructor(
    private readonly parts: ChunkParts,
    private readonly flow: Pick<Flow<GenerateResult>, 'ended' | 'began' | 'finish'>,
  ) {
    this.#startedAt = parts.clock.monotonic();
  }

  event(text: string, start: number, end: number): void {
    const content = this.#form.content(text, start, end);
    if (content === undefined) this.#unusual(text.slice(start, end));
    else if (this.#characters.waits) this.#piece(content);
    else this.#token(content);
  }

  end(): void {
    if (this.#finish !== undefined) this.#complete(this.#finish);
  }

  refusal(reply: JsonReply): EngineError {
    const { endpoint, path, clock } = this.parts;
    return refusal(endpoint, path, reply, clock.wall());
  }

  #token(text: string): void {
    this.#began();
    this.#pieces++;
    this.parts.sink.token(text);
  }

  #began(): void {
    if (this.#firstAt !== undefined) return;
    this.#firstAt = this.parts.clock.monotonic();
    this.flow.began();
  }

  /** A server in between may cut a text anywhere, within an escaped pair too. */
  #piece(text: string): void {
    const whole = this.#characters.push(text);
    if (whole !== '') this.#token(whole);
  }

  #unusual(data: string): void {
    const { endpoint } = this.parts;
    if (data === '[DONE]') {
      if (this.#finish === undefined) throw malformed(endpoint.name, 'the end of a stream whose text had no end');
      return this.#complete(this.#finish);
    }
    const chunk = parseChunk(data);
    if (chunk === undefined) throw malformed(endpoint.name, 'an event that is not JSON');
    const { event, choice } = chunk;
    const failure = streamFailure(endpoint, event);
    if (failure !== undefined) throw failure;
    this.#usage = event['usage'] ?? this.#usage;
    this.#timings = event['timings'] ?? this.#timings;
    if (choice === undefined) return;
    if (textAt(choice['delta'], 'refusal') !== undefined) throw refused(endpoint.name);
    if (thoughtOf(choice) !== '') this.#began();
    this.#piece(contentOf(choice));
    const plain = plainOf(chunk);
    if (plain !== undefined) this.#form.learn(data, plain, plainChunk);
    const reason = choice['finish_reason'];
    if (typeof reason === 'string' && !this.flow.ended) this.#finish = finishOf(endpoint.name, reason);
  }

  #complete(finish: GenerateResult['finish']): void {
    const rest = this.#characters.flush();
    if (rest !== '') this.#token(rest);
    if (!this.flow.ended) this.flow.finish(this.#result(finish));
  }

  #result(finish: GenerateResult['finish']): GenerateResult {
    const usage = this.#usage;
    const timings = this.#timings;
    const cached = amountAt(at(usage, 'prompt_tokens_details'), 'cached_tokens') ?? amountAt(timings, 'cache_n');
    const now = this.parts.clock.monotonic();
    const firstAt = this.#firstAt ?? now;
    return {
      finish,
      tokensIn: amountAt(usage, 'prompt_tokens') ?? this.parts.estimatedTokensIn,
      tokensOut: amountAt(usage, 'completion_tokens') ?? this.#pieces,
      ...(cached === undefined ? {} : { cachedTokens: cached }),
      prefillMs: amountAt(timings, 'prompt_ms') ?? firstAt - this.#startedAt,
      decodeMs: amountAt(timings, 'predicted_ms') ?? now - firstAt,
    };
  }
}

/** Whatever is not known to be an end of another kind counts as one: tools are never asked for, and servers name their own stops. */
function finishOf(name: string, reason: string): GenerateResult['finish'] {
  switch (reason) {
    case 'length':
      return 'length';
    case 'content_filter':
      throw refused(name);
    case 'abort':
    case 'error':
    case 'insufficient_system_resource':
      throw new EngineError('WORKER_RESET', `The engine at ${name} gave the text up in the middle (${reason}). Look at its log.`);
    default:
      return 'stop';
  }
}

const refused = (name: string): EngineError =>
  new EngineError('INVALID_PARAMS', `The content filter of the engine at ${name} refused this text. Change the prompt, or use a pool without that filter.`);
