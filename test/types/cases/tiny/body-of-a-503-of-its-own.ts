import type { MakeThingHandler } from '../../tiny/operations.js';

export const makeThing: MakeThingHandler<undefined> = async (_request, reply) =>
  // expect-error TS2353: what is asleep tells until_ms, it is no error envelope
  // good: reply[503].json({ body: { until_ms: 5 } });
  reply[503].json({ body: { code: 'ASLEEP' } });
