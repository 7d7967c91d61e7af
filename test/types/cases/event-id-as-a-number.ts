import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2345: an id is the position in decimal, a string
      // good: emit.started('0', started);
      emit.started(0, started);
      return connection.cut();
    },
  });
