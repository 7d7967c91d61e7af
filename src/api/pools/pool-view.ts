import type { components } from '../../../generated/control.js';
import type { PoolReport, ReplicaReport } from '../../services/pools/report.js';

type WirePool = components['schemas']['PoolHealth'];
type WireReplica = components['schemas']['ReplicaHealth'];

/** As the contract bounds `last_error`. */
const LAST_ERROR_CHARS = 2048;

export function toWirePool(report: PoolReport): WirePool {
  const { pool, queued } = report;
  return {
    pool_id: pool.id,
    engine: pool.definition.engine,
    model: pool.definition.model,
    live: report.live,
    ready: report.ready,
    draining: pool.drain !== undefined,
    source: pool.source,
    ...(pool.removing ? { removing: true } : {}),
    metrics: {
      queue_depth_interactive: queued.interactive,
      queue_depth_batch: queued.batch,
      slots: report.slots,
      slots_busy: report.running,
      ...(report.kvCacheUsage === undefined ? {} : { kv_cache_usage: report.kvCacheUsage }),
      ...(report.decodeTokensPerSecond === undefined ? {} : { decode_tokens_per_second: report.decodeTokensPerSecond }),
      ...(report.firstTokenMs === undefined ? {} : { first_token_ms: report.firstTokenMs }),
    },
    last_error: bounded(report.lastError),
    replicas: report.replicas.map(toWireReplica),
    ...(report.engineVersion === undefined ? {} : { engine_version: report.engineVersion }),
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

function toWireReplica({ replica, running }: ReplicaReport): WireReplica {
  const { description } = replica;
  return {
    replica_id: replica.id,
    state: replica.phase,
    live: replica.live,
    ready: replica.ready,
    slots: replica.slots,
    slots_busy: running,
    last_error: bounded(replica.lastError),
    ...(description === undefined ? {} : { engine_version: description.engineVersion, ctx_max: replica.ctxMax }),
  };
}

const bounded = (error: string | undefined): string | null => error?.slice(0, LAST_ERROR_CHARS) ?? null;
