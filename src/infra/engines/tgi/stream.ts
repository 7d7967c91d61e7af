import type { Clock } from '../../../ports/clock.js';
import type { EngineError, GenerateResult } from '../../../ports/engine.js';
import type { StreamEvents } from '../http/event-stream.js';
import type { Flow } from '../http/exchange.js';
import { malformed } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';
import type { TextPieces } from '../http/text-pieces.js';
import { refusal, streamFailure, type Told } from './refusal.js';

/** How the event of a token begins; a number stands after each. TGI 2 and earlier leave the first out. */
const INDEX = '{"index":';
const TOKEN = '"token":{"id":';
const BEFORE_TEXT = ',"text":"';
const AFTER_TEXT = ',"logprob":';
/** How it ends where the token is neither special nor the last. */
const TAIL = ',"special":false},"generated_text":null,"details":null}';
const QUOTE = 34;
const BACKSLASH = 92;
const ZERO = 48;
const NINE = 57;

/**
 * The text of the token's event that stands in `text` from `start` to `end`, without parsing the event. Undefined for any other
 * form than the usual (escapes in the text, a special or the last token, more fields): JSON.parse must read that.
 */
export function usualText(text: string, start: number, end: number): string | undefined {
  const tail = end - TAIL.length;
  if (tail <= start || !text.startsWith(TAIL, tail)) return undefined;
  const token = text.startsWith(INDEX, start) ? afterDigits(text, start + INDEX.length) : start;
  if (!text.startsWith(TOKEN, token + 1)) return undefined;
  const before = afterDigits(text, token + 1 + TOKEN.length);
  if (!text.startsWith(BEFORE_TEXT, before)) return undefined;
  const from = before + BEFORE_TEXT.length;
  let to = from;
  for (; to < tail; to++) {
    const unit = text.charCodeAt(to);
    if (unit === QUOTE) break;
    if (unit === BACKSLASH) return undefined;
  }
  if (!text.startsWith(AFTER_TEXT, to + 1)) return undefined;
  // Between the text and the tail stands one number: the next name is the tail's.
  if (text.indexOf('"', to + 1 + AFTER_TEXT.length) !== tail + 1) return undefined;
  return text.slice(from, to);
}

function afterDigits(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); unit >= ZERO && unit <= NINE; unit = text.charCodeAt(++at));
  return at;
}

/** `tokensIn` is absent where the stream was left before its end, or the server is older than that field. */
export type TgiResult = Omit<GenerateResult, 'tokensIn'> & { readonly tokensIn: number | undefined };

/** The events of POST /generate_stream: one for each token, the last with the details. */
export class TgiEvents implements StreamEvents {
  readonly #startedAt: number;
  #firstAt: number | undefined;
  #tokens = 0;

  constructor(
    private readonly told: Told,
    private readonly pieces: TextPieces,
    private readonly flow: Pick<Flow<TgiResult>, 'finish' | 'began' | 'ended'>,
    private readonly clock: Clock,
  ) {
    this.#startedAt = clock.monotonic();
  }

  event(text: string, start: number, end: number): void {
    const usual = usualText(text, start, end);
    if (usual === undefined) return this.#unusual(text.slice(start, end));
    this.#count();
    this.pieces.give(usual, true);
    if (this.pieces.stopped) this.#stop();
  }

  /** Without its last event the exchange counts as broken off. */
  end(): void {}

  refusal(reply: JsonReply): EngineError {
    return refusal(this.told, '/generate_stream', reply, this.clock.wall());
  }

  #count(): void {
    this.#tokens++;
    if (this.#firstAt !== undefined) return;
    this.#firstAt = this.clock.monotonic();
    this.flow.began();
  }

  #unusual(data: string): void {
    const event = parsed(data);
    if (event === undefined) throw malformed(this.told.name, 'an event that is not JSON');
    const error = textAt(event, 'error');
    if (error !== undefined) throw streamFailure(this.told, error, textAt(event, 'error_type'), this.#tokens > 0);
    const token = at(event, 'token');
    const text = textAt(token, 'text');
    if (text === undefined) throw malformed(this.told.name, 'an event without a token');
    this.#count();
    // The end-of-text token and its like have a text that is not the model's.
    const shown = at(token, 'special') === true ? '' : text;
    const last = typeof at(event, 'generated_text') === 'string';
    if (!last) {
      this.pieces.give(shown, false);
      if (this.pieces.stopped) this.#stop();
      return;
    }
    this.pieces.end(shown);
    // The sink may have aborted at the last piece.
    if (!this.flow.ended) this.flow.finish(this.#result(at(event, 'details')));
  }

  /**
   * TGI looks for a stop word only where a token ends: this one ended within a token, or is one that TGI was not told. It would
   * go on.
   */
  #stop(): void {
    if (!this.flow.ended) this.flow.finish(this.#result(undefined), 'unwanted');
  }

  #result(details: unknown): TgiResult {
    const now = this.clock.monotonic();
    const firstAt = this.#firstAt ?? now;
    return {
      finish: textAt(details, 'finish_reason') === 'length' && !this.pieces.stopped ? 'length' : 'stop',
      tokensIn: amountAt(details, 'input_length'),
      tokensOut: amountAt(details, 'generated_tokens') ?? this.#tokens,
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
