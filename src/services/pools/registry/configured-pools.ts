import type { PoolDefinition } from '../../../domain/pool/definition.js';
import type { Chains } from '../../../lib/chains.js';
import type { Clock } from '../../../ports/clock.js';
import type { Logger } from '../../../ports/logger.js';
import type { PoolOverrides } from './overrides.js';
import type { Pool } from '../pool.js';
import type { Pools } from '../pools.js';
import type { Reloads } from '../reload/reloads.js';
import type { Removals } from './removals.js';

/** How soon it is looked again whether an exchange of engines is over. */
const SETTLED_LOOK_MS = 250;

/**
 * Pools as a configuration that changed says they are: those that it adds are made, those that it drops are removed, and those of which
 * it says something else become that, whatever contract said of them before. Requirement: OC-CTRL-2082.
 */
export class ConfiguredPools {
  /** They shall be as configured once the exchange of engines that is under way is over. */
  private readonly awaited = new Set<string>();
  private stopped = false;

  constructor(
    private readonly parts: {
      readonly pools: Pools;
      readonly overrides: PoolOverrides;
      readonly reloads: Reloads;
      readonly removals: Removals;
      readonly inTurn: Chains;
      readonly clock: Clock;
      readonly logger: Logger;
      /** It drains, and goes; stored before. */
      readonly leave: (pool: Pool, deadlineMs: number) => Promise<void>;
    },
  ) {}

  /** Resolves when all of it is begun. What of it fails is in the log, and tried again with the next configuration. */
  async configure(configured: readonly PoolDefinition[]): Promise<void> {
    const { overrides } = this.parts;
    const ids = new Set(overrides.configuredIds);
    overrides.configure(configured);
    for (const { id } of configured) ids.add(id);
    await Promise.all([...ids].map((poolId) => this.inTurn(poolId)));
  }

  awaits(poolId: string): boolean {
    return this.awaited.has(poolId);
  }

  stop(): void {
    this.stopped = true;
  }

  /** Makes of a pool what the configuration says, unless contract said something since. In the pool's turn. */
  async reconcile(poolId: string): Promise<void> {
    const { pools, overrides, removals, logger } = this.parts;
    const record = overrides.get(poolId);
    if (record !== undefined && overrides.holds(poolId)) return;
    // What the configuration itself had removed is nobody's word against it.
    if (record !== undefined) await (record.kind === 'removing' && record.base === null ? overrides.forget(poolId) : overrides.drop(poolId));
    const wanted = overrides.configuredAs(poolId);
    const pool = pools.find(poolId);
    if (wanted === undefined) {
      if (pool !== undefined) await this.dismiss(pool);
    } else if (pool === undefined) {
      pools.add(wanted, 'config');
      logger.info('A pool was added by the configuration; it takes work once its replicas are ready.', { pool_id: poolId, engine: wanted.engine });
    } else if (pool.definition.engine !== wanted.engine) {
      // Its tasks are for the other engine. What the configuration says is made once it is gone.
      if (!pool.removing) removals.begin(pool, pool.definition.reload.drainMs);
      logger.info('The configuration gives a pool another engine: it empties itself, and is made anew then.', { pool_id: poolId, engine: wanted.engine });
    } else {
      if (pool.removing) removals.cancel(pool);
      await this.become(pool, wanted);
    }
  }

  /** No exchange of its engines is under way any more, or it is gone. False where the daemon stops first. */
  settled(pool: Pool): Promise<boolean> {
    const { pools, reloads, clock } = this.parts;
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.stopped) resolve(false);
        else if (!reloads.isUnderway(pool) || pools.find(pool.id) !== pool) resolve(true);
        else clock.schedule(SETTLED_LOOK_MS, look);
      };
      look();
    });
  }

  private async dismiss(pool: Pool): Promise<void> {
    const deadlineMs = (pool.removing ? pool.drain?.remainingMs() : undefined) ?? pool.definition.reload.drainMs;
    await this.parts.leave(pool, deadlineMs);
    this.parts.logger.info('A pool is no longer configured: it takes no new tasks, and is gone once it is empty.', { pool_id: pool.id, deadline_ms: deadlineMs });
  }

  private async become(pool: Pool, wanted: PoolDefinition): Promise<void> {
    const { overrides, reloads, logger } = this.parts;
    pool.source = 'config';
    if (overrides.same(pool.definition, wanted)) return;
    if (reloads.isUnderway(pool)) {
      logger.info('The configuration of a pool has changed while its engines are exchanged; it counts once that is over.', { pool_id: pool.id });
      void this.afterExchange(pool);
      return;
    }
    await reloads.replace(pool, wanted);
    logger.info('A pool becomes what the configuration says.', { pool_id: pool.id });
  }

  private async afterExchange(pool: Pool): Promise<void> {
    if (this.awaited.has(pool.id)) return;
    this.awaited.add(pool.id);
    const isOver = await this.settled(pool);
    this.awaited.delete(pool.id);
    if (isOver) await this.inTurn(pool.id);
  }

  /** Never rejects. */
  private inTurn(poolId: string): Promise<void> {
    return this.parts.inTurn.run(poolId, () => this.reconcile(poolId)).catch((cause: unknown) => {
      this.parts.logger.error('A pool could not be made what the configuration says; it stays as it was. The next change of the file, or SIGHUP, tries again.', { pool_id: poolId, error: String(cause) });
    });
  }
}
