import type { CreateTaskHandler } from '../../../generated/operations.js';
import type { Quotas } from '../../services/quotas/quotas.js';
import type { Admission } from '../../services/tasks/admission.js';
import { ownerOf, type RequestContext } from '../context.js';
import { rateLimitHeaders, withLimits } from '../http/rate-limit.js';
import { toBudgetHeaders } from './budget-view.js';
import { toSubmission } from './submission.js';
import { toWireProspects } from './task-view.js';

export const createTask =
  (admission: Admission, quotas: Quotas): CreateTaskHandler<RequestContext> =>
  async ({ body }, reply, { caller, correlationId }) => {
    const owner = ownerOf(caller);
    const admitted = await admission.admit(toSubmission(body, owner, correlationId)).catch((cause: unknown) => {
      throw withLimits(cause, quotas.standing(owner));
    });
    return reply[202].json({
      headers: { ...toBudgetHeaders(admitted.budget), ...rateLimitHeaders(quotas.standing(owner)) },
      body: {
        task_id: admitted.taskId,
        queue_position: admitted.queuePosition,
        ...toWireProspects(admitted),
        backoff_ms: admitted.backoffMs,
      },
    });
  };
