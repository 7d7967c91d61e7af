import type { CompletionInput } from '../../../domain/task/task.js';

/** What the tokenizers of today's models come to in European languages; other scripts have more bytes and about as many tokens more. */
const BYTES_PER_TOKEN = 4;
/** What a chat template puts around each message, and around all of them. */
const AROUND_MESSAGE = 4;
const AROUND_CHAT = 3;

/** Tokens of a prompt for a server that cannot count them before: a guess, good to about a third. */
export function estimateTokens(input: CompletionInput): number {
  switch (input.kind) {
    case 'prompt':
      return 1 + ofText(input.prompt);
    case 'messages':
      return input.messages.reduce((sum, { content }) => sum + AROUND_MESSAGE + ofText(content), AROUND_CHAT);
  }
}

const ofText = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
