import type { GetTaskHandler } from '../../../generated/operations.js';
import type { TaskQueries } from '../../services/tasks/queries.js';
import type { RequestContext } from '../context.js';
import { toWireTask } from './task-view.js';

export const getTask =
  (queries: TaskQueries): GetTaskHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].json({ body: toWireTask(await queries.get(params.id.toLowerCase())) });
