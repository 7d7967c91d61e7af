import { DomainError } from '../../domain/errors.js';
import { freshSession, isExpired, leaveAt, takeTurn, ttlRemaining, type Session, type SessionLimits } from '../../domain/session/session.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { SessionStore, StoredTask } from '../../ports/store.js';

/** A turn that a task takes: the session's new state, to be written with the task, and where its KV cache is. */
export interface Turn {
  readonly session: Session;
  readonly affinity: Affinity | undefined;
}

export interface Affinity {
  readonly poolId: string;
  readonly replicaId: string;
}

export interface SessionView {
  readonly session: Session;
  readonly ttlRemainingMs: number;
}

/** How long after an eviction's moment its timer may come, so that sessions used together are evicted together. */
const EVICTION_SLACK_MS = 50;

/**
 * The sessions in use. Owner of their state; the store follows.
 *
 * `sessions` is kept in order of last use, so that the timer only ever looks at its first entry. A session with a task
 * that has not ended (`held`) does not expire, however long the task takes; its TTL counts again from the end.
 */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly held = new Map<string, number>();
  private timer: Timer | undefined;
  private closed = false;

  constructor(
    private readonly store: SessionStore,
    private readonly limits: SessionLimits,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  get maxTurns(): number {
    return this.limits.maxTurns;
  }

  get activeCount(): number {
    return this.sessions.size;
  }

  /** Loads what an earlier run left, and removes what expired meanwhile. Before any task is taken up. */
  async restore(): Promise<void> {
    const now = this.clock.wall();
    const stored = [...(await this.store.usedSince(0))].sort((a, b) => a.lastUsedAt - b.lastUsedAt);
    const expired = stored.filter((session) => isExpired(session, now, this.limits));
    for (const session of stored.slice(expired.length)) this.sessions.set(session.sessionId, session);
    if (expired.length > 0) await this.store.remove(expired.map(({ sessionId }) => sessionId));
    this.plan();
  }

  /** A session that was never used, or has expired, is a fresh one. */
  view(sessionId: string): SessionView {
    const now = this.clock.wall();
    const session = this.current(sessionId, now);
    const ttlRemainingMs = this.held.has(sessionId) ? this.limits.ttlMs : ttlRemaining(session, now, this.limits);
    return { session, ttlRemainingMs };
  }

  affinity(sessionId: string): Affinity | undefined {
    const { poolId, replicaId } = this.current(sessionId, this.clock.wall());
    return poolId === undefined || replicaId === undefined ? undefined : { poolId, replicaId };
  }

  /** Takes a turn at once, so that parallel tasks can't share one. Throws ADMISSION_REJECT at the limit. */
  takeTurn(sessionId: string): Turn {
    const now = this.clock.wall();
    const affinity = this.affinity(sessionId);
    const taken = takeTurn(this.current(sessionId, now), now, this.limits);
    if (taken.kind === 'refused') throw new DomainError(taken.failure);
    this.set(taken.session);
    this.hold(sessionId);
    return { session: taken.session, affinity };
  }

  /** The task of this turn was not admitted after all. */
  giveBack(turn: Turn): void {
    const session = this.sessions.get(turn.session.sessionId);
    this.release(turn.session.sessionId);
    if (session === undefined) return;
    if (session.turns <= 1 && !this.held.has(session.sessionId)) this.sessions.delete(session.sessionId);
    else this.sessions.set(session.sessionId, { ...session, turns: session.turns - 1 });
  }

  /** A task of the session has not ended: the session does not expire. */
  hold(sessionId: string): void {
    this.held.set(sessionId, (this.held.get(sessionId) ?? 0) + 1);
  }

  /** A task of the session ended; its KV cache is where the task ran. */
  ended(task: StoredTask, outcome: Outcome): void {
    const { sessionId } = task.spec;
    this.release(sessionId);
    const session = this.sessions.get(sessionId);
    if (session === undefined) return;
    const now = this.clock.wall();
    const { poolId, replicaId } = task;
    const kvTokens = outcome.tokensIn + outcome.tokensOut;
    const next = replicaId === undefined || kvTokens === 0 ? { ...session, lastUsedAt: now } : leaveAt(session, now, { poolId, replicaId }, kvTokens);
    this.set(next);
    this.store.put(next, 'with_next').catch(() => {
      this.logger.warn('A session could not be written; after a restart it may have less time or another replica.', { session_id: sessionId });
    });
  }

  async remove(sessionId: string): Promise<void> {
    this.sessions.delete(sessionId);
    await this.store.remove([sessionId]);
  }

  stop(): void {
    this.closed = true;
    this.timer?.cancel();
  }

  private current(sessionId: string, now: number): Session {
    const session = this.sessions.get(sessionId);
    if (session === undefined) return freshSession(sessionId, now);
    return isExpired(session, now, this.limits) && !this.held.has(sessionId) ? freshSession(sessionId, now) : session;
  }

  private set(session: Session): void {
    this.sessions.delete(session.sessionId);
    this.sessions.set(session.sessionId, session);
    if (this.timer === undefined) this.plan();
  }

  private release(sessionId: string): void {
    const count = (this.held.get(sessionId) ?? 0) - 1;
    if (count > 0) this.held.set(sessionId, count);
    else this.held.delete(sessionId);
  }

  private plan(): void {
    if (this.closed) return;
    const [oldest] = this.sessions.values();
    this.timer = undefined;
    if (oldest === undefined) return;
    const dueMs = ttlRemaining(oldest, this.clock.wall(), this.limits) + EVICTION_SLACK_MS;
    this.timer = this.clock.schedule(dueMs, () => this.evict());
  }

  private evict(): void {
    const now = this.clock.wall();
    const expired: string[] = [];
    const kept: Session[] = [];
    for (const session of this.sessions.values()) {
      if (!isExpired(session, now, this.limits)) break;
      if (this.held.has(session.sessionId)) kept.push(session);
      else expired.push(session.sessionId);
    }
    for (const sessionId of expired) this.sessions.delete(sessionId);
    // To the back of the line, as if used now: what is held is looked at again after one more TTL.
    for (const session of kept) this.set({ ...session, lastUsedAt: now });
    if (expired.length > 0) {
      this.logger.debug('Sessions expired.', { sessions: expired.length });
      this.store.remove(expired).catch(() => this.logger.warn('Expired sessions could not be removed from the store; the next start skips them.'));
    }
    this.plan();
  }
}
