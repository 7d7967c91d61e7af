import type { DrainPoolHandler } from '../../../generated/operations.js';
import type { Pools } from '../../services/pools/pools.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

export const drainPool =
  (pools: Pools, reports: PoolReports): DrainPoolHandler<RequestContext> =>
  async ({ params, body }, reply) => {
    pools.drain(params.id, body.deadline_ms);
    return reply[202].json({ body: toWirePool(reports.of(params.id)) });
  };
