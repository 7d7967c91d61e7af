import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) => {
  const { backoff_ms, ...rest } = admission;
  // expect-error TS2741: backoff_ms is missing
  // good: return reply[202].json({ body: { ...rest, task_id: body.task_id, backoff_ms } });
  return reply[202].json({ body: { ...rest, task_id: body.task_id } });
};
