import { ERROR_CODES, type ErrorCode } from '../../../domain/errors.js';
import { BUDGET_KINDS } from '../../../domain/session/budget.js';
import { OUTCOME_KINDS, type Outcome, type Usage } from '../../../domain/task/outcome.js';
import { asNumber, asText, isRecord, member, members, oneOf, optional, type Members } from './stored-json.js';

const USAGE: Readonly<Record<keyof Usage | 'kind', true>> = { kind: true, tokensIn: true, tokensOut: true, decodeMs: true };
const MEMBERS = {
  completed: { reason: true, ...USAGE },
  canceled: { by: true, ...USAGE },
  deadline: { where: true, ...USAGE },
  budget: { limit: true, ...USAGE },
  dropped: { code: true, message: true, ...USAGE },
  failed: { code: true, message: true, differsAt: true, ...USAGE },
} as const satisfies Record<Outcome['kind'], Readonly<Record<string, true>>>;

/** How a task ended, from its stored JSON, which is the domain's type as it is. */
export function parseOutcome(value: unknown): Outcome {
  const at = 'outcome';
  const kind = oneOf(isRecord(value) ? value['kind'] : undefined, `${at}.kind`, OUTCOME_KINDS);
  const from = members(value, at, MEMBERS[kind]);
  switch (kind) {
    case 'completed': {
      return { kind, reason: member(from, 'reason', (word, where) => oneOf(word, where, ['stop', 'length'])), ...usage(from) };
    }
    case 'canceled': {
      return { kind, by: member(from, 'by', (word, where) => oneOf(word, where, ['client', 'disconnect'])), ...usage(from) };
    }
    case 'deadline': {
      return { kind, where: member(from, 'where', (word, where) => oneOf(word, where, ['queue', 'decode'])), ...usage(from) };
    }
    case 'budget': {
      return { kind, limit: member(from, 'limit', (word, where) => oneOf(word, where, BUDGET_KINDS)), ...usage(from) };
    }
    case 'dropped': {
      return { kind, ...failure(from), ...usage(from) };
    }
    case 'failed': {
      const differsAt = optional(from, 'differsAt', asNumber);
      return { kind, ...failure(from), ...usage(from), ...(differsAt === undefined ? {} : { differsAt }) };
    }
  }
}

const failure = (from: Members): { readonly code: ErrorCode; readonly message: string } => ({
  code: member(from, 'code', (word, where) => oneOf(word, where, ERROR_CODES)),
  message: member(from, 'message', asText),
});

function usage(from: Members): Usage {
  return {
    tokensIn: member(from, 'tokensIn', asNumber),
    tokensOut: member(from, 'tokensOut', asNumber),
    decodeMs: member(from, 'decodeMs', asNumber),
  };
}
