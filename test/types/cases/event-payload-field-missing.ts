import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, started } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      emit.started('0', started);
      // expect-error TS2345: a token bears its index
      // good: emit.token('1', { t: 'a', i: 0 });
      emit.token('1', { t: 'a' });
      return connection.cut();
    },
  });
