import type { ErrorCode } from '../errors.js';
import type { BudgetKind } from '../session/budget.js';

/** What the engine measured of an attempt that it ran to the end. Milliseconds and tokens. */
export interface Usage {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly decodeMs: number;
}

/**
 * How a task ended: exactly one for each task, decided by the conditional update that moves its row to a terminal state.
 * `kind` is the low-cardinality name for metrics; the rest is for people.
 */
export type Outcome =
  | ({ readonly kind: 'completed'; readonly reason: 'stop' | 'length' } & Usage)
  | ({ readonly kind: 'canceled'; readonly by: 'client' | 'disconnect' } & Usage)
  | ({ readonly kind: 'deadline'; readonly where: 'queue' | 'decode' } & Usage)
  | ({ readonly kind: 'budget'; readonly limit: BudgetKind } & Usage)
  | ({ readonly kind: 'dropped'; readonly code: ErrorCode; readonly message: string } & Usage)
  /** `differsAt`: the index of the first token in which a text that was made again differs from what was delivered. */
  | ({ readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly differsAt?: number } & Usage);

export type OutcomeKind = Outcome['kind'];
export const OUTCOME_KINDS = ['completed', 'canceled', 'deadline', 'budget', 'dropped', 'failed'] as const satisfies readonly OutcomeKind[];
export const NO_USAGE: Usage = { tokensIn: 0, tokensOut: 0, decodeMs: 0 };
