import type { DrainPoolHandler } from '../../../generated/operations.js';
import type { Drains } from '../../services/pools/drains.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toWirePool } from './pool-view.js';

export const drainPool =
  (drains: Drains, reports: PoolReports): DrainPoolHandler<RequestContext> =>
  async ({ params, body }, reply) =>
    reply[202].json({ body: toWirePool(reports.report(await drains.drain(params.id, body.deadline_ms))) });
