import type { Clock } from '../../ports/clock.js';
import { comeUp, NotReady } from './coming-up.js';
import type { Pools } from './pools.js';
import { Waits } from './waits.js';

/**
 * Resolves when every replica of the pools that require a self-test has passed it. Rejects with an error whose message names the
 * first that has not, and why. Requirement: OC-CTRL-2065.
 */
export async function requireSelfTests(pools: Pools, clock: Clock): Promise<void> {
  const required = pools.all().filter(({ definition }) => definition.selfTest === 'require');
  const waits = required.map((pool) => ({ pool, wait: new Waits(pool, pools, clock) }));
  try {
    await Promise.all(
      waits.map(({ pool, wait }) =>
        comeUp(pool.replicas, wait).catch((cause: unknown) => {
          if (!(cause instanceof NotReady)) throw cause;
          throw new Error(`Pool ${pool.id} requires its self-test (self_test: require), and replica ${cause.replica.id} has not passed it: ${cause.message}`);
        }),
      ),
    );
  } finally {
    for (const { wait } of waits) wait.close();
  }
}
