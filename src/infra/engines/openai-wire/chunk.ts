import { at, isObject, textAt } from '../http/json-value.js';
import type { PlainChunk } from './chunk-form.js';

/** One event of a stream of /v1/completions or /v1/chat/completions, as far as it is looked at. */
export interface Chunk {
  readonly event: Readonly<Record<string, unknown>>;
  /** Of the one choice that is asked for; absent in chunks that bear only usage. */
  readonly choice: Readonly<Record<string, unknown>> | undefined;
}

/** Undefined where it is not JSON, or no object. */
export function parseChunk(data: string): Chunk | undefined {
  try {
    const event: unknown = JSON.parse(data);
    return isObject(event) ? { event, choice: firstChoice(event) } : undefined;
  } catch {
    return undefined;
  }
}

function firstChoice(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const choices = event['choices'];
  if (!Array.isArray(choices)) return undefined;
  return choices.filter(isObject).find((choice) => (choice['index'] ?? 0) === 0);
}

/** The text that a choice brings, of either kind of stream; empty where it brings none. */
export const contentOf = (choice: unknown): string => textAt(choice, 'text') ?? textAt(at(choice, 'delta'), 'content') ?? '';

/** What a model thinks before it answers, where the server tells it apart: it shows that it works, and is not its answer. */
export const thoughtOf = (choice: unknown): string => {
  const delta = at(choice, 'delta');
  return textAt(delta, 'reasoning_content') ?? textAt(delta, 'reasoning') ?? '';
};

/** Of a chunk with text and nothing else that counts. */
export function plainChunk(data: string): PlainChunk | undefined {
  const chunk = parseChunk(data);
  return chunk === undefined ? undefined : plainOf(chunk);
}

export function plainOf({ event, choice }: Chunk): PlainChunk | undefined {
  if (choice === undefined || told(event['error']) || told(event['usage']) || told(choice['finish_reason'])) return undefined;
  const text = choice['text'];
  if (typeof text === 'string') return { key: 'text', content: text };
  const content = textAt(choice['delta'], 'content');
  return content === undefined || thoughtOf(choice) !== '' || told(at(choice['delta'], 'refusal')) ? undefined : { key: 'content', content };
}

const told = (value: unknown): boolean => value !== undefined && value !== null;
