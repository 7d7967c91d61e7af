import { DomainError } from '../../domain/errors.js';
import { boundsNothing, difference, NOTHING_SPENT, remaining, sum, type Budget, type Grant, type Spending } from '../../domain/session/budget.js';
import { grant, type Ask } from '../../domain/session/grant.js';
import { ownBudgetTooSmall, sessionBudgetSpent } from '../../domain/session/refusal.js';
import { endTurn, freshSession, isExpired, isForgotten, knownFor, takeTurn, ttlRemaining, type Session, type SessionLimits } from '../../domain/session/session.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { SessionStore, StoredTask } from '../../ports/store.js';
import { Reservations } from './reservations.js';

/**
 * A turn that a task takes: the session's new state, to be written with the task, where its KV cache is, and what of the
 * budgets is reserved for the task (undefined where none counts).
 */
export interface Turn {
  readonly session: Session;
  readonly affinity: Affinity | undefined;
  readonly grant: Grant | undefined;
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
 * The sessions in use. Owner of their state and of what is reserved of their budgets; the store follows.
 *
 * `sessions` is kept in order of last use, so that the timer only ever looks at its first entry. A session with a task
 * that has not ended (one in `open`) does not expire, however long the task takes; its TTL counts again from the end.
 *
 * Each task that has a turn lets go of it exactly once, by `giveBack` or by `ended`: what it reserved is free again, and what
 * it used is spent. Both change the memory at once, so that whoever asks next sees it; a task's row and its session's are
 * written in one transaction, at its admission and at its end.
 */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly open = new Reservations();
  private timer: Timer | undefined;
  /** Not before recovery has said which sessions have tasks that did not end. */
  private evicting = false;

  constructor(
    private readonly store: SessionStore,
    private readonly limits: SessionLimits,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  get maxTurns(): number {
    return this.limits.maxTurns;
  }

  /** Any budget is configured. */
  get bounded(): boolean {
    return !boundsNothing(this.limits.budgets);
  }

  get activeCount(): number {
    return this.sessions.size;
  }

  /** Loads what an earlier run left. Before any task is taken up; `expire` is to follow. */
  async restore(): Promise<void> {
    const stored = [...(await this.store.usedSince(0))].sort((a, b) => a.lastUsedAt - b.lastUsedAt);
    for (const session of stored) this.sessions.set(session.sessionId, session);
  }

  /** Every task that did not end was adopted: from now on sessions expire, first those whose time ran out meanwhile. */
  expire(): void {
    this.evicting = true;
    this.evict();
  }

  /** A session that was never used, or is forgotten, is a fresh one. */
  view(sessionId: string): SessionView {
    const now = this.clock.wall();
    const session = this.current(sessionId, now);
    const ttlRemainingMs = this.open.has(sessionId) ? this.limits.ttlMs : ttlRemaining(session, now, this.limits);
    return { session, ttlRemainingMs };
  }

  affinity(sessionId: string): Affinity | undefined {
    const { poolId, replicaId } = this.current(sessionId, this.clock.wall());
    return poolId === undefined || replicaId === undefined ? undefined : { poolId, replicaId };
  }

  /**
   * Takes a turn and reserves what the task may use, at once, so that parallel tasks can't share either. Throws
   * ADMISSION_REJECT at the limit of turns, where expired sessions are refused, and where the session has too little left, INVALID_PARAMS where the task's own
   * budget is too small.
   */
  takeTurn(sessionId: string, ask: Ask): Turn {
    const now = this.clock.wall();
    const affinity = this.affinity(sessionId);
    const before = this.current(sessionId, now);
    const taken = takeTurn(before, now, this.limits);
    if (taken.kind === 'refused') throw new DomainError(taken.failure);
    const granting = grant(ask, this.remaining(sessionId));
    if (granting.kind === 'refused') {
      const { shortfall } = granting;
      if (shortfall.whose === 'task') throw new DomainError(ownBudgetTooSmall(shortfall));
      const { ttlRemainingMs: expiresInMs } = this.view(sessionId);
      throw new DomainError(sessionBudgetSpent(shortfall, { limits: this.limits.budgets, spent: before.spent, reserved: this.open.reserved(sessionId), expiresInMs }));
    }
    this.set(taken.session);
    this.open.add(sessionId, granting.grant?.reserved);
    return { session: taken.session, affinity, grant: granting.grant };
  }

  /** The task of this turn was not admitted after all. */
  giveBack(turn: Turn): void {
    const session = this.sessions.get(turn.session.sessionId);
    this.open.remove(turn.session.sessionId, turn.grant?.reserved);
    if (session === undefined) return;
    if (session.turns <= 1 && !this.open.has(session.sessionId)) this.sessions.delete(session.sessionId);
    else this.sessions.set(session.sessionId, { ...session, turns: session.turns - 1 });
  }

  /** At recovery: a task of an earlier run has not ended; what was reserved for it still is. */
  adopt(task: StoredTask): void {
    this.open.add(task.spec.sessionId, task.grant?.reserved);
  }

  /** A task of the session ended: `used` is spent, and its KV cache is where the task ran. */
  ended(task: StoredTask, outcome: Outcome, used: Spending): void {
    const { sessionId } = task.spec;
    this.open.remove(sessionId, task.grant?.reserved);
    const session = this.sessions.get(sessionId);
    if (session === undefined) return;
    const { poolId, replicaId } = task;
    const kvTokens = outcome.tokensIn + outcome.tokensOut;
    const cache = replicaId === undefined || kvTokens === 0 ? undefined : { poolId, replicaId, kvTokens };
    this.set(endTurn(session, this.clock.wall(), used, cache));
  }

  /** As it is to be written with a task's end; undefined for one that was deleted meanwhile. */
  find(sessionId: string): Session | undefined {
    return this.sessions.get(sessionId);
  }

  /**
   * What of each budget is neither spent nor reserved. For a task that has its own reservation in there: what it reserved
   * counts as its own, less what it has used.
   */
  remaining(sessionId: string, own: { readonly reserved: Spending; readonly used: Spending } = { reserved: NOTHING_SPENT, used: NOTHING_SPENT }): Budget {
    const { spent } = this.current(sessionId, this.clock.wall());
    const others = difference(this.open.reserved(sessionId), own.reserved);
    return remaining(this.limits.budgets, sum(sum(spent, others), own.used));
  }

  /** Forgets it: its turns, its cache, what was spent. What is reserved for tasks that still run stays reserved. */
  async remove(sessionId: string): Promise<void> {
    this.sessions.delete(sessionId);
    await this.store.remove([sessionId]);
  }

  stop(): void {
    this.evicting = false;
    this.timer?.cancel();
  }

  private current(sessionId: string, now: number): Session {
    const session = this.sessions.get(sessionId);
    if (session === undefined) return freshSession(sessionId, now);
    if (!isExpired(session, now, this.limits)) return session;
    if (this.open.has(sessionId)) return { ...session, lastUsedAt: now };
    return isForgotten(session, now, this.limits) ? freshSession(sessionId, now) : session;
  }

  private set(session: Session): void {
    this.sessions.delete(session.sessionId);
    this.sessions.set(session.sessionId, session);
    if (this.timer === undefined) this.plan();
  }

  private plan(): void {
    if (!this.evicting) return;
    const [oldest] = this.sessions.values();
    this.timer = undefined;
    if (oldest === undefined) return;
    const dueMs = knownFor(oldest, this.clock.wall(), this.limits) + EVICTION_SLACK_MS;
    this.timer = this.clock.schedule(dueMs, () => this.evict());
  }

  private evict(): void {
    const now = this.clock.wall();
    const expired: string[] = [];
    const kept: Session[] = [];
    for (const session of this.sessions.values()) {
      if (!isForgotten(session, now, this.limits)) break;
      if (this.open.has(session.sessionId)) kept.push(session);
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
