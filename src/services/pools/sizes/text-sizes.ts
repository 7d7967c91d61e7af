import { DomainError } from '../../../domain/errors.js';
import type { CompletionInput, ResultInput } from '../../../domain/task/task.js';
import { mostTokensOfOne, textAt, textBytes } from './input-size.js';

/** Texts of one task that an engine is asked to count: a thousand of them are not worth a thousand requests. */
const COUNTED = 8;

/**
 * Whether each text of an embedding, or each document of a rerank with its query, fits the context by itself. Requirement: ORCH-3090.
 *
 * No text has more tokens than bytes, so that most of them need no question. Of those that are longer the longest are counted;
 * what is left the engine itself checks when the task runs. Resolves with the tokens of all, where all were counted exactly:
 * only for few texts and where `charged`. Throws INVALID_PARAMS.
 */
export async function checkTexts(
  input: ResultInput,
  ctx: number,
  charged: boolean,
  count: (text: CompletionInput) => Promise<number | undefined>,
): Promise<number | undefined> {
  const sizes = [...textBytes(input).entries()];
  // A rerank's template is the engine's secret: its count is near, and no more.
  const all = charged && input.kind === 'texts' && sizes.length <= COUNTED;
  const doubtful = all ? sizes : sizes.filter(([, bytes]) => mostTokensOfOne(input.kind, bytes) > ctx).sort(([, a], [, b]) => b - a);
  const counts = await Promise.all(
    doubtful.slice(0, COUNTED).map(async ([index]) => {
      const tokens = await count(textAt(input, index));
      if (tokens !== undefined && tokens > ctx) throw tooLong(input.kind, index, tokens, ctx);
      return tokens;
    }),
  );
  if (!all) return undefined;
  let sum = 0;
  for (const tokens of counts) {
    if (tokens === undefined) return undefined;
    sum += tokens;
  }
  return sum;
}

const tooLong = (kind: ResultInput['kind'], index: number, tokens: number, ctx: number): DomainError =>
  new DomainError({
    code: 'INVALID_PARAMS',
    field: `inputs[${index}]`,
    message: `${kind === 'texts' ? 'This text' : 'This document, with the query,'} is ${tokens} tokens, which is over ctx ${ctx}. Shorten it, cut it into several, or ask for more ctx.`,
  });
