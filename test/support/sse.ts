import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { parseRecord, type Json } from '../../scripts/json.js';
import { PATIENCE_MS } from './patience.js';

/** A server-sent event with its JSON data parsed. `at` is when it came, milliseconds on the monotonic clock. */
export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Json;
  readonly at: number;
}

/** `closed` by the server at its end, `left` by us, `broken` on the way. */
export type StreamEnd = 'closed' | 'left' | 'broken';

export interface OpenOptions {
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the connection, also while nothing was answered yet. */
  readonly signal?: AbortSignal;
}

/** A reader of one stream, on a connection of its own: collects the events in order from the moment that it is opened. */
export class StreamReader {
  readonly events: StreamEvent[] = [];
  comments = 0;
  retryMs: number | undefined;
  ended: StreamEnd | undefined;
  private readonly waiters = new Set<() => void>();

  private constructor(
    private readonly incoming: IncomingMessage,
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
  ) {}

  /** Resolves once the headers are there; throws when they refuse the stream. */
  static open(url: string, options: OpenOptions = {}): Promise<StreamReader> {
    const headers: Record<string, string> = { accept: 'text/event-stream', ...options.headers };
    if (options.lastEventId !== undefined) headers['last-event-id'] = options.lastEventId;
    return new Promise((resolve, reject) => {
      const outgoing = request(url, { headers, agent: false, ...(options.signal === undefined ? {} : { signal: options.signal }) }, (incoming) => {
        const status = incoming.statusCode ?? 0;
        if (status === 200) {
          const reader = new StreamReader(incoming, status, incoming.headers);
          reader.read();
          resolve(reader);
          return;
        }
        let said = '';
        incoming.setEncoding('utf8').on('data', (text: string) => (said += text));
        incoming.on('end', () => reject(new Error(`The stream was refused with ${status}: ${said}`)));
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  }

  /** Resolves when `wanted` is true of what was collected; rejects after `withinMs`, or when the stream ended without it. */
  async until(wanted: (events: readonly StreamEvent[]) => boolean, withinMs = PATIENCE_MS): Promise<readonly StreamEvent[]> {
    const deadline = performance.now() + withinMs;
    while (!wanted(this.events)) {
      if (this.ended !== undefined) throw new Error(`The stream was ${this.ended} before what was waited for came. ${this.summary()}`);
      if (!(await this.changed(deadline - performance.now()))) {
        throw new Error(`What was waited for did not come within ${withinMs} ms. ${this.summary()}`);
      }
    }
    return this.events;
  }

  /** Resolves with the events once the connection has ended, by whomever. */
  async done(withinMs = PATIENCE_MS): Promise<readonly StreamEvent[]> {
    const deadline = performance.now() + withinMs;
    while (this.ended === undefined) {
      if (!(await this.changed(deadline - performance.now()))) {
        throw new Error(`The stream was still open after ${withinMs} ms. ${this.summary()}`);
      }
    }
    return this.events;
  }

  tokens(): readonly StreamEvent[] {
    return this.events.filter((event) => event.event === 'token');
  }

  text(): string {
    return this.tokens()
      .map((token) => String(token.data['t']))
      .join('');
  }

  /** Stops taking bytes from the socket, as a client that is stuck does. */
  pause(): void {
    this.incoming.pause();
  }

  resume(): void {
    this.incoming.resume();
  }

  /** Goes away, as a client that is closed does. */
  leave(): void {
    this.end('left');
    this.incoming.destroy();
  }

  private read(): void {
    const parser = createParser({
      onEvent: (event) => this.take(event),
      onComment: () => this.comments++,
      onRetry: (ms) => (this.retryMs = ms),
    });
    const text = new TextDecoder('utf-8', { fatal: true });
    this.incoming.on('data', (chunk: Buffer) => {
      parser.feed(text.decode(chunk, { stream: true }));
      this.wake();
    });
    this.incoming.on('end', () => this.end('closed'));
    this.incoming.on('error', () => this.end('broken'));
    this.incoming.on('close', () => this.end('broken'));
  }

  private end(how: StreamEnd): void {
    this.ended ??= how;
    this.wake();
  }

  private take({ event = 'message', id = '', data }: EventSourceMessage): void {
    if (this.ended !== undefined) return;
    this.events.push({ event, id, data: parseRecord(data), at: performance.now() });
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }

  private changed(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (happened: boolean): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(happened);
      };
      const waiter = (): void => settle(true);
      const timer = setTimeout(() => settle(false), Math.max(0, withinMs));
      this.waiters.add(waiter);
    });
  }

  private summary(): string {
    const names = this.events.map((event) => `${event.event}#${event.id}`);
    const shown = names.length > 12 ? [...names.slice(0, 6), `… ${names.length - 12} more …`, ...names.slice(-6)] : names;
    return `Read so far: ${shown.length === 0 ? 'nothing' : shown.join(' ')}`;
  }
}
