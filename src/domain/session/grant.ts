import { affordable, boundsNothing, FREE, narrower, type Budget, type BudgetKind, type Grant, type Price } from './budget.js';

/**
 * What a task gets of its session's budgets and of its own: reserved when it is admitted, so that tasks which run beside each
 * other cannot overdraw, and settled when it ends. Pure. Requirement: ORCH-3055.
 *
 * What a task uses stays within what was reserved for it, with one exception: where the engine cannot count tokens ahead and
 * less is left than the prompt really has, the prompt itself is over. Its output is then refused whole.
 */
export interface Ask {
  readonly promptTokens: number;
  /** The same where the engine counted them; where they are estimated, what they cannot exceed. */
  readonly promptAtMost: number;
  /** Output at most, tokens; 0 where there is none. */
  readonly maxTokens: number;
  readonly deadlineMs: number;
  /** The task's own. */
  readonly budget: Budget;
  /** The highest that it may have to pay; undefined where its model has none. */
  readonly price: Price | undefined;
}

export type Granting =
  /** `grant` is undefined where no budget counts. */
  | { readonly kind: 'granted'; readonly grant: Grant | undefined }
  | { readonly kind: 'refused'; readonly shortfall: Shortfall };

/** The least that the task needs of a budget, the prompt and one token of output where it has any, is more than it has. */
export interface Shortfall {
  readonly whose: 'task' | 'session';
  readonly budget: BudgetKind;
  readonly needed: number;
  readonly left: number;
}

/** `left`: what of the session's budgets is neither spent nor reserved. */
export function grant(ask: Ask, left: Budget): Granting {
  if (boundsNothing(ask.budget) && boundsNothing(left)) return { kind: 'granted', grant: undefined };
  const shortfall = shortOf('task', ask, ask.budget) ?? shortOf('session', ask, left);
  if (shortfall !== undefined) return { kind: 'refused', shortfall };
  const { promptTokens, promptAtMost, maxTokens, price = FREE } = ask;
  const { tokens = Infinity, cost = Infinity, timeMs } = narrower(ask.budget, left);
  const byTokens = tokens - promptTokens;
  const byCost = affordable(cost, promptTokens, price);
  const outputTokens = Math.min(maxTokens, byTokens, byCost);
  const time = timeMs === undefined ? undefined : Math.min(timeMs, ask.deadlineMs);
  return {
    kind: 'granted',
    grant: {
      outputTokens,
      ...(outputTokens < maxTokens ? { boundBy: byTokens <= byCost ? 'tokens' : 'cost' } : {}),
      ...(time === undefined ? {} : { timeMs: time }),
      reserved: {
        tokens: Math.min(tokens, promptAtMost + outputTokens),
        timeMs: time ?? 0,
        cost: Math.min(cost, promptAtMost * price.inputToken + outputTokens * price.outputToken),
      },
    },
  };
}

export interface Allowance {
  readonly outputTokens: number;
  readonly boundBy: 'tokens' | 'cost';
}

/** The least that a task can do with: its prompt, a token of output where it has any, a millisecond. */
function leastOf({ promptTokens, maxTokens, price = FREE }: Ask): Required<Budget> {
  const output = Math.min(1, maxTokens);
  return { tokens: promptTokens + output, cost: promptTokens * price.inputToken + output * price.outputToken, timeMs: 1 };
}

/**
 * The output that is left of a grant when the engine finds more prompt tokens than were counted at admission: what was reserved
 * stays the bound. `price`: of the pool where it runs.
 */
export function allowance(given: Grant, tokensIn: number, price = FREE): Allowance {
  const byTokens = given.reserved.tokens - tokensIn;
  const byCost = affordable(given.reserved.cost, tokensIn, price);
  return { outputTokens: Math.max(0, Math.min(given.outputTokens, byTokens, byCost)), boundBy: byTokens <= byCost ? 'tokens' : 'cost' };
}

function shortOf(whose: 'task' | 'session', ask: Ask, { tokens, timeMs, cost }: Budget): Shortfall | undefined {
  const least = leastOf(ask);
  if (tokens !== undefined && tokens < least.tokens) return { whose, budget: 'tokens', needed: least.tokens, left: tokens };
  if (cost !== undefined && affordable(cost, ask.promptTokens, ask.price ?? FREE) < Math.min(1, ask.maxTokens)) return { whose, budget: 'cost', needed: least.cost, left: cost };
  if (timeMs !== undefined && timeMs < least.timeMs) return { whose, budget: 'time', needed: least.timeMs, left: timeMs };
  return undefined;
}
