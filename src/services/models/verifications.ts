import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { CatalogModel, ModelVerification } from '../../domain/model/model.js';
import { policyOf } from '../../domain/model/standing.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { examine, type ExamineParts, type Findings } from './examine.js';

export interface VerificationParts extends ExamineParts {
  readonly index: CatalogIndex;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
}

export interface Running {
  readonly startedAt: number;
  /** Resolves with the model as it is after it; undefined where it was called off. */
  readonly ended: Promise<CatalogModel | undefined>;
}

/** Writes what was found, of the model as it is then. Rejects where it is gone. */
export type Change = (id: string, to: (model: CatalogModel) => CatalogModel) => Promise<CatalogModel>;

interface Underway extends Running {
  readonly control: AbortController;
}

/** Each reads a file of gigabytes. */
const AT_ONCE = 2;

/**
 * Verifications behind the scenes: one at a time for a model, two at once in all, the others wait their turn. One that the end of the
 * process cuts off has not taken place. Requirement: OC-CTRL-2071.
 */
export class Verifications {
  private readonly underway = new Map<string, Underway>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private change: Change = () => Promise.reject(new Error('Nobody keeps what verifications find.'));

  constructor(private readonly parts: VerificationParts) {}

  /** Who keeps what they find: the catalog. */
  listen(change: Change): void {
    this.change = change;
  }

  running(id: string): Running | undefined {
    return this.underway.get(id);
  }

  /** Or the one that is under way. `engine`: that serves the model, empty where none does. */
  begin(model: CatalogModel, engine: string): Running {
    const known = this.underway.get(model.id);
    if (known !== undefined) return known;
    const control = new AbortController();
    const startedAt = this.parts.clock.wall();
    const mine: Underway = { control, startedAt, ended: this.run(model, engine, startedAt, control.signal).finally(() => {
      if (this.underway.get(model.id) === mine) this.underway.delete(model.id);
    }) };
    this.underway.set(model.id, mine);
    return mine;
  }

  /** The model is gone; what is found of it does not count. */
  cancel(id: string): void {
    const mine = this.underway.get(id);
    this.underway.delete(id);
    mine?.control.abort();
  }

  async stop(): Promise<void> {
    const all = [...this.underway.values()];
    for (const { control } of all) control.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  /** Never rejects. */
  private async run(model: CatalogModel, engine: string, startedAt: number, signal: AbortSignal): Promise<CatalogModel | undefined> {
    const { index, logger } = this.parts;
    await this.turn();
    try {
      signal.throwIfAborted();
      const policy = policyOf(model, index.configuredPolicy);
      const findings = await examine(model, policy, this.parts, signal);
      signal.throwIfAborted();
      const result = findings.problems.length === 0 ? 'passed' : policy.mode === 'strict' ? 'failed' : 'warned';
      const verification: ModelVerification = { result, startedAt, endedAt: this.parts.clock.wall(), problems: findings.problems.map(({ sentence }) => sentence) };
      const after = await this.change(model.id, (now) => (now.createdAt === model.createdAt ? found(now, verification, findings) : now));
      this.tell(model.id, engine, verification, findings);
      return after;
    } catch (cause) {
      if (!signal.aborted) logger.error('A verification came to no end, and counts as if it had not begun. Verify the model again.', { model_id: model.id }, cause);
      return undefined;
    } finally {
      this.leave();
    }
  }

  private tell(id: string, engine: string, { result, problems }: ModelVerification, findings: Findings): void {
    const { telemetry, logger } = this.parts;
    telemetry.catalogVerified(result === 'passed' ? 'ok' : result, findings.problems[0]?.reason ?? 'none', engine);
    const fields = { model_id: id, result, problems };
    if (result === 'passed') logger.info('A model was verified.', fields);
    else logger.warn(result === 'failed' ? `A model failed its verification and is not served: ${problems[0] ?? ''}` : `A model was verified with a warning: ${problems[0] ?? ''}`, fields);
  }

  private turn(): Promise<void> {
    if (this.busy < AT_ONCE) {
      this.busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Whoever ends hands its place to the first that waits. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.busy -= 1;
    else next();
  }
}

/** A digest that was stated stands; one that nobody stated is learned. */
const found = (model: CatalogModel, verification: ModelVerification, { digest, manifests, verified }: Findings): CatalogModel => ({
  ...model,
  ...(model.digest === undefined && digest !== undefined ? { digest } : {}),
  manifests: manifests ?? model.manifests,
  signatures: model.signatures.map((signature, at) => ({ ...signature, verified: verified.has(at) })),
  verification,
});
