import type { ReloadPoolHandler } from '../../../generated/operations.js';
import type { Reloads } from '../../services/pools/reload/reloads.js';
import type { PoolReports } from '../../services/pools/report.js';
import type { RequestContext } from '../context.js';
import { toReloadRules } from './pool-ask.js';
import { toWirePool } from './pool-view.js';

export const reloadPool =
  (reloads: Reloads, reports: PoolReports): ReloadPoolHandler<RequestContext> =>
  async ({ params, body: { new_model_ref: model, ...rules } }, reply) => {
    const pool = await reloads.reload(params.id, { ...toReloadRules(rules), ...(model === undefined ? {} : { model }) });
    return reply[202].json({ body: toWirePool(reports.report(pool)) });
  };
