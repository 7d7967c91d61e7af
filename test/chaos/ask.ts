import { request } from 'node:http';
import { isRecord, type Json } from '../../scripts/json.js';

/** An answer that came whole. */
export interface Answer {
  readonly status: number;
  readonly json: Json | undefined;
}

/**
 * One request on a connection of its own. Undefined: no whole answer came, for whatever reason, so the client does not know
 * whether it was heard.
 */
export function ask(url: string, method: 'GET' | 'POST', body: object | undefined, withinMs: number): Promise<Answer | undefined> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = { 'content-length': Buffer.byteLength(text), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return new Promise((resolve) => {
    const outgoing = request(url, { method, headers, agent: false, signal: AbortSignal.timeout(withinMs) }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => resolve(undefined));
      incoming.on('close', () => resolve(undefined));
      incoming.on('end', () => {
        if (incoming.complete) resolve(answerOf(incoming.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
      });
    });
    outgoing.on('error', () => resolve(undefined));
    outgoing.end(text);
  });
}

function answerOf(status: number, text: string): Answer | undefined {
  if (text === '') return { status, json: undefined };
  try {
    const json: unknown = JSON.parse(text);
    return { status, json: isRecord(json) ? json : undefined };
  } catch {
    return undefined;
  }
}
