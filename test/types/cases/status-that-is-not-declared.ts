import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS7053: createTask answers 202, not 201
  // good: reply[202].json({ body: admission });
  reply[201].json({ body: admission });
