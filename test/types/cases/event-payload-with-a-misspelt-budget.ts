import type { StreamTaskHandler } from '../../../generated/operations.js';
import { type Context, metrics } from '../samples.js';

export const streamTask: StreamTaskHandler<Context> = async (_request, reply) =>
  reply[200].sse({
    run: async (emit, connection) => {
      // expect-error TS2561: it is tokens_budget_remaining
      // good: emit.metrics('1', { ...metrics, tokens_budget_remaining: 5 });
      emit.metrics('1', { ...metrics, token_budget_remaining: 5 });
      return connection.cut();
    },
  });
