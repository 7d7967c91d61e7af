import type { components } from '../../../generated/control.js';
import type { ReloadProgress } from '../../services/pools/reload/reload-progress.js';
import type { PoolReport } from '../../services/pools/report.js';
import { bounded, toWireBreaker, toWireReplica } from './replica-view.js';

type Wire = components['schemas'];

/** As the contract bounds them. */
const MODEL_REFS = 128;
const ENGINE_VERSIONS = 64;

export function toWirePool(report: PoolReport): Wire['PoolHealth'] {
  const { pool, queued, engineVersions, ctxMax } = report;
  const [engineVersion] = engineVersions;
  return {
    pool_id: pool.id,
    engine: pool.definition.engine,
    model: pool.definition.model,
    live: report.live,
    ready: report.ready,
    draining: pool.drain !== undefined,
    source: pool.source,
    ...(pool.removing ? { removing: true } : {}),
    model_refs: pool.modelRefs.slice(0, MODEL_REFS),
    model_state: pool.modelStanding === 'retired' ? 'Retired' : 'Active',
    ...(engineVersion === undefined ? {} : { engine_version: engineVersion }),
    engine_versions: engineVersions.slice(0, ENGINE_VERSIONS),
    workloads: [...report.workloads],
    features: [...report.features],
    ...(ctxMax === undefined ? {} : { ctx_max: ctxMax }),
    queue_capacity: pool.definition.queueCapacity,
    breaker: toWireBreaker(report.breaker),
    metrics: {
      queue_depth_interactive: queued.interactive,
      queue_depth_batch: queued.batch,
      slots: report.slots,
      slots_busy: report.running,
      ...(report.kvCacheUsage === undefined ? {} : { kv_cache_usage: report.kvCacheUsage }),
      ...(report.decodeTokensPerSecond === undefined ? {} : { decode_tokens_per_second: report.decodeTokensPerSecond }),
      ...(report.firstTokenMs === undefined ? {} : { first_token_ms: report.firstTokenMs }),
      ...(report.prefillTokensPerSecond === undefined ? {} : { prefill_tokens_per_second: report.prefillTokensPerSecond }),
      ...(report.engineQueueDepth === undefined ? {} : { engine_queue_depth: report.engineQueueDepth }),
      ...(report.vramUsedBytes === undefined ? {} : { vram_used_bytes: report.vramUsedBytes }),
      ...(report.vramFreeBytes === undefined ? {} : { vram_free_bytes: report.vramFreeBytes }),
    },
    last_error: bounded(report.lastError) ?? null,
    replicas: report.replicas.map(toWireReplica),
    ...(pool.reload === undefined ? {} : { reload: toWireReload(pool.reload) }),
    ...(pool.drain === undefined
      ? {}
      : {
          drain: {
            deadline_ms_remaining: pool.drain.remainingMs(),
            running: report.running,
            queued: queued.interactive + queued.batch,
          },
        }),
  };
}

function toWireReload({ state, model, strategy, startedAt, endedAt, replicasDone, replicasTotal, reason }: ReloadProgress): Wire['ReloadProgress'] {
  const why = bounded(reason);
  return {
    state,
    model,
    strategy,
    started_ms: startedAt,
    ...(endedAt === undefined ? {} : { ended_ms: endedAt }),
    replicas_done: replicasDone,
    replicas_total: replicasTotal,
    ...(why === undefined ? {} : { reason: why }),
  };
}
