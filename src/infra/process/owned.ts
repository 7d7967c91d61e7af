import type { Clock } from '../../ports/clock.js';
import { everyStat, marked, statOf, type ProcessStat } from './proc.js';

/** What tells a managed process, and all that came from it, apart from everything else on the machine. */
export interface Owned {
  readonly id: string;
  readonly pid: number;
  readonly startTicks?: number;
}

/** `nobody`: there was nothing to end. `stays`: not even SIGKILL ended it. */
export type Ended = 'nobody' | 'ended' | 'stays';

interface Members {
  /** Surely ours as a whole: its leader is the process that was started, or one in it bears the marker. */
  readonly group: boolean;
  readonly all: readonly ProcessStat[];
}

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;
/** A process that SIGKILL does not end within so long hangs in the kernel: a dead disk, a driver of a GPU. */
const UNKILLABLE_MS = 10_000;

/**
 * Ends it and everything that came from it: SIGTERM, SIGKILL after the grace, until nothing is left. `exit` may resolve to say that it is worth a look before the next one is due.
 *
 * A pid alone proves nothing, since it may have been given to another process. Ours is the process with that pid and that start time;
 * the group that it leads (no pid is given again while a group bears it); and whatever has the record's marker in its environment,
 * which finds what left the group.
 */
export async function endOwned(owned: Owned, graceMs: number, clock: Clock, exit?: Promise<unknown>): Promise<Ended> {
  const killAt = clock.monotonic() + graceMs;
  let asked = false;
  let hint = exit;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const members = await membersOf(owned);
    if (members.all.length === 0) return asked ? 'ended' : 'nobody';
    const leftMs = killAt - clock.monotonic();
    if (leftMs <= -UNKILLABLE_MS) return 'stays';
    if (leftMs <= 0) await signal(owned, members, 'SIGKILL');
    else if (!asked) await signal(owned, members, 'SIGTERM');
    asked = true;
    const pause = sleep(leftMs > 0 ? Math.min(pauseMs, leftMs) : pauseMs, clock);
    // Only once: a promise that has resolved would make this a loop without pauses.
    await (hint === undefined ? pause : Promise.race([pause, hint.then(() => (hint = undefined))]));
  }
}

/** Those of its group that run now. */
export async function groupOf(owned: Owned): Promise<readonly ProcessStat[]> {
  return (await everyStat()).filter((stat) => stat.group === owned.pid);
}

async function membersOf(owned: Owned): Promise<Members> {
  const stats = await everyStat();
  const inGroup = stats.filter((stat) => stat.group === owned.pid);
  const led = inGroup.some((stat) => stat.pid === owned.pid && stat.startTicks === owned.startTicks);
  const bearers = await marked(led ? stats.filter((stat) => stat.group !== owned.pid) : stats, owned.id);
  if (!led && !bearers.some((stat) => stat.group === owned.pid)) return { group: false, all: bearers };
  return { group: true, all: [...inGroup, ...bearers.filter((stat) => stat.group !== owned.pid)] };
}

/** The group at once, so that none of it can fork its way out; what left it one by one. */
async function signal(owned: Owned, { group, all }: Members, name: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (group) send(-owned.pid, name);
  for (const stat of all) {
    if (group && stat.group === owned.pid) continue;
    if ((await statOf(stat.pid))?.startTicks === stat.startTicks) send(stat.pid, name);
  }
}

/** False where there is nobody any more, or somebody whom this daemon may not signal. */
export function send(pid: number, name: 'SIGTERM' | 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

export const sleep = (ms: number, clock: Clock): Promise<void> => new Promise((done) => void clock.schedule(ms, done));
