import { createHash } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardedLookup } from '../../src/infra/outbound/guarded-lookup.js';
import { openModelFiles, type ModelFilesOptions } from '../../src/infra/models/model-files.js';
import { createOutbound } from '../../src/infra/outbound/outbound.js';
import { systemClock } from '../../src/infra/system/clock.js';
import type { ModelFiles } from '../../src/ports/model-files.js';
import { LogBook } from './http-server.js';

const TLS = fileURLToPath(new URL('../fixtures/tls', import.meta.url));
const TEST_CA = readFileSync(join(TLS, 'cert.pem'), 'utf8');

export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A real HTTPS server on a free port, which is `files.test`, `other.test` and `hub.test`. */
export interface FilePeer {
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  /** `https://<host>:<port><path>` */
  url(path: string, host?: string): string;
  /** Resolves once so many requests have come. */
  asked(times: number): Promise<void>;
  close(): Promise<void>;
}

export type FileScript = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

export async function serveFiles(script: FileScript): Promise<FilePeer> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let waiting: { readonly times: number; readonly come: () => void }[] = [];
  const server = createServer({ key: readFileSync(join(TLS, 'key.pem')), cert: TEST_CA }, (request, response) => {
    seen.push({ host: (request.headers.host ?? '').split(':')[0] ?? '', path: request.url ?? '', headers: request.headers });
    script(request, response, seen.length);
    for (const { times, come } of waiting) if (seen.length >= times) come();
    waiting = waiting.filter(({ times }) => seen.length < times);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  const { port } = address;
  return {
    port,
    seen,
    url: (path, host = 'files.test') => `https://${host}:${port}${path}`,
    asked: (times) => new Promise((come) => (seen.length >= times ? come() : waiting.push({ times, come }))),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export interface ServedFile {
  readonly bytes: Buffer;
  readonly etag?: string;
  /** It sends so many bytes of the body and hangs up. */
  readonly cutAfter?: number;
}

/** Answers as a server of files does, Range and If-Range included. */
export function sendFile(request: IncomingMessage, response: ServerResponse, { bytes, etag, cutAfter }: ServedFile): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const condition = request.headers['if-range'];
  const partial = request.headers.range !== undefined && (condition === undefined || condition === etag);
  const tag = etag === undefined ? {} : { etag };
  if (partial && from >= bytes.length) {
    response.writeHead(416, { ...tag, 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const body = partial ? bytes.subarray(from) : bytes;
  const range = partial ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
  response.writeHead(partial ? 206 : 200, { ...tag, ...range, 'content-length': body.length });
  if (cutAfter === undefined || cutAfter >= body.length) response.end(body);
  else response.write(body.subarray(0, cutAfter), () => response.destroy());
}

export const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export interface PeerOptions extends Partial<Omit<ModelFilesOptions, 'directory' | 'outbound' | 'lookup'>> {
  /** Hosts beside which 127.0.0.1 is named too. */
  readonly allow?: readonly string[];
  /** What every name resolves to. */
  readonly address?: string;
  /** Hears of each decision that is counted. */
  readonly decided?: (result: 'ok' | 'denied') => void;
}

/** The driver with the real policy, where all names are those of the peer. It waits for nothing between two tries. */
export async function openAgainstPeer(directory: string, { allow = ['*.test'], address = '127.0.0.1', decided, ...over }: PeerOptions = {}): Promise<{ readonly files: ModelFiles; readonly log: LogBook }> {
  const log = new LogBook();
  const rules = { allow: [...allow, '127.0.0.1'].map((host) => ({ host, purposes: [] })), deny: [] };
  const outbound = createOutbound({ rules, logger: log, clock: systemClock, telemetry: { outboundDecided: (_purpose, result) => decided?.(result) } });
  const files = await openModelFiles({
    directory,
    quotaBytes: 1e9,
    clock: systemClock,
    logger: log,
    random: () => 0,
    ca: TEST_CA,
    ...over,
    outbound,
    lookup: (target) => guardedLookup(outbound, target, (_name, _options, done) => done(null, [{ address, family: 4 } satisfies LookupAddress])),
  });
  return { files, log };
}
