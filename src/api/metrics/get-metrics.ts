import type { GetMetricsHandler } from '../../../generated/operations.js';
import type { RequestContext } from '../context.js';

/** `render` gives the Prometheus text of everything registered. */
export const getMetrics =
  (render: () => Promise<string>): GetMetricsHandler<RequestContext> =>
  async (_request, reply) =>
    reply[200].text({ body: await render() });
