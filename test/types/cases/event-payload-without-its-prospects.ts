import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, queued } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2345: a place comes with the start that is foretold
      // good: emit.queued(queued);
      emit.queued({ queue_position: queued.queue_position });
      return connection.cut();
    },
  });
