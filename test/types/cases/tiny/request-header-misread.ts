import type { WatchThingHandler } from '../../tiny/operations.js';

export const watchThing: WatchThingHandler<undefined> = async ({ headers }, reply) => {
  // expect-error TS2551: header names are in lower case, as Node gives them
  // good: const depth = headers['if-depth'];
  const depth = headers['If-Depth'];
  return reply[200].sse({ headers: { 'X-Budget': depth }, run: async (emit) => emit.gone('1', {}) });
};
