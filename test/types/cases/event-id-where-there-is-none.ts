import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, queued } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2554: a place in the queue has no position in the stream
      // good: emit.queued(queued);
      emit.queued('0', queued);
      return connection.cut();
    },
  });
