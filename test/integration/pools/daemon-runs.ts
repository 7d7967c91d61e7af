import type { PoolAsk } from '../../../src/domain/pool/ask.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openServices, passes, settle, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';

/** A pool that a request makes: one that decodes as fast as it can, and ends no text by itself. */
export const ask = (id: string, changes: Partial<PoolAsk> = {}): PoolAsk => ({
  id,
  engine: 'mock',
  model: id,
  replicas: [{ id: 'm0', slots: 2, tokensPerSecond: 0, firstTokenMs: 0, endChance: 0 }],
  ...changes,
});

/** Ends a run in the middle of everything, and begins another on its data `awayMs` later. */
export async function restart(kit: ServiceKit, options: Omit<KitOptions, 'clock'>, awayMs = 0): Promise<ServiceKit> {
  const quiet = kit.services.windDown();
  kit.services.abandon();
  await quiet;
  const wall = kit.clock.wall() + awayMs;
  await kit.close();
  return openServices({ ...options, clock: new FakeClock({ wall, monotonic: 5 }) });
}

export const ids = (kit: ServiceKit): readonly string[] => kit.services.pools.all().map(({ id }) => id);

export const stateOf = async (kit: ServiceKit, n: number): Promise<string> => (await kit.services.queries.get(testUuid(n))).task.state;

export const isReady = (kit: ServiceKit, poolId: string): Promise<void> =>
  settle(() => kit.services.pools.find(poolId)?.replicas.some((replica) => replica.ready) === true);

/** Lets time go on in small steps until it is so. */
export const within = (kit: ServiceKit, done: () => boolean | Promise<boolean>): Promise<void> => passes(kit, 50, done);
