import type { VerifyCatalogModelHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';
import { toWireModel } from './model-view.js';

export const verifyCatalogModel =
  (catalog: Catalog): VerifyCatalogModelHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[202].json({ body: toWireModel(catalog.verify(params.id)) });
