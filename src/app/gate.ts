import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, type Failure } from '../domain/errors.js';
import { readQuery, type QueryRead } from '../lib/query-string.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { Answers } from './answer.js';
import { Exchange } from './exchange.js';
import type { ServerLimits } from './limits.js';
import { logAccess } from './middleware/access-log.js';
import type { Authenticate } from './middleware/auth.js';
import { checkDeclaredLength, readJsonBody } from './middleware/body.js';
import { correlationIdOf } from './middleware/correlation.js';
import type { Malformed } from './middleware/malformed.js';
import { checkAccept, checkContentType } from './middleware/media.js';
import { readTarget, type Target } from './middleware/target.js';
import { pathParams, type RouteTree } from './route-tree.js';
import type { Mounted } from './router.js';

export interface GateParts {
  readonly answers: Answers;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: ServerLimits;
  readonly logger: Logger;
  readonly malformed: Malformed;
  readonly routes: RouteTree<Mounted>;
  /** Every request that is not yet answered to its end. */
  readonly open: Set<Exchange>;
}

/**
 * What every request passes, in this order, before any lane sees it: a correlation id, the target, the route, the caller, what
 * the client takes and sends, the query, the body. Nothing of a stranger's request is read before he is let in but its head.
 */
export class Gate {
  constructor(private readonly parts: GateParts) {}

  /** Listens to `request`, `checkContinue` and `checkExpectation`: each is a request like any other. */
  readonly onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { answers, clock, ids, logger, malformed, open } = this.parts;
    const id = correlationIdOf(request.headers['x-correlation-id'], () => ids.uuid());
    const exchange = new Exchange(request, response, id, clock.monotonic());
    malformed.began(exchange);
    open.add(exchange);
    response.once('close', () => {
      open.delete(exchange);
      if (!response.writableFinished) exchange.abort();
      logAccess(exchange, clock.monotonic(), logger);
    });
    this.pass(exchange).catch((error: unknown) => {
      answers.fail(exchange, error);
    });
  };

  private async pass(exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    const target = readTarget(request);
    const found = this.match(exchange, target);
    if (found === undefined) return;
    const { mounted, params } = found;
    const { lane, operation, route } = mounted;
    const { limits } = this.parts;
    checkAccept(request.headers.accept, route);
    const mediaType = checkContentType(request, route, exchange.hasBody);
    const query = target.kind === 'path' ? wholeQuery(target.query) : NO_PAIRS;
    let body: unknown;
    if (mediaType !== undefined) {
      checkDeclaredLength(exchange, limits);
      if (request.headers.expect !== undefined) response.writeContinue();
      body = await readJsonBody(exchange, limits);
    } else if (exchange.hasBody) request.resume();
    const search = query.size === 0 ? NO_QUERY : new URLSearchParams(flat(query));
    const call = { params, query: search, headers: request.headers, body, context: exchange };
    await lane.serve({ exchange, operation, call, query });
  }

  /** The operation, or undefined when the request was answered here. Throws refusals. */
  private match(exchange: Exchange, target: Target): { readonly mounted: Mounted; readonly params: Record<string, string> } | undefined {
    const { answers, authenticate, routes } = this.parts;
    const { method, request } = exchange;
    checkExpectation(request);
    const host = target.kind === 'path' ? target.host : request.headers.host;
    exchange.path = target.kind === 'path' ? target.path : '*';
    const found = target.kind === 'path' ? routes.find(target.path) : undefined;
    const here = found?.kind === 'mounted' ? found.mounted : NOTHING_HERE;
    if (here.length === 0 || here.some(({ route }) => route.secured)) exchange.caller = authenticate(request, host);
    if (found?.kind === 'malformed') throw new DomainError(MALFORMED_PATH);
    if (method === 'OPTIONS' && (target.kind === 'server' || here.length > 0)) {
      answers.send(exchange, { status: 204, headers: { Allow: allowed(target.kind === 'server' ? routes.mounted : here) } });
      return undefined;
    }
    if (target.kind === 'server' || found === undefined) throw new DomainError(NO_SUCH_PATH);
    const wanted = method === 'HEAD' ? 'GET' : method;
    const mounted = here.find(({ route }) => route.method === wanted);
    if (mounted === undefined) {
      const allow = allowed(here);
      answers.fail(exchange, new DomainError({ code: 'METHOD_NOT_ALLOWED', message: `This path takes ${allow}.` }), { Allow: allow });
      return undefined;
    }
    exchange.route = mounted.route;
    return { mounted, params: found.kind === 'mounted' && found.values.length > 0 ? pathParams(mounted.route, found.values) : NO_PARAMS };
  }
}

function checkExpectation(request: IncomingMessage): void {
  const { expect } = request.headers;
  if (expect === undefined || expect.toLowerCase() === '100-continue') return;
  throw new DomainError({ code: 'INVALID_PARAMS', message: 'The only expectation that is met here is 100-continue.', field: 'Expect' });
}

function wholeQuery(raw: string): Pairs {
  const read = readQuery(raw);
  if (read.ok) return read.pairs;
  throw new DomainError({ code: 'INVALID_PARAMS', message: `The query parameter ${read.name} is not percent-encoded UTF-8.`, field: read.name });
}

function* flat(pairs: Pairs): Iterable<[string, string]> {
  for (const [name, values] of pairs) for (const value of values) yield [name, value];
}

/** HEAD and OPTIONS are not in the contracts: the one goes with every GET, the other with every path. */
function allowed(here: readonly Mounted[]): string {
  const methods = new Set<string>(here.map(({ route }) => route.method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods.add('OPTIONS')].sort().join(', ');
}

const MALFORMED_PATH: Failure = { code: 'INVALID_PARAMS', message: 'The path is not percent-encoded UTF-8.', field: 'path' };
const NO_SUCH_PATH: Failure = {
  code: 'NOT_FOUND',
  message: 'Nothing is served at this path. The contracts list the routes; paths are case sensitive and end without a slash.',
  field: 'path',
};

type Pairs = Extract<QueryRead, { ok: true }>['pairs'];
const NO_PAIRS: Pairs = new Map();
const NO_QUERY = new URLSearchParams();
const NOTHING_HERE: readonly Mounted[] = [];
const NO_PARAMS: Record<string, string> = {};
