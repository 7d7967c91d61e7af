import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      emit.started('0', started);
      // expect-error TS2339: the stream has no event done
      // good: return connection.cut();
      return emit.done('1', {});
    },
  });
