import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller, RequestContext } from '../api/context.js';
import type { Route } from '../../generated/routes.js';

/**
 * One request and its answer, from the first look to the last byte. It is itself the context that handlers see.
 *
 * `signal` is made only when somebody asks for it: an AbortController costs more than the rest of a short request's bookkeeping.
 */
export class Exchange implements RequestContext {
  /** Set once the request matched an operation. */
  route: Route | undefined;
  /** The path as sent, for the log. */
  path = '';
  caller: Caller = NOBODY;
  /** The rest of its body cannot be read: it is not HTTP. */
  broken = false;
  /** As sent; a lane may show another one to its framework. */
  readonly method: string;
  /** Bytes of a body were announced. */
  readonly hasBody: boolean;
  private controller: AbortController | undefined;
  private gone = false;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly correlationId: string,
    /** Monotonic milliseconds. */
    readonly startedAt: number,
  ) {
    const { headers } = request;
    this.method = request.method ?? '';
    const length = headers['content-length'];
    this.hasBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  }

  /** Aborts when the client left, or the server closes all that is still open. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.gone) this.controller.abort();
    }
    return this.controller.signal;
  }

  abort(): void {
    if (this.gone) return;
    this.gone = true;
    this.controller?.abort();
  }

  get aborted(): boolean {
    return this.gone;
  }

  /** The same as GET, and no body in the answer. */
  get isHead(): boolean {
    return this.method === 'HEAD';
  }
}

/** Nobody has been let in yet. Never seen by a handler of a secured route. */
const NOBODY: Caller = { kind: 'loopback' };
