import type { IncomingHttpHeaders } from 'node:http';
import { WholeCharacters } from '../../../lib/whole-characters.js';
import type { Clock } from '../../../ports/clock.js';
import type { GenerateResult, TokenSink } from '../../../ports/engine.js';
import { EventLines } from '../http/event-lines.js';
import type { AnswerReader, Flow } from '../http/exchange.js';
import { malformed, quote } from '../http/failure.js';
import { WholeReply } from '../http/json.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';
import { refusal, streamFailure } from './refusal.js';

/** How llama-server begins the event of every token. */
const HEAD = '{"index":0,"content":"';
const QUOTE = 34;
const BACKSLASH = 92;
const CLOSING_BRACE = 125;

/**
 * The text of the token's event that stands in `text` from `start` to `end`, without parsing the event: that saves two
 * thirds of the cost of reading it. Undefined for any other form than the usual (escapes in the text, another order of
 * fields, more fields): JSON.parse must read that.
 */
export function usualContent(text: string, start: number, end: number): string | undefined {
  if (!text.startsWith(HEAD, start) || text.charCodeAt(end - 1) !== CLOSING_BRACE) return undefined;
  const from = start + HEAD.length;
  let to = from;
  for (; to < end; to++) {
    const unit = text.charCodeAt(to);
    if (unit === QUOTE) break;
    if (unit === BACKSLASH) return undefined;
  }
  // Empty text stands in progress events, which say more.
  if (to === from || !text.startsWith(',"tokens":[', to + 1)) return undefined;
  const tokensEnd = text.indexOf(']', to);
  if (tokensEnd === -1 || tokensEnd > end || !text.startsWith(',"stop":false,', tokensEnd + 1)) return undefined;
  return text.slice(from, to);
}

/** Reads the answer to one streamed POST /completion. */
export class CompletionReader implements AnswerReader {
  readonly #lines: EventLines;
  #refused: WholeReply | undefined;
  readonly #startedAt: number;
  readonly #characters = new WholeCharacters();
  #firstAt: number | undefined;
  #promptTold = false;
  /** The chunk held events, and not only a ping. */
  #events = false;

  constructor(
    private readonly name: string,
    private readonly sink: TokenSink,
    private readonly flow: Flow<GenerateResult>,
    private readonly clock: Clock,
  ) {
    this.#startedAt = clock.monotonic();
    this.#lines = new EventLines(name, (text, start, end) => this.#event(text, start, end));
  }

  head(status: number, headers: IncomingHttpHeaders): void {
    if (status !== 200) {
      this.#refused = new WholeReply(this.name, {
        finish: (reply) => {
          throw refusal(this.name, '/completion', reply);
        },
      });
      this.#refused.head(status, headers);
      return;
    }
    const type = headers['content-type'] ?? 'no media type';
    if (!type.startsWith('text/event-stream')) throw malformed(this.name, `${quote(type)} where an event stream was asked for`);
  }

  chunk(text: string): Promise<void> | undefined {
    if (this.#refused !== undefined) return this.#refused.chunk(text);
    this.#lines.feed(text);
    if (this.flow.ended) return undefined;
    if (this.#events) {
      this.#events = false;
      this.flow.heard();
    }
    return this.sink.backpressure();
  }

  end(): void {
    this.#refused?.end();
  }

  #event(text: string, start: number, end: number): void {
    // An abort in the middle of a chunk: what else the chunk holds is not for anybody.
    if (this.flow.ended) return;
    this.#events = true;
    const content = usualContent(text, start, end);
    if (content === undefined) this.#unusual(text.slice(start, end));
    else if (this.#characters.waits) this.#piece(content);
    else this.#token(content);
  }

  #token(text: string): void {
    if (this.#firstAt === undefined) {
      this.#firstAt = this.clock.monotonic();
      this.flow.began();
    }
    this.sink.token(text);
  }

  /** A server in between may cut a text anywhere, within an escaped pair too. */
  #piece(text: string): void {
    const whole = this.#characters.push(text);
    if (whole !== '') this.#token(whole);
  }

  #unusual(data: string): void {
    if (data === '[DONE]') return;
    const event = parseEvent(data);
    if (event === undefined) throw malformed(this.name, 'an event that is not JSON');
    const error = at(event, 'error');
    if (error !== undefined && error !== null) throw streamFailure(this.name, error);
    this.#progress(at(event, 'prompt_progress'));
    const text = textAt(event, 'content');
    if (text === undefined) throw malformed(this.name, 'an event without text');
    // Empty text says nothing to a reader: the engine holds a piece back while it may be the start of a stop word.
    this.#piece(text);
    if (at(event, 'stop') !== true || this.flow.ended) return;
    const rest = this.#characters.flush();
    if (rest !== '') this.#token(rest);
    if (!this.flow.ended) this.flow.finish(this.#result(event));
  }

  #progress(progress: unknown): void {
    if (progress === undefined || this.#promptTold) return;
    const total = amountAt(progress, 'total');
    if (total === undefined) return;
    this.#promptTold = true;
    this.sink.prompt(total, amountAt(progress, 'cache') ?? 0);
  }

  #result(event: Readonly<Record<string, unknown>>): GenerateResult {
    const timings = at(event, 'timings');
    const cached = amountAt(timings, 'cache_n');
    const tokensIn = amountAt(event, 'tokens_evaluated');
    const tokensOut = amountAt(event, 'tokens_predicted');
    if (tokensIn === undefined || tokensOut === undefined) throw malformed(this.name, 'a last event that does not say how many tokens there were');
    const limit = textAt(event, 'stop_type') === 'limit' || at(event, 'stopped_limit') === true;
    const now = this.clock.monotonic();
    const firstAt = this.#firstAt ?? now;
    return {
      finish: limit ? 'length' : 'stop',
      tokensIn,
      tokensOut,
      ...(cached === undefined ? {} : { cachedTokens: cached }),
      prefillMs: amountAt(timings, 'prompt_ms') ?? firstAt - this.#startedAt,
      decodeMs: amountAt(timings, 'predicted_ms') ?? now - firstAt,
    };
  }
}

function parseEvent(data: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
