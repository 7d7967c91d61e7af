import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../../ports/clock.js';
import { controlGroups } from './cgroup.js';

/** Between two looks: the longer it is, the likelier that a kill that has nothing to do with memory falls into the same span as another's. */
const LOOK_EVERY_MS = 5_000;

/**
 * How many processes the kernel has killed for want of memory, in the daemon's own cgroup, where its engines run too. The counter does
 * not say which; a rise since the last look, together with a SIGKILL that nobody asked for, does.
 */
export class OutOfMemoryWatch {
  private users = 0;
  private timer: Timer | undefined;
  private seen: number | undefined;
  /** Of the look before the last one: the last may have come between a kill and the news of it. */
  private seenBefore: number | undefined;

  private constructor(
    private readonly counter: string | undefined,
    private readonly clock: Clock,
  ) {}

  /** Where no counter can be read, `rose` never knows. */
  static async open(clock: Clock): Promise<OutOfMemoryWatch> {
    for (const path of await counters()) if ((await killsIn(path)) !== undefined) return new OutOfMemoryWatch(path, clock);
    return new OutOfMemoryWatch(undefined, clock);
  }

  /** Looks on a timer until as many `release` have followed. */
  async hold(): Promise<void> {
    this.users++;
    if (this.users > 1) return;
    this.seen = undefined;
    await this.look();
  }

  release(): void {
    this.users--;
    if (this.users === 0) this.timer?.cancel();
  }

  /** Whether the kernel killed for memory in the last seconds; undefined where it does not tell. */
  async rose(): Promise<boolean | undefined> {
    const before = this.seenBefore ?? this.seen;
    const now = await this.read();
    return before === undefined || now === undefined ? undefined : now > before;
  }

  private async look(): Promise<void> {
    const now = await this.read();
    this.seenBefore = this.seen;
    this.seen = now;
    this.timer?.cancel();
    if (this.users > 0 && this.counter !== undefined) this.timer = this.clock.schedule(LOOK_EVERY_MS, () => void this.look());
  }

  private async read(): Promise<number | undefined> {
    return this.counter === undefined ? undefined : killsIn(this.counter);
  }
}

/** The files that may count, the nearest first: cgroup v2, v1, and the whole machine where the daemon is in no cgroup of its own. */
async function counters(): Promise<readonly string[]> {
  const { v1, v2 } = await controlGroups();
  return [...v1.map((group) => join(group, 'memory.oom_control')), ...v2.map((group) => join(group, 'memory.events')), '/proc/vmstat'];
}

async function killsIn(path: string): Promise<number | undefined> {
  const count = /^oom_kill (\d+)$/m.exec(await readFile(path, 'utf8').catch(() => ''))?.[1];
  return count === undefined ? undefined : Number(count);
}
