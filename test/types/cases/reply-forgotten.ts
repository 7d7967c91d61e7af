import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

// expect-error TS2322: a handler answers on every way out
// good: export const cancelTask: CancelTaskHandler<Context> = async ({ params }, reply) => (params.id === '' ? reply[204].empty() : reply[204].empty());
export const cancelTask: CancelTaskHandler<Context> = async ({ params }, reply) => (params.id === '' ? undefined : reply[204].empty());
