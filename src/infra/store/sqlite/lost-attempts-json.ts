import { ERROR_CODES } from '../../../domain/errors.js';
import type { LostAttempt } from '../../../domain/task/attempt.js';
import { asList, asNumber, asText, member, members, oneOf, optional, type Names } from './stored-json.js';

const LOST: Names<LostAttempt> = {
  attempt: true,
  poolId: true,
  replicaId: true,
  engineVersion: true,
  startedAt: true,
  endedAt: true,
  tokens: true,
  code: true,
  message: true,
};

/** Attempts that were lost, from their stored JSON, which is the domain's type as it is. */
export const parseLostAttempts = (value: unknown): readonly LostAttempt[] =>
  asList(value, 'lost_attempts', (each, at) => {
    const from = members(each, at, LOST);
    const endedAt = optional(from, 'endedAt', asNumber);
    return {
      attempt: member(from, 'attempt', asNumber),
      poolId: member(from, 'poolId', asText),
      replicaId: member(from, 'replicaId', asText),
      engineVersion: member(from, 'engineVersion', asText),
      startedAt: member(from, 'startedAt', asNumber),
      ...(endedAt === undefined ? {} : { endedAt }),
      tokens: member(from, 'tokens', asNumber),
      code: member(from, 'code', (word, where) => oneOf(word, where, ERROR_CODES)),
      message: member(from, 'message', asText),
    };
  });
