import type { PoolMemory } from '../../domain/scheduling/prediction/foresight.js';
import { parsePoolMemory } from '../../domain/scheduling/prediction/memory.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { StateStore } from '../../ports/store.js';

/** Who learns about pools: the scheduler. */
export interface Learner {
  memory(poolId: string): PoolMemory | undefined;
  recall(poolId: string, memory: PoolMemory): void;
}

/** Between two writes of one pool. A crash forgets so much, which a few attempts teach again; of whose turn it is, what was served meanwhile. */
const PACE_MS = 5_000;

/**
 * What is learned of the pools' speeds, lengths and waits, and whose turn it is in their queues, outlasts the process: it is put
 * to the store with the next write, at most every five seconds for a pool, and at the end. What can't be read is not used; nothing
 * depends on it.
 */
export class PoolMemories {
  private readonly writtenAt = new Map<string, number>();
  private readonly unwritten = new Set<string>();
  private failing = false;

  constructor(
    private readonly parts: {
      readonly states: StateStore;
      readonly learner: Learner;
      readonly clock: Clock;
      readonly logger: Logger;
    },
  ) {}

  /** Before the scheduler hears of any pool. */
  async restore(): Promise<void> {
    const { states, learner, logger } = this.parts;
    for (const [poolId, text] of await states.load('pool')) {
      const memory = parsePoolMemory(parsed(text));
      if (memory === undefined) logger.warn('What was learned of a pool is damaged or of another version, and is not used: its speeds are learned anew.', { pool_id: poolId });
      else learner.recall(poolId, memory);
    }
  }

  /** An attempt has ended there. */
  learned(poolId: string): void {
    const now = this.parts.clock.monotonic();
    if (now - (this.writtenAt.get(poolId) ?? -Infinity) < PACE_MS) {
      this.unwritten.add(poolId);
      return;
    }
    this.writtenAt.set(poolId, now);
    this.write(poolId);
  }

  /** The pool is gone: one that is made under its id learns anew. */
  forget(poolId: string): void {
    this.unwritten.delete(poolId);
    this.writtenAt.delete(poolId);
    this.parts.states.remove('pool', poolId).catch((cause: unknown) => {
      this.parts.logger.warn('What was learned of a pool that is gone could not be removed; it takes a little room.', { pool_id: poolId, error: String(cause) });
    });
  }

  /** Writes what is not written yet. It goes with the next write, at the latest with the store's close. */
  stop(): void {
    for (const poolId of this.unwritten) this.write(poolId);
  }

  private write(poolId: string): void {
    const { states, learner, logger } = this.parts;
    this.unwritten.delete(poolId);
    const memory = learner.memory(poolId);
    if (memory === undefined) return;
    states.put('pool', poolId, JSON.stringify(memory), 'with_next').then(
      () => {
        this.failing = false;
      },
      (cause: unknown) => {
        if (!this.failing) logger.error('What was learned of a pool could not be written; after a restart its speeds are learned anew.', { pool_id: poolId, error: String(cause) });
        this.failing = true;
      },
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
