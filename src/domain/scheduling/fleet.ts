import { DEFAULT_PRIOR, type SpeedPrior } from './prediction/estimate.js';
import type { SchedulerTask } from './event.js';
import { abilityOf, takesWork, undescribed } from './placement/fit.js';
import { mayMoveTo, mayYetTake } from './placement/placement.js';
import type { PoolMemory } from './prediction/foresight.js';
import type { PoolState } from './pool-state.js';
import { Pool } from './pool.js';
import { isIdle, workFor, type FoundWork } from './stealing.js';
import type { Ticket } from './ticket.js';

/** What is known of pools before they were seen. */
export interface Beliefs {
  /** By pool id: what is believed of a pool's speed before it was measured. */
  readonly priors?: ReadonlyMap<string, SpeedPrior>;
  /** By pool id: what an earlier process learned of it. */
  readonly memories?: ReadonlyMap<string, PoolMemory>;
}

/** All pools, and which of them could do each other's work: kept as pools change, so that no event has to look for it. */
export class Fleet {
  private readonly pools = new Map<string, Pool>();
  /** Those that an event has described. A task may be restored into one that is not. */
  described: readonly Pool[] = [];
  private readonly siblings = new Map<Pool, readonly Pool[]>();
  private readonly priors: ReadonlyMap<string, SpeedPrior>;
  private readonly memories: Map<string, PoolMemory>;

  constructor({ priors = new Map(), memories = new Map() }: Beliefs) {
    this.priors = priors;
    this.memories = new Map(memories);
  }

  get(poolId: string): Pool | undefined {
    return this.pools.get(poolId);
  }

  /** The one that a task was admitted to, though nothing may have described it yet. */
  getFor(poolId: string, task: SchedulerTask): Pool {
    return this.pools.get(poolId) ?? this.add(undescribed(poolId, task));
  }

  /** Heard until the pool is first named; not later. */
  recall(poolId: string, memory: PoolMemory): void {
    this.memories.set(poolId, memory);
  }

  /** `hasChanged`: it can do more or less than before, however much of it is in use. `lostNames`: some that it served by it serves no more. */
  describe(state: PoolState): { readonly pool: Pool; readonly hasChanged: boolean; readonly lostNames: boolean } {
    const known = this.pools.get(state.poolId);
    if (known !== undefined) known.removed = false;
    const before = known && abilityOf(known.state);
    const lostNames = known?.state.modelRefs.some((name) => !state.modelRefs.includes(name)) ?? false;
    const pool = known ?? this.add(state);
    pool.update(state);
    if (!this.described.includes(pool)) this.described = [...this.described, pool];
    const hasChanged = before !== abilityOf(state);
    if (hasChanged) this.relate(pool);
    return { pool, hasChanged, lostNames };
  }

  /** It serves nobody any more. It stays known while something runs there. */
  remove(pool: Pool): void {
    pool.removed = true;
    this.memories.delete(pool.state.poolId);
    this.described = this.described.filter((other) => other !== pool);
    this.siblings.delete(pool);
    for (const [other, its] of this.siblings) if (its.includes(pool)) this.siblings.set(other, its.filter((sibling) => sibling !== pool));
    this.forgetIfOver(pool);
  }

  /** After something ended there. */
  forgetIfOver(pool: Pool): void {
    if (pool.removed && pool.running === 0 && pool.waiting === 0) this.pools.delete(pool.state.poolId);
  }

  /** After a pool changed: those where something waits that may now belong elsewhere. */
  unsettledBy(changed: Pool): readonly Pool[] {
    const unsettled: Pool[] = [];
    for (const pool of this.pools.values()) {
      if (pool.waiting === 0 || (pool !== changed && !pool.stranded)) continue;
      const { engine } = pool.state;
      pool.stranded = !this.described.some((other) => other !== pool && other.state.engine === engine && takesWork(other.state));
      if (!pool.stranded) unsettled.push(pool);
    }
    return unsettled;
  }

  /** Those whose text has begun, and that may go on with one engine version only. */
  bound(): Ticket[] {
    return [...this.pools.values()].flatMap((pool) => pool.queue.bound());
  }

  /**
   * Of a ticket that is bound to an engine version: undefined while it may yet go on somewhere, also at a replica that is away or
   * has not told its version; else the versions that there are instead.
   */
  otherVersions(ticket: Ticket): readonly string[] | undefined {
    const own = this.get(ticket.poolId);
    if (own === undefined || !this.described.includes(own)) return undefined;
    const others = new Set<string>();
    for (const pool of this.described) {
      if (pool !== own && !mayMoveTo(pool.state, ticket)) continue;
      for (const replica of pool.state.replicas) {
        if (mayYetTake(replica, ticket)) return undefined;
        if (replica.engineVersion !== undefined) others.add(replica.engineVersion);
      }
    }
    others.delete(ticket.engineVersion ?? '');
    return [...others].sort();
  }

  /** Those that serve the same model. */
  siblingsOf(pool: Pool): readonly Pool[] {
    return this.siblings.get(pool) ?? NONE;
  }

  /** What this pool should take of its siblings, if it is idle now. */
  workFor(pool: Pool, now: number): FoundWork | undefined {
    return isIdle(pool) ? workFor(pool, this.siblingsOf(pool), this.described, now) : undefined;
  }


  private relate(changed: Pool): void {
    const its: Pool[] = [];
    for (const other of this.described) {
      if (other === changed) continue;
      const others = this.siblingsOf(other).filter((pool) => pool !== changed);
      if (areSiblings(changed.state, other.state)) {
        its.push(other);
        others.push(changed);
      }
      this.siblings.set(other, others);
    }
    this.siblings.set(changed, its);
  }

  private add(state: PoolState): Pool {
    const { poolId } = state;
    const pool = new Pool(state, this.priors.get(poolId) ?? DEFAULT_PRIOR, this.memories.get(poolId));
    this.pools.set(poolId, pool);
    return pool;
  }
}

const NONE: readonly Pool[] = [];

const areSiblings = (a: PoolState, b: PoolState): boolean => a.engine === b.engine && a.modelRefs.some((modelRef) => b.modelRefs.includes(modelRef));
