import type { WatchThingHandler } from '../../tiny/operations.js';

export const watchThing: WatchThingHandler<undefined> = async ({ query }, reply) => {
  // expect-error TS2367: kind is a list
  // good: const red = query.kind?.includes('red') ?? false;
  const red = query.kind === 'red';
  return reply[200].sse({ headers: { 'X-Budget': Number(red) }, run: async (emit) => emit.gone('1', {}) });
};
