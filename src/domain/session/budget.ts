/**
 * What a session, or one task of it, may spend. Tokens are prompt and output together; time is milliseconds on an engine's
 * slot, waiting excluded; cost is in the unit of the configured prices. Requirement: ORCH-3055.
 */
export const BUDGET_KINDS = ['tokens', 'time', 'cost'] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

/** A bound, or what is left of one. What is absent is not bounded. */
export interface Budget {
  readonly tokens?: number;
  readonly timeMs?: number;
  readonly cost?: number;
}

/** An amount of each. */
export interface Spending {
  readonly tokens: number;
  readonly timeMs: number;
  readonly cost: number;
}

export const NOTHING_SPENT: Spending = { tokens: 0, timeMs: 0, cost: 0 };

/** Of one token. */
export interface Price {
  readonly inputToken: number;
  readonly outputToken: number;
}

/** What admission reserved for one task: it can spend no more, whatever runs beside it. */
export interface Grant {
  /** Output that it may make; at most the task's max_tokens. */
  readonly outputTokens: number;
  /** Which budget makes `outputTokens` less than max_tokens; absent where it is not less. */
  readonly boundBy?: 'tokens' | 'cost';
  /** Time that it may spend on slots, ms; absent where no budget of time counts. */
  readonly timeMs?: number;
  /** Taken from the session until the task ends. */
  readonly reserved: Spending;
}
