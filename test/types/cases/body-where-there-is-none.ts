import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const cancelTask: CancelTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2554: a 204 has no body
  // good: reply[204].empty();
  reply[204].empty({ body: 'gone' });
