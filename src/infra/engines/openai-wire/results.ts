import type { EmbedResult, RerankResult } from '../../../ports/engine.js';
import { malformed } from '../http/failure.js';
import { amountAt, at, isObject } from '../http/json-value.js';

/** POST /v1/embeddings, checked: as many vectors as texts, in their order, all of one length, every number finite. */
export function vectors(name: string, body: unknown, texts: number): EmbedResult {
  const rows = indexed(name, at(body, 'data'), texts, 'vectors', '/v1/embeddings', (row) => {
    const vector = row['embedding'];
    return isVector(vector) ? vector : undefined;
  });
  const length = rows[0]?.length ?? 0;
  if (length === 0 || rows.some((row) => row.length !== length)) throw malformed(name, 'vectors of different lengths, or empty ones, for /v1/embeddings');
  return { vectors: rows, tokensIn: tokensOf(body) };
}

/** POST /v1/rerank or /v1/score, checked: one finite score for each document. */
export function scores(name: string, path: string, body: unknown, documents: number): RerankResult {
  const found = indexed(name, at(body, 'results') ?? at(body, 'data'), documents, 'scores', path, (row) => {
    const score = row['relevance_score'] ?? row['score'];
    return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
  });
  return { scores: found, tokensIn: tokensOf(body) };
}

/** Servers answer in an order of their own, and say of each entry which one it is of what they were asked. */
function indexed<T>(
  name: string,
  list: unknown,
  count: number,
  what: string,
  path: string,
  read: (row: Readonly<Record<string, unknown>>) => T | undefined,
): readonly T[] {
  if (!Array.isArray(list) || list.length !== count) {
    throw malformed(name, `${Array.isArray(list) ? String(list.length) : 'no'} ${what} for ${path}, where ${count} were asked for`);
  }
  const found = new Map<number, T>();
  list.forEach((row: unknown, place) => {
    const value = isObject(row) ? read(row) : undefined;
    const index = amountAt(row, 'index') ?? place;
    if (value === undefined || index >= count || found.has(index)) throw malformed(name, `an entry that is none of the ${what} asked for to ${path}`);
    found.set(index, value);
  });
  return Array.from({ length: count }, (_, index) => {
    const value = found.get(index);
    if (value === undefined) throw malformed(name, `${what} for ${path} without number ${index}`);
    return value;
  });
}

const isVector = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'number' && Number.isFinite(part));

/** An answer of this kind decodes nothing: all its tokens are the prompt's. 0 where it does not tell. */
function tokensOf(body: unknown): number {
  const usage = at(body, 'usage');
  return amountAt(usage, 'prompt_tokens') ?? amountAt(usage, 'total_tokens') ?? 0;
}
