import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelFiles } from '../../ports/model-files.js';
import type { StateStore } from '../../ports/store.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Drains } from '../pools/drains.js';
import type { Pools } from '../pools/pools.js';
import { Catalog } from './catalog.js';
import type { ModelSources } from './model-sources.js';
import { Retirements } from './retirements.js';
import { Verifications } from './verifications.js';

/** The catalog with its parts, over pools that ask the same index. */
export function assembleCatalog(parts: {
  readonly index: CatalogIndex;
  readonly sources: ModelSources;
  readonly files: ModelFiles;
  readonly states: StateStore;
  readonly pools: Pools;
  readonly drains: Drains;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
}): { readonly catalog: Catalog; readonly verifications: Verifications } {
  const verifications = new Verifications(parts);
  return { catalog: new Catalog({ ...parts, verifications, retirements: new Retirements(parts) }), verifications };
}
