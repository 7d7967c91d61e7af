import type { Load } from './order-tree.js';

/** A place in the order of a class: on its clock, and among those at the same time by sequence. */
export interface Place {
  readonly at: number;
  readonly sequence: number;
}

export const isBefore = (a: Place, b: Place): boolean => (a.at === b.at ? a.sequence < b.sequence : a.at < b.at);

/**
 * Of a step: from its place on, so much more is ahead of whoever stands behind it. Seen from `at` on the clock that is
 * `fixed + rate * at`, summed over all steps before him. Its numbers: both for tickets, prompt tokens and output tokens.
 */
export const STEP_NUMBERS = 6;

/** `share` of the load here, and from here on `rate` of it with each unit of the clock. */
export function write(into: Float64Array, { count, promptTokens, outputTokens }: Load, at: number, share: number, rate: number): void {
  const fixed = share - rate * at;
  into[0] = count * fixed;
  into[1] = count * rate;
  into[2] = promptTokens * fixed;
  into[3] = promptTokens * rate;
  into[4] = outputTokens * fixed;
  into[5] = outputTokens * rate;
}

/** Adds what such numbers put ahead of one who stands at `at`, behind them. */
export function addTo(sum: Load, from: Float64Array, at: number, times: number): void {
  sum.count += times * ((from[0] ?? 0) + (from[1] ?? 0) * at);
  sum.promptTokens += times * ((from[2] ?? 0) + (from[3] ?? 0) * at);
  sum.outputTokens += times * ((from[4] ?? 0) + (from[5] ?? 0) * at);
}
