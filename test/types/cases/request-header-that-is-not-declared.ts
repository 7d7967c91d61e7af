import type { StreamTaskHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async ({ headers }, reply) => {
  // expect-error TS7053: a handler reads only the headers that the contract names
  // good: String(headers['last-event-id']);
  String(headers['authorization']);
  return reply[200].sse({ run: async (_emit, connection) => connection.cut() });
};
