import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2375: an absent field is left out, not undefined
  // good: reply[200].json({ body: { ...task, replica_id: 'r0' } });
  reply[200].json({ body: { ...task, replica_id: undefined } });
