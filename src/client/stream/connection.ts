import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ConnectionError, reasonOf, refusalOf } from '../errors.js';
import type { Surroundings } from '../surroundings.js';

/** What is buffered of one event that has not ended, characters: a result has at most 32 MiB, and a token's text a million, each of which JSON may escape. */
const MAX_EVENT_CHARS = 34_603_008;
/** Of an answer that says no. */
const MAX_REFUSAL_BYTES = 65_536;

export interface ConnectionOptions {
  readonly request: (signal: AbortSignal) => Request;
  readonly surroundings: Surroundings;
  /** A connection that brings nothing for so long is lost, milliseconds; only the time in which somebody waits for it counts. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly onRetryTime: (ms: number) => void;
}

/**
 * One connection to a stream, read only when somebody wants more: what is not read stays in the socket, and its fullness is
 * what slows the server. At most one piece of the body is held as events.
 *
 * Owner of its socket until `close`.
 */
export class Connection {
  private readonly abort = new AbortController();
  private readonly messages: EventSourceMessage[] = [];
  private readonly text = new TextDecoder();
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private tooLong = false;
  private readonly parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent: (message) => this.messages.push(message),
    onRetry: (ms) => this.options.onRetryTime(ms),
    onError: ({ type }) => {
      // A field that is not known is skipped, as the format's rules want.
      if (type === 'max-buffer-size-exceeded') this.tooLong = true;
    },
  });

  constructor(private readonly options: ConnectionOptions) {
    options.signal?.addEventListener('abort', this.close, { once: true });
    if (options.signal?.aborted === true) this.close();
  }

  /** False where the server says that nothing is left. Throws OrchestratordError for a no, ConnectionError for no answer. */
  async open(): Promise<boolean> {
    const request = this.options.request(this.abort.signal);
    const response = await this.watched(() => this.options.surroundings.fetch(request), 'no answer');
    if (response.status === 204) return false;
    const { body, headers, status } = response;
    if (status !== 200) throw refusalOf(status, headers, body === null ? '' : await this.refusal(body.getReader()), request.url);
    if (body === null || !(headers.get('content-type') ?? '').startsWith('text/event-stream')) {
      throw new ConnectionError(`${request.url} answered with ${headers.get('content-type') ?? 'nothing'} and not with a stream. Is this the daemon's address?`, false);
    }
    this.reader = body.getReader();
    return true;
  }

  /** The events that came since the last call, at least a piece of the body's; undefined once the connection has ended. */
  async next(): Promise<readonly EventSourceMessage[] | undefined> {
    const { reader } = this;
    if (reader === undefined) return undefined;
    this.messages.length = 0;
    const { done, value } = await this.watched(() => reader.read(), 'nothing');
    if (done) return undefined;
    this.parser.feed(this.text.decode(value, { stream: true }));
    if (this.tooLong) throw new ConnectionError(`The stream sent an event of over ${MAX_EVENT_CHARS} characters; no daemon does.`, false);
    return this.messages;
  }

  /** Closes the socket. Idempotent. */
  readonly close = (): void => {
    this.options.signal?.removeEventListener('abort', this.close);
    this.abort.abort(this.options.signal?.reason);
  };

  private async refusal(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
    let said = '';
    for (let bytes = 0; bytes < MAX_REFUSAL_BYTES; ) {
      const { done, value } = await this.watched(() => reader.read(), 'nothing');
      if (done) break;
      bytes += value.byteLength;
      said += this.text.decode(value, { stream: true });
    }
    return said;
  }

  private async watched<T>(wait: () => Promise<T>, got: string): Promise<T> {
    const { surroundings, idleTimeoutMs, signal } = this.options;
    let silent = false;
    const stop = surroundings.after(idleTimeoutMs, () => {
      silent = true;
      this.abort.abort();
    });
    try {
      return await wait();
    } catch (cause) {
      if (signal?.aborted === true) throw signal.reason;
      if (silent) throw new ConnectionError(`The connection brought ${got} for ${idleTimeoutMs} ms and counts as lost.`, true, { cause });
      throw new ConnectionError(`The connection was lost: ${reasonOf(cause)}`, true, { cause });
    } finally {
      stop();
    }
  }
}
