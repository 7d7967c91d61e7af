import { ERROR_CODES } from '../../src/domain/errors.js';
import type { Shot } from './requests.js';
import type { Answered } from './socket.js';

const CODES = new Set<string>(ERROR_CODES);

/** What is wrong with an answer to a hostile request, or undefined: a refusal is typed, bears an id, and is never a 5xx. */
export function fault(shot: Shot, { text, ended }: Answered): string | undefined {
  const head = /^HTTP\/1\.1 (\d{3}) /.exec(text);
  if (head === null) {
    if (text !== '') return `bytes that are no HTTP answer: ${JSON.stringify(text.slice(0, 200))}`;
    return shot.expects === 'answer' ? `no answer${ended ? ', the connection was ended' : ''}` : undefined;
  }
  const status = Number(head[1]);
  const split = text.indexOf('\r\n\r\n');
  const headers = text.slice(0, split + 2);
  if (status >= 500 && !isHonest503(status, text)) return `status ${status}`;
  if (status >= 200 && !/\r\nx-correlation-id: \S/i.test(headers)) return `status ${status} without X-Correlation-Id`;
  if (status < 400 || shot.head) return undefined;
  const body = Buffer.from(text.slice(split + 4), 'latin1').toString('utf8');
  return envelopeFault(status, body);
}

/** A full daemon may say so: that is no fault of the server. */
const isHonest503 = (status: number, text: string): boolean => status === 503 && /"code":"POOL_UN(READY|AVAILABLE)"/.test(text);

function envelopeFault(status: number, body: string): string | undefined {
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch {
    return `status ${status} with a body that is no JSON: ${body.slice(0, 200)}`;
  }
  if (typeof envelope !== 'object' || envelope === null) return `status ${status} with a body that is no envelope`;
  const { code, message, correlation_id: id } = envelope as Record<string, unknown>;
  if (typeof code !== 'string' || !CODES.has(code)) return `status ${status} with the code ${String(code)}`;
  if (typeof message !== 'string' || message.length < 8) return `status ${status} without words for a person`;
  return typeof id === 'string' && id !== '' ? undefined : `status ${status} without a correlation id in its body`;
}
