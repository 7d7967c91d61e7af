import type { UndrainPoolHandler } from '../../../generated/operations.js';
import type { Drains } from '../../services/pools/drains.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

export const undrainPool =
  (drains: Drains, reports: PoolReports): UndrainPoolHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].json({ body: toWirePool(reports.report(await drains.undrain(params.id))) });
