import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) => {
  // expect-error TS2339: a list of the request is read-only
  // good: body.stop?.includes('x');
  body.stop?.push('x');
  return reply[202].json({ body: admission });
};
