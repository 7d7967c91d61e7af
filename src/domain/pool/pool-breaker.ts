import { Breaker, type AttemptVerdict, type BreakerState, type BreakerTicket } from './breaker.js';
import type { BreakerLimits } from './definition.js';

/** How many attempts a replica may be given beside what runs there: as many as it has slots, one, or none. */
export type Admits = 'all' | 'one' | 'none';

export interface PoolTicket {
  /** As it was when the attempt began: by its end the replica may have another engine, and another breaker. */
  readonly replica: Breaker | undefined;
  readonly whole: Breaker;
  readonly ofReplica: BreakerTicket;
  readonly ofPool: BreakerTicket;
}

/**
 * The breakers of a pool's replicas, and one over all their attempts: a pool whose every replica fails a little too seldom to be
 * left alone is left alone as a whole. Its state is `open` too where every replica's breaker is open.
 *
 * Calls cost O(1), but those that ask for the whole pool cost one step for each replica. Times as in Breaker.
 */
export class PoolBreaker {
  private all: Breaker;
  private replicas: ReadonlyMap<string, Breaker>;
  private changes = 0;

  constructor(
    private readonly limits: BreakerLimits,
    replicaIds: readonly string[],
  ) {
    this.all = new Breaker(limits);
    this.replicas = new Map(replicaIds.map((id) => [id, new Breaker(limits)]));
  }

  /** The pool has these replicas from now on; those that it had keep what was counted. */
  name(replicaIds: readonly string[]): void {
    this.replicas = new Map(replicaIds.map((id) => [id, this.replicas.get(id) ?? new Breaker(this.limits)]));
  }

  /** Another engine took its place: what was counted of the old one says nothing of it. */
  renew(replicaId: string): void {
    if (!this.replicas.has(replicaId)) return;
    this.replicas = new Map([...this.replicas].map(([id, breaker]) => [id, id === replicaId ? new Breaker(this.limits) : breaker]));
  }

  /** None of its engines is there any more whose attempts were counted for the pool as a whole. */
  renewWhole(): void {
    this.all = new Breaker(this.limits);
  }

  mayStart(replicaId: string, now: number): boolean {
    return this.all.mayStart(now) && this.replicas.get(replicaId)?.mayStart(now) === true;
  }

  /** An attempt starts at a replica. */
  started(replicaId: string, now: number): PoolTicket {
    const replica = this.replicas.get(replicaId);
    const before = this.revisionWith(replica);
    const ticket = { replica, whole: this.all, ofReplica: replica?.started(now) ?? -1, ofPool: this.all.started(now) };
    if (this.revisionWith(replica) !== before) this.changes += 1;
    return ticket;
  }

  attempted({ replica, whole, ofReplica, ofPool }: PoolTicket, now: number, verdict: AttemptVerdict): void {
    const before = this.revisionWith(replica);
    replica?.attempted(ofReplica, now, verdict);
    whole.attempted(ofPool, now, verdict);
    if (this.revisionWith(replica) !== before) this.changes += 1;
  }

  /** Another number where an attempt changed what `admits` answers: most change nothing, and nobody has to ask for the whole pool. */
  get revision(): number {
    return this.changes;
  }

  /**
   * What the scheduler is to know of each replica. While the pool itself is half open, one replica alone takes the probe: the first
   * that is `ready`, so that the pool does not wait for one that takes no work. To be asked again whenever readiness changes.
   */
  admits(now: number, ready: (replicaId: string) => boolean): ReadonlyMap<string, Admits> {
    const whole = this.all.state(now);
    let probes = whole === 'half_open' && this.all.mayStart(now) ? 1 : 0;
    const answer = new Map<string, Admits>();
    for (const [id, replica] of this.replicas) {
      const own: Admits = !replica.mayStart(now) ? 'none' : replica.state(now) === 'closed' ? 'all' : 'one';
      if (whole === 'closed') {
        answer.set(id, own);
        continue;
      }
      const takes = own !== 'none' && probes > 0 && ready(id);
      if (takes) probes -= 1;
      answer.set(id, takes ? 'one' : 'none');
    }
    return answer;
  }

  /** Until when nothing starts at a replica, whatever happens; undefined where that is for attempts to decide. */
  opensAt(replicaId: string, now: number): number | undefined {
    const [own, whole] = [this.replicas.get(replicaId)?.opensAt(now), this.all.opensAt(now)];
    return own === undefined ? whole : Math.max(own, whole ?? own);
  }

  /** Of the pool as a whole. */
  state(now: number): BreakerState {
    const own = this.all.state(now);
    if (own === 'open' || this.replicas.size === 0) return own;
    const states = [...this.replicas.values()].map((replica) => replica.state(now));
    if (states.every((state) => state === 'open')) return 'open';
    return own === 'half_open' || !states.includes('closed') ? 'half_open' : 'closed';
  }

  /** Of one replica; `closed` for one that the pool does not name. */
  stateOf(replicaId: string, now: number): BreakerState {
    return this.replicas.get(replicaId)?.state(now) ?? 'closed';
  }

  /** How long until an attempt may start at some replica that is `ready`, 0 where it may now. */
  retryAfterMs(now: number, ready: (replicaId: string) => boolean): number {
    const soonest = Math.min(...[...this.replicas].flatMap(([id, replica]) => (ready(id) ? replica.retryAfterMs(now) : [])));
    return Math.max(this.all.retryAfterMs(now), Number.isFinite(soonest) ? soonest : 0);
  }

  /** How long until one of them changes by time alone: when to look at `admits` again. Undefined: not without an attempt. */
  changesInMs(now: number): number | undefined {
    const times = [this.all, ...this.replicas.values()].flatMap((breaker) => breaker.changesInMs(now) ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  private revisionWith(replica: Breaker | undefined): number {
    return this.all.revision + (replica?.revision ?? 0);
  }
}
