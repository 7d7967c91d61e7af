import type { components } from '../../../generated/control.js';
import { isManaged } from '../../domain/pool/definition.js';
import type { BreakerHealth } from '../../services/pools/breakers.js';
import { freeOf } from '../../services/pools/gpu-watch.js';
import type { ReplicaReport } from '../../services/pools/report.js';

type Wire = components['schemas'];

/** As the contract bounds `last_error` and a reload's `reason`. */
const SENTENCE_CHARS = 2048;
const DIGEST_CHARS = 256;

export function toWireReplica({ replica, running, breaker, residentBytes, devices }: ReplicaReport): Wire['ReplicaHealth'] {
  const { description, source, health } = replica;
  const managed = isManaged(replica.definition);
  return {
    replica_id: replica.id,
    state: replica.phase,
    managed,
    live: replica.live,
    ready: replica.ready,
    slots: replica.slots,
    slots_busy: running,
    last_error: bounded(replica.lastError) ?? null,
    ...(description === undefined ? {} : { engine_version: description.engineVersion, ctx_max: replica.ctxMax }),
    ...(description?.modelDigest === undefined ? {} : { model_digest: description.modelDigest.slice(0, DIGEST_CHARS) }),
    ...(health.kvCacheUsage === undefined ? {} : { kv_cache_usage: health.kvCacheUsage }),
    ...(managed ? { restarts: source.restarts } : {}),
    ...(managed && source.nextStartMs !== undefined ? { next_start_ms: Math.round(source.nextStartMs) } : {}),
    ...(managed && residentBytes !== undefined ? { resident_bytes: residentBytes } : {}),
    breaker: toWireBreaker(breaker),
    ...(devices.length === 0 ? {} : { devices: devices.map(toWireDevice) }),
  };
}

export const toWireBreaker = ({ state, retryAfterMs }: BreakerHealth): Wire['BreakerHealth'] => ({
  state,
  ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
});

function toWireDevice(device: ReplicaReport['devices'][number]): Wire['DeviceHealth'] {
  const { index, utilization, vramUsedBytes } = device;
  const free = freeOf(device);
  return {
    device: index,
    ...(utilization === undefined ? {} : { utilization }),
    ...(vramUsedBytes === undefined ? {} : { vram_used_bytes: vramUsedBytes }),
    ...(free === undefined ? {} : { vram_free_bytes: free }),
  };
}

export const bounded = (sentence: string | undefined): string | undefined => sentence?.slice(0, SENTENCE_CHARS);
