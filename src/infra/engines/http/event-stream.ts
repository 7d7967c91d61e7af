import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../../ports/clock.js';
import type { EngineError, TokenSink } from '../../../ports/engine.js';
import type { EngineTimeouts, HttpEndpoint, HttpRequestSpec } from './endpoint.js';
import { EventLines } from './event-lines.js';
import { exchange, type AnswerReader, type Flow } from './exchange.js';
import { malformed, overdue, quote } from './failure.js';
import { WholeReply, type JsonReply } from './json.js';

/** What an engine's own forms are to a stream of events. */
export interface StreamEvents {
  /** One event: `text` from `start` to `end`. It may throw EngineError. */
  event(text: string, start: number, end: number): void;
  /** The body is complete. */
  end(): void;
  /** What an answer other than 200 means. */
  refusal(reply: JsonReply): EngineError;
}

/** Reads an answer that is an event stream, or the refusal in its place. */
export class EventStream implements AnswerReader {
  readonly #lines: EventLines;
  #refused: WholeReply | undefined;
  /** The chunk held events, and not only a ping. */
  #heard = false;

  constructor(
    private readonly name: string,
    private readonly sink: Pick<TokenSink, 'backpressure'>,
    private readonly flow: Pick<Flow<unknown>, 'ended' | 'heard'>,
    private readonly events: StreamEvents,
  ) {
    this.#lines = new EventLines(name, (text, start, end) => {
      // An abort in the middle of a chunk: what else the chunk holds is not for anybody.
      if (this.flow.ended) return;
      this.#heard = true;
      this.events.event(text, start, end);
    });
  }

  head(status: number, headers: IncomingHttpHeaders): void {
    if (status !== 200) {
      this.#refused = new WholeReply(this.name, {
        finish: (reply) => {
          throw this.events.refusal(reply);
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
    if (this.#heard) {
      this.#heard = false;
      this.flow.heard();
    }
    return this.sink.backpressure();
  }

  end(): void {
    if (this.#refused === undefined) this.events.end();
    else this.#refused.end();
  }
}

export interface StreamRequest {
  readonly endpoint: HttpEndpoint;
  readonly request: HttpRequestSpec;
  readonly timeouts: EngineTimeouts;
  readonly clock: Clock;
  /** When the attempt began, by the clock's monotonic time: what tries and questions before took counts. */
  readonly startedAt: number;
}

/** Sends one streamed request within what is left of the attempt's limits. */
export function askStream<T>(parts: StreamRequest, signal: AbortSignal, reader: (flow: Flow<T>) => AnswerReader): Promise<T> {
  const { endpoint, request, timeouts, clock } = parts;
  const spentMs = clock.monotonic() - parts.startedAt;
  return exchange<T>(
    {
      endpoint,
      request,
      clock,
      limits: {
        ...timeouts,
        firstTokenMs: Math.max(0, timeouts.firstTokenMs - spentMs),
        wallMs: Math.max(0, timeouts.wallMs - spentMs),
      },
      overdue: (phase) => overdue(endpoint.name, request.path, phase, limitOf(timeouts, phase)),
    },
    signal,
    reader,
  );
}

function limitOf(timeouts: EngineTimeouts, phase: Parameters<typeof overdue>[2]): number {
  switch (phase) {
    case 'connect':
      return timeouts.connectMs;
    case 'first':
      return timeouts.firstTokenMs;
    case 'idle':
      return timeouts.idleMs;
    case 'wall':
      return timeouts.wallMs;
  }
}
