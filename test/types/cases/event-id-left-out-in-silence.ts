import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, metrics } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2554: that metrics have no id is to be said
      // good: emit.metrics(undefined, metrics);
      emit.metrics(metrics);
      return connection.cut();
    },
  });
