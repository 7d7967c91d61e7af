import type { StreamTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  // expect-error TS2339: streamTask answers an event stream
  // good: reply[200].sse({ run: async (_emit, connection) => connection.cut() });
  reply[200].json({ body: [] });
