import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const cancelTask: CancelTaskHandler<Context> = async ({ body }, reply) => {
  // expect-error TS18048: cancelTask takes no body
  // good: String(body);
  String(body.reason);
  return reply[204].empty();
};
