import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async (_request, reply) => {
  const { on_time_probability, ...rest } = admission;
  // expect-error TS2741: a prediction comes with the probability to be on time
  // good: return reply[202].json({ body: { ...rest, on_time_probability } });
  return reply[202].json({ body: rest });
};
