import type { Clock, Timer } from '../../ports/clock.js';
import type { Pool } from './pool.js';
import type { Pools } from './pools.js';
import type { Replica } from './replica.js';

/** Waits for what happens to a pool: each wait looks again after every change of it, and ends when the pool goes. */
export class Waits {
  /** Nobody waits any more: the daemon stops, or the pool is gone. */
  abandoned = false;
  private readonly looks = new Set<() => void>();
  private readonly unwatch: () => void;

  constructor(
    private readonly pool: Pool,
    private readonly pools: Pools,
    private readonly clock: Clock,
  ) {
    this.unwatch = pools.watch((changed) => {
      if (changed === pool) this.look();
    });
  }

  /** No task runs on the replica any more, or the time is over. */
  idle(replica: Replica, limitMs: number): Promise<void> {
    return this.within(() => this.pools.running(this.pool, replica) === 0, limitMs);
  }

  /** Resolves when it is so, or after `limitMs`. */
  within(isSo: () => boolean, limitMs: number): Promise<void> {
    return this.wait(isSo, limitMs, (resolve) => resolve());
  }

  /** Resolves when it is so; rejects with what `isSo` throws, or with `late` after `limitMs`. */
  until(isSo: () => boolean, limitMs: number, late: () => string): Promise<void> {
    return this.wait(isSo, limitMs, (_resolve, reject) => reject(new Error(late())));
  }

  /** Every wait rejects, now and from now on. */
  abandon(): void {
    this.abandoned = true;
    this.look();
  }

  close(): void {
    this.unwatch();
  }

  private look(): void {
    for (const look of [...this.looks]) look();
  }

  private wait(isSo: () => boolean, limitMs: number, onLate: (resolve: () => void, reject: (error: Error) => void) => void): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      let timer: Timer | undefined;
      const over = (): void => {
        this.looks.delete(look);
        timer?.cancel();
      };
      const look = (): void => {
        try {
          if (this.pools.find(this.pool.id) !== this.pool) this.abandoned = true;
          if (this.abandoned) throw new Error('The reload was given up: the pool is gone, or the daemon stops.');
          if (!isSo()) return;
        } catch (cause) {
          over();
          reject(cause instanceof Error ? cause : new Error(String(cause)));
          return;
        }
        over();
        resolve();
      };
      this.looks.add(look);
      timer = this.clock.schedule(limitMs, () => {
        over();
        onLate(resolve, reject);
      });
      look();
    });
  }
}
