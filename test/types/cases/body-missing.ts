import type { GetSessionHandler } from '../../../generated/operations.js';
import { type Context, session } from '../samples.js';

export const getSession: GetSessionHandler<Context> = async (_request, reply) =>
  // expect-error TS2345: a 200 of getSession has a body
  // good: reply[200].json({ body: session });
  reply[200].json({});
