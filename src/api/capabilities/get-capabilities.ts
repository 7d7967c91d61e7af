import type { RateLimits } from '../../../generated/control.js';
import type { GetCapabilitiesHandler } from '../../../generated/operations.js';
import type { KeyLimits } from '../../domain/quota/limits.js';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import { capabilities } from '../../services/capabilities/capabilities.js';
import type { Pools } from '../../services/pools/pools.js';
import type { Quotas } from '../../services/quotas/quotas.js';
import { ownerOf, type RequestContext } from '../context.js';

/** As the contract bounds them. */
const ENGINE_VERSIONS = 64;
const MODEL_REFS = 4096;

export const getCapabilities =
  (pools: Pools, quotas: Quotas, apiVersion: string): GetCapabilitiesHandler<RequestContext> =>
  async (_request, reply, { caller }) =>
    reply[200].json({
      body: {
        api_version: apiVersion,
        engines: capabilities(pools).map((offer) => ({
          engine: offer.engine,
          engine_versions: offer.versions.slice(0, ENGINE_VERSIONS),
          ctx_max: offer.ctxMax,
          supported_workloads: [...offer.workloads],
          concurrency: offer.concurrency,
          rate_limits: toWireLimits(quotas.limits(ownerOf(caller))),
          features: [...offer.features],
          pools: [...offer.pools],
          model_refs: offer.modelRefs.slice(0, MODEL_REFS),
        })),
      },
    });

function toWireLimits({ concurrentJobs, requestsPerMinute, tokensPerMinute, queuedKvBytes }: KeyLimits): RateLimits {
  return {
    ...(concurrentJobs === undefined ? {} : { concurrent_jobs: concurrentJobs }),
    ...(requestsPerMinute === undefined ? {} : { requests_per_minute: requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokens_per_minute: tokensPerMinute }),
    ...(queuedKvBytes === undefined ? {} : { queued_kv_mb: Math.floor(queuedKvBytes / BYTES_PER_MB) }),
  };
}
