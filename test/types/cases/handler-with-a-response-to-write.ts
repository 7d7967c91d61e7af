import type { CancelTaskHandler, CancelTaskReplies } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

declare const good: (request: unknown, reply: CancelTaskReplies, context: Context) => ReturnType<CancelTaskHandler<Context>>;
declare const wrong: (request: unknown, reply: CancelTaskReplies, context: Context, response: unknown) => ReturnType<typeof good>;
// expect-error TS2322: a handler never sees the response
// good: export const cancelTask: CancelTaskHandler<Context> = wrong === good ? good : good;
export const cancelTask: CancelTaskHandler<Context> = wrong;
