import { DomainError } from '../../../domain/errors.js';
import type { PoolAsk, PoolChange } from '../../../domain/pool/ask.js';
import { isManaged, type PoolDefinition } from '../../../domain/pool/definition.js';
import type { Chains } from '../../../lib/chains.js';
import type { Clock } from '../../../ports/clock.js';
import type { Logger } from '../../../ports/logger.js';
import type { Outbound } from '../../../ports/outbound.js';
import { ConfiguredPools } from './configured-pools.js';
import { change, define, type PoolRules } from './define.js';
import { remainingMs, type Drains } from '../drains.js';
import type { AdmitModel } from '../../models/catalog.js';
import type { PoolOverrides } from './overrides.js';
import type { Pool } from '../pool.js';
import type { PoolRecord } from './pool-record.js';
import type { Pools } from '../pools.js';
import type { Reloads } from '../reload/reloads.js';
import { Removals } from './removals.js';
import { checkHosts } from './requested-hosts.js';

export interface RegistryParts {
  readonly pools: Pools;
  readonly overrides: PoolOverrides;
  readonly reloads: Reloads;
  readonly drains: Drains;
  /** One change of a pool after the other, whoever makes it. */
  readonly inTurn: Chains;
  readonly rules: PoolRules;
  readonly outbound: Outbound | undefined;
  /** Whether a request may name that model. Throws INVALID_PARAMS, UNTRUSTED_ARTIFACT. */
  readonly admitModel: AdmitModel;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What was learned of the pool is of no use any more. */
  readonly onGone: (poolId: string) => void;
}

/** As the metrics' budget of pool ids. */
const MOST_POOLS = 256;

/**
 * Pools that are made, changed and removed while the daemon runs: by contract, and so after a restart, and by a configuration that
 * changed. What is answered is stored before. Requirements: OC-CTRL-2060 to OC-CTRL-2064, OC-CTRL-2082.
 */
export class PoolRegistry {
  private rules: PoolRules;
  /** Pools whose making is on its way to the disk. */
  private readonly making = new Set<string>();
  /** Pools of an earlier run that were being removed, with what is left of their time. */
  private readonly leaving = new Map<Pool, number>();
  private readonly removals: Removals;
  private readonly configured: ConfiguredPools;

  constructor(private readonly parts: RegistryParts) {
    this.rules = parts.rules;
    const { pools, clock } = parts;
    this.removals = new Removals({ pools, clock, onEmpty: (pool) => void this.gone(pool) });
    this.configured = new ConfiguredPools({ ...parts, removals: this.removals, leave: (pool, deadlineMs) => this.leave(pool, deadlineMs) });
  }

  /** The pools that there are at start; none of them runs yet. */
  async restore(configured: readonly PoolDefinition[]): Promise<void> {
    const { pools, overrides, clock, drains } = this.parts;
    for (const { definition, source, deadlineAt } of await overrides.restore(configured, this.rules.templates)) {
      const pool = pools.add(definition, source);
      if (deadlineAt !== undefined) this.leaving.set(pool, remainingMs(deadlineAt, clock));
    }
    await drains.restore();
  }

  /** Drains and removals of an earlier run go on. Before its tasks are taken up, so that none starts there. */
  resume(): void {
    this.parts.drains.resume();
    for (const [pool, deadlineMs] of this.leaving) this.removals.begin(pool, deadlineMs);
    this.leaving.clear();
  }

  /** The tasks of an earlier run were taken up: from now on what is empty and being removed goes. */
  watch(): void {
    this.removals.watch();
  }

  stop(): void {
    this.configured.stop();
    this.removals.stop();
  }

  /** Throws INVALID_PARAMS, CONFLICT (the id is taken, or there are too many). */
  async create(ask: PoolAsk): Promise<Pool> {
    const { pools, overrides, inTurn, outbound, logger } = this.parts;
    const definition = define(ask, this.rules);
    checkHosts(undefined, definition, outbound);
    this.parts.admitModel(definition.model, 'model', definition.replicas.some(isManaged));
    return inTurn.run(ask.id, async () => {
      const there = pools.find(ask.id);
      if (there !== undefined) throw conflict(ask.id, there.removing ? `Pool ${ask.id} is still being removed. Make it anew once it is gone.` : `There is a pool ${ask.id} already. Change it with PATCH /v1/pools/${ask.id}, or choose another id.`);
      if (pools.all().length + this.making.size >= MOST_POOLS) throw conflict(ask.id, `There are ${MOST_POOLS} pools, which are the most that there may be. Remove one first.`);
      this.making.add(ask.id);
      try {
        await overrides.define(definition, 'contract');
        logger.info('A pool was made by contract; it takes work once its replicas are ready.', { pool_id: ask.id, engine: ask.engine });
        return pools.add(definition, 'contract');
      } finally {
        this.making.delete(ask.id);
      }
    });
  }

  /** Throws INVALID_PARAMS, NOT_FOUND, CONFLICT (a reload or a removal is under way). */
  change(poolId: string, asked: PoolChange): Promise<Pool> {
    const { pools, overrides, reloads, inTurn, outbound, logger } = this.parts;
    return inTurn.run(poolId, async () => {
      const pool = pools.get(poolId);
      this.checkFree(pool);
      const definition = change(pool.definition, asked, this.rules);
      checkHosts(pool.definition, definition, outbound);
      if (asked.model !== undefined) this.parts.admitModel(definition.model, 'model', definition.replicas.some(isManaged));
      const before = overrides.get(poolId);
      await overrides.define(definition, pool.source);
      try {
        await reloads.replace(pool, definition);
      } catch (cause) {
        await overrides.revert(poolId, before);
        throw cause;
      }
      logger.info('A pool was changed by contract.', { pool_id: poolId });
      if (reloads.isUnderway(pool)) void this.follow(pool, before, overrides.get(poolId));
      return pool;
    });
  }

  /** Begun again, the deadline counts from now. Throws NOT_FOUND. */
  remove(poolId: string, deadlineMs: number): Promise<Pool> {
    const { pools, inTurn, logger } = this.parts;
    return inTurn.run(poolId, async () => {
      const pool = pools.get(poolId);
      await this.leave(pool, deadlineMs);
      logger.info('A pool is being removed: it takes no new tasks, and is gone once it is empty.', { pool_id: poolId, deadline_ms: deadlineMs });
      return pool;
    });
  }

  /** The pool's definition is another since an exchange of its engines: it outlasts a restart. For Reloads. */
  stored(pool: Pool): Promise<void> {
    const { pools, overrides, inTurn } = this.parts;
    return inTurn.run(pool.id, async () => {
      // What the configuration says meanwhile is not to be hidden by what ran before.
      if (pool.removing || pools.find(pool.id) !== pool || this.configured.awaits(pool.id)) return;
      await overrides.define(pool.definition, pool.source);
    });
  }

  /** The configuration is another from now on: configured-pools.ts. */
  configure(configured: readonly PoolDefinition[], rules: PoolRules): Promise<void> {
    this.rules = rules;
    this.tellGoneTemplates();
    return this.configured.configure(configured);
  }

  /** What runs goes on, and the next start could not have it again: told now, while somebody looks at the configuration. */
  private tellGoneTemplates(): void {
    const known = new Set(this.rules.templates.map(({ id }) => id));
    for (const { id, definition } of this.parts.pools.all()) {
      for (const replica of definition.replicas) {
        if (!isManaged(replica) || replica.template === undefined || known.has(replica.template)) continue;
        this.parts.logger.warn(`A pool that was made by contract is run by the template ${replica.template}, which the configuration no longer has: it works until the next start, and is not there after it. Put the template back, or give the pool another one.`, { pool_id: id, replica_id: replica.id });
      }
    }
  }

  /** It drains, and goes. Stored before. */
  private async leave(pool: Pool, deadlineMs: number): Promise<void> {
    const { overrides, clock } = this.parts;
    await overrides.removing(pool.definition, pool.source, clock.wall() + deadlineMs);
    this.removals.begin(pool, deadlineMs);
  }

  /** It is empty, or its time is over. Never rejects. */
  private gone(pool: Pool): Promise<void> {
    const { pools, overrides, drains, inTurn, logger, onGone } = this.parts;
    return inTurn.run(pool.id, async () => {
      if (pools.find(pool.id) !== pool || !pool.removing) return;
      await pools.remove(pool);
      onGone(pool.id);
      logger.info('A pool is gone.', { pool_id: pool.id });
      await drains.forget(pool.id);
      await overrides.removed(pool.id);
      await this.configured.reconcile(pool.id);
    }).catch((cause: unknown) => {
      logger.error('That a pool is gone could not be stored: the next start removes it again.', { pool_id: pool.id, error: String(cause) });
    });
  }

  /** A change that went back to what ran before is not what a restart shall begin with. */
  private async follow(pool: Pool, before: PoolRecord | undefined, asked: PoolRecord | undefined): Promise<void> {
    const { pools, overrides, inTurn, logger } = this.parts;
    if (!(await this.configured.settled(pool)) || pool.reload?.state !== 'rolled_back') return;
    await inTurn.run(pool.id, async () => {
      if (pools.find(pool.id) === pool && overrides.get(pool.id) === asked) await overrides.revert(pool.id, before);
    }).catch((cause: unknown) => {
      logger.error('That a change of a pool was undone could not be stored: the next start tries the change again.', { pool_id: pool.id, error: String(cause) });
    });
  }

  private checkFree(pool: Pool): void {
    if (pool.removing) throw conflict(pool.id, `Pool ${pool.id} is being removed, and changes no more.`);
    if (this.parts.reloads.isUnderway(pool)) throw conflict(pool.id, `Engines of pool ${pool.id} are being exchanged: GET /v1/pools/${pool.id}/health tells the progress (reload). Ask again when it is done.`);
  }
}

const conflict = (poolId: string, message: string): DomainError => new DomainError({ code: 'CONFLICT', field: 'id', poolId, retriable: false, message });
