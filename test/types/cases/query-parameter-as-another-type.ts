import type { ListTasksHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const listTasks: ListTasksHandler<Context> = async ({ query }, reply) => {
  // expect-error TS2345: limit is a number once parsed
  // good: parseInt(String(query.limit ?? 50));
  parseInt(query.limit ?? 50);
  return reply[200].json({ body: { tasks: [] } });
};
