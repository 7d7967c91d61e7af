import type { WatchThingHandler } from '../../tiny/operations.js';

export const watchThing: WatchThingHandler<undefined> = async ({ params }, reply) => {
  // expect-error TS2339: the path's number is a number, not its digits
  // good: params.number.toFixed();
  params.number.padStart(3);
  return reply[200].sse({ headers: { 'X-Budget': 1 }, run: async (emit) => emit.gone('1', {}) });
};
