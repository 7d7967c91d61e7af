import { BUDGET_KINDS, type Budget, type Grant, type Spending } from '../../../domain/session/budget.js';
import { asNumber, member, members, oneOf, optional, type Draft, type Names } from './stored-json.js';

/** What a task may spend, from its stored JSON, which is the domain's type as it is. */
const BUDGET: Names<Budget> = { tokens: true, timeMs: true, cost: true };
const BUDGET_NAMES = ['tokens', 'timeMs', 'cost'] as const satisfies readonly (keyof Budget)[];

export function parseBudget(value: unknown, at: string): Budget {
  const from = members(value, at, BUDGET);
  const budget: Draft<Budget> = {};
  for (const name of BUDGET_NAMES) {
    const bound = optional(from, name, asNumber);
    if (bound !== undefined) budget[name] = bound;
  }
  return budget;
}

const GRANT: Names<Grant> = { outputTokens: true, boundBy: true, timeMs: true, reserved: true };
const LESSENING = BUDGET_KINDS.filter((kind) => kind !== 'time');

export function parseGrant(value: unknown): Grant {
  const from = members(value, 'budget_grant', GRANT);
  const grant: Draft<Grant> = {
    outputTokens: member(from, 'outputTokens', asNumber),
    reserved: member(from, 'reserved', spending),
  };
  const boundBy = optional(from, 'boundBy', (word, at) => oneOf(word, at, LESSENING));
  if (boundBy !== undefined) grant.boundBy = boundBy;
  const timeMs = optional(from, 'timeMs', asNumber);
  if (timeMs !== undefined) grant.timeMs = timeMs;
  return grant;
}

function spending(value: unknown, at: string): Spending {
  const from = members(value, at, { tokens: true, timeMs: true, cost: true } satisfies Names<Spending>);
  return { tokens: member(from, 'tokens', asNumber), timeMs: member(from, 'timeMs', asNumber), cost: member(from, 'cost', asNumber) };
}
