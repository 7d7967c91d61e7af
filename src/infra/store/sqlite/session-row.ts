import { StoreFault, type StoredSession } from '../../../ports/store.js';
import { fromColumn, toColumn } from './column-text.js';
import type { Cell, Reply } from './protocol.js';
import { asNumber, asText, Unreadable, type Draft } from './stored-json.js';

/** A session between the domain and its row; the order of cells is SESSION_COLUMNS'. */
export function sessionCells(session: StoredSession): readonly Cell[] {
  return [
    toColumn(session.sessionId),
    session.turns,
    session.createdAt,
    session.lastUsedAt,
    session.poolId === undefined ? null : toColumn(session.poolId),
    session.replicaId === undefined ? null : toColumn(session.replicaId),
    session.kvTokens,
    session.spent.tokens,
    session.spent.timeMs,
    session.spent.cost,
  ];
}

/** Throws StoreFault `corrupt`, which names the session. */
export function sessionOf(row: readonly Reply[]): StoredSession {
  const [id, turns, createdAt, lastUsedAt, poolId, replicaId, kvTokens, tokens, timeMs, cost] = row;
  try {
    const session: Draft<StoredSession> = {
      sessionId: fromColumn(asText(id, 'session_id')),
      turns: asNumber(turns, 'turns'),
      createdAt: asNumber(createdAt, 'created_at'),
      lastUsedAt: asNumber(lastUsedAt, 'last_used_at'),
      kvTokens: asNumber(kvTokens, 'kv_tokens'),
      spent: { tokens: asNumber(tokens, 'spent_tokens'), timeMs: asNumber(timeMs, 'spent_time_ms'), cost: asNumber(cost, 'spent_cost') },
    };
    if (poolId !== null) session.poolId = fromColumn(asText(poolId, 'pool_id'));
    if (replicaId !== null) session.replicaId = fromColumn(asText(replicaId, 'replica_id'));
    return session;
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof SyntaxError)) throw error;
    throw new StoreFault('corrupt', `The stored row of session ${String(id)} is damaged (${error.message}). The disk or a foreign program changed it. Restore tasks.db from a backup, or delete that row with the daemon stopped.`);
  }
}
