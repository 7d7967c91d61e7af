import type { ListTasksHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const listTasks: ListTasksHandler<Context> = async ({ query }, reply) => {
  // expect-error TS18048: limit may be absent
  // good: const size = (query.limit ?? 50) + 1;
  const size = query.limit + 1;
  return reply[200].json({ body: { tasks: [], next_cursor: String(size) } });
};
