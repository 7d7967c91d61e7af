import type { MakeThingHandler } from '../../tiny/operations.js';

export const makeThing: MakeThingHandler<undefined> = async (_request, reply) =>
  // expect-error TS2345: a 201 says where the thing is
  // good: reply[201].json({ headers: { Location: '/things/1' }, body: { id: 'a', note: null } });
  reply[201].json({ body: { id: 'a', note: null } });
