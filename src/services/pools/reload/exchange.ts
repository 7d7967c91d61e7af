import { withFigures, type PoolDefinition, type ReloadRules } from '../../../domain/pool/definition.js';
import { comeUp, NotReady } from '../coming-up.js';
import type { Pool } from '../pool.js';
import type { ReloadParts } from './reload-parts.js';
import { contestsPort, inItsPort, isSameEngine, type Place, type ReloadPlan } from './reload-plan.js';
import type { ReloadProgress } from './reload-progress.js';
import type { Replica } from '../replica.js';
import { Waits } from '../waits.js';

export type ExchangeOptions = Partial<ReloadRules>;

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
 *
 * Invariant: each engine that is made here is in service, retired, in `prepared`, or closed; whoever gives up closes what is prepared.
 */
export class Exchange {
  private readonly before: PoolDefinition;
  private readonly original: readonly Replica[];
  private readonly isOtherModel: boolean;
  private readonly drainMs: number;
  private readonly waits: Waits;
  /** Made and not in service. */
  private readonly prepared = new Set<Replica>();
  /** Every engine that was made here for what shall be. */
  private readonly made = new Map<Replica, Place>();
  /** Put to rest here. */
  private readonly vacated = new Set<Replica>();
  private strategy: 'beside' | 'sequence' = 'beside';
  private ended: Promise<void> = Promise.resolve();

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
  run(): Promise<void> {
    this.ended = this.exchange().finally(() => this.waits.close());
    return this.ended;
  }

  /** The daemon stops, or the pool goes: nothing is put right any more. Resolves when nothing of it goes on. */
  async abandon(): Promise<void> {
    this.waits.abandon();
    await this.ended;
  }

  private async exchange(): Promise<void> {
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
      const reason = wordsOf(cause);
      logger.error(`A reload of a pool failed, and what ran before comes back: ${reason}`, fields);
      this.tell({ ...this.progress, state: 'rolling_back', reason });
      await this.rollBack(reason);
      telemetry.poolReloaded(this.pool.id, 'failed');
    }
  }

  private get wanted(): ReloadRules['strategy'] {
    return this.options.strategy ?? this.after.reload.strategy;
  }

  private async choose(): Promise<void> {
    if (contestsPort(this.plan, this.original)) this.decide('sequence', 'Its port is fixed: two engines cannot listen on it, so that the new one starts after the old one.');
    else if (this.wanted !== 'auto') this.decide(this.wanted);
    else {
      const { beside, reason } = await this.parts.room(this.pool, this.isOtherModel ? this.plan.fresh.length : 1);
      this.decide(beside ? 'beside' : 'sequence', reason);
    }
  }

  private decide(strategy: 'beside' | 'sequence', reason?: string): void {
    this.strategy = strategy;
    if (reason !== undefined) this.parts.logger.info(reason, { pool_id: this.pool.id, strategy });
    this.tell({ ...this.progress, strategy });
  }

  /** Nobody knows for sure what an engine takes: one that did not fit beside the old one has another try in its place. */
  private async forward(): Promise<void> {
    try {
      await this.fill();
    } catch (cause) {
      if (!(cause instanceof NotReady) || !cause.isForRoom || this.wanted !== 'auto' || this.strategy !== 'beside') throw cause;
      await this.dropPrepared();
      this.decide('sequence', `A new engine did not fit beside the old ones and starts in the place of one: ${cause.message}`);
      await this.fill();
    }
    this.inService(this.after, this.pool.replicas.filter((replica) => !this.plan.gone.includes(replica)));
  }

  /** Every place that has no new engine in service yet. */
  private async fill(): Promise<void> {
    const filled = new Set(this.madeInService().map((replica) => this.made.get(replica)));
    const places = this.plan.fresh.filter((place) => !filled.has(place));
    if (!this.isOtherModel) await this.oneByOne(places);
    else if (this.strategy === 'beside') await this.allAtOnce(places);
    else await this.oneThenOthers(places);
  }

  /** Of another model, beside. */
  private async allAtOnce(places: readonly Place[]): Promise<void> {
    const fresh = places.map((place) => this.prepareFor(place));
    await comeUp(fresh, this.waits);
    this.inService(this.after, [...this.plan.kept.values(), ...fresh]);
  }

  /** Of another model, in sequence: the pool switches with the first. */
  private async oneThenOthers(places: readonly Place[]): Promise<void> {
    for (const place of places) {
      await this.makeWay(place);
      const fresh = this.prepareFor(place);
      await comeUp([fresh], this.waits);
      this.inService(this.after, [...this.plan.kept.values(), ...this.madeInService(), fresh]);
    }
  }

  /** Of the same model: the others serve on meanwhile. */
  private async oneByOne(places: readonly Place[]): Promise<void> {
    for (const place of places) {
      if (this.strategy === 'sequence') await this.makeWay(place);
      const fresh = this.prepareFor(place);
      await comeUp([fresh], this.waits);
      this.inService(this.pool.definition, [...this.pool.replicas.filter((replica) => replica !== place.old), fresh]);
    }
  }

  /** Its memory and its port are there. */
  private async makeWay(place: Place): Promise<void> {
    const before = [...(place.old === undefined ? [] : [place.old]), ...inItsPort(place, this.original)];
    await Promise.all(before.map((replica) => this.vacate(replica)));
  }

  /** Its streams end, or their time does; then it is stopped. Resolves when its memory and its port are free. */
  private async vacate(replica: Replica): Promise<void> {
    if (this.pool.replicas.includes(replica)) {
      this.vacated.add(replica);
      replica.rest('stopping');
      await this.waits.idle(replica, this.drainMs);
      await replica.sleep('stopping');
      return;
    }
    if (this.pool.retired.has(replica)) await this.waits.idle(replica, this.drainMs);
    if (this.pool.retired.has(replica)) await this.parts.pools.retireNow(this.pool, replica);
    // One that was idle is closed by whoever saw that, and may not be gone yet.
    else await replica.close();
  }

  private prepareFor(place: Place): Replica {
    const replica = this.prepare(this.after, place.definition);
    this.made.set(replica, place);
    return replica;
  }

  private prepare(target: PoolDefinition, definition: Place['definition']): Replica {
    this.waits.check();
    const tested: PoolDefinition = target.selfTest === 'off' ? { ...target, selfTest: 'degrade' } : target;
    const replica = this.parts.pools.prepare(this.pool, tested, definition);
    this.prepared.add(replica);
    return replica;
  }

  private madeInService(): readonly Replica[] {
    return this.pool.replicas.filter((replica) => this.made.has(replica));
  }

  /** One event: these, in the order of the definition, and no others. */
  private inService(definition: PoolDefinition, replicas: readonly Replica[]): void {
    this.waits.check();
    const order = new Map(definition.replicas.map(({ id }, index) => [id, index]));
    const place = ({ definition: { id } }: Replica): number => order.get(id) ?? order.size;
    for (const replica of replicas) this.prepared.delete(replica);
    this.parts.pools.exchange(this.pool, definition, [...replicas].sort((a, b) => place(a) - place(b)));
    this.tell({ ...this.progress, replicasDone: this.madeInService().length });
  }

  /** Of the engines that were here or came here, those that are in service no more. Resolves when their processes are gone. */
  private async emptyRetired(): Promise<void> {
    const all = [...this.original, ...this.made.keys()];
    const retired = (): readonly Replica[] => all.filter((replica) => this.pool.retired.has(replica));
    if (retired().length > 0) {
      this.tell({ ...this.progress, state: this.progress.state === 'rolling_back' ? 'rolling_back' : 'draining' });
      await this.waits.within(() => retired().length === 0, this.drainMs);
      await Promise.all(retired().map((replica) => this.parts.pools.retireNow(this.pool, replica)));
    }
    await Promise.all(all.filter((replica) => !this.pool.replicas.includes(replica)).map((replica) => replica.close()));
  }

  private async rollBack(reason: string): Promise<void> {
    const { logger } = this.parts;
    try {
      await this.dropPrepared();
      const alive = this.original.filter((replica) => this.pool.replicas.includes(replica) || this.pool.retired.has(replica));
      await this.bringBack(alive);
      await this.emptyRetired();
      this.end('rolled_back', reason);
      logger.warn('A pool is back at what ran before its reload.', { pool_id: this.pool.id });
    } catch (cause) {
      await this.dropPrepared();
      if (this.waits.abandoned) return;
      const more = wordsOf(cause);
      // Nobody else would wake what was put to rest for an engine that did not come, or try again what did not start.
      this.wakeVacated();
      this.fillUp();
      logger.error(`What ran before a reload did not come back whole: ${more} What works goes on; look at the pool's replicas.`, { pool_id: this.pool.id });
      this.end('rolled_back', `${reason} And what ran before did not come back whole: ${more}`);
    }
  }

  /** Engines that are gone start anew, in the places of the new ones. The pool is what it was as soon as one works. */
  private async bringBack(alive: readonly Replica[]): Promise<void> {
    const back = [...alive];
    const { before } = this;
    const others = (): readonly Replica[] => (this.isOtherModel ? [] : this.madeInService());
    if (back.length > 0) this.inService(before, [...back, ...others()]);
    // Who cannot listen yet, because an engine of the failed change is in its port, is woken once that one is gone.
    const later = [...this.vacated].filter((replica) => inItsPort({ definition: replica.definition, old: replica }, this.madeInService()).length > 0);
    const woken = this.wakeVacated(later);
    for (const old of this.original) {
      if (alive.includes(old)) continue;
      const successor = this.madeInService().find((replica) => this.made.get(replica)?.old === old);
      if (successor !== undefined && isSameEngine(before, old.definition, this.after, successor.definition)) {
        back.push(successor);
        continue;
      }
      if (successor !== undefined && this.strategy === 'sequence') await this.vacate(successor);
      const revived = this.prepare(before, old.definition);
      await comeUp([revived], this.waits);
      back.push(revived);
      this.inService(before, [...back, ...others().filter((replica) => replica !== successor && !back.includes(replica))]);
    }
    this.inService(before, back);
    await comeUp([...woken, ...this.wakeVacated()], this.waits);
  }

  /** Each place of the pool as it is now has an engine, though it may not be up yet: it is started again and again. */
  private fillUp(): void {
    const { definition, replicas } = this.pool;
    const there = definition.replicas.map((each) => replicas.find((replica) => replica.definition.id === each.id));
    if (there.every((replica) => replica !== undefined) && there.length === replicas.length) return;
    this.inService(definition, definition.replicas.map((each, at) => there[at] ?? this.prepare(definition, each)));
  }

  private wakeVacated(but: readonly Replica[] = []): readonly Replica[] {
    const woken = [...this.vacated].filter((replica) => this.pool.replicas.includes(replica) && !but.includes(replica));
    this.vacated.clear();
    for (const replica of but) this.vacated.add(replica);
    for (const replica of woken) replica.wake();
    return woken;
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

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
