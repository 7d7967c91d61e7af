import type { DeleteCatalogModelHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';

export const deleteCatalogModel =
  (catalog: Catalog): DeleteCatalogModelHandler<RequestContext> =>
  async ({ params }, reply) => {
    await catalog.remove(params.id);
    return reply[204].empty();
  };
