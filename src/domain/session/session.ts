import type { Failure } from '../errors.js';
import { NOTHING_SPENT, sum, type Budget, type Spending } from './budget.js';

/**
 * The rules of a session: how long it lives, how many turns it has, whether its KV cache is of use. Pure; times are
 * Unix milliseconds, because a session outlives the process, so a wall clock that jumps back must not lengthen a life.
 *
 * A session is made by its first turn and lives `ttlMs` from its last use. One that has expired is as one that never
 * was: the next turn starts it afresh. The turn limit counts admitted tasks, not finished ones.
 */
export interface Session {
  readonly sessionId: string;
  /** Tasks admitted to it. */
  readonly turns: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** Where its KV cache was left, if it ever ran. */
  readonly poolId?: string | undefined;
  readonly replicaId?: string | undefined;
  /** Tokens of the last context, prompt and output; what its KV cache holds. */
  readonly kvTokens: number;
  /** By tasks that have ended. What is reserved for others is in memory only: it follows from the tasks. */
  readonly spent: Spending;
}

/** What a task of a session that has expired gets: a fresh session under the same id, or a refusal. */
type ExpiredPolicy = 'begin_anew' | 'refuse';

export interface SessionLimits {
  readonly ttlMs: number;
  readonly expired: ExpiredPolicy;
  readonly maxTurns: number;
  readonly budgets: Budget;
}

export const DEFAULT_SESSION_LIMITS: SessionLimits = { ttlMs: 600_000, expired: 'begin_anew', maxTurns: 8, budgets: {} };

export type Turn =
  | { readonly kind: 'taken'; readonly session: Session }
  | { readonly kind: 'refused'; readonly failure: Failure };

export const freshSession = (sessionId: string, now: number): Session => ({
  sessionId,
  turns: 0,
  createdAt: now,
  lastUsedAt: now,
  poolId: undefined,
  replicaId: undefined,
  kvTokens: 0,
  spent: NOTHING_SPENT,
});

/** Milliseconds until it expires: 0 when it has, never more than the TTL. */
export const ttlRemaining = (session: Session, now: number, limits: SessionLimits): number =>
  Math.min(limits.ttlMs, Math.max(0, session.lastUsedAt + limits.ttlMs - now));

export const isExpired = (session: Session, now: number, limits: SessionLimits): boolean => ttlRemaining(session, now, limits) === 0;

/** Milliseconds until nobody knows of it any more: when it expires, or where expired sessions are refused, a TTL after that. */
export const knownFor = (session: Session, now: number, limits: SessionLimits): number =>
  limits.expired === 'begin_anew' ? ttlRemaining(session, now, limits) : Math.min(2 * limits.ttlMs, Math.max(0, session.lastUsedAt + 2 * limits.ttlMs - now));

export const isForgotten = (session: Session, now: number, limits: SessionLimits): boolean => knownFor(session, now, limits) === 0;

/** Whether its replica may still hold the session's KV cache. */
export const isWarm = (session: Session, now: number, limits: SessionLimits): boolean =>
  session.replicaId !== undefined && session.kvTokens > 0 && !isExpired(session, now, limits);

/** One more task of this session. A refused turn is no use: it does not lengthen the session's life. */
export function takeTurn(session: Session, now: number, limits: SessionLimits): Turn {
  if (isExpired(session, now, limits) && !isForgotten(session, now, limits)) return { kind: 'refused', failure: expired(session, now, limits) };
  const current = isForgotten(session, now, limits) ? freshSession(session.sessionId, now) : session;
  if (current.turns >= limits.maxTurns) return { kind: 'refused', failure: turnLimit(current, now, limits) };
  return { kind: 'taken', session: { ...current, turns: current.turns + 1, lastUsedAt: latest(current, now) } };
}

/** A task of it ended: what it used is spent, and the replica where it ran, if it did, holds its context. */
export function endTurn(session: Session, now: number, used: Spending, cache: KvCache | undefined): Session {
  const ended = { ...session, lastUsedAt: latest(session, now), spent: sum(session.spent, used) };
  return cache === undefined ? ended : { ...ended, poolId: cache.poolId, replicaId: cache.replicaId, kvTokens: cache.kvTokens };
}

/** What a replica's KV cache holds of a session. */
interface KvCache {
  readonly poolId: string;
  readonly replicaId: string;
  readonly kvTokens: number;
}

/** Turns end out of order and clocks step back: the last use only moves forward. */
const latest = (session: Session, now: number): number => Math.max(session.lastUsedAt, now);

/** Requirement: ORCH-3045. */
function expired(session: Session, now: number, limits: SessionLimits): Failure {
  const left = knownFor(session, now, limits);
  return {
    code: 'ADMISSION_REJECT',
    policyLabel: 'session_expired',
    field: 'session_id',
    retriable: true,
    retryAfterMs: left,
    message:
      `This session has expired: it was not used for ${limits.ttlMs} ms. ` +
      `Start a new session with another session_id, or delete this one to begin it anew; in ${left} ms it is forgotten by itself.`,
  };
}

function turnLimit(session: Session, now: number, limits: SessionLimits): Failure {
  const left = ttlRemaining(session, now, limits);
  return {
    code: 'ADMISSION_REJECT',
    policyLabel: 'session_turn_limit',
    field: 'session_id',
    retriable: true,
    retryAfterMs: left,
    message:
      `This session has used all of its ${limits.maxTurns} turns. ` +
      `Start a new session with another session_id, or leave this one unused for ${left} ms until it expires.`,
  };
}
