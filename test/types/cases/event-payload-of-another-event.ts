import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2345: what was promised at admission is no token
      // good: emit.started('0', started);
      emit.token('0', started);
      return connection.cut();
    },
  });
