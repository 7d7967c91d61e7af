import type { CompletionInput, ResultInput, TaskInput } from '../../../domain/task/task.js';

/** Tokens that a template may put round one message, a query with its document, and round the whole. */
const TEMPLATE_TOKENS = 64;
/** And those that mark the beginning and the end of a text to be embedded. */
const MARK_TOKENS = 8;

/** Of a rerank the query counts with each document: the engine takes it in so often. */
export function inputBytes(input: TaskInput): number {
  switch (input.kind) {
    case 'prompt':
      return Buffer.byteLength(input.prompt);
    case 'messages':
      return input.messages.reduce((sum, message) => sum + Buffer.byteLength(message.content), 0);
    case 'texts':
    case 'documents':
      return textBytes(input).reduce((sum, bytes) => sum + bytes, 0);
  }
}

/** Of each text that must fit a context by itself. */
export function textBytes(input: ResultInput): readonly number[] {
  if (input.kind === 'texts') return input.texts.map((text) => Buffer.byteLength(text));
  const query = Buffer.byteLength(input.query);
  return input.documents.map((document) => query + Buffer.byteLength(document));
}

/** The text of that place as the engine takes it in, so that it can be counted. A rerank's template is not known here. */
export const textAt = (input: ResultInput, index: number): CompletionInput => ({
  kind: 'prompt',
  prompt: input.kind === 'texts' ? (input.texts[index] ?? '') : `${input.query}\n${input.documents[index] ?? ''}`,
});

/** No tokenizer makes more tokens of a text than it has bytes. */
export function mostTokens(input: TaskInput, bytes: number): number {
  switch (input.kind) {
    case 'prompt':
      return bytes + TEMPLATE_TOKENS;
    case 'messages':
      return bytes + TEMPLATE_TOKENS * (input.messages.length + 1);
    case 'texts':
      return bytes + MARK_TOKENS * input.texts.length;
    case 'documents':
      return bytes + TEMPLATE_TOKENS * input.documents.length;
  }
}

/** The same of one text of that many bytes. */
export const mostTokensOfOne = (kind: ResultInput['kind'], bytes: number): number => bytes + (kind === 'texts' ? MARK_TOKENS : TEMPLATE_TOKENS);
