import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) =>
  // expect-error TS2551: TaskRequest has no max_token
  // good: reply[202].json({ body: { ...admission, backoff_ms: body.max_tokens } });
  reply[202].json({ body: { ...admission, backoff_ms: body.max_token } });
