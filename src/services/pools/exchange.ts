import { isManaged, withFigures, type PoolDefinition, type ReloadRules, type ReplicaDefinition } from '../../domain/pool/definition.js';
import type { Pool } from './pool.js';
import type { ReloadPlan } from './reload-plan.js';
import type { ReloadProgress } from './reload-progress.js';
import type { ReloadParts } from './reload-parts.js';
import type { Replica } from './replica.js';
import { Waits } from './waits.js';

export type ExchangeOptions = Partial<ReloadRules>;

/** Where an engine has its memory: the one that is there must be gone before the next starts, unless they fit side by side. */
interface Place {
  readonly definition: ReplicaDefinition;
  readonly occupant: Replica | undefined;
}

/** An engine that is not managed answers within this, or the reload has failed. */
const READY_MS = 60_000;

/**
 * One exchange of engines from its begin to its end.
 *
 * Beside: the new engines start while the old ones work; with another model all of them, and one event puts them in the old ones'
 * place; with the same one after the other, so that there is one engine more than usual at most. In sequence: the first old engine
 * takes no more work, empties itself and stops, and its place is the new one's; with another model the pool switches once that
 * one works, and the other places follow as they become empty.
 *
 * Until the switch, tasks are admitted by the old names, and wait. An old engine out of service keeps its streams until `drainMs`.
 * Whatever fails on the way is undone: what was stopped starts again, what was switched is switched back.
 */
export class Exchange {
  private readonly before: PoolDefinition;
  private readonly original: readonly Replica[];
  private readonly isOtherModel: boolean;
  private readonly drainMs: number;
  private readonly waits: Waits;
  /** Made and not in service. */
  private readonly prepared = new Set<Replica>();
  /** Every engine that was made here. */
  private readonly made: Replica[] = [];
  private strategy: 'beside' | 'sequence' = 'beside';

  constructor(
    private readonly pool: Pool,
    private readonly after: PoolDefinition,
    private readonly plan: ReloadPlan,
    private readonly options: ExchangeOptions,
    private readonly parts: ReloadParts,
  ) {
    this.before = pool.definition;
    this.original = pool.replicas;
    this.isOtherModel = after.model !== pool.definition.model;
    this.drainMs = options.drainMs ?? after.reload.drainMs;
    this.waits = new Waits(pool, parts.pools, parts.clock);
    this.tell({ state: 'starting', model: after.model, strategy: 'beside', startedAt: parts.clock.wall(), replicasDone: 0, replicasTotal: plan.fresh.length });
    // Names and engines change at the switch; everything else counts at once.
    parts.pools.redefine(pool, withFigures(this.before, after));
  }

  /** Never rejects. */
  async run(): Promise<void> {
    const { logger, telemetry, stored } = this.parts;
    const fields = { pool_id: this.pool.id, model: this.after.model };
    try {
      await this.choose();
      logger.info(`A reload of a pool begins: its new engines start ${this.strategy === 'beside' ? 'beside the old ones' : 'after the old ones'}.`, { ...fields, strategy: this.strategy });
      await this.forward();
      await stored(this.pool);
      await this.emptyRetired();
      this.end('done');
      telemetry.poolReloaded(this.pool.id, 'ok');
      logger.info('A pool was reloaded: its new engines work, and the old ones are gone.', fields);
    } catch (cause) {
      if (this.waits.abandoned) return this.dropPrepared();
      const reason = cause instanceof Error ? cause.message : String(cause);
      logger.error(`A reload of a pool failed, and what ran before comes back: ${reason}`, fields);
      this.tell({ ...this.progress, state: 'rolling_back', reason });
      await this.rollBack(reason);
      telemetry.poolReloaded(this.pool.id, 'failed');
    } finally {
      this.waits.close();
    }
  }

  /** The daemon stops, or the pool goes: nothing is put right any more. */
  async abandon(): Promise<void> {
    this.waits.abandon();
    await this.dropPrepared();
  }

  private async choose(): Promise<void> {
    const wanted = this.options.strategy ?? this.after.reload.strategy;
    if (wanted !== 'auto') this.strategy = wanted;
    else {
      const { beside, reason } = await this.parts.room(this.pool, this.isOtherModel ? this.plan.fresh.length : 1);
      this.strategy = beside ? 'beside' : 'sequence';
      this.parts.logger.info(reason, { pool_id: this.pool.id, strategy: this.strategy });
    }
    this.tell({ ...this.progress, strategy: this.strategy });
  }

  private async forward(): Promise<void> {
    const places = this.plan.fresh.map(({ definition, old }) => ({ definition, occupant: old }));
    if (this.isOtherModel) await (this.strategy === 'beside' ? this.allAtOnce(this.after, places) : this.oneThenOthers(this.after, places));
    else await this.oneByOne(places);
    this.inService(this.after, this.pool.replicas.filter((replica) => !this.plan.gone.includes(replica)));
  }

  /** Of another model, beside. */
  private async allAtOnce(target: PoolDefinition, places: readonly Place[]): Promise<void> {
    const fresh = places.map(({ definition }) => this.prepare(target, definition));
    await Promise.all(fresh.map((replica) => this.ready(replica)));
    this.inService(target, [...this.plan.kept.values(), ...fresh]);
  }

  /** Of another model, in sequence: the pool switches with the first. */
  private async oneThenOthers(target: PoolDefinition, places: readonly Place[]): Promise<void> {
    const done: Replica[] = [...this.plan.kept.values()];
    for (const { definition, occupant } of places) {
      if (occupant !== undefined) await this.vacate(occupant);
      const fresh = this.prepare(target, definition);
      await this.ready(fresh);
      done.push(fresh);
      this.inService(target, done);
    }
  }

  /** Of the same model: the others serve on meanwhile. */
  private async oneByOne(places: readonly Place[]): Promise<void> {
    for (const { definition, occupant } of places) {
      if (occupant !== undefined && this.strategy === 'sequence') await this.vacate(occupant);
      const fresh = this.prepare(this.after, definition);
      await this.ready(fresh);
      this.inService(this.pool.definition, [...this.pool.replicas.filter((replica) => replica !== occupant), fresh]);
    }
  }

  /** Its streams end, or their time does; then it is stopped. */
  private async vacate(replica: Replica): Promise<void> {
    if (this.pool.replicas.includes(replica)) {
      replica.rest('stopping');
      await this.waits.idle(replica, this.drainMs);
      await replica.sleep('stopping');
    } else if (this.pool.retired.has(replica)) {
      await this.waits.idle(replica, this.drainMs);
      if (this.pool.retired.has(replica)) await this.parts.pools.retireNow(this.pool, replica);
    }
  }

  private prepare(target: PoolDefinition, definition: ReplicaDefinition): Replica {
    const tested: PoolDefinition = target.selfTest === 'off' ? { ...target, selfTest: 'degrade' } : target;
    const replica = this.parts.pools.prepare(this.pool, tested, definition);
    this.prepared.add(replica);
    this.made.push(replica);
    return replica;
  }

  /** Throws an error whose message says why it is not. */
  private async ready(replica: Replica): Promise<void> {
    const limitMs = readyLimitMs(replica);
    await this.waits.until(() => {
      const failed = failureOf(replica);
      if (failed !== undefined) throw new Error(failed);
      return replica.ready;
    }, limitMs, () => `${replica.id} was not ready within ${limitMs} ms: ${replica.lastError ?? 'its engine does not say why'}`);
  }

  /** One event: these, in the order of the definition, and no others. */
  private inService(definition: PoolDefinition, replicas: readonly Replica[]): void {
    const order = new Map(definition.replicas.map(({ id }, index) => [id, index]));
    const place = ({ definition: { id } }: Replica): number => order.get(id) ?? order.size;
    for (const replica of replicas) this.prepared.delete(replica);
    this.parts.pools.exchange(this.pool, definition, [...replicas].sort((a, b) => place(a) - place(b)));
    this.tell({ ...this.progress, replicasDone: this.made.filter((replica) => this.pool.replicas.includes(replica)).length });
  }

  private async emptyRetired(): Promise<void> {
    const ours = (): readonly Replica[] => [...this.pool.retired].filter((replica) => this.original.includes(replica) || this.made.includes(replica));
    if (ours().length === 0) return;
    this.tell({ ...this.progress, state: 'draining' });
    await this.waits.within(() => ours().length === 0, this.drainMs);
    await Promise.all(ours().map((replica) => this.parts.pools.retireNow(this.pool, replica)));
  }

  private async rollBack(reason: string): Promise<void> {
    const { pools, logger } = this.parts;
    try {
      await this.dropPrepared();
      const alive = this.original.filter((replica) => this.pool.replicas.includes(replica) || this.pool.retired.has(replica));
      for (const replica of alive) replica.wake();
      const lost = this.original.filter((replica) => !alive.includes(replica));
      if (lost.length === 0) pools.exchange(this.pool, this.before, this.original);
      else await this.revive(alive, lost);
      await this.emptyRetired();
      this.end('rolled_back', reason);
      logger.warn('A pool is back at what ran before its reload.', { pool_id: this.pool.id });
    } catch (cause) {
      if (this.waits.abandoned) return;
      const more = cause instanceof Error ? cause.message : String(cause);
      logger.error(`What ran before a reload did not come back whole: ${more} What works goes on; look at the pool's replicas.`, { pool_id: this.pool.id });
      this.end('rolled_back', `${reason} And what ran before did not come back whole: ${more}`);
    }
  }

  /** Engines that are gone start anew, in the places of the new ones. The pool is what it was as soon as one works. */
  private async revive(alive: readonly Replica[], lost: readonly Replica[]): Promise<void> {
    const back: Replica[] = [...alive];
    if (back.length > 0) this.inService(this.before, [...back, ...this.pool.replicas.filter((replica) => !this.isOtherModel && this.made.includes(replica))]);
    for (const { definition } of lost) {
      const occupant = this.made.find((replica) => replica.definition.id === definition.id);
      if (occupant !== undefined && this.strategy === 'sequence') await this.vacate(occupant);
      const revived = this.prepare(this.before, definition);
      await this.ready(revived);
      back.push(revived);
      const others = this.isOtherModel ? [] : this.pool.replicas.filter((replica) => this.made.includes(replica) && replica !== occupant && !back.includes(replica));
      this.inService(this.before, [...back, ...others]);
    }
  }

  private async dropPrepared(): Promise<void> {
    const dropped = [...this.prepared];
    this.prepared.clear();
    await Promise.all(dropped.map((replica) => replica.close()));
  }

  private get progress(): ReloadProgress {
    return this.pool.reload ?? { state: 'starting', model: this.after.model, strategy: this.strategy, startedAt: this.parts.clock.wall(), replicasDone: 0, replicasTotal: this.plan.fresh.length };
  }

  private tell(progress: ReloadProgress): void {
    this.pool.reload = progress;
  }

  private end(state: 'done' | 'rolled_back', reason?: string): void {
    this.tell({ ...this.progress, state, endedAt: this.parts.clock.wall(), ...(reason === undefined ? {} : { reason }) });
  }
}

/** How long an engine may take from its start until it is ready, ms. */
export const readyLimitMs = ({ definition }: Replica): number => (isManaged(definition) ? definition.startTimeoutMs + definition.stopGraceMs : READY_MS);

/** Why a new engine will not be ready by itself; undefined while it may be yet. */
export function failureOf(replica: Replica): string | undefined {
  const { source, lastError = 'its engine does not say why' } = replica;
  if (source.phase === 'waiting' || source.phase === 'tripped') return source.lastError ?? lastError;
  if (replica.failedTest) return lastError;
  // An embedded engine is there at once, or not at all.
  return 'tokensPerSecond' in replica.definition && replica.phase === 'unreachable' ? lastError : undefined;
}
