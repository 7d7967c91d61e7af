import type { GetMetricsHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const getMetrics: GetMetricsHandler<Context> = async (_request, reply) =>
  // expect-error TS2339: metrics are text
  // good: reply[200].text({ body: '' });
  reply[200].json({ body: '' });
