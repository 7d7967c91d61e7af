import type { UpdatePoolHandler } from '../../../generated/operations.js';
import type { PoolRegistry } from '../../services/pools/registry/registry.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toPoolChange } from './pool-ask.js';
import { toWirePool } from './pool-view.js';

export const updatePool =
  (registry: PoolRegistry, reports: PoolReports): UpdatePoolHandler<RequestContext> =>
  async ({ params, body }, reply) => {
    const pool = await registry.change(params.id, toPoolChange(body));
    return reply[202].json({ body: toWirePool(reports.report(pool)) });
  };
