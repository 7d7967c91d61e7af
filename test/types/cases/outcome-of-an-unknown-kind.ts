import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) => {
  const usage = { tokens_in: 1, tokens_out: 1, decode_ms: 1 };
  // expect-error TS2322: no task ends so
  // good: return reply[200].json({ body: { ...task, outcome: { kind: 'budget', limit: 'tokens', ...usage } } });
  return reply[200].json({ body: { ...task, outcome: { kind: 'exhausted', limit: 'tokens', ...usage } } });
};
