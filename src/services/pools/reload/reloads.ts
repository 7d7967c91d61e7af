import { DomainError } from '../../../domain/errors.js';
import type { ReloadAsk } from '../../../domain/pool/ask.js';
import { isManaged, type PoolDefinition } from '../../../domain/pool/definition.js';
import { Exchange, type ExchangeOptions } from './exchange.js';
import type { Pool } from '../pool.js';
import type { ReloadParts } from './reload-parts.js';
import { notOurs, planReload } from './reload-plan.js';

/**
 * Exchanges of engines: new ones start and are tested, the pool switches at once, or goes back to what ran before. One at a time for
 * each pool. Requirements: OC-CTRL-2024, OC-CTRL-2025.
 */
export class Reloads {
  private readonly underway = new Map<Pool, Exchange>();

  constructor(private readonly parts: ReloadParts) {}

  isUnderway(pool: Pool): boolean {
    return this.underway.has(pool);
  }

  /** Every engine of the pool anew, with another model where one is named; progress is in `pool.reload`. Throws NOT_FOUND, CONFLICT, INVALID_PARAMS, UNTRUSTED_ARTIFACT. */
  async reload(poolId: string, { model, strategy, drainMs }: ReloadAsk): Promise<Pool> {
    const pool = this.parts.pools.get(poolId);
    const foreign = notOurs(pool.definition.replicas);
    if (foreign !== undefined) {
      throw conflict(poolId, `Replica ${foreign.id} of pool ${poolId} is reached at a url: its engine is not the daemon's to exchange. Restart it where it runs, or give the replica a command.`);
    }
    if (model !== undefined) this.parts.admitModel(model, 'new_model_ref', pool.definition.replicas.some(isManaged));
    const definition = model === undefined ? pool.definition : { ...pool.definition, model };
    await this.begin(pool, definition, { ...(strategy === undefined ? {} : { strategy }), ...(drainMs === undefined ? {} : { drainMs }) }, true);
    return pool;
  }

  /** The pool becomes what `definition` says; only engines that differ are exchanged. Resolves once it is begun. Throws CONFLICT. */
  async replace(pool: Pool, definition: PoolDefinition, options: ExchangeOptions = {}): Promise<void> {
    await this.begin(pool, definition, options, false);
  }

  /** What is under way is given up where it stands. Resolves when nothing of it goes on. */
  async stop(): Promise<void> {
    await Promise.all([...this.underway.values()].map((exchange) => exchange.abandon()));
  }

  private async begin(pool: Pool, definition: PoolDefinition, options: ExchangeOptions, all: boolean): Promise<void> {
    if (pool.removing) throw conflict(pool.id, `Pool ${pool.id} is being removed.`);
    if (this.underway.has(pool)) throw conflict(pool.id, `A change of pool ${pool.id} is under way: GET /v1/pools/${pool.id}/health tells its progress (reload). Ask again when it is done.`);
    const { pools } = this.parts;
    const plan = planReload(pool, definition, all);
    if (plan.fresh.length === 0) {
      pools.exchange(pool, definition, definition.replicas.flatMap(({ id }) => plan.kept.get(id) ?? []));
      return;
    }
    const exchange = new Exchange(pool, definition, plan, options, this.parts);
    this.underway.set(pool, exchange);
    void exchange.run().finally(() => this.underway.delete(pool));
  }
}

const conflict = (poolId: string, message: string): DomainError => new DomainError({ code: 'CONFLICT', field: 'id', poolId, message, retriable: false });
