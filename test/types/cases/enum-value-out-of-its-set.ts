import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2820: 'cancelled' is no state of a task
  // good: reply[200].json({ body: { ...task, state: 'canceled' } });
  reply[200].json({ body: { ...task, state: 'cancelled' } });
