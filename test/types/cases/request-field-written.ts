import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) => {
  // expect-error TS2540: a request is read-only
  // good: String(body.ctx);
  body.ctx = 1;
  return reply[202].json({ body: admission });
};
