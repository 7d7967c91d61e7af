/**
 * The latest 1024 errors of a kind, kept in order, so that any quantile of them is at hand. A sample moves at most 1024
 * numbers; a quantile costs nothing. So many, because tasks that wait at the same time err alike.
 *
 * It begins with a belief, a normal distribution of 15 values, which leaves as the oldest do.
 */

const MOST = 1024;
/** Quantiles of the standard normal at (i + 1/2) / 15. */
const BELIEF = [-1.834, -1.282, -0.967, -0.728, -0.524, -0.341, -0.168, 0, 0.168, 0.341, 0.524, 0.728, 0.967, 1.282, 1.834];
/** What is remembered of a window beyond the process: so many of its quantiles. They count as so many samples. */
export const REMEMBERED = 31;
/** An error beyond this says that the prediction was wrong, and no more. */
export const MOST_ERROR = 30;
const GOLDEN = 0.6180339887498949;

export class ErrorWindow {
  private readonly sorted = new Float64Array(MOST);
  private readonly arrivals = new Float64Array(MOST);
  private size = 0;
  private oldest = 0;
  /** Of a sequence that fills 0 to 1 evenly, without chance. */
  private spot = 0.5;

  constructor(belief: readonly number[] = BELIEF) {
    for (const error of belief) this.add(error);
  }

  add(error: number): void {
    if (Number.isNaN(error)) return;
    const value = Math.min(MOST_ERROR, Math.max(-MOST_ERROR, error));
    if (this.size === MOST) {
      this.drop(this.arrivals[this.oldest] ?? 0);
      this.arrivals[this.oldest] = value;
      this.oldest = (this.oldest + 1) % MOST;
    } else {
      this.arrivals[this.size] = value;
    }
    const at = this.rank(value);
    this.sorted.copyWithin(at + 1, at, this.size);
    this.sorted[at] = value;
    this.size += 1;
  }

  /** An error that was at least so large, and nobody knows how large: it is taken as one of those that were. */
  addAtLeast(error: number): void {
    this.spot = (this.spot + GOLDEN) % 1;
    const below = this.rank(error) / this.size;
    this.add(Math.max(error, this.quantile(below + (1 - below) * this.spot)));
  }

  /** The error that so many of one are below. Between two of them, in proportion. */
  quantile(share: number): number {
    const at = Math.min(this.size - 1, Math.max(0, share * this.size - 0.5));
    const below = Math.floor(at);
    const low = this.sorted[below] ?? 0;
    const high = this.sorted[Math.min(this.size - 1, below + 1)] ?? low;
    return low + (high - low) * (at - below);
  }

  /** Of the errors, those that are smaller. */
  shareBelow(error: number): number {
    return this.rank(error) / this.size;
  }

  get memory(): number[] {
    return Array.from({ length: REMEMBERED }, (_, i) => Math.round(1e4 * this.quantile((i + 0.5) / REMEMBERED)) / 1e4);
  }

  /** How many are smaller. */
  private rank(value: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private drop(value: number): void {
    const at = this.rank(value);
    this.sorted.copyWithin(at, at + 1, this.size);
    this.size -= 1;
  }
}
