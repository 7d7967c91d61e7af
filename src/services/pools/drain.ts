import type { Clock, Timer } from '../../ports/clock.js';

/** A drain under way: until when what is in the pool may end. */
export class Drain {
  private readonly endsAt: number;
  private readonly timer: Timer;

  constructor(
    private readonly clock: Clock,
    deadlineMs: number,
    onExpired: () => void,
  ) {
    this.endsAt = clock.monotonic() + deadlineMs;
    this.timer = clock.schedule(deadlineMs, onExpired);
  }

  remainingMs(): number {
    return Math.max(0, Math.round(this.endsAt - this.clock.monotonic()));
  }

  cancel(): void {
    this.timer.cancel();
  }
}
