import type { StreamTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    // expect-error TS2322: an amount is a number
    // good: headers: { 'X-Budget-Cost-Remaining': 0.5 },
    headers: { 'X-Budget-Cost-Remaining': '0.5' },
    run: async (_emit, connection) => connection.cut(),
  });
