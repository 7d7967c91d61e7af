import type { Clock } from '../../../ports/clock.js';
import type { EngineError, GenerateResult } from '../../../ports/engine.js';
import type { StreamEvents } from '../http/event-stream.js';
import type { Flow } from '../http/exchange.js';
import { malformed } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, isObject, textAt } from '../http/json-value.js';
import type { TextPieces } from '../http/text-pieces.js';
import { refusal, streamFailure, type Told } from './refusal.js';

/*
 * An event is one flat JSON object. Its names stand in it as `,"name":` or `{"name":`, which no text can hold, because there a
 * quotation mark is escaped.
 */
const TEXT = '"text_output":"';
const IN = '"num_input_tokens":';
const OUT = '"num_output_tokens":';
const QUOTE = 34;
const BACKSLASH = 92;
const CLOSING_BRACE = 125;
const ZERO = 48;
const NINE = 57;

/** What an event of the usual form bears, without parsing it; the fields are overwritten by the next one. */
export class UsualEvent {
  text = '';
  tokensIn: number | undefined;
  tokensOut: number | undefined;
  /** Whether the stream tells counts at all: its first event shows it. A search in vain would go on to the end of the chunk. */
  #counts = true;

  /** False for any other form than the usual (escapes in the text, an error, another field after the text): JSON.parse must read that. */
  read(text: string, start: number, end: number): boolean {
    if (text.charCodeAt(end - 1) !== CLOSING_BRACE || text.charCodeAt(end - 2) !== QUOTE) return false;
    const name = text.indexOf(TEXT, start);
    const from = name + TEXT.length;
    if (name <= start || from > end - 2 || isEscaped(text, name)) return false;
    for (let at = from; at < end - 2; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE || unit === BACKSLASH) return false;
    }
    this.text = text.slice(from, end - 2);
    if (!this.#counts) return true;
    this.tokensIn = numberAt(text, IN, start, name);
    this.tokensOut = numberAt(text, OUT, start, name);
    this.#counts = this.tokensIn !== undefined || this.tokensOut !== undefined;
    return true;
  }
}

const isEscaped = (text: string, at: number): boolean => text.charCodeAt(at - 1) === BACKSLASH;

function numberAt(text: string, name: string, start: number, end: number): number | undefined {
  const found = text.indexOf(name, start);
  if (found === -1 || found >= end || isEscaped(text, found)) return undefined;
  let value = 0;
  let at = found + name.length;
  const from = at;
  for (; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < ZERO || unit > NINE) break;
    value = value * 10 + unit - ZERO;
  }
  return at === from ? undefined : value;
}

/** `tokensIn` is absent where the model does not tell. */
export type TritonResult = Omit<GenerateResult, 'tokensIn'> & { readonly tokensIn: number | undefined };

export interface TritonAsk {
  readonly maxTokens: number;
  readonly ctxMax: number | undefined;
  /** Each event bears the whole text so far. */
  readonly accumulates: boolean;
}

/**
 * The events of generate_stream: one for each step of the engine. Nothing says which is the last nor why it ended; the body's end
 * does, which a server that dies does not send.
 */
export class TritonEvents implements StreamEvents {
  readonly #startedAt: number;
  readonly #usual = new UsualEvent();
  #firstAt: number | undefined;
  #tokensIn: number | undefined;
  #tokensOut = 0;
  /** Of the text so far, where events bear all of it: so much was given. */
  #given = 0;
  #rest = '';

  constructor(
    private readonly told: Told,
    private readonly path: string,
    private readonly ask: TritonAsk,
    private readonly pieces: TextPieces,
    private readonly flow: Pick<Flow<TritonResult>, 'finish' | 'began' | 'ended'>,
    private readonly clock: Clock,
  ) {
    this.#startedAt = clock.monotonic();
  }

  event(text: string, start: number, end: number): void {
    const usual = this.#usual;
    if (usual.read(text, start, end)) this.#step(usual.text, true, usual.tokensIn, usual.tokensOut);
    else this.#unusual(text.slice(start, end));
  }

  end(): void {
    if (this.#firstAt === undefined) throw malformed(this.told.name, 'a stream without one event');
    this.pieces.end(this.#rest);
    // The sink may have aborted at the last piece.
    if (!this.flow.ended) this.flow.finish(this.#result());
  }

  refusal(reply: JsonReply): EngineError {
    return refusal(this.told, this.path, reply, this.clock.wall());
  }

  #unusual(data: string): void {
    const event = parsed(data);
    if (event === undefined) throw malformed(this.told.name, 'an event that is not JSON');
    const error = textAt(event, 'error');
    if (error !== undefined) throw streamFailure(this.told, error, this.#firstAt !== undefined);
    const text = textAt(event, 'text_output');
    if (text === undefined) throw malformed(this.told.name, 'an event without text');
    this.#step(text, false, amountAt(event, 'num_input_tokens'), amountAt(event, 'num_output_tokens'));
  }

  #step(text: string, wellFormed: boolean, tokensIn: number | undefined, tokensOut: number | undefined): void {
    if (this.#firstAt === undefined) {
      this.#firstAt = this.clock.monotonic();
      this.flow.began();
    }
    // A step is one token, unless the engine speculates; then only newer ones tell. Of a stream each event tells its own.
    this.#tokensOut += tokensOut ?? 1;
    this.#tokensIn ??= tokensIn;
    if (this.ask.accumulates) this.#whole(text);
    else this.pieces.give(text, wellFormed);
    if (this.pieces.stopped && !this.flow.ended) this.flow.finish(this.#result(), 'unwanted');
  }

  /** A character whose bytes have not all come stands at the end as U+FFFD, and is another one in the next event. */
  #whole(text: string): void {
    let sure = text.length;
    while (sure > this.#given && text.charCodeAt(sure - 1) === 0xfffd) sure--;
    if (sure > this.#given) this.pieces.give(text.slice(this.#given, sure), false);
    this.#given = Math.max(this.#given, sure);
    this.#rest = text.slice(this.#given);
  }

  #result(): TritonResult {
    const now = this.clock.monotonic();
    const firstAt = this.#firstAt ?? now;
    const { maxTokens, ctxMax } = this.ask;
    // The engine lowers max_tokens to what its context has left.
    const full = ctxMax !== undefined && this.#tokensIn !== undefined && this.#tokensIn + this.#tokensOut >= ctxMax;
    return {
      finish: !this.pieces.stopped && (full || this.#tokensOut >= maxTokens) ? 'length' : 'stop',
      tokensIn: this.#tokensIn,
      tokensOut: this.#tokensOut,
      prefillMs: firstAt - this.#startedAt,
      decodeMs: now - firstAt,
    };
  }
}

function parsed(data: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
