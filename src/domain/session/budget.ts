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

export const sum = (a: Spending, b: Spending): Spending => ({ tokens: a.tokens + b.tokens, timeMs: a.timeMs + b.timeMs, cost: a.cost + b.cost });

/** Never below 0: sums of costs lose their last digits. */
export const difference = (a: Spending, b: Spending): Spending => ({
  tokens: Math.max(0, a.tokens - b.tokens),
  timeMs: Math.max(0, a.timeMs - b.timeMs),
  cost: Math.max(0, a.cost - b.cost),
});

/** What is left of `limits` once `taken` is taken; what they do not bound stays absent. */
export function remaining(limits: Budget, taken: Spending): Budget {
  const { tokens, timeMs, cost } = limits;
  return {
    ...(tokens === undefined ? {} : { tokens: Math.max(0, tokens - taken.tokens) }),
    ...(timeMs === undefined ? {} : { timeMs: Math.max(0, timeMs - taken.timeMs) }),
    ...(cost === undefined ? {} : { cost: Math.max(0, cost - taken.cost) }),
  };
}

/** The smaller of each. */
export function narrower(a: Budget, b: Budget): Budget {
  const tokens = smaller(a.tokens, b.tokens);
  const timeMs = smaller(a.timeMs, b.timeMs);
  const cost = smaller(a.cost, b.cost);
  return { ...(tokens === undefined ? {} : { tokens }), ...(timeMs === undefined ? {} : { timeMs }), ...(cost === undefined ? {} : { cost }) };
}

export const boundsNothing = ({ tokens, timeMs, cost }: Budget): boolean => tokens === undefined && timeMs === undefined && cost === undefined;

/** What a task used. Without a price it cost nothing. */
export const spendingOf = (used: { readonly tokensIn: number; readonly tokensOut: number; readonly timeMs: number }, price = FREE): Spending => ({
  tokens: used.tokensIn + used.tokensOut,
  timeMs: used.timeMs,
  cost: used.tokensIn * price.inputToken + used.tokensOut * price.outputToken,
});

export const FREE: Price = { inputToken: 0, outputToken: 0 };

/** In tokens: 0.3 / 0.1 is less than 3, and nobody means that. */
const ROUNDING = 1e-6;

/** Output tokens that `cost` pays for after the prompt: a whole number, below 0 where it does not pay for the prompt. */
export function affordable(cost: number, promptTokens: number, price: Price): number {
  const rest = cost - promptTokens * price.inputToken;
  if (price.outputToken > 0) return Math.floor(rest / price.outputToken + ROUNDING);
  return rest >= -ROUNDING * price.inputToken ? Number.POSITIVE_INFINITY : -1;
}

const smaller = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));

/** As it is shown: a cost to nine decimals, because sums of costs lose their last digits. */
export const shown = (budget: Budget): Budget => (budget.cost === undefined ? budget : { ...budget, cost: Math.round(budget.cost * 1e9) / 1e9 });
