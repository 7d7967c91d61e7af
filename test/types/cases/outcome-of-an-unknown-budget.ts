import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) => {
  const usage = { tokens_in: 1, tokens_out: 1, decode_ms: 1 };
  // expect-error TS2322: there are budgets of tokens, time and cost
  // good: return reply[200].json({ body: { ...task, outcome: { kind: 'budget', limit: 'time', ...usage } } });
  return reply[200].json({ body: { ...task, outcome: { kind: 'budget', limit: 'time_ms', ...usage } } });
};
