import type { TaskInput } from '../../domain/task/task.js';

/** Tokens that a template may put round one message, and round the whole. */
const TEMPLATE_TOKENS = 64;

export const inputBytes = (input: TaskInput): number =>
  input.kind === 'prompt'
    ? Buffer.byteLength(input.prompt)
    : input.messages.reduce((sum, message) => sum + Buffer.byteLength(message.content), 0);

/** No tokenizer makes more tokens of a text than it has bytes. */
export const mostTokens = (input: TaskInput, bytes: number): number => bytes + TEMPLATE_TOKENS * (input.kind === 'prompt' ? 1 : input.messages.length + 1);
