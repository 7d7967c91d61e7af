import { deepFreeze } from '../../lib/deep-freeze.js';
import type { CommandTemplate, MockReplicaDefinition, PoolDefinition } from './definition.js';

/** What holds for pools where nobody says otherwise. contracts/config.schema.json tells the same figures to people. */
export const POOL_DEFAULTS = deepFreeze({
  queue: { capacity: 1024, policy: 'reject', batchShare: 0.1 },
  pool: {
    modelState: 'active',
    probeIntervalMs: 2_000,
    timeouts: { connectMs: 2_000, firstTokenMs: 120_000, idleMs: 30_000, wallMs: 3_600_000 },
    breaker: { windowMs: 30_000, minAttempts: 10, errorRate: 0.5, openMs: 10_000, openMaxMs: 300_000 },
    reload: { strategy: 'auto', drainMs: 600_000 },
  },
  command: { env: {}, startTimeoutMs: 600_000, stopGraceMs: 10_000 },
  mockReplica: { slots: 1, tokensPerSecond: 300, firstTokenMs: 20, endChance: 0.125, ctxMax: 8_192 },
} as const satisfies {
  readonly queue: { readonly capacity: number; readonly policy: PoolDefinition['queuePolicy']; readonly batchShare: number };
  readonly pool: Pick<PoolDefinition, 'modelState' | 'probeIntervalMs' | 'timeouts' | 'breaker' | 'reload'>;
  readonly command: Pick<CommandTemplate, 'env' | 'startTimeoutMs' | 'stopGraceMs'>;
  readonly mockReplica: Pick<MockReplicaDefinition, 'slots' | 'tokensPerSecond' | 'firstTokenMs' | 'endChance' | 'ctxMax'>;
});
