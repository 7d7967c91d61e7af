/** The integral of a value that jumps, over a stretch of time. */
export class Area {
  private value = 0;
  private last: number;
  private sum = 0;

  constructor(
    private readonly fromMs: number,
    private readonly toMs: number,
  ) {
    this.last = fromMs;
  }

  set(value: number, now: number): void {
    this.at(now);
    this.value = value;
  }

  /** Value times milliseconds until now. */
  at(now: number): number {
    const until = Math.min(this.toMs, Math.max(this.fromMs, now));
    this.sum += this.value * (until - this.last);
    this.last = until;
    return this.sum;
  }
}
