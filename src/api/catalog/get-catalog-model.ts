import type { GetCatalogModelHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';
import { toWireModel } from './model-view.js';

export const getCatalogModel =
  (catalog: Catalog): GetCatalogModelHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].json({ body: toWireModel(catalog.get(params.id)) });
