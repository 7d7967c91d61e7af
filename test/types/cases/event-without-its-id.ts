import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2554: each event from started on bears an id
      // good: emit.started('0', started);
      emit.started(started);
      return connection.cut();
    },
  });
