import { NOTHING_SPENT } from '../../../../src/domain/session/budget.js';
import { DEFAULT_SESSION_LIMITS, endTurn, freshSession, isExpired, isForgotten, isWarm, takeTurn, ttlRemaining, type Session, type SessionLimits } from '../../../../src/domain/session/session.js';

const limits: SessionLimits = { ttlMs: 1000, expired: 'begin_anew', maxTurns: 3, budgets: {} };
const used = (changes: Partial<Session> = {}): Session => ({ ...freshSession('s', 0), turns: 1, lastUsedAt: 500, ...changes });

function turn(session: Session, now: number): Session {
  const taken = takeTurn(session, now, limits);
  if (taken.kind === 'refused') throw new Error(taken.failure.message);
  return taken.session;
}

test('by default a session lives ten minutes and has eight turns', () => {
  expect(DEFAULT_SESSION_LIMITS).toEqual({ ttlMs: 600_000, expired: 'begin_anew', maxTurns: 8, budgets: {} });
});

describe('time to live', () => {
  test('it counts from the last use', () => {
    expect(ttlRemaining(used(), 900, limits)).toBe(600);
    expect(ttlRemaining(turn(used(), 900), 900, limits)).toBe(1000);
    expect(ttlRemaining(endTurn(used(), 1200, NOTHING_SPENT, undefined), 1300, limits)).toBe(900);
  });

  test('it is over at its very end and not before', () => {
    expect(isExpired(used(), 1499, limits)).toBe(false);
    expect(isExpired(used(), 1500, limits)).toBe(true);
    expect(ttlRemaining(used(), 9999, limits)).toBe(0);
  });

  test('a wall clock that jumps back lengthens no life and no use is undone', () => {
    expect(ttlRemaining(used(), -50_000, limits)).toBe(1000);
    expect(turn(used(), 100).lastUsedAt).toBe(500);
    expect(endTurn(used(), 100, NOTHING_SPENT, undefined).lastUsedAt).toBe(500);
  });
});

describe('turns', () => {
  test('each task takes one', () => {
    expect(turn(turn(freshSession('s', 0), 10), 20)).toEqual({ sessionId: 's', turns: 2, createdAt: 0, lastUsedAt: 20, kvTokens: 0, spent: NOTHING_SPENT });
  });

  test('past the limit a task is refused, with what is left of the TTL as the time to wait', () => {
    const refused = takeTurn(used({ turns: 3 }), 900, limits);
    expect(refused).toMatchObject({
      kind: 'refused',
      failure: { code: 'ADMISSION_REJECT', policyLabel: 'session_turn_limit', field: 'session_id', retriable: true, retryAfterMs: 600 },
    });
    expect(refused.kind === 'refused' && refused.failure.message).toContain('3 turns');
  });

  test('an expired session starts afresh: its turns and its cache are gone', () => {
    expect(turn(used({ turns: 3, poolId: 'p', replicaId: 'r', kvTokens: 9 }), 1500)).toEqual({
      sessionId: 's',
      turns: 1,
      createdAt: 1500,
      lastUsedAt: 1500,
      kvTokens: 0,
      spent: NOTHING_SPENT,
    });
  });
});

describe('what is spent', () => {
  const spent = { tokens: 30, timeMs: 400, cost: 0.25 };

  test('it grows by what each task used, also of one that never had a slot', () => {
    const once = endTurn(used(), 600, spent, { poolId: 'p', replicaId: 'r', kvTokens: 30 });
    expect(endTurn(once, 700, { tokens: 1, timeMs: 2, cost: 0.5 }, undefined)).toMatchObject({
      spent: { tokens: 31, timeMs: 402, cost: 0.75 },
      replicaId: 'r',
      kvTokens: 30,
    });
  });

  test('the next turn keeps it, and a session that expired starts with nothing spent', () => {
    const session = endTurn(used(), 600, spent, undefined);
    expect(turn(session, 700).spent).toEqual(spent);
    expect(turn(session, 1600).spent).toEqual(NOTHING_SPENT);
  });
});

describe('KV warmth', () => {
  const left = endTurn(used(), 600, NOTHING_SPENT, { poolId: 'p', replicaId: 'r', kvTokens: 120 });

  test('a session is warm where its last turn left tokens in a cache', () => {
    expect(left).toMatchObject({ poolId: 'p', replicaId: 'r', kvTokens: 120, turns: 1 });
    expect(isWarm(left, 700, limits)).toBe(true);
  });

  test('it is not before it ran, when nothing is cached, or when it has expired', () => {
    expect(isWarm(used(), 600, limits)).toBe(false);
    expect(isWarm({ ...left, kvTokens: 0 }, 700, limits)).toBe(false);
    expect(isWarm(left, 1600, limits)).toBe(false);
  });
});

describe('ORCH-3045 where expired sessions are refused', () => {
  const refusing: SessionLimits = { ...limits, expired: 'refuse' };

  test('a task of one that has expired is refused, and told when it is forgotten', () => {
    expect(takeTurn(used(), 1499, refusing)).toMatchObject({ kind: 'taken' });
    expect(takeTurn(used(), 1600, refusing)).toMatchObject({
      kind: 'refused',
      failure: { code: 'ADMISSION_REJECT', policyLabel: 'session_expired', field: 'session_id', retriable: true, retryAfterMs: 900 },
    });
  });

  test('it is forgotten when it was not used for as long again, and begins anew', () => {
    expect(isForgotten(used(), 2499, refusing)).toBe(false);
    expect(isForgotten(used(), 2500, refusing)).toBe(true);
    expect(takeTurn(used({ turns: 3 }), 2500, refusing)).toMatchObject({ kind: 'taken', session: { turns: 1, createdAt: 2500 } });
  });

  test('a refused task does not lengthen its life', () => {
    takeTurn(used(), 1600, refusing);
    expect(ttlRemaining(used(), 1600, refusing)).toBe(0);
  });
});
