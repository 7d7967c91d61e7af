import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../../ports/clock.js';
import { EngineError } from '../../../ports/engine.js';
import type { EngineTimeouts, HttpEndpoint, HttpRequestSpec } from './endpoint.js';
import { exchange, type AnswerReader, type Flow } from './exchange.js';
import { malformed, overdue } from './failure.js';

/** The largest answer that is kept whole, in UTF-16 units: the tokens of a prompt of a million tokens fit. */
const MAX_REPLY = 8 * 1_048_576;
/** The same for an answer that is the work itself: a batch of vectors. */
const MAX_RESULT = 64 * 1_048_576;

export interface JsonReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** What JSON.parse gave; undefined where the body is not JSON. */
  readonly body: unknown;
}

/** Asks for one JSON answer, whatever its status. Throws EngineError where none comes, or an AbortError. */
export const askJson = (
  endpoint: HttpEndpoint,
  request: HttpRequestSpec,
  timeouts: Pick<EngineTimeouts, 'connectMs' | 'idleMs'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<JsonReply> =>
  exchange<JsonReply>(
    {
      endpoint,
      request,
      limits: { ...timeouts, firstTokenMs: timeouts.idleMs, wallMs: Number.POSITIVE_INFINITY },
      clock,
      overdue: (phase, limitMs) =>
        new EngineError(
          'POOL_UNREADY',
          phase === 'connect'
            ? `No connection to the engine at ${endpoint.name} within ${limitMs} ms. Its host may be down or overloaded.`
            : `The engine at ${endpoint.name} did not answer ${request.path} within ${limitMs} ms. It hangs, or its machine is overloaded.`,
        ),
    },
    signal,
    (flow) => new WholeReply(endpoint.name, flow),
  );

/**
 * Asks for an answer that is a task's whole work, such as a batch of vectors: it may take as long as an attempt may and be large,
 * and what overdue means is what it means for a stream.
 */
export const askResult = (
  endpoint: HttpEndpoint,
  request: HttpRequestSpec,
  limits: EngineTimeouts,
  clock: Clock,
  signal: AbortSignal,
): Promise<JsonReply> =>
  exchange<JsonReply>(
    { endpoint, request, limits, clock, overdue: (phase, limitMs) => overdue(endpoint.name, request.path, phase, limitMs) },
    signal,
    (flow) => new WholeReply(endpoint.name, flow, MAX_RESULT),
  );

/** Keeps a body up to its bound, for JSON answers and for the error that stands in a stream's place. */
export class WholeReply implements AnswerReader {
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #text = '';

  constructor(
    private readonly name: string,
    private readonly flow: Pick<Flow<JsonReply>, 'finish'>,
    private readonly maxReply = MAX_REPLY,
  ) {}

  head(status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  chunk(text: string): undefined {
    if (this.#text.length + text.length > this.maxReply) throw malformed(this.name, `an answer of over ${this.maxReply} characters`);
    this.#text += text;
  }

  end(): void {
    this.flow.finish({ status: this.#status, headers: this.#headers, text: this.#text, body: parse(this.#text) });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
