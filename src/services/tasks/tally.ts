import type { OutcomeKind } from '../../domain/task/outcome.js';
import { PRIORITIES, type Priority } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';

/** Over how long tasks are counted, ms: one of five minutes ago weighs a third of one of now. */
const WINDOW_MS = 300_000;
/** A count below it is of tasks so long ago that it says nothing of late: half an hour after a single one. */
const FADED = 1 / 400;

/** How many of late: a count that fades. */
class FadingCount {
  private count = 0;
  private lastAt = 0;

  add(now: number): void {
    this.count = this.at(now) + 1;
    this.lastAt = now;
  }

  at(now: number): number {
    return this.count * Math.exp(-Math.max(0, now - this.lastAt) / WINDOW_MS);
  }
}

interface Counts {
  readonly admitted: FadingCount;
  readonly met: FadingCount;
  readonly missed: FadingCount;
}

/**
 * What became of the tasks of late, by class. In memory alone: it counts from the start of the process.
 *
 * A deadline is met by a task that ended by itself, and missed by one that was ended at it. What a client canceled, a budget
 * stopped, an engine lost or a full queue dropped says nothing of deadlines and is not counted.
 */
export class Tally {
  private readonly counts: Readonly<Record<Priority, Counts>> = { interactive: fresh(), batch: fresh() };

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  admitted(priority: Priority): void {
    this.counts[priority].admitted.add(this.clock.monotonic());
  }

  ended(priority: Priority, kind: OutcomeKind): void {
    const { met, missed } = this.counts[priority];
    if (kind === 'completed') met.add(this.clock.monotonic());
    else if (kind === 'deadline') missed.add(this.clock.monotonic());
  }

  /** Of the tasks admitted of late, the share of each class; of none, nothing. They add up to 1. */
  *admissionShares(): Iterable<{ priority: Priority; share: number }> {
    const now = this.clock.monotonic();
    const all = PRIORITIES.reduce((sum, priority) => sum + this.counts[priority].admitted.at(now), 0);
    if (all < FADED) return;
    for (const priority of PRIORITIES) yield { priority, share: this.counts[priority].admitted.at(now) / all };
  }

  /** Only classes of which some ended of late. */
  *deadlinesMetRatios(): Iterable<{ priority: Priority; ratio: number }> {
    const now = this.clock.monotonic();
    for (const priority of PRIORITIES) {
      const met = this.counts[priority].met.at(now);
      const all = met + this.counts[priority].missed.at(now);
      if (all >= FADED) yield { priority, ratio: met / all };
    }
  }
}

const fresh = (): Counts => ({ admitted: new FadingCount(), met: new FadingCount(), missed: new FadingCount() });
