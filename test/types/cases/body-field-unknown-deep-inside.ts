import type { ListTasksHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const listTasks: ListTasksHandler<Context> = async (_request, reply) =>
  // expect-error TS2353: a task in the list has no field pool
  // good: reply[200].json({ body: { tasks: [{ ...task, pool_id: 'p' }] } });
  reply[200].json({ body: { tasks: [{ ...task, pool: 'p' }] } });
