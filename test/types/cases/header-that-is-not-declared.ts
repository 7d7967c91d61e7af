import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2353: the contract gives createTask's 202 no such header
  // good: reply[202].json({ body: admission });
  reply[202].json({ headers: { 'X-Queue': '1' }, body: admission });
