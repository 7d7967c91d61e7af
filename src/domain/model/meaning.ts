import type { CatalogIndex } from './catalog-index.js';
import type { CatalogModel } from './model.js';
import type { ModelStanding } from './standing.js';

/** What a pool's model_refs mean by the catalog as it was at `revision`. */
export interface Meaning {
  /** Whose; compared by identity. */
  readonly of: Asked;
  readonly revision: number;
  readonly models: readonly CatalogModel[];
  readonly modelRefs: readonly string[];
  readonly standing: ModelStanding;
}

interface Asked {
  readonly model: string;
  readonly modelRefs: readonly string[];
}

/** As the contract bounds a pool's model_refs. */
const MOST_NAMES = 128;

/**
 * The models that are named, and every name that they have: what was written first, then their ids, places and digests. The pool
 * stands as the worst of them does.
 */
export function meaningOf(asked: Asked, catalog: CatalogIndex): Meaning {
  const written = [asked.model, ...asked.modelRefs];
  const models = [...new Set(written.flatMap((modelRef) => catalog.named(modelRef)))];
  const names = models.flatMap(({ id, modelRef, digest }) => [id, modelRef, ...(digest === undefined ? [] : [digest])]);
  const standings = new Set(models.map((model) => catalog.standingOf(model)));
  return {
    of: asked,
    revision: catalog.revision,
    models,
    modelRefs: [...new Set([...written, ...names])].slice(0, MOST_NAMES),
    standing: WORST_FIRST.find((standing) => standings.has(standing)) ?? 'active',
  };
}

const WORST_FIRST: readonly ModelStanding[] = ['untrusted', 'unverified', 'retired'];
