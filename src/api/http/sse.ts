import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Flushable, FlushQueue, Held, HeldFlushes } from './flush-queue.js';
import { eventFrame, HEARTBEAT_FRAME, partOfData, PARTS_END, partsBegin, retryFrame } from './sse-frame.js';

/**
 * One open event stream: the only writer of its response. It gathers frames and writes them once a turn (flush-queue.ts).
 *
 * - The head goes out with the first frames, so a `run` that fails before it said anything can still be answered as an error.
 * - It frames its own chunks: one string and one write for head, frames and end, where node would make four buffers of each
 *   write (measured: a quarter less CPU for a token).
 * - Where frames may be held (`held`), tokens and metrics wait for each other, but for the first token: its reader waits for it.
 *   Whatever goes out takes with it all that was said before.
 * - Bounded: past FLUSH_AT characters it writes at once; past the socket's mark `drained()` asks the producer to wait, and heartbeats
 *   are left out. A producer that asks after each event leaves no more behind for a reader that is stuck than FLUSH_AT, the mark
 *   and one event (ORCH-3069).
 * - After `finish`, `cut` or the client's leaving nothing is written any more, whatever a producer still says.
 */
export const SSE_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** Bytes that may wait for a socket before its producer is asked to; the server sets it for its sockets. */
export const SOCKET_MARK = 16_384;

/**
 * Below SOCKET_MARK, because a single write as large as the mark is taken for a reader that is slow, though the system took all of
 * it at once.
 */
const FLUSH_AT = SOCKET_MARK / 2;

/** Frames that may be held: of all others somebody waits for each. */
const MAY_WAIT: ReadonlySet<string> = new Set(['token', 'metrics']);

export interface SseOptions {
  /** The response's head, the stream's own headers included. */
  readonly headers: OutgoingHttpHeaders;
  readonly retryMs: number;
  /** A comment goes out when nothing was written for this long (and at the latest after twice as long), milliseconds. */
  readonly heartbeatMs: number;
  readonly schedule: (delayMs: number, fire: () => void) => { cancel(): void };
  readonly flushes: FlushQueue;
  /** Undefined: nothing is held, every turn writes what it said. */
  readonly held: HeldFlushes | undefined;
  /** Aborts when the client left or the server is closing. */
  readonly signal: AbortSignal;
}

export class SseStream implements Flushable, Held {
  readonly signal: AbortSignal;
  private state: 'waiting' | 'open' | 'over' = 'waiting';
  private pending: string;
  private queued = false;
  private holding = false;
  private begun = false;
  /** Within an event that comes in parts: a comment would end its line. */
  private partly = false;
  private wrote = false;
  private chunked = false;
  private heartbeat: { cancel(): void };
  private room: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(
    private readonly response: ServerResponse,
    private readonly options: SseOptions,
  ) {
    this.signal = options.signal;
    this.pending = retryFrame(options.retryMs);
    response.on('drain', this.release);
    response.on('close', this.closed);
    this.heartbeat = options.schedule(options.heartbeatMs, this.beat);
    this.queue();
  }

  /** True once bytes went out: from then on a failure can only cut the stream. */
  get opened(): boolean {
    return this.state !== 'waiting';
  }

  event(name: string, id: string | undefined, data: string): void {
    if (this.state === 'over') return;
    this.pending += eventFrame(name, id, data);
    if (this.pending.length >= FLUSH_AT) this.flush();
    else if (this.options.held === undefined || !this.mayWait(name)) this.queue();
    else this.hold(this.options.held);
  }

  begin(name: string, id: string): void {
    this.partly = true;
    this.say(partsBegin(name, id));
  }

  part(data: string): void {
    this.say(partOfData(data));
  }

  end(): void {
    this.partly = false;
    this.say(PARTS_END);
  }

  /**
   * A promise while the reader is slower than what is written. It also settles when the signal aborts, when the stream is over, and
   * at a heartbeat's time while there is still no room: ask again.
   */
  drained(): Promise<void> | undefined {
    if (!this.response.writableNeedDrain || this.state === 'over' || this.signal.aborted) return undefined;
    if (this.room === undefined) {
      this.signal.addEventListener('abort', this.release, { once: true });
      let resolve = (): void => {};
      const promise = new Promise<void>((settle) => {
        resolve = settle;
      });
      this.room = { promise, resolve };
    }
    return this.room.promise;
  }

  /** Ends the stream in good order, with all that was said. */
  finish(): void {
    if (this.state === 'over') return;
    this.open();
    const rest = this.take();
    this.over();
    this.response.end(this.chunked ? `${rest}0\r\n\r\n` : rest);
  }

  /** Breaks the connection, so that the reader sees that this was not the end. */
  cut(): void {
    if (this.state === 'over') return;
    this.flush();
    this.over();
    this.response.socket?.destroySoon();
  }

  /** Lets go of the response with nothing written; only before it was opened. */
  abandon(): void {
    this.over();
  }

  flush(): void {
    this.queued = false;
    if (this.state === 'over') return;
    this.open();
    const text = this.take();
    if (text === '') return;
    this.wrote = true;
    this.response.write(text);
  }

  /** For the queue of those who hold: what was held has waited long enough. */
  due(): void {
    this.holding = false;
    this.flush();
  }

  private say(text: string): void {
    if (this.state === 'over') return;
    this.pending += text;
    if (this.pending.length >= FLUSH_AT) this.flush();
    else this.queue();
  }

  private mayWait(name: string): boolean {
    const first = name === 'token' && !this.begun;
    if (first) this.begun = true;
    return !first && MAY_WAIT.has(name);
  }

  /** Once in the queue it stays there, though it may write before for another reason: then it goes early the next time. */
  private hold(held: HeldFlushes): void {
    if (this.holding) return;
    this.holding = true;
    held.add(this);
  }

  private queue(): void {
    if (this.queued) return;
    this.queued = true;
    this.options.flushes.add(this);
  }

  private open(): void {
    if (this.state !== 'waiting') return;
    this.state = 'open';
    this.response.writeHead(200, this.options.headers);
    // HTTP/1.0 knows no chunks: there the end of the connection ends the stream.
    this.chunked = this.response.chunkedEncoding;
    this.response.chunkedEncoding = false;
  }

  /** What waits to be written, as one chunk. */
  private take(): string {
    const text = this.pending;
    this.pending = '';
    return text === '' || !this.chunked ? text : `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  }

  private readonly beat = (): void => {
    if (this.state === 'over') return;
    if (!this.wrote && !this.partly && !this.response.writableNeedDrain) {
      this.pending += HEARTBEAT_FRAME;
      this.flush();
    }
    if (this.response.writableNeedDrain) this.release();
    this.wrote = false;
    this.heartbeat = this.options.schedule(this.options.heartbeatMs, this.beat);
  };

  private readonly release = (): void => {
    if (this.room === undefined) return;
    this.signal.removeEventListener('abort', this.release);
    this.room.resolve();
    this.room = undefined;
  };

  private readonly closed = (): void => {
    this.over();
  };

  private over(): void {
    this.state = 'over';
    this.pending = '';
    this.heartbeat.cancel();
    this.response.off('drain', this.release);
    this.response.off('close', this.closed);
    this.release();
  }
}
