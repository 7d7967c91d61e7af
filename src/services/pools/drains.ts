import type { Pool } from './pool.js';
import type { Pools } from './pools.js';

/** Drains that outlast a restart. */
export class Drains {
  constructor(private readonly pools: Pools) {}

  /** Throws NOT_FOUND. */
  drain(poolId: string, deadlineMs: number): Promise<Pool> {
    return Promise.resolve(this.pools.drain(poolId, deadlineMs));
  }

  /** Throws NOT_FOUND, CONFLICT (it is being removed). */
  undrain(poolId: string): Promise<Pool> {
    return Promise.resolve(this.pools.undrain(poolId));
  }
}
