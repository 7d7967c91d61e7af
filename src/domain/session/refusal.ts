import type { Failure } from '../errors.js';
import type { Budget, BudgetKind, Spending } from './budget.js';
import type { Shortfall } from './grant.js';

/** How soon to ask again where tasks of the session still hold what this one needs: nobody knows what they will leave. */
const WHILE_RESERVED_MS = 1_000;

/** A task's own budget does not pay for its prompt and, where it has any, one token of output. */
export function ownBudgetTooSmall({ budget, needed, left }: Shortfall): Failure {
  const field = FIELDS[budget];
  return {
    code: 'INVALID_PARAMS',
    field,
    message: `${field} ${amount(budget, left)} is less than the task needs at the least for its prompt and output (${amount(budget, needed)}). Raise it, leave it out, or shorten the prompt.`,
  };
}

/** The session's is spent, or reserved for its other tasks. `expiresInMs`: until an unused session would be a fresh one. */
export function sessionBudgetSpent(
  { budget, needed, left }: Shortfall,
  session: { readonly limits: Budget; readonly spent: Spending; readonly reserved: Spending; readonly expiresInMs: number },
): Failure {
  const kind = MEMBERS[budget];
  const limit = session.limits[kind] ?? 0;
  const reserved = session.reserved[kind];
  const othersHoldIt = left + reserved >= needed;
  const state = `The session's budget of ${budget} is ${amount(budget, limit)}: ${amount(budget, session.spent[kind])} are spent, ${amount(budget, reserved)} reserved for its tasks that have not ended, ${amount(budget, left)} left. This task needs at least ${amount(budget, needed)}.`;
  const hope = othersHoldIt
    ? 'Try again when they have ended: what they do not use comes back.'
    : `Start a new session with another session_id, or leave this one unused for ${session.expiresInMs} ms until it expires.`;
  return {
    code: 'ADMISSION_REJECT',
    policyLabel: 'session_budget',
    field: 'session_id',
    retriable: true,
    retryAfterMs: othersHoldIt ? WHILE_RESERVED_MS : session.expiresInMs,
    message: `${state} ${hope}`,
  };
}

/** Nobody could say what the task would cost. */
export const noPrice = (modelRef: string): Failure => ({
  code: 'INVALID_PARAMS',
  field: 'budget.cost',
  message: `No pool that serves ${modelRef} has a price, so a budget of cost means nothing for it. Leave budget.cost out, or bound tokens or time.`,
});

const FIELDS: Readonly<Record<BudgetKind, string>> = { tokens: 'budget.tokens', time: 'budget.time_ms', cost: 'budget.cost' };
const MEMBERS = { tokens: 'tokens', time: 'timeMs', cost: 'cost' } as const satisfies Record<BudgetKind, keyof Spending>;

/** Costs to nine decimals, as everywhere on the wire. */
const amount = (budget: BudgetKind, value: number): string => (budget === 'cost' ? String(Math.round(value * 1e9) / 1e9) : budget === 'time' ? `${value} ms` : String(value));
