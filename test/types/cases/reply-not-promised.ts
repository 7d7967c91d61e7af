import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const cancelTask: CancelTaskHandler<Context> =
  // expect-error TS2322: a handler is asynchronous
  // good: async (_request, reply) => reply[204].empty();
  (_request, reply) => reply[204].empty();
