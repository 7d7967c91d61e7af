import { startDaemon, type Daemon } from '../../test/support/daemon.js';

/**
 * Daemons that scenarios of one worker share, one for each configuration: a start costs more than most scenarios do.
 *
 * Owner of every shared daemon until `stopAll`. A scenario that hurts its daemon (kill, SIGTERM, drain) is tagged @own and
 * gets one that nobody else sees.
 */
const shared = new Map<string, Promise<Daemon>>();

/** More than this many at once would only fill the memory; the one that was used longest ago goes. */
const MOST_SHARED = 6;

export async function sharedDaemon(config: object, listen: string | undefined): Promise<Daemon> {
  const key = JSON.stringify([config, listen]);
  const known = shared.get(key);
  const daemon = known ?? startDaemon({ config, ...(listen === undefined ? {} : { listen }) });
  shared.delete(key);
  shared.set(key, daemon);
  // One that did not start is not what the next scenario gets.
  daemon.catch(() => shared.delete(key));
  for (const [oldKey, old] of shared) {
    if (shared.size <= MOST_SHARED) break;
    shared.delete(oldKey);
    await (await old).kill();
  }
  return daemon;
}

export async function stopAll(): Promise<void> {
  const all = [...shared.values()];
  shared.clear();
  await Promise.allSettled(all.map(async (daemon) => (await daemon).kill()));
}
