/** How much work comes in, of late: ms of a slot per ms, seen over a window that fades. */
export class WorkRate {
  private workMs = 0;
  private lastAt = 0;
  private since: number | undefined;

  constructor(private readonly windowMs: number) {}

  add(workMs: number, now: number): void {
    this.since ??= now;
    this.workMs = this.decayed(now) + workMs;
    this.lastAt = now;
  }

  /** As if nothing had come in before the first. */
  perMs(now: number): number {
    return this.since === undefined ? 0 : this.decayed(now) / this.windowMs;
  }

  private decayed(now: number): number {
    return this.workMs * Math.exp(-(now - this.lastAt) / this.windowMs);
  }
}
