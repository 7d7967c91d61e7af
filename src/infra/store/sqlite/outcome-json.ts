import { ERROR_CODES, type ErrorCode } from '../../../domain/errors.js';
import { BUDGET_KINDS } from '../../../domain/session/budget.js';
import { OUTCOME_KINDS, type Outcome, type Usage } from '../../../domain/task/outcome.js';
import { asNumber, asText, isRecord, member, members, oneOf, optional, type Members } from './stored-json.js';

const USAGE: Readonly<Record<keyof Usage | 'kind', true>> = { kind: true, tokensIn: true, tokensOut: true, decodeMs: true };

/** How a task ended, from its stored JSON, which is the domain's type as it is. */
export function parseOutcome(value: unknown): Outcome {
  const at = 'outcome';
  const kind = oneOf(isRecord(value) ? value['kind'] : undefined, `${at}.kind`, OUTCOME_KINDS);
  switch (kind) {
    case 'completed': {
      const from = members(value, at, { ...USAGE, reason: true });
      return { kind, reason: member(from, 'reason', (word, where) => oneOf(word, where, ['stop', 'length'])), ...usage(from) };
    }
    case 'canceled': {
      const from = members(value, at, { ...USAGE, by: true });
      return { kind, by: member(from, 'by', (word, where) => oneOf(word, where, ['client', 'disconnect'])), ...usage(from) };
    }
    case 'deadline': {
      const from = members(value, at, { ...USAGE, where: true });
      return { kind, where: member(from, 'where', (word, where) => oneOf(word, where, ['queue', 'decode'])), ...usage(from) };
    }
    case 'budget': {
      const from = members(value, at, { ...USAGE, limit: true });
      return { kind, limit: member(from, 'limit', (word, where) => oneOf(word, where, BUDGET_KINDS)), ...usage(from) };
    }
    case 'dropped': {
      const from = members(value, at, { ...USAGE, code: true, message: true });
      return { kind, ...failure(from), ...usage(from) };
    }
    case 'failed': {
      const from = members(value, at, { ...USAGE, code: true, message: true, differsAt: true });
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
