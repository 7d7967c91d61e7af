import type { WatchThingHandler } from '../../tiny/operations.js';

export const watchThing: WatchThingHandler<undefined> = async (_request, reply) =>
  // expect-error TS2322: X-Budget is a number
  // good: reply[200].sse({ headers: { 'X-Budget': 1 }, run: async (emit) => emit.gone('1', {}) });
  reply[200].sse({ headers: { 'X-Budget': '1' }, run: async (emit) => emit.gone('1', {}) });
