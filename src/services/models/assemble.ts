import { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelFiles } from '../../ports/model-files.js';
import type { StateStore } from '../../ports/store.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Drains } from '../pools/drains.js';
import type { Pools } from '../pools/pools.js';
import { Catalog } from './catalog.js';
import { ModelPaths } from './model-paths.js';
import { ModelSources } from './model-sources.js';
import { Retirements } from './retirements.js';
import { Verifications } from './verifications.js';

export interface CatalogSettings {
  /** Absolute; relative paths of models start there. */
  readonly workingDirectory: string;
  /** Absolute: where requests may name files of models, beside those of configured pools' models. */
  readonly directories: readonly string[];
  readonly trustPolicy: TrustPolicy;
}

/** What pools are made with: what their model_refs mean, and where their models are. */
export interface Models {
  readonly index: CatalogIndex;
  readonly sources: ModelSources;
  readonly verifications: Verifications;
  readonly paths: ModelPaths;
}

export function assembleModels(parts: CatalogSettings & { readonly files: ModelFiles; readonly clock: Clock; readonly logger: Logger; readonly telemetry: Telemetry }): Models {
  const index = new CatalogIndex(parts.workingDirectory, parts.trustPolicy);
  const sources = new ModelSources({ ...parts, index });
  const verifications = new Verifications({ ...parts, index, sources });
  return { index, sources, verifications, paths: new ModelPaths({ index, sources, verifications }) };
}

/** The catalog, over pools that ask the same index. */
export const assembleCatalog = (parts: Models & { readonly states: StateStore; readonly pools: Pools; readonly drains: Drains; readonly clock: Clock; readonly logger: Logger }): Catalog =>
  new Catalog({ ...parts, retirements: new Retirements(parts) });
