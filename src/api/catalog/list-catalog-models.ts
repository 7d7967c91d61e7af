import type { ListCatalogModelsHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';
import { toWireModel } from './model-view.js';

export const listCatalogModels =
  (catalog: Catalog): ListCatalogModelsHandler<RequestContext> =>
  async (_request, reply) =>
    reply[200].json({ body: { models: catalog.list().map(toWireModel) } });
