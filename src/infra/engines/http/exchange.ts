import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { TLSSocket } from 'node:tls';
import { abortError } from '../../../lib/abort-error.js';
import type { Clock } from '../../../ports/clock.js';
import { EngineError } from '../../../ports/engine.js';
import type { EngineTimeouts, HttpEndpoint, HttpRequestSpec } from './endpoint.js';
import { cutOff, networkFailure, socketCode } from './failure.js';
import { Watchdog, type Overdue } from './watchdog.js';

/** What reads an answer as it comes. It may throw EngineError: that ends the exchange. */
export interface AnswerReader {
  head(status: number, headers: IncomingHttpHeaders): void;
  /** A piece of the body, never a broken character. A promise stops the reading until it resolves. */
  chunk(text: string): Promise<void> | undefined;
  /** The body is complete. Without a `finish` by then the exchange counts as broken off. */
  end(): void;
}

/** What a reader may do to its exchange. */
export interface Flow<T> {
  /** True once it is decided: a reader in the middle of a chunk must give nothing more. */
  readonly ended: boolean;
  /** `unwanted`: what the engine still makes is for nobody. Its connection is closed, which is how it learns that. */
  finish(value: T, rest?: 'unwanted'): void;
  /** The first text came: from here on the idle limit counts. */
  began(): void;
  /** The engine showed that it works: the idle limit counts anew. Bytes alone do not, for servers send pings when they hang too. */
  heard(): void;
}

/** After its last event an engine ends the body at once; one that does not loses its connection. */
const DRAIN_MS = 1_000;

/**
 * Asks an engine one thing and reads the answer. Settles exactly once: by the reader, by an EngineError, or with an
 * AbortError. The abort closes the socket before it rejects, which is how an engine learns that its slot is free.
 */
export const exchange = <T>(parts: ExchangeParts, signal: AbortSignal, reader: (flow: Flow<T>) => AnswerReader): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    if (signal.aborted) reject(abortError());
    else new Exchange(parts, signal, reader, resolve, reject).send(false);
  });

export interface ExchangeParts {
  readonly endpoint: HttpEndpoint;
  readonly request: HttpRequestSpec;
  readonly limits: EngineTimeouts;
  readonly clock: Clock;
  /** What to say when a limit passed. */
  readonly overdue: (phase: Overdue, limitMs: number) => EngineError;
}

class Exchange<T> implements Flow<T> {
  ended = false;
  readonly #reader: AnswerReader;
  readonly #watchdog: Watchdog;
  #request: ClientRequest | undefined;
  #response: IncomingMessage | undefined;
  #connected = false;
  /** Characters may be cut by chunks. One left over at the end is of a body that is broken anyway. */
  readonly #decoder = new StringDecoder('utf8');

  constructor(
    private readonly parts: ExchangeParts,
    private readonly signal: AbortSignal,
    reader: (flow: Flow<T>) => AnswerReader,
    private readonly resolve: (value: T) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.#reader = reader(this);
    this.#watchdog = new Watchdog(parts.clock, parts.limits, (phase, limitMs) => this.#fail(parts.overdue(phase, limitMs)));
    signal.addEventListener('abort', this.#onAbort);
    parts.endpoint.live.add(this.#onClose);
  }

  send(fresh: boolean): void {
    try {
      const request = this.parts.endpoint.request(this.parts.request, fresh);
      this.#request = request;
      request.once('socket', (socket) => {
        // Destroyed by now where its name did not resolve, or may not: that connected to nobody.
        if (socket.destroyed) return;
        if (!socket.connecting) this.#onConnected();
        else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', this.#onConnected);
      });
      request.on('response', this.#onResponse);
      request.on('error', (error) => this.#onError(error, request));
    } catch (cause) {
      this.#fail(asEngineError(cause));
    }
  }

  began(): void {
    this.#watchdog.began();
  }

  heard(): void {
    this.#watchdog.heard();
  }

  finish(value: T, rest?: 'unwanted'): void {
    if (!this.#settle()) return;
    this.resolve(value);
    const response = this.#response;
    if (response === undefined || response.complete) return;
    if (rest === 'unwanted') return void response.destroy();
    // The body's last bytes follow at once; read to its end, the connection serves the next task.
    const timer = this.parts.clock.schedule(DRAIN_MS, () => response.destroy());
    response.once('close', () => timer.cancel());
  }

  /** True for whoever decides. */
  #settle(): boolean {
    if (this.ended) return false;
    this.ended = true;
    this.#watchdog.stop();
    this.signal.removeEventListener('abort', this.#onAbort);
    this.parts.endpoint.live.delete(this.#onClose);
    return true;
  }

  #fail(error: Error): void {
    if (!this.#settle()) return;
    this.#request?.destroy();
    this.reject(error);
  }

  readonly #onAbort = (): void => this.#fail(abortError());
  readonly #onClose = (): void =>
    this.#fail(new EngineError('WORKER_RESET', `The driver of the engine at ${this.parts.endpoint.name} was closed: the daemon is stopping.`));

  readonly #onConnected = (): void => {
    this.#connected = true;
    this.#watchdog.connected();
  };

  #onError(error: Error, request: ClientRequest): void {
    if (this.ended) return;
    const code = socketCode(error);
    // The engine closed an idle connection just as we used it: it has not read the request. Once more, on a new one.
    if (request.reusedSocket && this.#response === undefined && (code === 'ECONNRESET' || code === 'EPIPE')) this.send(true);
    else this.#fail(networkFailure(this.parts.endpoint.name, error, this.#connected, this.#response !== undefined));
  }

  readonly #onResponse = (response: IncomingMessage): void => {
    this.#response = response;
    response.on('data', this.#onData);
    response.on('end', this.#onEnd);
    response.on('error', (error) => this.#fail(cutOff(this.parts.endpoint.name, error)));
    // After `end` too: a reader that did not finish by then has seen only a part. An error costs its stack: none is made in vain.
    response.on('close', () => {
      if (!this.ended) this.#fail(cutOff(this.parts.endpoint.name));
    });
    if (!this.ended) this.#guard(() => this.#reader.head(response.statusCode ?? 0, response.headers));
  };

  readonly #onData = (bytes: Buffer): void => {
    if (this.ended) return;
    let wait: Promise<void> | undefined;
    try {
      wait = this.#reader.chunk(this.#decoder.write(bytes));
    } catch (cause) {
      this.#fail(asEngineError(cause));
    }
    if (wait !== undefined && !this.ended) this.#pauseFor(wait);
  };

  #pauseFor(wait: Promise<void>): void {
    const response = this.#response;
    response?.pause();
    this.#watchdog.paused();
    wait.then(
      () => {
        if (!this.ended) this.#watchdog.resumed();
        response?.resume();
      },
      (cause: unknown) => this.#fail(asEngineError(cause)),
    );
  }

  readonly #onEnd = (): void => {
    if (!this.ended) this.#guard(() => this.#reader.end());
  };

  #guard(step: () => void): void {
    try {
      step();
    } catch (cause) {
      this.#fail(asEngineError(cause));
    }
  }
}

const asEngineError = (cause: unknown): Error =>
  cause instanceof EngineError
    ? cause
    : new EngineError('INTERNAL', `Reading an engine's answer failed inside the daemon: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
