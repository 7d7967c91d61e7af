import type { CreateTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) =>
  // expect-error TS2741: backoff_ms is missing
  // good: reply[202].json({ body: { task_id: body.task_id, queue_position: 0, predicted_start_ms: 0, backoff_ms: 0 } });
  reply[202].json({ body: { task_id: body.task_id, queue_position: 0, predicted_start_ms: 0 } });
