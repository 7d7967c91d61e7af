import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorAnswer } from '../../api/http/envelope.js';
import { DomainError, type Failure } from '../../domain/errors.js';
import type { Ids } from '../../ports/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Answers } from '../answer.js';
import type { Exchange } from '../exchange.js';

/** How long a refused peer has to read the answer before its socket is destroyed, milliseconds. */
const LAST_WORDS_MS = 2000;

/**
 * Answers what is not HTTP, or not in time: Node's parser gives up on a socket and there is no request to answer.
 *
 * Three cases. The peer is gone: nothing. The fault is in the body of a request that waits for it: that request gets the answer.
 * Else the answer is written on the bare socket, after the answers before it on the same connection, and the socket is closed.
 */
export class Malformed {
  /** Sockets that were given up; their parser goes on to complain about every further byte. */
  private readonly doomed = new WeakSet<Duplex>();
  private readonly latest = new WeakMap<Duplex, Exchange>();

  constructor(
    private readonly parts: {
      readonly answers: Answers;
      readonly logger: Logger;
      readonly clock: Clock;
      readonly ids: Ids;
      readonly headerBytes: number;
    },
  ) {}

  /** The last request that was read from a socket. */
  began(exchange: Exchange): void {
    this.latest.set(exchange.request.socket, exchange);
  }

  /** Listens to `clientError`. */
  readonly onClientError = (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (this.doomed.has(socket)) return;
    if (!socket.writable || socket.destroyed || error.code === 'ECONNRESET' || error.code === 'EPIPE') {
      socket.destroy();
      return;
    }
    const failure = failureOf(error.code, this.parts.headerBytes);
    const exchange = this.latest.get(socket);
    if (exchange === undefined || exchange.response.writableFinished) {
      this.refuse(socket, failure);
      return;
    }
    if (!exchange.request.complete && !exchange.response.headersSent) {
      this.doomed.add(socket);
      exchange.broken = true;
      this.parts.answers.fail(exchange, new DomainError(failure), { Connection: 'close' });
      this.destroyLater(socket);
      return;
    }
    if (!exchange.request.complete || exchange.response.headersSent) {
      // A body that goes wrong after its answer, or noise on a stream: nothing more can be said. What was said still goes out, for
      // the parser may complain in the very turn in which the answer was written.
      this.doomed.add(socket);
      exchange.request.socket.destroySoon();
      this.destroyLater(socket);
      return;
    }
    this.doomed.add(socket);
    exchange.response.once('finish', () => {
      this.refuse(socket, failure);
    });
  };

  /** Listens to `connect`: this is no proxy. */
  readonly onConnect = (_request: unknown, socket: Duplex): void => {
    this.refuse(socket, { code: 'METHOD_NOT_ALLOWED', message: 'CONNECT is not served: this is not a proxy.' });
  };

  private refuse(socket: Duplex, failure: Failure): void {
    this.doomed.add(socket);
    const correlationId = this.parts.ids.uuid();
    const { status, headers, body } = errorAnswer(failure, correlationId);
    const text = JSON.stringify(body);
    const head = {
      'X-Correlation-Id': correlationId,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...headers,
      Connection: 'close',
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    this.parts.logger.info(`A connection was refused with ${status}: ${failure.message}`, { correlation_id: correlationId, status });
    if (!socket.writable) return;
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${text}`);
    this.destroyLater(socket);
  }

  private destroyLater(socket: Duplex): void {
    const timer = this.parts.clock.schedule(LAST_WORDS_MS, () => {
      socket.destroy();
    });
    socket.once('close', () => {
      timer.cancel();
    });
  }
}

function failureOf(code: string | undefined, headerBytes: number): Failure {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        code: 'HEADERS_TOO_LARGE',
        message: `The request line and headers are over ${headerBytes} bytes, the limit of this server. Send fewer or shorter ones.`,
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { code: 'TOO_LARGE', message: 'The extensions of a chunk of the body are too long. Send none.' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { code: 'REQUEST_TIMEOUT', message: 'The request did not come whole in time. Send it again, without pauses.' };
    default:
      return { code: 'INVALID_PARAMS', message: `This is not a well-formed HTTP/1.1 request${code === undefined ? '' : ` (${code})`}.` };
  }
}
