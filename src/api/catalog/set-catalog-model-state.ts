import type { SetCatalogModelStateHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';
import { toWireModel } from './model-view.js';

export const setCatalogModelState =
  (catalog: Catalog): SetCatalogModelStateHandler<RequestContext> =>
  async ({ params, body }, reply) =>
    reply[202].json({ body: toWireModel(await catalog.setState(params.id, body.state === 'Active' ? 'active' : 'retired', body.deadline_ms)) });
