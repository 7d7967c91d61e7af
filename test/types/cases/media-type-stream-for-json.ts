import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2339: getTask is no stream
  // good: reply[200].json({ body: task });
  reply[200].sse({ run: async () => task });
