import type { CreateCatalogModelHandler } from '../../../generated/operations.js';
import type { Catalog } from '../../services/models/catalog.js';
import type { RequestContext } from '../context.js';
import { toWireModel } from './model-view.js';
import { toNewModel } from './new-model.js';

export const createCatalogModel =
  (catalog: Catalog): CreateCatalogModelHandler<RequestContext> =>
  async ({ body }, reply) =>
    reply[201].json({ body: toWireModel(await catalog.create(toNewModel(body))) });
