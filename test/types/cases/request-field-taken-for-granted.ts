import type { CreateTaskHandler } from '../../../generated/operations.js';
import { admission, type Context } from '../samples.js';

export const createTask: CreateTaskHandler<Context> = async ({ body }, reply) =>
  // expect-error TS18048: the prompt may be absent
  // good: reply[202].json({ body: { ...admission, backoff_ms: body.prompt?.length ?? 0 } });
  reply[202].json({ body: { ...admission, backoff_ms: body.prompt.length } });
