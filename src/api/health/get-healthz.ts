import type { GetHealthzHandler } from '../../../generated/operations.js';
import type { RequestContext } from '../context.js';

export const getHealthz =
  (): GetHealthzHandler<RequestContext> =>
  async (_request, reply) =>
    reply[200].json({ body: { status: 'ok' } });
