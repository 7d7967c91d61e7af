import type { GetReadyzHandler } from '../../../generated/operations.js';
import type { Readiness } from '../../services/pools/readiness.js';
import type { RequestContext } from '../context.js';

/** Throws what is missing as SHUTTING_DOWN or POOL_UNREADY; the answer is a 503 with when to look again. */
export const getReadyz =
  (readiness: Readiness): GetReadyzHandler<RequestContext> =>
  async (_request, reply) => {
    readiness.check();
    return reply[200].json({ body: { status: 'ready' } });
  };
