import type { GetPoolHealthHandler } from '../../../generated/operations.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

export const getPoolHealth =
  (reports: PoolReports): GetPoolHealthHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].json({ body: toWirePool(reports.of(params.id)) });
