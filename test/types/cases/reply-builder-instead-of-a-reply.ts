import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const cancelTask: CancelTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2322: the builder was never called
  // good: reply[204].empty();
  reply[204].empty;
