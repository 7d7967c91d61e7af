import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async (_request, reply) => {
  const usage = { tokens_in: 1, tokens_out: 1, decode_ms: 1 };
  // expect-error TS2353: a completed task has no `by`, it has a reason
  // good: return reply[200].json({ body: { ...task, outcome: { kind: 'canceled', by: 'client', ...usage } } });
  return reply[200].json({ body: { ...task, outcome: { kind: 'completed', by: 'client', ...usage } } });
};
