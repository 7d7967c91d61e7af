import type { Clock } from '../../ports/clock.js';
import { failureOf, readyLimitMs } from './exchange.js';
import type { Pools } from './pools.js';
import { Waits } from './waits.js';

/**
 * Resolves when every replica of the pools that require a self-test has passed it. Rejects with an error whose message names the
 * first that has not, and why. Requirement: OC-CTRL-2065.
 */
export async function requireSelfTests(pools: Pools, clock: Clock): Promise<void> {
  const required = pools.all().filter(({ definition }) => definition.selfTest === 'require');
  await Promise.all(
    required.map(async (pool) => {
      const waits = new Waits(pool, pools, clock);
      const why = (id: string, reason: string): string => `Pool ${pool.id} requires its self-test (self_test: require), and replica ${id} has not passed it: ${reason}`;
      try {
        await Promise.all(
          pool.replicas.map((replica) =>
            waits.until(
              () => {
                const failed = failureOf(replica);
                if (failed !== undefined) throw new Error(why(replica.id, failed));
                return replica.ready;
              },
              readyLimitMs(replica),
              () => why(replica.id, replica.lastError ?? 'it was not ready in time'),
            ),
          ),
        );
      } finally {
        waits.close();
      }
    }),
  );
}
