import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/json.js';
import { ask } from './ask.js';
import { MANAGED } from './config.js';

/** Between the end of all harm and the moment at which the pools must be as configured, milliseconds. */
const WITHIN_MS = 60_000;
const LOOK_MS = 25;
/** Until the next start of an engine: longer waits are not waited for. */
const LONG_WAIT_MS = 1_000;

/**
 * Waits until the pools are what the unchanged configuration says, and all that the daemon runs itself is ready. An engine that ended
 * again and again is left alone for minutes: `reload` takes it up again, as a person would. Answers what is wrong after a while, if anything.
 */
export async function untilRestored(url: string, reload: (body: object) => Promise<void>): Promise<string | undefined> {
  const deadline = performance.now() + WITHIN_MS;
  for (let reloaded = false; ; await sleep(LOOK_MS)) {
    const pools = list((await ask(`${url}/v1/pools`, 'GET', undefined, 2_000))?.json, 'pools');
    const managed = pools.find((pool) => at(pool, 'pool_id') === 'ballads');
    const replicas = list(managed, 'replicas');
    const isExchanged = at(managed, 'reload') === undefined || at(managed, 'reload.ended_ms') !== undefined;
    const isAsConfigured = pools.length === 3 && at(managed, 'queue_capacity') === MANAGED.queueCapacity && replicas.map(configuredId).join() === MANAGED.ids.join();
    if (isExchanged && isAsConfigured && replicas.every((replica) => at(replica, 'ready') === true)) return undefined;
    if (performance.now() > deadline) return `${String(WITHIN_MS)} ms after the last harm the pools were not as configured: ${JSON.stringify(pools).slice(0, 3_000)}`;
    if (!reloaded && isExchanged && replicas.some((replica) => Number(at(replica, 'next_start_ms') ?? 0) > LONG_WAIT_MS)) {
      reloaded = true;
      await reload({ strategy: 'sequence', drain_ms: 0 });
    }
  }
}

const list = (of: unknown, name: string): readonly unknown[] => {
  const value = at(of, name);
  return Array.isArray(value) ? value : [];
};

/** An engine in another's place is b0.2 where that was b0. */
const configuredId = (replica: unknown): string | undefined => String(at(replica, 'replica_id')).split('.')[0];
