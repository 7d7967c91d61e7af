import { request, Agent, type IncomingHttpHeaders } from 'node:http';
import { isRecord, type Json } from '../../scripts/json.js';

/** Plain HTTP, with every header and byte in the tester's hands: no cookies, redirects, retries or added headers. */
export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** A string or bytes are sent as they are; anything else as JSON, with its Content-Type unless one is given. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body where it is a JSON object, else undefined. */
  readonly json: Json | undefined;
}

const agent = new Agent({ keepAlive: true, keepAliveMsecs: 500, maxSockets: 64 });

/** Forgets the kept connections, so that a daemon which waits for them can end. */
export const closeConnections = (): void => agent.destroy();

export function call(url: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const bytes = raw ? body : JSON.stringify(body);
  const all: Record<string, string | string[]> = raw ? { ...headers } : { 'content-type': 'application/json', ...headers };
  if (bytes !== undefined && all['transfer-encoding'] === undefined) all['content-length'] = String(Buffer.byteLength(bytes));
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: all, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
