import type { DeletePoolHandler } from '../../../generated/operations.js';
import type { PoolRegistry } from '../../services/pools/registry/registry.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

/** How long a pool may take to empty itself where the request does not say. */
const DEADLINE_MS = 30_000;

export const deletePool =
  (registry: PoolRegistry, reports: PoolReports): DeletePoolHandler<RequestContext> =>
  async ({ params, query }, reply) => {
    const pool = await registry.remove(params.id, query.deadline_ms ?? DEADLINE_MS);
    return reply[202].json({ body: toWirePool(reports.report(pool)) });
  };
