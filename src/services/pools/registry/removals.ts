import type { Clock, Timer } from '../../../ports/clock.js';
import type { Pool } from '../pool.js';
import type { Pools } from '../pools.js';

/** How soon a pool that is being removed is looked at again where nothing told of a change. */
const LOOK_AGAIN_MS = 250;
/** What its drain ended at the deadline may take so long to let go of its slots. */
const LET_GO_MS = 2_000;

interface Removal {
  readonly pool: Pool;
  readonly latest: Timer;
  look: Timer | undefined;
}

/** Pools that drain and will be gone: each once nothing waits or runs there, and at its deadline at the latest. */
export class Removals {
  private readonly underway = new Map<string, Removal>();
  private unwatch: (() => void) | undefined;

  constructor(
    private readonly parts: {
      readonly pools: Pools;
      readonly clock: Clock;
      /** Called once for each pool, which is empty or late. */
      readonly onEmpty: (pool: Pool) => void;
    },
  ) {}

  /** Begun again, its deadline counts from now. */
  begin(pool: Pool, deadlineMs: number): void {
    const { pools, clock } = this.parts;
    this.forget(pool.id);
    pool.removing = true;
    pools.drain(pool.id, deadlineMs);
    const latest = clock.schedule(deadlineMs + LET_GO_MS, () => this.end(pool));
    this.underway.set(pool.id, { pool, latest, look: undefined });
    if (this.unwatch !== undefined) this.look(pool.id);
  }

  /** It stays after all, and takes tasks again. */
  cancel(pool: Pool): void {
    this.forget(pool.id);
    pool.removing = false;
    this.parts.pools.undrain(pool.id);
  }

  /** From now on an empty pool goes; before, tasks of an earlier run may yet be taken up into it. */
  watch(): void {
    this.unwatch = this.parts.pools.watch((pool) => {
      if (pool.removing) this.look(pool.id);
    });
    for (const poolId of [...this.underway.keys()]) this.look(poolId);
  }

  /** From now on none goes: the next start goes on with them. Idempotent. */
  stop(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    for (const poolId of [...this.underway.keys()]) this.forget(poolId);
  }

  private look(poolId: string): void {
    const removal = this.underway.get(poolId);
    if (removal === undefined) return;
    const { pools, clock } = this.parts;
    const { pool } = removal;
    const running = [...pool.replicas, ...pool.retired].some((replica) => pools.running(pool, replica) > 0);
    if (!running && pools.waiting(pool) === 0) {
      this.end(pool);
      return;
    }
    removal.look?.cancel();
    removal.look = clock.schedule(LOOK_AGAIN_MS, () => this.look(poolId));
  }

  private end(pool: Pool): void {
    this.forget(pool.id);
    this.parts.onEmpty(pool);
  }

  private forget(poolId: string): void {
    const removal = this.underway.get(poolId);
    removal?.latest.cancel();
    removal?.look?.cancel();
    this.underway.delete(poolId);
  }
}
