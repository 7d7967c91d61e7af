import type { CompletionInput } from '../../../domain/task/task.js';
import { estimatedTokens } from '../http/estimate.js';

/** What a chat template puts around each message, and around all of them. */
const AROUND_MESSAGE = 4;
const AROUND_CHAT = 3;

/** Tokens of a prompt for a server that cannot count them before: a guess, good to about a third. */
export function estimateTokens(input: CompletionInput): number {
  switch (input.kind) {
    case 'prompt':
      return 1 + estimatedTokens(input.prompt);
    case 'messages':
      return input.messages.reduce((sum, { content }) => sum + AROUND_MESSAGE + estimatedTokens(content), AROUND_CHAT);
  }
}
