import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handlers, NoExtra } from '../../generated/operations.js';
import type { RequestContext } from '../api/context.js';
import { FlushQueue, HeldFlushes } from '../api/http/flush-queue.js';
import { SOCKET_MARK } from '../api/http/sse.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import { Answers } from './answer.js';
import type { Exchange } from './exchange.js';
import { Gate } from './gate.js';
import { Responder } from './lanes/responder.js';
import type { ServerLimits, StreamSettings } from './limits.js';
import { createAuthenticator, type ApiKey } from './middleware/auth.js';
import { Malformed } from './middleware/malformed.js';
import { createRouter, type expressValidator, type LaneChoice } from './router.js';

export interface ServerOptions<H> {
  readonly handlers: H & NoExtra<H, Handlers<RequestContext>>;
  /** None: only loopback peers are served. */
  readonly keys: readonly ApiKey[];
  readonly limits: ServerLimits;
  readonly streams: StreamSettings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly lanes?: LaneChoice;
  /** Where it is in the making already, and each operation goes as its x-lane says. */
  readonly validator?: ReturnType<typeof expressValidator>;
}

/**
 * The listening socket and everything on it. It ends in steps, each of which may be the last one that is needed:
 * `stopAccepting`, then `closeIdle` as often as one likes, then `closeAll`.
 */
export interface HttpServer {
  /** Resolves with where it listens; port 0 takes a free one. Rejects as the system says, such as EADDRINUSE. */
  listen(host: string, port: number): Promise<AddressInfo>;
  /** No new connection is taken, idle ones are closed, and every further answer closes its own. Idempotent. */
  stopAccepting(): void;
  /** Closes connections on which nothing is under way. */
  closeIdle(): void;
  /** Tells all open requests to end (their signal aborts) and then closes what is still there. Resolves when nothing is. */
  closeAll(): Promise<void>;
  /** Requests whose answer is not out yet, open streams among them. */
  readonly openRequests: number;
}

/** Proxies in front of us keep idle connections for about a minute; who closes first makes the other's next request fail. */
const KEEP_ALIVE_MS = 65_000;
/** After this long without a byte a peer is asked whether it is still there: half-open sockets end within minutes. */
const PROBE_AFTER_MS = 30_000;

/** Rejects when handlers and contracts differ, or a contract is broken. Nothing listens yet. */
export async function createServer<H extends Handlers<RequestContext>>(options: ServerOptions<H>): Promise<HttpServer> {
  const { clock, ids, limits, logger, streams } = options;
  const answers = new Answers(logger, clock);
  const { coalesceMs } = streams;
  const held = coalesceMs === 0 ? undefined : new HeldFlushes(coalesceMs, (delayMs, fire) => clock.schedule(delayMs, fire), () => clock.monotonic());
  const responder = new Responder({ answers, clock, logger, streams, flushes: new FlushQueue((run) => { clock.soon(run); }), held });
  const routes = await createRouter(options.handlers, { answers, logger, responder }, options.lanes, options.validator);
  const malformed = new Malformed({ answers, clock, ids, logger, headerBytes: limits.headerBytes });
  const open = new Set<Exchange>();
  const gate = new Gate({
    answers,
    authenticate: createAuthenticator(options.keys),
    clock,
    ids,
    limits,
    logger,
    malformed,
    open,
    routes,
  });
  const server = nodeServer(limits);
  server.on('request', gate.onRequest);
  server.on('checkContinue', gate.onRequest);
  server.on('checkExpectation', gate.onRequest);
  server.on('clientError', malformed.onClientError);
  server.on('connect', malformed.onConnect);
  return new NodeHttpServer(server, { answers, clock, logger, open });
}

function nodeServer(limits: ServerLimits): Server {
  const server = createHttpServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersTimeoutMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_AFTER_MS,
    noDelay: true,
    // Versions of Node differ in their own; what a reader that is stuck costs goes by it.
    highWaterMark: SOCKET_MARK,
    // Node would answer a missing Host by itself, without a correlation id; the gate does it.
    requireHostHeader: false,
    insecureHTTPParser: false,
  });
  // Node drops what is over its default of 2000 fields unseen, a forwarding header perhaps. The bytes are bounded already.
  server.maxHeadersCount = 0;
  server.maxRequestsPerSocket = 0;
  return server;
}

class NodeHttpServer implements HttpServer {
  private closed: Promise<void> | undefined;

  constructor(
    private readonly server: Server,
    private readonly parts: { readonly answers: Answers; readonly clock: Clock; readonly logger: Logger; readonly open: ReadonlySet<Exchange> },
  ) {}

  get openRequests(): number {
    return this.parts.open.size;
  }

  listen(host: string, port: number): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        this.server.on('error', (error) => {
          this.parts.logger.error('A connection could not be accepted. The server goes on.', {}, error);
        });
        const address = this.server.address();
        if (address === null || typeof address === 'string') reject(new Error('the server does not listen on an address of its own'));
        else resolve(address);
      });
    });
  }

  stopAccepting(): void {
    this.parts.answers.closing = true;
    this.closed ??= new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  closeIdle(): void {
    this.server.closeIdleConnections();
  }

  async closeAll(): Promise<void> {
    this.stopAccepting();
    for (const exchange of this.parts.open) exchange.abort();
    // Two turns of the event loop: those that were told to end say their last, and it is written.
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise<void>((resolve) => {
        this.parts.clock.soon(resolve);
      });
    }
    this.server.closeAllConnections();
    await this.closed;
  }
}
