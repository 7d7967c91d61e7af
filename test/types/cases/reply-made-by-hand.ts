import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

// expect-error TS2322: only the builder makes a reply
// good: export const cancelTask: CancelTaskHandler<Context> = async (_request, reply) => reply[204].empty();
export const cancelTask: CancelTaskHandler<Context> = async () => ({ kind: 'empty', status: 204, headers: {} });
