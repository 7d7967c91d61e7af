import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async ({ params }, reply) =>
  // expect-error TS2339: the path names {id}
  // good: reply[200].json({ body: { ...task, task_id: params.id } });
  reply[200].json({ body: { ...task, task_id: params.task_id } });
