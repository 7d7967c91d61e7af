/** Each bucket is this much wider than the one before it: a quantile is right within 1 %. */
const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
/** Enough for 9 powers of ten above `least`. */
const BUCKETS = 1050;

/**
 * How values of 0 and more are distributed, in memory that does not grow with their number. What is below `least`
 * counts as 0, what is far above as the largest that was seen.
 */
export class Histogram {
  private readonly counts = new Uint32Array(BUCKETS);
  private zeros = 0;
  private sum = 0;
  count = 0;
  max = 0;

  constructor(private readonly least: number) {}

  add(value: number): void {
    this.count += 1;
    this.sum += value;
    if (value > this.max) this.max = value;
    const bucket = this.bucketOf(value);
    if (bucket < 0) this.zeros += 1;
    else this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
  }

  get mean(): number {
    return this.count === 0 ? NaN : this.sum / this.count;
  }

  /** `undefined` where nothing was counted. */
  quantile(q: number): number | undefined {
    if (this.count === 0) return undefined;
    let left = q * this.count - this.zeros;
    if (left <= 0) return 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.counts[bucket] ?? 0;
      if (left <= 0) return Math.min(this.max, this.least * GROWTH ** (bucket + 0.5));
    }
    return this.max;
  }

  /** Of the values, the share above `limit`; right within the width of a bucket. */
  shareAbove(limit: number): number {
    if (this.count === 0) return 0;
    let above = 0;
    for (let bucket = this.bucketOf(limit) + 1; bucket < BUCKETS; bucket++) above += this.counts[bucket] ?? 0;
    return above / this.count;
  }

  clear(): void {
    this.counts.fill(0);
    this.zeros = 0;
    this.sum = 0;
    this.count = 0;
    this.max = 0;
  }

  /** -1: below `least`. */
  private bucketOf(value: number): number {
    return value < this.least ? -1 : Math.min(BUCKETS - 1, Math.floor(Math.log(value / this.least) / LOG_GROWTH));
  }
}
