import type { Price } from '../../domain/session/budget.js';
import type { TaskSpec } from '../../domain/task/task.js';
import { serves } from './pool.js';
import type { Pools } from './pools.js';

/** What the pools' models cost. */
export class Prices {
  constructor(private readonly pools: Pools) {}

  /** Undefined where its model has none, or it is configured no more. */
  at(poolId: string): Price | undefined {
    return this.pools.find(poolId)?.definition.price;
  }

  /**
   * The highest that a task may have to pay, wherever it runs: each token at the highest price of the pools that serve its
   * model. `unpriced`: none of them has a price; `unknown`: there is none.
   */
  highest(wanted: Pick<TaskSpec, 'engine' | 'modelRef'>): Price | 'unpriced' | 'unknown' {
    let served = false;
    let highest: Price | undefined;
    for (const pool of this.pools.all()) {
      if (!serves(pool, wanted)) continue;
      served = true;
      const { price } = pool.definition;
      if (price === undefined) continue;
      highest = {
        inputToken: Math.max(price.inputToken, highest?.inputToken ?? 0),
        outputToken: Math.max(price.outputToken, highest?.outputToken ?? 0),
      };
    }
    return highest ?? (served ? 'unpriced' : 'unknown');
  }
}
