import { DomainError } from '../../domain/errors.js';
import type { Pools } from './pools.js';

const LOOK_AGAIN_MS = 1_000;

/** Whether tasks can be handed over now. */
export class Readiness {
  private closing = false;

  constructor(private readonly pools: Pools) {}

  /** From now on the answer is no, so that a balancer sends its clients elsewhere. */
  close(): void {
    this.closing = true;
  }

  /** Throws SHUTTING_DOWN or POOL_UNREADY. */
  check(): void {
    if (this.closing) {
      throw new DomainError({
        code: 'SHUTTING_DOWN',
        message: 'The daemon is shutting down; it takes no new tasks.',
        retriable: true,
        retryAfterMs: LOOK_AGAIN_MS,
        policyLabel: 'shutting_down',
      });
    }
    if (this.pools.anyReady) return;
    throw new DomainError({
      code: 'POOL_UNREADY',
      message: 'No pool has a replica that is ready and does not drain. GET /v1/pools says of each what is wrong (last_error).',
      retriable: true,
      retryAfterMs: LOOK_AGAIN_MS,
      policyLabel: 'pool_unready',
    });
  }
}
