import type { ListPoolsHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const listPools: ListPoolsHandler<Context> = async ({ params }, reply) => {
  // expect-error TS2339: /v1/pools has no parameter
  // good: String(params);
  String(params.id);
  return reply[200].json({ body: { pools: [] } });
};
