import type { Random } from '../support/random.js';
import { CONFIG_CHANGES, type ConfigChange } from './config.js';
import { POOLS, type PoolId } from './works.js';

/** What is done to the fleet while it works. Times are milliseconds; a replica is named by its number. */
export type Harm =
  | { readonly kind: 'kill_daemon'; readonly downMs: number }
  | { readonly kind: 'stop_daemon'; readonly downMs: number }
  | { readonly kind: 'freeze_daemon'; readonly forMs: number }
  | { readonly kind: 'kill_replica'; readonly replica: number; readonly downMs: number }
  | { readonly kind: 'freeze_replica'; readonly replica: number; readonly forMs: number }
  | { readonly kind: 'cut_readers'; readonly how: 'close' | 'reset' }
  | { readonly kind: 'cut_replicas'; readonly how: 'close' | 'reset' }
  | { readonly kind: 'fill_disk'; readonly forMs: number }
  | { readonly kind: 'jump_clock'; readonly toMs: number }
  | { readonly kind: 'drain_pool'; readonly pool: PoolId; readonly deadlineMs: number }
  /** One of those that the daemon runs; `engine` counts them from the oldest, and over again. */
  | { readonly kind: 'kill_engine'; readonly engine: number }
  /** `missing`: with a model that is not there. */
  | { readonly kind: 'reload_pool'; readonly strategy: 'beside' | 'sequence'; readonly drainMs: number; readonly missing: boolean }
  | { readonly kind: 'change_config'; readonly change: ConfigChange; readonly by: 'SIGHUP' | 'the file alone' };

export type HarmKind = Harm['kind'];

/** A harm and when it comes, milliseconds after the round's first task. */
export interface Timed {
  readonly atMs: number;
  readonly harm: Harm;
}

/** What this machine can do to the daemon. */
export interface Means {
  readonly llama: boolean;
  readonly disk: boolean;
}

/** How often each harm is drawn, beside the others. */
const WEIGHTS: Readonly<Record<HarmKind, number>> = {
  kill_daemon: 6,
  stop_daemon: 3,
  freeze_daemon: 3,
  kill_replica: 6,
  freeze_replica: 4,
  cut_readers: 5,
  cut_replicas: 4,
  fill_disk: 3,
  jump_clock: 4,
  drain_pool: 2,
  kill_engine: 5,
  reload_pool: 4,
  change_config: 4,
};
export const HARMS = Object.keys(WEIGHTS) as readonly HarmKind[];

/** Harms come while tasks run: the load of a round is handed over within this time and takes a little longer. */
export const HARM_MS = 1_300;
const DAY_MS = 86_400_000;
/** So far at most is the wall clock off, either way: less than half of a task's deadline, which therefore never passes. */
const FURTHEST_MS = 2 * DAY_MS;

const NEEDS: Readonly<Partial<Record<HarmKind, keyof Means>>> = { kill_replica: 'llama', freeze_replica: 'llama', cut_replicas: 'llama', fill_disk: 'disk', kill_engine: 'llama', reload_pool: 'llama', change_config: 'llama' };

/** One to four harms, in the order in which they come. */
export function drawHarms(random: Random, means: Means): readonly Timed[] {
  const possible = HARMS.filter((kind) => {
    const needed = NEEDS[kind];
    return needed === undefined || means[needed];
  });
  const count = 1 + random.below(4);
  const drawn = Array.from({ length: count }, () => ({ atMs: random.below(HARM_MS), harm: draw(random, pick(random, possible), means) }));
  return drawn.sort((a, b) => a.atMs - b.atMs);
}

function pick(random: Random, possible: readonly HarmKind[]): HarmKind {
  let left = random.next() * possible.reduce((sum, kind) => sum + WEIGHTS[kind], 0);
  for (const kind of possible) {
    left -= WEIGHTS[kind];
    if (left < 0) return kind;
  }
  return 'kill_daemon';
}

function draw(random: Random, kind: HarmKind, means: Means): Harm {
  switch (kind) {
    case 'kill_daemon':
    case 'stop_daemon':
      return { kind, downMs: random.below(250) };
    case 'freeze_daemon':
      return { kind, forMs: logBetween(random, 40, 1_500) };
    case 'kill_replica':
      return { kind, replica: random.below(2), downMs: random.below(700) };
    case 'freeze_replica':
      // Shorter and longer than the pool's timeouts.
      return { kind, replica: random.below(2), forMs: logBetween(random, 40, 2_500) };
    case 'cut_readers':
    case 'cut_replicas':
      return { kind, how: random.of(['close', 'reset']) };
    case 'fill_disk':
      return { kind, forMs: logBetween(random, 80, 1_200) };
    case 'jump_clock':
      return { kind, toMs: Math.round((random.chance(0.5) ? -1 : 1) * logBetween(random, 2_000, FURTHEST_MS)) };
    case 'drain_pool':
      return { kind, pool: means.llama ? random.of(POOLS) : 'poems', deadlineMs: random.below(600) };
    case 'kill_engine':
      return { kind, engine: random.below(3) };
    case 'reload_pool':
      return { kind, strategy: random.of(['beside', 'sequence']), drainMs: random.below(1_000), missing: random.chance(0.25) };
    case 'change_config':
      return { kind, change: random.of(CONFIG_CHANGES), by: random.of(['SIGHUP', 'the file alone']) };
  }
}

const logBetween = (random: Random, low: number, high: number): number => Math.round(low * (high / low) ** random.next());

/** In words, for who reads a failed round. */
export function describeHarm({ atMs, harm }: Timed): string {
  const { kind, ...figures } = harm;
  return `${String(atMs).padStart(5)} ms  ${kind}  ${Object.entries(figures).map(([name, value]) => `${name}=${String(value)}`).join(' ')}`;
}
