import type { IncomingMessage } from 'node:http';
import { DomainError } from '../../domain/errors.js';

/** Where a request is aimed (RFC 9112, 3.2): at a path, or at the server as a whole (`OPTIONS *`). */
export type Target =
  | { readonly kind: 'server' }
  | {
      readonly kind: 'path';
      /** As sent, still percent-encoded, beginning with a slash. */
      readonly path: string;
      /** What follows the question mark; empty where there is none. */
      readonly query: string;
      /** Who the request says it is for: the absolute form's authority, else the Host header. */
      readonly host: string | undefined;
    };

/** Refuses what no honest client sends: it is where servers and proxies come to read one request in two ways. */
export function readTarget(request: IncomingMessage): Target {
  const host = readHost(request);
  const url = request.url ?? '';
  if (url === '*') return { kind: 'server' };
  // Node's parser lets visible ASCII through and nothing else. A fragment is a client's own affair and is never sent by one.
  if (url.includes('#')) throw malformed('The request target has a #, which must be percent-encoded.');
  if (url.startsWith('/')) return split(url, host);
  const scheme = /^https?:\/\//i.exec(url)?.[0];
  if (scheme === undefined) throw malformed('The request target is neither a path nor an http URL.');
  const rest = url.slice(scheme.length);
  const end = rest.search(/[/?]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const path = end === -1 ? '/' : rest.slice(end);
  return split(path.startsWith('/') ? path : `/${path}`, authority);
}

function split(url: string, host: string | undefined): Target {
  const mark = url.indexOf('?');
  return mark === -1
    ? { kind: 'path', path: url, query: '', host }
    : { kind: 'path', path: url.slice(0, mark), query: url.slice(mark + 1), host };
}

/** Node keeps only the first Host; a second one is a request that means two servers. */
function readHost(request: IncomingMessage): string | undefined {
  const raw = request.rawHeaders;
  let seen = 0;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i];
    if (name !== undefined && name.length === 4 && name.toLowerCase() === 'host') seen += 1;
  }
  if (seen > 1) throw malformed('The request has more than one Host header.', 'Host');
  const host = request.headers.host;
  if (host === undefined && request.httpVersionMinor > 0) throw malformed('An HTTP/1.1 request needs a Host header.', 'Host');
  return host;
}

function malformed(message: string, field?: string): DomainError {
  return new DomainError({ code: 'INVALID_PARAMS', message, ...(field !== undefined && { field }) });
}
