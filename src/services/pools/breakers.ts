import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode } from '../../domain/errors.js';
import { verdictOf } from '../../domain/pool/attempt-verdict.js';
import type { BreakerState } from '../../domain/pool/breaker.js';
import type { BreakerLimits } from '../../domain/pool/definition.js';
import { PoolBreaker, type PoolTicket } from '../../domain/pool/pool-breaker.js';
import type { ReplicaBreaker } from '../../domain/scheduling/pool-state.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Engine } from '../../ports/engine.js';

/** Of a pool, what its breakers look at. */
export interface Guarded {
  readonly definition: { readonly breaker: BreakerLimits };
  readonly replicas: readonly { readonly id: string; readonly ready: boolean; readonly engine: Engine | undefined }[];
}

/** An attempt that has begun. */
export interface GuardTicket {
  readonly breaker: PoolBreaker;
  readonly ticket: PoolTicket;
  readonly startedAt: number;
}

/** How an attempt ended. */
export interface AttemptResult {
  /** Absent: it did not fail. */
  readonly code?: ErrorCode;
  /** Somebody stopped it, or what it says is not about the engine. */
  readonly aborted: boolean;
  /** From its begin on; absent: there was none. 0 of what has none. */
  readonly firstTokenMs: number | undefined;
}

/** A breaker as people are told of it. `retryAfterMs`: where it is open. */
export interface BreakerHealth {
  readonly state: BreakerState;
  readonly retryAfterMs?: number;
}

/**
 * The circuit breakers of one pool while it runs: attempts are counted as they begin and end, and whoever publishes the pool is told
 * when another answer follows. Requirement: OC-CTRL-2069.
 *
 * An attempt costs O(1), unless it opened, probed or closed something: then the pool's replicas are gone through once. One timer
 * waits for what changes by time alone.
 */
export class Guard {
  private breaker: PoolBreaker;
  private limits: BreakerLimits;
  /** What the scheduler was told last: of each replica whose breaker, or whose pool's, is not closed. */
  private standings: ReadonlyMap<string, ReplicaBreaker> = new Map();
  /** By replica, whose attempts are counted. */
  private readonly engines = new Map<string, Engine>();
  /** Whose attempts the pool's own breaker has counted since it was new, and that are still there. */
  private veterans: ReadonlySet<Engine> = new Set();
  private timer: Timer | undefined;
  private closed = false;

  constructor(
    private readonly pool: Guarded,
    private readonly clock: Clock,
    /** `standing` answers otherwise from now on. */
    private readonly onChange: () => void,
  ) {
    this.limits = pool.definition.breaker;
    this.breaker = new PoolBreaker(this.limits, []);
  }

  /** After each change of the pool's replicas, of their readiness or of its definition; before it is published. */
  look(): void {
    const { replicas, definition } = this.pool;
    if (!isDeepStrictEqual(definition.breaker, this.limits)) {
      // What was counted by other limits says nothing by these.
      this.limits = definition.breaker;
      this.breaker = new PoolBreaker(this.limits, []);
      this.engines.clear();
    }
    this.forget();
    this.breaker.name(replicas.map(({ id }) => id));
    for (const { id, engine } of replicas) {
      if (engine === undefined) continue;
      const known = this.engines.get(id);
      if (known !== undefined && known !== engine) this.breaker.renew(id);
      if (known !== engine) this.engines.set(id, engine);
    }
    const there = new Set(this.engines.values());
    this.veterans = new Set([...this.veterans].filter((engine) => there.has(engine)));
    if (this.veterans.size === 0) {
      this.veterans = there;
      this.breaker.renewWhole();
    }
    this.update();
  }

  started(replicaId: string): GuardTicket {
    const { breaker } = this;
    const { revision } = breaker;
    const startedAt = this.clock.monotonic();
    const ticket = breaker.started(replicaId, startedAt);
    if (breaker.revision !== revision) this.tell();
    return { breaker, ticket, startedAt };
  }

  /** Once for each ticket: else its probe would be taken for ever. */
  attempted({ breaker, ticket, startedAt }: GuardTicket, { code, aborted, firstTokenMs }: AttemptResult): void {
    if (breaker !== this.breaker) return;
    const now = this.clock.monotonic();
    const { revision } = breaker;
    const verdict = verdictOf({ ...(code === undefined ? {} : { code }), aborted, firstTokenMs: firstTokenMs ?? now - startedAt }, this.limits);
    breaker.attempted(ticket, now, verdict);
    if (breaker.revision !== revision) this.tell();
  }

  /** For the scheduler, and consistent with what it was told; undefined where it is closed. */
  standing(replicaId: string): ReplicaBreaker | undefined {
    return this.standings.get(replicaId);
  }

  /** Of one replica; its pool's counts too, because nothing gets past that either. */
  ofReplica(replicaId: string): BreakerHealth {
    const standing = this.standings.get(replicaId);
    if (standing === undefined) return CLOSED;
    if (standing.state === 'half_open') return HALF_OPEN;
    return { state: 'open', retryAfterMs: Math.max(0, Math.ceil(standing.until - this.clock.monotonic())) };
  }

  /** Of the pool as a whole. */
  get ofPool(): BreakerHealth {
    if (this.standings.size === 0) return CLOSED;
    const now = this.clock.monotonic();
    const state = this.breaker.state(now);
    if (state !== 'open') return state === 'closed' ? CLOSED : HALF_OPEN;
    return { state, retryAfterMs: Math.ceil(this.breaker.retryAfterMs(now, () => true)) };
  }

  close(): void {
    this.closed = true;
    this.timer?.cancel();
  }

  /** Those that are out of service. */
  private forget(): void {
    const ids = new Set(this.pool.replicas.map(({ id }) => id));
    for (const id of this.engines.keys()) if (!ids.has(id)) this.engines.delete(id);
  }

  private tell(): void {
    if (this.update()) this.onChange();
  }

  /** Whether the scheduler is to be told otherwise. */
  private update(): boolean {
    const now = this.clock.monotonic();
    const { breaker } = this;
    const ready = new Map(this.pool.replicas.map((replica) => [replica.id, replica.ready]));
    const standings = new Map<string, ReplicaBreaker>();
    for (const [id, admits] of breaker.admits(now, (replicaId) => ready.get(replicaId) === true)) {
      if (admits === 'all') continue;
      const until = admits === 'none' ? breaker.opensAt(id, now) : undefined;
      standings.set(id, until === undefined ? { state: 'half_open', takes: admits === 'one' } : { state: 'open', until });
    }
    this.wait(breaker.changesInMs(now));
    if (isDeepStrictEqual(standings, this.standings)) return false;
    this.standings = standings;
    return true;
  }

  private wait(ms: number | undefined): void {
    this.timer?.cancel();
    this.timer = undefined;
    // A timer may be early by less than a millisecond; then it waits for the rest.
    if (ms !== undefined && !this.closed) this.timer = this.clock.schedule(Math.ceil(ms), () => this.tell());
  }
}

const CLOSED: BreakerHealth = { state: 'closed' };
const HALF_OPEN: BreakerHealth = { state: 'half_open' };
