import type { GetTaskResultHandler } from '../../../generated/operations.js';
import type { Results } from '../../services/tasks/results.js';
import type { RequestContext } from '../context.js';

export const getTaskResult =
  (results: Results): GetTaskResultHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].bytes({ body: await results.read(params.id.toLowerCase()) });
