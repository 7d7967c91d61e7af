import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS7053: errors are thrown, a handler has no builder for a 404
  // good: reply[200].json({ body: task });
  reply[404].json({ body: task });
