/** Over how long endings are counted, ms: after three times as long without one, the rate is a twentieth. */
const WINDOW_MS = 30_000;
export const RETRY_MIN_MS = 100;
/** Nobody is told to wait longer. So much, because who is told less than it takes comes for nothing: a crowd needs minutes. */
export const RETRY_MAX_MS = 600_000;

/** How many tasks a pool ends per second, of late. What ends makes room: it is the rate at which the queue drains. */
export class DrainRate {
  private endings = 0;
  private lastAt = 0;
  private since: number | undefined;

  ended(now: number): void {
    if (this.since === undefined) this.since = now;
    else this.endings = this.decayed(now) + 1;
    this.lastAt = now;
  }

  /** Tasks per second. `undefined` until two have ended: one moment is no rate. */
  perSecond(now: number): number | undefined {
    if (this.since === undefined || this.endings === 0) return undefined;
    const seen = WINDOW_MS * (1 - Math.exp(-(now - this.since) / WINDOW_MS));
    return seen > 0 ? (1000 * this.decayed(now)) / seen : undefined;
  }

  private decayed(now: number): number {
    return this.endings * Math.exp(-(now - this.lastAt) / WINDOW_MS);
  }
}

/** Whole milliseconds a refused client should wait: never less than it takes, unless that is longer than ten minutes. */
export const retryAfter = (ms: number): number => Math.ceil(Math.min(RETRY_MAX_MS, Math.max(RETRY_MIN_MS, ms)));
