import type { Workload } from '../../../domain/task/task.js';
import { EngineError } from '../../../ports/engine.js';
import { malformed } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, textAt } from '../http/json-value.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { refusal } from './refusal.js';

/**
 * Embeddings and reranks of llama-server: by its OpenAI-like routes, because only these tell how many tokens there were, and give
 * vectors as base64, which are a quarter of the digits.
 */
const EMBEDDINGS = '/v1/embeddings';
const RERANK = '/v1/rerank';

/** Both serve at most the one workload that the server was started for, and say with 501 that it was not. */
export const QUESTIONS: readonly HttpRequestSpec[] = [
  { method: 'POST', path: EMBEDDINGS, body: {} },
  { method: 'POST', path: RERANK, body: {} },
];

/**
 * What a server serves that answered these to QUESTIONS: an empty request is refused for what it lacks (400) where the route is served.
 *
 * --embedding restricts a server to that by its own words; with --reranking its vectors are nonsense (b11669), and a
 * model that is made for either has no text to give. So each has one workload. One with --pooling none has a vector for each
 * token and not for a text, and dies of a completion (b11669): it is not ready.
 */
export function workloadsOf(name: string, embeddings: JsonReply, rerank: JsonReply): readonly Workload[] {
  if (isServed(name, RERANK, rerank)) return ['rerank'];
  if (embeddings.status === 400 && /pooling type 'none'/i.test(saidBy(embeddings))) {
    throw new EngineError('POOL_UNREADY', `The engine at ${name} has a vector for each token and none for a text (--pooling none). Start it with --pooling mean, or what its model is made for.`);
  }
  return [isServed(name, EMBEDDINGS, embeddings) ? 'embedding' : 'completion'];
}

function isServed(name: string, path: string, reply: JsonReply): boolean {
  if (reply.status === 503) throw refusal(name, path, reply);
  return reply.status === 400 && /must be provided/.test(saidBy(reply));
}

const saidBy = ({ body }: JsonReply): string => textAt(at(body, 'error'), 'message') ?? '';

export const embeddingsRequest = (texts: readonly string[]): HttpRequestSpec => ({ method: 'POST', path: EMBEDDINGS, body: { input: texts, encoding_format: 'base64' } });

export const rerankRequest = (query: string, documents: readonly string[]): HttpRequestSpec => ({ method: 'POST', path: RERANK, body: { query, documents } });

/** Of one request; `items` in the order of what was asked. */
export interface Answered<T> {
  readonly items: readonly T[];
  readonly tokensIn: number;
}

export const vectorsOf = (name: string, reply: JsonReply, count: number): Answered<readonly number[]> =>
  answered(name, EMBEDDINGS, reply, count, 'data', (entry) => toVector(at(entry, 'embedding')));

export const scoresOf = (name: string, reply: JsonReply, count: number): Answered<number> =>
  answered(name, RERANK, reply, count, 'results', (entry) => {
    const score = at(entry, 'relevance_score');
    return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
  });

function answered<T>(name: string, path: string, reply: JsonReply, count: number, list: string, read: (entry: unknown) => T | undefined): Answered<T> {
  if (reply.status !== 200) throw refusal(name, path, reply);
  const entries = at(reply.body, list);
  const tokensIn = amountAt(at(reply.body, 'usage'), 'prompt_tokens');
  if (!Array.isArray(entries) || tokensIn === undefined) throw malformed(name, `an answer to ${path} without ${list} or usage`);
  const found = new Map<number, T>();
  for (const entry of entries) {
    const index = amountAt(entry, 'index');
    const item = read(entry);
    if (index !== undefined && item !== undefined) found.set(index, item);
  }
  const items: T[] = [];
  for (let index = 0; index < count; index++) {
    const item = found.get(index);
    if (item === undefined) throw malformed(name, `an answer to ${path} in which number ${index} of ${count} is missing or holds something that is no finite number`);
    items.push(item);
  }
  return { items, tokensIn };
}

const FLOAT_BYTES = 4;

/** Base64 of little-endian floats; older servers give numbers whatever was asked for. */
function toVector(value: unknown): readonly number[] | undefined {
  if (Array.isArray(value)) return value.every((number: unknown): number is number => typeof number === 'number') ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length % FLOAT_BYTES !== 0) return undefined;
  const numbers: number[] = [];
  for (let from = 0; from < bytes.length; from += FLOAT_BYTES) numbers.push(bytes.readFloatLE(from));
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
