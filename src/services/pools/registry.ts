import type { PoolAsk, PoolChange } from '../../domain/pool/ask.js';
import type { Pool } from './pool.js';

/** Pools that are made, changed and removed by contract, and are so after a restart. */
export class PoolRegistry {
  /** Throws INVALID_PARAMS, CONFLICT (the id is taken). */
  create(_ask: PoolAsk): Promise<Pool> {
    return Promise.reject(new Error('PoolRegistry.create'));
  }

  /** Throws INVALID_PARAMS, NOT_FOUND, CONFLICT (a reload or a removal is under way). */
  change(_poolId: string, _change: PoolChange): Promise<Pool> {
    return Promise.reject(new Error('PoolRegistry.change'));
  }

  /** Throws NOT_FOUND. */
  remove(_poolId: string, _deadlineMs: number): Promise<Pool> {
    return Promise.reject(new Error('PoolRegistry.remove'));
  }
}
