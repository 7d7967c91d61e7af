import { isNews, nextLookMs, spreadOf, type Told } from '../../domain/stream/waiting.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Waiting } from './outlook.js';

/** How a task stands at a look, and whether its reader wants to hear of it as of a change. */
export interface Look {
  readonly waiting: Waiting;
  readonly isNews: boolean;
}

/**
 * What one reader hears while its task waits: how it stands at once, then news, at most once an interval.
 *
 * Ten thousand of them must be cheap. There is one timer for a reader that waits and none for any other; the scheduler is
 * asked only when it has fired and the reader has room. A reader that is stuck lets it fire once, and is told how things
 * stand when it takes again: nothing is kept for it meanwhile.
 */
export class QueueWatch {
  private timer: Timer | undefined;
  private told: Told | undefined;
  private spread: number | undefined;

  constructor(
    private readonly taskId: string,
    /** How it stands now; asked seldom, because it costs a look into the scheduler. */
    private readonly standing: () => Waiting | undefined,
    private readonly clock: Clock,
    /** Called when another look is worth it; not before that. */
    private readonly wake: () => void,
  ) {}

  /** Undefined where it is not yet time to look, or there is nothing to be seen. */
  look(intervalMs: number): Look | undefined {
    if (this.timer !== undefined) return undefined;
    const waiting = this.standing();
    this.spread ??= spreadOf(this.taskId);
    this.timer = this.clock.schedule(nextLookMs(intervalMs, waiting?.queuePosition ?? 0, this.spread), this.due);
    if (waiting === undefined) return undefined;
    const { queuePosition, predictedStartMs, preparing } = waiting;
    const now = { queuePosition, predictedStartMs, ...(preparing === undefined ? {} : { preparing }), at: this.clock.monotonic() };
    if (this.told !== undefined && !isNews(this.told, now)) return { waiting, isNews: false };
    this.told = now;
    return { waiting, isNews: true };
  }

  /** The task no longer waits, or nobody reads. When it waits again, how it stands is news. */
  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.told = undefined;
  }

  private readonly due = (): void => {
    this.timer = undefined;
    this.wake();
  };
}
