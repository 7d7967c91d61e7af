import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    // expect-error TS2322: run returns no proof that the stream ended
    // good: run: async (emit, connection) => (emit.started('0', started), connection.cut()),
    run: async (emit) => emit.started('0', started),
  });
