import type { GaugeSource } from '../../ports/telemetry.js';
import type { GpuWatch } from './gpu-watch.js';
import { labelsOf } from './pool.js';
import type { Pools } from './pools.js';

/** What a scrape reads of the pools' breakers and devices. */
export function poolGauges(pools: Pools, gpus: Pick<GpuWatch, 'devicesOf'>): Pick<GaugeSource, 'gpus' | 'breakerStates'> {
  return {
    *gpus() {
      for (const pool of pools.all()) {
        for (const replica of pool.replicas) {
          for (const { index, utilization, vramUsedBytes } of gpus.devicesOf(replica.localDevices)) {
            const figures = { ...(utilization === undefined ? {} : { utilization }), ...(vramUsedBytes === undefined ? {} : { vramUsedBytes }) };
            yield { ...labelsOf(pool, replica), device: index, ...figures };
          }
        }
      }
    },
    *breakerStates() {
      for (const pool of pools.all()) {
        for (const { id, definition } of pool.replicas) yield { poolId: pool.id, replicaName: definition.id, state: pool.guard.ofReplica(id).state };
      }
    },
  };
}
