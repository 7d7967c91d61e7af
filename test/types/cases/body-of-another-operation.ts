import type { GetSessionHandler } from '../../../generated/operations.js';
import { type Context, session, task } from '../samples.js';

export const getSession: GetSessionHandler<Context> = async (_request, reply) =>
  // expect-error TS2739: a task is no session
  // good: reply[200].json({ body: session });
  reply[200].json({ body: task });
