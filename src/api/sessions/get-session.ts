import type { GetSessionHandler } from '../../../generated/operations.js';
import type { Pools } from '../../services/pools/pools.js';
import type { Budgets } from '../../services/sessions/budgets.js';
import type { Sessions } from '../../services/sessions/sessions.js';
import type { RequestContext } from '../context.js';
import { toBudgetFields } from '../tasks/budget-view.js';

export const getSession =
  (sessions: Sessions, budgets: Budgets, pools: Pools): GetSessionHandler<RequestContext> =>
  async ({ params }, reply) => {
    const { session, ttlRemainingMs } = sessions.view(params.id.toLowerCase());
    const cache = pools.kvCacheOf(session);
    return reply[200].json({
      body: {
        session_id: session.sessionId,
        ttl_ms_remaining: ttlRemainingMs,
        turns: session.turns,
        max_turns: sessions.maxTurns,
        kv_bytes: cache.bytes,
        kv_warmth: cache.warm,
        ...toBudgetFields(budgets.ofSession(session.sessionId)),
      },
    });
  };
