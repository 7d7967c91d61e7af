import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2322: what is left of a budget is a number
  // good: reply[202].json({ headers: { 'X-Budget-Tokens-Remaining': 1900 }, body: admission });
  reply[202].json({ headers: { 'X-Budget-Tokens-Remaining': '1900' }, body: admission });
