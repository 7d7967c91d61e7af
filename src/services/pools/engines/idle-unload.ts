import { isManaged, type PoolDefinition } from '../../../domain/pool/definition.js';
import type { Clock, Timer } from '../../../ports/clock.js';
import type { Logger } from '../../../ports/logger.js';
import type { Pool } from '../pool.js';
import type { Pools } from '../pools.js';
import type { Replica } from '../replica.js';

/**
 * Stops managed engines that had no work for as long as their replicas say, and starts them again for tasks that wait. Requirement:
 * OC-CTRL-2068.
 */
export class IdleUnload {
  /** Of the replicas that are idle now. */
  private readonly timers = new Map<Replica, Timer>();
  private readonly unloading = new WeakMap<PoolDefinition, boolean>();
  private unwatch: () => void = () => undefined;

  constructor(
    private readonly pools: Pools,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.unwatch = this.pools.watch((pool) => this.look(pool));
    for (const pool of this.pools.all()) this.look(pool);
  }

  stop(): void {
    this.unwatch();
    for (const timer of this.timers.values()) timer.cancel();
    this.timers.clear();
  }

  /** A task waits in that pool: as many engines are woken as it takes to serve what waits. */
  wanted(poolId: string): void {
    const pool = this.pools.find(poolId);
    if (pool === undefined || !this.unloads(pool.definition) || !pool.replicas.some((replica) => replica.phase === 'asleep')) return;
    let room = 0;
    for (const replica of pool.replicas) if (replica.ready || replica.wakes) room += Math.max(1, replica.slots) - this.pools.running(pool, replica);
    for (const replica of pool.replicas) {
      if (room >= this.pools.waiting(pool)) return;
      if (replica.phase !== 'asleep') continue;
      this.logger.info('A task waits for an engine that was unloaded: it is started again.', { pool_id: poolId, replica_id: replica.id });
      replica.wake();
      room += Math.max(1, replica.slots);
    }
  }

  private look(pool: Pool): void {
    if (!this.unloads(pool.definition)) return;
    for (const replica of pool.replicas) {
      if (!isManaged(replica.definition) || replica.definition.idleUnloadMs === undefined) continue;
      if (this.isIdle(pool, replica)) this.countDown(pool, replica, replica.definition.idleUnloadMs);
      else this.busy(replica);
    }
  }

  /** Looked up once for each definition: this is asked at the end of every attempt. */
  private unloads(definition: PoolDefinition): boolean {
    const known = this.unloading.get(definition);
    if (known !== undefined) return known;
    const unloads = definition.replicas.some((replica) => isManaged(replica) && replica.idleUnloadMs !== undefined);
    this.unloading.set(definition, unloads);
    return unloads;
  }

  private isIdle(pool: Pool, replica: Replica): boolean {
    return pool.replicas.includes(replica) && replica.ready && this.pools.running(pool, replica) === 0;
  }

  private countDown(pool: Pool, replica: Replica, idleMs: number): void {
    if (this.timers.has(replica)) return;
    const startedWith = replica.served;
    this.timers.set(
      replica,
      this.clock.schedule(idleMs, () => {
        this.timers.delete(replica);
        if (!this.isIdle(pool, replica) || this.pools.waiting(pool) > 0) return;
        // It has worked in between, and nobody told of the begin: its time begins anew.
        if (replica.served !== startedWith) return this.countDown(pool, replica, idleMs);
        this.logger.info(`An engine had no work for ${idleMs} ms and is unloaded; the next task starts it again.`, { pool_id: pool.id, replica_id: replica.id });
        void replica.sleep('asleep');
      }),
    );
  }

  private busy(replica: Replica): void {
    this.timers.get(replica)?.cancel();
    this.timers.delete(replica);
  }
}
