import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { CatalogModel, ModelDownload, NewModel } from '../../domain/model/model.js';
import { unservedScheme } from '../../domain/model/schemes.js';
import { policyOf, trustIn } from '../../domain/model/standing.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import { DomainError } from '../../domain/errors.js';
import { Chains } from '../../lib/chains.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { ModelFileError } from '../../ports/model-files.js';
import type { StateStore } from '../../ports/store.js';
import type { ModelState } from '../../ports/telemetry.js';
import type { Pool } from '../pools/pool.js';
import type { Pools } from '../pools/pools.js';
import { entryProblem, isSameEntry } from './entering.js';
import { readModel, writeModel } from './model-json.js';
import type { ModelSources } from './model-sources.js';
import { conflict, untrusted } from './refusals.js';
import type { Retirements } from './retirements.js';
import type { Running, Verifications } from './verifications.js';

/** A model as it stands now. */
export interface CatalogEntry {
  readonly model: CatalogModel;
  /** In full. */
  readonly policy: TrustPolicy;
  /** The verification that is under way. */
  readonly running: Running | undefined;
  readonly download: ModelDownload | undefined;
  /** Ids of the pools that serve it. */
  readonly pools: readonly string[];
}

/** Throws INVALID_PARAMS, UNTRUSTED_ARTIFACT. */
export type AdmitModel = (modelRef: string, field: string, isRun: boolean) => void;

export interface CatalogParts {
  readonly index: CatalogIndex;
  readonly states: StateStore;
  readonly pools: Pools;
  readonly sources: ModelSources;
  readonly verifications: Verifications;
  readonly retirements: Retirements;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** With what one may take at most (entering.ts) the bound on its memory. */
const MOST_MODELS = 1_024;
/** Changes are seldom; one after the other, each sees what the one before it left. */
const CHANGES = 'changes';

/**
 * The models that have a name: what they are, whether they may be served, and by whom they are. Requirements: OC-CTRL-2070 to
 * OC-CTRL-2075.
 *
 * Invariant: what is in the index is in the store; a change is written first, and counts, for pools and requests, after that.
 */
export class Catalog {
  private readonly chains = new Chains();

  constructor(private readonly parts: CatalogParts) {
    parts.verifications.listen((id, change) => this.change(id, change));
  }

  /** Reads what is stored; before the first request. What cannot be read is told and left where it is. */
  async restore(): Promise<void> {
    const { states, index, logger } = this.parts;
    for (const [id, text] of await states.load('model')) {
      const model = readModel(text);
      if (model?.id === id && index.size < MOST_MODELS) index.put(model);
      else logger.error('A stored model of the catalog is damaged or of another version, and is not in it now. Enter it again.', { model_id: id });
    }
  }

  /** The configuration's pools serve these: requests may name files beside theirs, and what must be verified before it is served is. */
  configure(modelRefs: readonly string[]): void {
    const { index, sources } = this.parts;
    sources.configure(modelRefs);
    for (const modelRef of modelRefs) for (const model of index.named(modelRef)) this.verifyFirst(model);
  }

  /** Pools learn how their models stand, drains go on, and what must be verified before it is served is. */
  resume(): void {
    const { index, pools, retirements } = this.parts;
    for (const model of index.all()) {
      const serving = this.poolsOf(model);
      for (const pool of serving) pools.redefine(pool, pool.definition);
      retirements.resume(model, serving);
      if (serving.length > 0) this.verifyFirst(model);
    }
  }

  async stop(): Promise<void> {
    await this.parts.verifications.stop();
  }

  list(): readonly CatalogEntry[] {
    return this.parts.index.all().map((model) => this.entry(model));
  }

  /** Throws NOT_FOUND. */
  get(id: string): CatalogEntry {
    return this.entry(this.model(id));
  }

  /**
   * A repeat of what there is already is answered with that. Throws INVALID_PARAMS, CONFLICT: the id or the place is another model's,
   * or a pool means something else by it.
   */
  create(asked: NewModel): Promise<CatalogEntry> {
    return this.chains.run(CHANGES, async () => {
      const { index, pools, sources, clock, logger } = this.parts;
      const known = index.find(asked.id);
      if (known !== undefined && isSameEntry(known, asked)) return this.entry(known);
      if (known !== undefined) throw conflict('id', `The catalog has another model ${asked.id} already. Choose another id, or delete that one first.`);
      const problem = entryProblem(asked, sources.check(asked.modelRef, 'model_ref'));
      if (problem !== undefined) throw new DomainError(problem);
      const [twin] = index.named(index.placeOf(asked.modelRef));
      if (twin !== undefined) throw conflict('model_ref', `The catalog has ${asked.modelRef} already, as ${twin.id}. Use that id, or delete that model first.`);
      const other = pools.all().find(({ definition }) => definition.modelRefs.includes(asked.id) && !this.means(definition.model, asked));
      if (other !== undefined) throw conflict('id', `Pool ${other.id} serves another model, ${other.definition.model}, by the name ${asked.id}. Choose another id.`);
      if (index.size >= MOST_MODELS) throw conflict('id', `The catalog has ${MOST_MODELS} models, which is the most that it holds. Delete one that nobody serves.`);
      const model: CatalogModel = { ...asked, state: 'active', manifests: [], createdAt: clock.wall() };
      await this.store(model);
      logger.info('A model was entered in the catalog.', { model_id: model.id, model_ref: model.modelRef });
      if (this.poolsOf(model).length > 0) this.verifyFirst(model);
      return this.entry(model);
    });
  }

  /** With the file that was fetched for it. Throws NOT_FOUND, CONFLICT: a pool serves it. */
  remove(id: string): Promise<void> {
    return this.chains.run(CHANGES, async () => {
      const { index, states, sources, verifications, logger } = this.parts;
      const model = this.model(id);
      const [pool] = this.poolsOf(model);
      if (pool !== undefined) throw conflict('id', `Pool ${pool.id} serves ${id}. Retire the model, or let the pool serve another one first.`);
      await states.remove('model', id);
      index.remove(id);
      verifications.cancel(id);
      await sources.forget(model.modelRef).catch((cause: unknown) => {
        if (!(cause instanceof ModelFileError)) throw cause;
        logger.warn(`The fetched file of a model that was removed is still there: ${cause.message}`, { model_id: id });
      });
      logger.info('A model was removed from the catalog.', { model_id: id });
    });
  }

  /** Begins a verification, or answers the one under way. Throws NOT_FOUND. */
  verify(id: string): CatalogEntry {
    const model = this.model(id);
    this.parts.verifications.begin(model, this.engineOf(model));
    return this.entry(model);
  }

  /** `deadlineMs`: of a retired one, how long its pools may take to empty themselves. Throws NOT_FOUND, INVALID_PARAMS. */
  async setState(id: string, state: CatalogModel['state'], deadlineMs?: number): Promise<CatalogEntry> {
    const { retirements, clock, logger } = this.parts;
    if (state === 'active' && deadlineMs !== undefined) {
      throw new DomainError({ code: 'INVALID_PARAMS', field: 'deadline_ms', message: 'deadline_ms is how long pools may take to empty themselves, so it goes with the state Retired only. Leave it out.' });
    }
    const before = this.model(id);
    const { retireDeadline: _before, ...rest } = before;
    const model = await this.change(id, () => ({ ...rest, state, ...(deadlineMs === undefined ? {} : { retireDeadline: clock.wall() + deadlineMs }) }));
    await retirements.apply(before, model, this.poolsOf(model));
    logger.info(state === 'retired' ? 'A model is retired: it takes no new tasks.' : 'A model is active: it takes tasks.', { model_id: id, ...(deadlineMs === undefined ? {} : { deadline_ms: deadlineMs }) });
    return this.entry(model);
  }

  /**
   * Whether a request may make a pool with that model, or give it one; `isRun`: by an engine of the daemon's own, which will open its
   * file. Throws INVALID_PARAMS, UNTRUSTED_ARTIFACT.
   */
  admit(modelRef: string, field: string, isRun: boolean): void {
    const { index, sources } = this.parts;
    const unserved = unservedScheme(modelRef);
    if (unserved !== undefined) throw new DomainError({ code: 'INVALID_PARAMS', field, message: unserved });
    if (isRun) sources.check(modelRef, field);
    for (const model of index.named(modelRef)) {
      if (index.standingOf(model) === 'untrusted') throw untrusted(model, field);
      this.verifyFirst(model);
    }
  }

  *modelStates(): Iterable<{ modelId: string; state: ModelState }> {
    for (const { id, state } of this.parts.index.all()) yield { modelId: id, state };
  }

  /** One whose strict policy lets nobody use it before; nothing happens for the others. */
  private verifyFirst(model: CatalogModel): void {
    if (trustIn(model, this.parts.index.configuredPolicy) === 'unverified') this.parts.verifications.begin(model, this.engineOf(model));
  }

  private change(id: string, to: (model: CatalogModel) => CatalogModel): Promise<CatalogModel> {
    return this.chains.run(CHANGES, async () => {
      const model = to(this.model(id));
      await this.store(model);
      return model;
    });
  }

  private async store(model: CatalogModel): Promise<void> {
    const { index, states, pools } = this.parts;
    await states.put('model', model.id, writeModel(model));
    index.put(model);
    for (const pool of this.poolsOf(model)) pools.redefine(pool, pool.definition);
  }

  private model(id: string): CatalogModel {
    const { index } = this.parts;
    const model = index.find(id);
    if (model !== undefined) return model;
    throw new DomainError({ code: 'NOT_FOUND', field: 'id', message: `There is no model ${id} in the catalog. GET /v1/catalog/models lists the ${index.size} that there are.` });
  }

  private entry(model: CatalogModel): CatalogEntry {
    const { index, sources, verifications } = this.parts;
    return {
      model,
      policy: policyOf(model, index.configuredPolicy),
      running: verifications.running(model.id),
      download: sources.downloadOf(model.modelRef),
      pools: this.poolsOf(model).map(({ id }) => id),
    };
  }

  private poolsOf({ id }: CatalogModel): readonly Pool[] {
    return this.parts.pools.all().filter((pool) => pool.models.some((model) => model.id === id));
  }

  private engineOf(model: CatalogModel): string {
    return this.poolsOf(model)[0]?.definition.engine ?? '';
  }

  private means(modelRef: string, { id, modelRef: place, digest }: NewModel): boolean {
    const { index } = this.parts;
    return modelRef === id || modelRef === digest || index.placeOf(modelRef) === index.placeOf(place);
  }
}
