import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Cancellation } from '../../services/tasks/cancellation.js';
import type { RequestContext } from '../context.js';

export const cancelTask =
  (cancellation: Cancellation): CancelTaskHandler<RequestContext> =>
  async ({ params }, reply) => {
    await cancellation.cancel(params.id.toLowerCase());
    return reply[204].empty();
  };
