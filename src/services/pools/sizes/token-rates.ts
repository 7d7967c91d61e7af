import type { TaskInput } from '../../../domain/task/task.js';

/** English text: what a prompt is estimated with until an engine has counted one. */
const TOKENS_PER_BYTE = 0.25;
/** What is left of a figure's weight with each later one: the last few dozen prompts count. */
const KEPT = 0.95;

/**
 * Tokens for each byte of short prompts, as the engines counted those that they have run: by pool, because each has a
 * tokenizer of its own, and by kind of input, because a chat has a template around it. Lost with the process: soon learned.
 */
export class TokenRates {
  private readonly rates = new Map<string, { tokens: number; bytes: number }>();

  learn(poolId: string, kind: TaskInput['kind'], bytes: number, tokens: number): void {
    const key = keyOf(poolId, kind);
    const { tokens: oldTokens, bytes: oldBytes } = this.rates.get(key) ?? { tokens: 0, bytes: 0 };
    this.rates.set(key, { tokens: KEPT * oldTokens + tokens, bytes: KEPT * oldBytes + bytes });
  }

  /** Of the first of these pools that has learned one. */
  estimate(poolIds: Iterable<string>, kind: TaskInput['kind'], bytes: number): number {
    for (const poolId of poolIds) {
      const rate = this.rates.get(keyOf(poolId, kind));
      if (rate !== undefined && rate.bytes > 0) return Math.max(1, Math.round((bytes * rate.tokens) / rate.bytes));
    }
    return Math.ceil(bytes * TOKENS_PER_BYTE);
  }
}

const keyOf = (poolId: string, kind: TaskInput['kind']): string => `${poolId}/${kind}`;
