import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackHost, isLoopbackOrigin } from '../../lib/loopback.js';

/**
 * Why a request is not from a program on this machine, or undefined when it is.
 *
 * The socket alone does not prove it. A proxy on this machine connects from loopback for strangers: it gives itself away by a
 * forwarding header. A page in a browser on this machine may have its own name resolve to 127.0.0.1 (DNS rebinding), or post
 * across sites: its Host or its Origin then names another place.
 */
export function whyNotLocal(request: IncomingMessage, host: string | undefined): string | undefined {
  if (!isLoopbackAddress(request.socket.remoteAddress)) return 'this connection comes from another one';
  const { headers } = request;
  for (const name in headers) {
    if (FORWARDING.has(name) || name.startsWith('x-forwarded-')) return `a proxy passed this request on (${name})`;
  }
  if (host !== undefined && !isLoopbackHost(host)) return 'its Host is not localhost or a loopback address';
  const named = headers.host;
  if (named !== undefined && named !== host && !isLoopbackHost(named)) return 'its Host is not localhost or a loopback address';
  const { origin } = headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) return 'a page of another site sent it (Origin)';
  return undefined;
}

const FORWARDING: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip']);
