import type { DeleteSessionHandler } from '../../../generated/operations.js';
import type { Sessions } from '../../services/sessions/sessions.js';
import type { RequestContext } from '../context.js';

export const deleteSession =
  (sessions: Sessions): DeleteSessionHandler<RequestContext> =>
  async ({ params }, reply) => {
    await sessions.remove(params.id.toLowerCase());
    return reply[204].empty();
  };
