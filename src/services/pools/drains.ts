import { DomainError } from '../../domain/errors.js';
import type { Chains } from '../../lib/chains.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { StateStore } from '../../ports/store.js';
import type { Pool } from './pool.js';
import type { Pools } from './pools.js';
import { StoredFields, Unreadable } from './registry/stored-fields.js';

export interface DrainsParts {
  readonly pools: Pools;
  readonly states: StateStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** One change of a pool after the other, whoever makes it. */
  readonly inTurn: Chains;
  /** A pool that is being removed drains for that: another deadline is its removal's. Throws NOT_FOUND. */
  readonly remove: (poolId: string, deadlineMs: number) => Promise<Pool>;
}

/** Drains that outlast a restart: each is stored before it begins, with the moment of its deadline. Requirement: OC-CTRL-2023. */
export class Drains {
  /** By pool: when its drain runs out, Unix milliseconds. Of an earlier run. */
  private restored: ReadonlyMap<string, number> = new Map();

  constructor(private readonly parts: DrainsParts) {}

  /** Loads what an earlier run left. */
  async restore(): Promise<void> {
    const restored = new Map<string, number>();
    for (const [poolId, text] of await this.parts.states.load('pool_drain')) {
      const deadlineAt = readDeadline(text);
      if (deadlineAt === undefined) this.parts.logger.error('The stored drain of a pool is damaged: the pool takes tasks. Drain it again if it shall not.', { pool_id: poolId });
      else restored.set(poolId, deadlineAt);
    }
    this.restored = restored;
  }

  /** Drains again what drained. Before tasks are taken up, so that none starts there; what a deadline that has passed would have ended ends then. */
  resume(): void {
    const { pools, clock } = this.parts;
    for (const [poolId, deadlineAt] of this.restored) {
      const pool = pools.find(poolId);
      if (pool === undefined) void this.forget(poolId);
      else if (!pool.removing) pools.drain(poolId, remainingMs(deadlineAt, clock));
    }
    this.restored = new Map();
  }

  /** Throws NOT_FOUND. */
  async drain(poolId: string, deadlineMs: number): Promise<Pool> {
    const { pools, states, clock, inTurn, remove } = this.parts;
    const drained = await inTurn.run(poolId, async () => {
      if (pools.get(poolId).removing) return undefined;
      await states.put('pool_drain', poolId, JSON.stringify({ deadlineAt: clock.wall() + deadlineMs }));
      return pools.drain(poolId, deadlineMs);
    });
    return drained ?? remove(poolId, deadlineMs);
  }

  /** Throws NOT_FOUND, CONFLICT (it is being removed). */
  undrain(poolId: string): Promise<Pool> {
    const { pools, states, inTurn } = this.parts;
    return inTurn.run(poolId, async () => {
      if (pools.get(poolId).removing) {
        throw new DomainError({ code: 'CONFLICT', field: 'id', poolId, retriable: false, message: `Pool ${poolId} is being removed, and drains for that. Make it anew once it is gone.` });
      }
      await states.remove('pool_drain', poolId);
      return pools.undrain(poolId);
    });
  }

  /** The pool is gone. Never rejects: a drain of a pool that there is not is forgotten at the next start. */
  async forget(poolId: string): Promise<void> {
    try {
      await this.parts.states.remove('pool_drain', poolId);
    } catch (cause) {
      this.parts.logger.error('The stored drain of a pool that is gone could not be removed; the next start tries again.', { pool_id: poolId, error: String(cause) });
    }
  }
}

/** As the contract bounds a drain: a clock that was set back does not make it longer. */
const LONGEST_MS = 86_400_000;

/** Of a moment in Unix milliseconds. */
export const remainingMs = (deadlineAt: number, clock: Clock): number => Math.min(LONGEST_MS, Math.max(0, deadlineAt - clock.wall()));

function readDeadline(text: string): number | undefined {
  try {
    return new StoredFields(JSON.parse(text), 'the drain').amount('deadlineAt');
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
