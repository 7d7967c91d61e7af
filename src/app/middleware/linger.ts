import type { OutgoingHttpHeaders } from 'node:http';
import type { Clock } from '../../ports/clock.js';
import type { Exchange } from '../exchange.js';

/** How long a refused body is read on and thrown away. A client on a slow line that needs longer may lose the answer. */
const LINGER_MS = 5000;
/** A rest of a body so small is read to its end, and the connection stays. */
const SMALL_BODY = 65_536;

/**
 * Answers a request whose body was not read to its end; false where that is not so and nothing was done.
 *
 * A socket closed with unread bytes in it is reset, and the reset takes the answer with it before the client has read it. So the
 * answer is written whole, the rest of the body is read and dropped, and only then is the response ended.
 */
export function endAfterBody(exchange: Exchange, status: number, head: OutgoingHttpHeaders, content: string | Uint8Array | undefined, clock: Clock): boolean {
  const { request, response } = exchange;
  if (!exchange.hasBody || exchange.broken || request.complete || request.destroyed) return false;
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (request.headers.expect !== undefined || length > SMALL_BODY) head['Connection'] = 'close';
  // Who waits for 100 Continue has sent nothing yet, and will not.
  if (request.headers.expect !== undefined) return false;
  response.writeHead(status, head);
  response.flushHeaders();
  if (content !== undefined) response.write(content);
  const finish = (): void => {
    timer.cancel();
    request.off('end', finish);
    response.off('close', finish);
    if (!request.complete) response.shouldKeepAlive = false;
    response.end();
    if (!request.complete) request.socket.destroySoon();
  };
  const timer = clock.schedule(LINGER_MS, finish);
  request.on('end', finish);
  response.on('close', finish);
  request.resume();
  return true;
}
