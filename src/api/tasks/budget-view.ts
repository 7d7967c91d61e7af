import type { Budget } from '../../domain/session/budget.js';

/** What is left of budgets as the headers of an answer; undefined and absent where none counts. */
export const toBudgetHeaders = ({ tokens, timeMs, cost }: Budget = {}) => ({
  ...(tokens === undefined ? {} : { 'X-Budget-Tokens-Remaining': tokens }),
  ...(timeMs === undefined ? {} : { 'X-Budget-Time-Remaining-Ms': timeMs }),
  ...(cost === undefined ? {} : { 'X-Budget-Cost-Remaining': cost }),
});

/** The same as fields of a body or a frame. */
export const toBudgetFields = ({ tokens, timeMs, cost }: Budget = {}) => ({
  ...(tokens === undefined ? {} : { tokens_budget_remaining: tokens }),
  ...(timeMs === undefined ? {} : { time_budget_remaining_ms: timeMs }),
  ...(cost === undefined ? {} : { cost_budget_remaining: cost }),
});
