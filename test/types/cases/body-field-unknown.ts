import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2353: the contract has no field queue_pos
  // good: reply[202].json({ body: { ...admission, queue_position: 1 } });
  reply[202].json({ body: { ...admission, queue_pos: 1 } });
