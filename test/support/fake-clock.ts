import type { Clock, Timer } from '../../src/ports/clock.js';

interface Waiting {
  readonly dueAt: number;
  readonly fire: () => void;
}

/**
 * Time that a test owns. It stands still until `advance`; wall time may also be made to jump and to drift.
 *
 * `soon` is the event loop's own setImmediate: it is an order and not a duration, and real I/O in a test needs it to
 * happen by itself.
 */
export class FakeClock implements Clock {
  private now: number;
  private wallNow: number;
  private wallRate = 1;
  private waiting: Waiting[] = [];

  /** Milliseconds both; the defaults make a mixed-up pair of clocks visible in any assertion. */
  constructor(start: { readonly wall?: number; readonly monotonic?: number } = {}) {
    this.wallNow = start.wall ?? Date.UTC(2026, 0, 1);
    this.now = start.monotonic ?? 1_000;
  }

  wall(): number {
    return Math.floor(this.wallNow);
  }

  monotonic(): number {
    return this.now;
  }

  schedule(delayMs: number, fire: () => void): Timer {
    if (Number.isNaN(delayMs)) throw new RangeError('A timer was asked for with a delay that is not a number.');
    const entry: Waiting = { dueAt: this.now + Math.max(0, delayMs), fire };
    const after = this.waiting.findIndex((other) => other.dueAt > entry.dueAt);
    this.waiting.splice(after === -1 ? this.waiting.length : after, 0, entry);
    return {
      cancel: () => {
        this.waiting = this.waiting.filter((other) => other !== entry);
      },
    };
  }

  soon(run: () => void): void {
    setImmediate(run);
  }

  /**
   * Lets `ms` pass. Timers that fall due fire in order of their time (then of their scheduling), each seeing its own
   * time on the clock; those that they schedule fire too when they fall due before the end.
   */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Time does not go back: advance(${String(ms)}).`);
    const end = this.now + ms;
    for (;;) {
      const next = this.waiting[0];
      if (next === undefined || next.dueAt > end) break;
      this.waiting.shift();
      this.moveTo(next.dueAt);
      next.fire();
    }
    this.moveTo(end);
  }

  /** Somebody set the machine's clock: wall time moves by `ms` (either sign), monotonic time and timers do not. */
  jumpWall(ms: number): void {
    this.wallNow += ms;
  }

  /** From now on wall time runs at `rate` times monotonic time: 1.001 gains a millisecond in each second. */
  driftWall(rate: number): void {
    this.wallRate = rate;
  }

  /** Timers scheduled that neither fired nor were canceled: a test of clean-up wants 0. */
  get pendingTimers(): number {
    return this.waiting.length;
  }

  /** Whether a timer fires after exactly so many milliseconds. */
  isDueIn(ms: number): boolean {
    return this.waiting.some(({ dueAt }) => dueAt === this.now + ms);
  }

  /** Milliseconds to the next timer, or undefined when there is none. */
  get nextTimerInMs(): number | undefined {
    const next = this.waiting[0];
    return next === undefined ? undefined : next.dueAt - this.now;
  }

  private moveTo(monotonic: number): void {
    this.wallNow += (monotonic - this.now) * this.wallRate;
    this.now = monotonic;
  }
}
