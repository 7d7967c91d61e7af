import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2322: a queue position is a number
  // good: reply[202].json({ body: { ...admission, queue_position: 3 } });
  reply[202].json({ body: { ...admission, queue_position: '3' } });
