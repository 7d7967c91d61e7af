import type { StreamTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    // expect-error TS2353: it is X-Budget-Tokens-Remaining
    // good: headers: { 'X-Budget-Tokens-Remaining': 5 },
    headers: { 'X-Budget-Token-Remaining': 5 },
    run: async (_emit, connection) => connection.cut(),
  });
