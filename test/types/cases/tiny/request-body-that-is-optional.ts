import type { MakeThingHandler } from '../../tiny/operations.js';

export const makeThing: MakeThingHandler<undefined> = async ({ body }, reply) => {
  // expect-error TS18048: the body may be absent
  // good: const size = body?.size ?? 1;
  const size = body.size;
  return reply[201].json({ headers: { Location: String(size) }, body: { id: 'a', note: null } });
};
