import type { CreatePoolHandler } from '../../../generated/operations.js';
import type { PoolRegistry } from '../../services/pools/registry/registry.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toPoolAsk } from './pool-ask.js';
import { toWirePool } from './pool-view.js';

export const createPool =
  (registry: PoolRegistry, reports: PoolReports): CreatePoolHandler<RequestContext> =>
  async ({ body }, reply) => {
    const pool = await registry.create(toPoolAsk(body));
    return reply[201].json({ body: toWirePool(reports.report(pool)) });
  };
