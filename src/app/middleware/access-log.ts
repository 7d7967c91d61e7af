import type { Route } from '../../../generated/routes.js';
import type { LogFields, Logger } from '../../ports/logger.js';
import type { Exchange } from '../exchange.js';

/** A path is the client's own text; what is longer is no path of ours. */
const PATH_MAX = 200;

/**
 * One line for each request, when its answer is out or its client gone. Never the query, a header or a body. Probes and scrapes come every few
 * seconds for ever and are told at debug level, unless they fail.
 */
export function logAccess(exchange: Exchange, endedAt: number, logger: Logger): void {
  const { method, response, route } = exchange;
  const durationMs = Math.round((endedAt - exchange.startedAt) * 1000) / 1000;
  const finished = response.writableFinished;
  const { statusCode: status } = response;
  const path = exchange.path.length > PATH_MAX ? `${exchange.path.slice(0, PATH_MAX)}…` : exchange.path;
  const fields: LogFields = {
    correlation_id: exchange.correlationId,
    method,
    path,
    ...(response.headersSent && { status }),
    duration_ms: durationMs,
    ...(route !== undefined && { operation: route.operationId, ...subject(route, path) }),
    ...(exchange.caller.kind === 'key' && { key_id: exchange.caller.id }),
  };
  const what = `${method} ${path}`;
  const human = finished
    ? `${what} was answered ${status}.`
    : response.headersSent
      ? `${what}: the connection ended before the answer ${status} did.`
      : `${what}: the client left before it was answered.`;
  if (route !== undefined && !route.secured && finished && status < 400) logger.debug(human, fields);
  else logger.info(human, fields);
}

/** The id in the path, under the name that logs use for it. */
function subject(route: Route, path: string): LogFields {
  const [version, noun, id] = route.segments;
  if (version?.kind !== 'literal' || noun?.kind !== 'literal' || id?.kind !== 'param') return NOTHING;
  const value = path.split('/')[3] ?? '';
  switch (noun.text) {
    case 'tasks':
      return { job_id: value };
    case 'sessions':
      return { session_id: value };
    case 'pools':
      return { pool_id: value };
    default:
      return NOTHING;
  }
}

const NOTHING: LogFields = {};
