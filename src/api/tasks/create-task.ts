import type { CreateTaskHandler } from '../../../generated/operations.js';
import type { Admission } from '../../services/tasks/admission.js';
import { ownerOf, type RequestContext } from '../context.js';
import { toSubmission } from './submission.js';
import { toWireProspects } from './task-view.js';

export const createTask =
  (admission: Admission): CreateTaskHandler<RequestContext> =>
  async ({ body }, reply, { caller, correlationId }) => {
    const admitted = await admission.admit(toSubmission(body, ownerOf(caller), correlationId));
    return reply[202].json({
      body: {
        task_id: admitted.taskId,
        queue_position: admitted.queuePosition,
        ...toWireProspects(admitted),
        backoff_ms: admitted.backoffMs,
      },
    });
  };
