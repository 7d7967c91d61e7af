import type { ListPoolsHandler } from '../../../generated/operations.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

export const listPools =
  (reports: PoolReports): ListPoolsHandler<RequestContext> =>
  async (_request, reply) =>
    reply[200].json({ body: { pools: reports.all().map(toWirePool) } });
