import type { ListTasksHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const listTasks: ListTasksHandler<Context> = async ({ query }, reply) =>
  // expect-error TS2339: pages are asked for by cursor, not by offset
  // good: reply[200].json({ body: { tasks: [], next_cursor: query.cursor ?? 'x' } });
  reply[200].json({ body: { tasks: [], next_cursor: query.offset } });
