import type { CancelTaskHandler } from '../../../generated/operations.js';
import { replies } from '../../../generated/reply.js';
import type { Context } from '../samples.js';

export const cancelTask: CancelTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2322: a reply belongs to the operation whose builder made it
  // good: (replies('deleteSession')[204].empty(), reply[204].empty());
  reply[204].empty().status === 204 ? replies('deleteSession')[204].empty() : reply[204].empty();
