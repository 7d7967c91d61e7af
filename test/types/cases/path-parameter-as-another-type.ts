import type { GetTaskHandler } from '../../../generated/operations.js';
import { type Context, task } from '../samples.js';

export const getTask: GetTaskHandler<Context> = async ({ params }, reply) => {
  // expect-error TS2322: a task's id is a string
  // good: const id: string = params.id;
  const id: number = params.id;
  return reply[200].json({ body: { ...task, attempt: Number(id) } });
};
