import type { CancelTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

// expect-error TS2322: the server hands over no database
// good: export const cancelTask: CancelTaskHandler<Context> = async (_request, reply, _context: Context) => reply[204].empty();
export const cancelTask: CancelTaskHandler<Context> = async (_request, reply, _context: { database: string }) => reply[204].empty();
