import type { GetCapabilitiesHandler } from '../../../generated/operations.js';
import { capabilities } from '../../services/capabilities/capabilities.js';
import type { Pools } from '../../services/pools/pools.js';
import type { RequestContext } from '../context.js';

export const getCapabilities =
  (pools: Pools, apiVersion: string): GetCapabilitiesHandler<RequestContext> =>
  async (_request, reply) =>
    reply[200].json({
      body: {
        api_version: apiVersion,
        engines: capabilities(pools).map((offer) => ({
          engine: offer.engine,
          engine_versions: [...offer.versions],
          ctx_max: offer.ctxMax,
          supported_workloads: [...offer.workloads],
          concurrency: offer.concurrency,
          rate_limits: {},
          features: [...offer.features],
          pools: [...offer.pools],
          model_refs: [...offer.modelRefs],
        })),
      },
    });
