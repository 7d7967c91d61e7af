import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { abortError } from '../../lib/abort-error.js';
import type { Clock } from '../../ports/clock.js';
import { ModelFileError } from '../../ports/model-files.js';
import type { Outbound, OutboundTarget } from '../../ports/outbound.js';
import { Interrupted, networkFault } from './faults.js';

export interface ConnectionSettings {
  readonly outbound: Outbound;
  /** The resolver of sockets; it must keep to `outbound`, with the name and the addresses. */
  readonly lookup: (target: OutboundTarget) => LookupFunction;
  readonly clock: Clock;
  /** PEM, in place of the runtime's own roots. */
  readonly ca?: string;
}

/** An answer whose body has not been read. */
export interface Answer {
  readonly status: number;
  readonly response: IncomingMessage;
  /** Host and port, for people. */
  readonly where: string;
  /** Lets go of the connection. Idempotent. */
  end(): void;
}

/** From the request to the head of the answer, name resolution and TLS included. */
const HEAD_MS = 30_000;
/** A signed url in a redirect has some 2 kB. */
const MAX_HEADER_BYTES = 65_536;

/**
 * One GET, over a connection of its own. Redirects are answers like any other here. Throws ModelFileError: `denied` before anything
 * is resolved or sent, `refused` for a certificate, `network` (Interrupted) for the rest; AbortError.
 */
export function get(url: URL, headers: OutgoingHttpHeaders, { outbound, lookup, clock, ca }: ConnectionSettings, signal: AbortSignal): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? 443 : Number(url.port);
  const target: OutboundTarget = { host, port, purpose: 'model_download' };
  const where = url.host;
  return new Promise<Answer>((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError());
      return;
    }
    // A name is asked about by the lookup, once; a literal address has none.
    const verdict = isIP(host) === 0 ? undefined : outbound.decide(target);
    if (verdict?.allowed === false) {
      reject(new ModelFileError('denied', verdict.reason));
      return;
    }
    const request = httpsRequest({
      host,
      port,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: where },
      lookup: lookup(target),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
      agent: false,
      rejectUnauthorized: true,
      maxHeaderSize: MAX_HEADER_BYTES,
    });
    const onAbort = (): void => end();
    const end = (): void => {
      signal.removeEventListener('abort', onAbort);
      limit.cancel();
      request.destroy();
    };
    const limit = clock.schedule(HEAD_MS, () => request.destroy(new Interrupted(`${where} did not answer within ${HEAD_MS / 1000} s.`)));
    signal.addEventListener('abort', onAbort);
    request.once('response', (response) => {
      limit.cancel();
      response.once('close', () => signal.removeEventListener('abort', onAbort));
      resolve({ status: response.statusCode ?? 0, response, where, end });
    });
    // Not once: a socket may fail again after it was destroyed.
    request.on('error', (error) => {
      end();
      reject(signal.aborted ? abortError() : networkFault(error, where));
    });
    request.once('close', () => reject(signal.aborted ? abortError() : new Interrupted(`${where} closed the connection without an answer.`)));
    request.end();
  });
}
