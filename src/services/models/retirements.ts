import { DomainError } from '../../domain/errors.js';
import type { CatalogModel } from '../../domain/model/model.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Drains } from '../pools/drains.js';
import type { Pool } from '../pools/pool.js';

/**
 * A retired model with a deadline drains the pools that serve it. Requirement: OC-CTRL-2073. That it takes no new tasks is the
 * pools' own doing: they ask the catalog's index.
 */
export class Retirements {
  constructor(private readonly parts: { readonly drains: Drains; readonly clock: Clock; readonly logger: Logger }) {}

  /** After a change of its state. Resolves when the drains are stored. */
  async apply(before: CatalogModel, model: CatalogModel, pools: readonly Pool[]): Promise<void> {
    if (model.retireDeadline !== undefined) await this.drain(model.retireDeadline, pools);
    else if (before.retireDeadline !== undefined) for (const pool of pools) await this.unlessGoing(pool, () => this.parts.drains.undrain(pool.id));
  }

  /** After a restart: the deadline is a moment, so what passed meanwhile counts. */
  resume({ retireDeadline }: CatalogModel, pools: readonly Pool[]): void {
    if (retireDeadline !== undefined) void this.drain(retireDeadline, pools).catch((cause: unknown) => this.parts.logger.error('A pool whose model is retired does not drain. Drain it by hand.', {}, cause));
  }

  private async drain(deadline: number, pools: readonly Pool[]): Promise<void> {
    const { drains, clock } = this.parts;
    for (const pool of pools) await this.unlessGoing(pool, () => drains.drain(pool.id, Math.max(0, deadline - clock.wall())));
  }

  /** A pool that is being removed goes its own way, and one that is gone needs nothing. */
  private async unlessGoing(pool: Pool, act: () => Promise<Pool>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
      this.parts.logger.info(`The drain of pool ${pool.id} stays as it is: ${cause.message}`, { pool_id: pool.id });
    }
  }
}
