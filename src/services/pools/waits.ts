import type { Clock, Timer } from '../../ports/clock.js';
import type { Pool } from './pool.js';
import type { Pools } from './pools.js';
import type { Replica } from './replica.js';

interface Wait {
  /** Ends it where what it waits for is so. */
  look(): void;
  timer: Timer | undefined;
}

/** Waits for what happens to a pool: each wait looks again after every change of it, and ends when the pool goes. */
export class Waits {
  /** Nobody waits any more: the daemon stops, or the pool is gone. */
  private given = false;
  private readonly waits = new Set<Wait>();
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

  get abandoned(): boolean {
    return this.given || this.pools.find(this.pool.id) !== this.pool;
  }

  /** Throws where nothing is to be begun any more. */
  check(): void {
    if (this.abandoned) throw new Error('The reload was given up: the pool is gone, or the daemon stops.');
  }

  /** No task runs on the replica any more, or the time is over. */
  idle(replica: Replica, limitMs: number): Promise<void> {
    return this.within(() => this.pools.running(this.pool, replica) === 0, limitMs);
  }

  /** Resolves when it is so, or after `limitMs`. */
  within(isSo: () => boolean, limitMs: number): Promise<void> {
    return this.wait(isSo, limitMs, () => 'over');
  }

  /** Resolves when it is so; rejects with what `isSo` throws, or after `limitMs` with what `late` answers; undefined: as long again. */
  until(isSo: () => boolean, limitMs: number, late: () => Error | undefined): Promise<void> {
    return this.wait(isSo, limitMs, late);
  }

  /** Every wait rejects, now and from now on. */
  abandon(): void {
    this.given = true;
    this.look();
  }

  /** What still waits is forgotten, and never ends. */
  close(): void {
    this.unwatch();
    for (const wait of this.waits) wait.timer?.cancel();
    this.waits.clear();
  }

  private look(): void {
    for (const wait of [...this.waits]) if (this.waits.has(wait)) wait.look();
  }

  private wait(isSo: () => boolean, limitMs: number, late: () => Error | 'over' | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const end = (error?: Error): void => {
        this.waits.delete(wait);
        wait.timer?.cancel();
        if (error === undefined) resolve();
        else reject(error);
      };
      const look = (): void => {
        try {
          this.check();
          if (isSo()) end();
        } catch (cause) {
          end(cause instanceof Error ? cause : new Error(String(cause)));
        }
      };
      const arm = (): Timer =>
        this.clock.schedule(limitMs, () => {
          const answer = late();
          if (answer === undefined) wait.timer = arm();
          else end(answer === 'over' ? undefined : answer);
        });
      const wait: Wait = { look, timer: undefined };
      this.waits.add(wait);
      wait.timer = arm();
      look();
    });
  }
}
