/** Averages that forget: what is left of the weight of a sample after one more is `keep`. */

/** How much of an average is left after one more sample: it remembers about twenty. */
const KEEP = 0.95;
/** A line remembers half of its samples, but so many at least and at most. What changes at once it is told of (`turn`). */
const LEAST_REMEMBERED = 20;
const MOST_REMEMBERED = 200;
/** Of its mean, what a line is nowhere below: far from all points, one through points that lie on a curve would be 0. */
const LEAST_OF_MEAN = 0.01;
/** What a belief weighs beside one measured sample. */
export const PRIOR_WEIGHT = 0.2;

export interface DecayedMemory {
  readonly mean: number;
  /** Standard deviation over mean. */
  readonly spread: number;
}

/** A decayed average with its spread. */
export class Decayed {
  private squares: number;

  constructor(
    public mean: number,
    spread: number,
    private weight = PRIOR_WEIGHT,
    private readonly keep = KEEP,
  ) {
    this.squares = weight * (spread * mean) ** 2;
  }

  add(value: number, share = 1): void {
    const weight = this.weight * this.keep + share;
    const before = value - this.mean;
    this.mean += (share * before) / weight;
    this.squares = this.squares * this.keep + share * before * (value - this.mean);
    this.weight = weight;
  }

  /** Standard deviation over mean. */
  get spread(): number {
    return this.mean > 0 ? Math.sqrt(Math.max(0, this.squares / this.weight)) / this.mean : 0;
  }

  get memory(): DecayedMemory {
    return { mean: this.mean, spread: this.spread };
  }
}

export interface LineMemory {
  /** A point of the line, and its slope. */
  readonly x: number;
  readonly y: number;
  readonly slope: number;
}

/**
 * A decayed straight line through points (x, y) that never falls.
 *
 * `ridge`, in the square of x: how widely the points must differ in x, weights summed, before they and not the belief say
 * what the slope is.
 */
export class DecayedLine {
  private squaresX = 0;
  private products = 0;
  private meanX: number;
  private meanY: number;
  private readonly believedSlope: number;
  private samples = 0;
  slope: number;

  constructor(
    belief: LineMemory,
    private readonly ridge: number,
    private weight = PRIOR_WEIGHT,
  ) {
    this.meanX = belief.x;
    this.meanY = belief.y;
    this.slope = belief.slope;
    this.believedSlope = belief.slope;
  }

  add(x: number, y: number, share = 1): void {
    if (this.samples === 0) {
      // The belief slides along its own line to where the first sample is: how far off it was says nothing about the slope.
      this.meanY = this.at(x);
      this.meanX = x;
    }
    this.samples += 1;
    const keep = 1 - 1 / Math.min(MOST_REMEMBERED, Math.max(LEAST_REMEMBERED, this.samples / 2));
    const weight = this.weight * keep + share;
    const dx = x - this.meanX;
    this.meanX += (share * dx) / weight;
    this.products = this.products * keep + share * dx * (y - this.meanY) * (1 - share / weight);
    this.meanY += (share * (y - this.meanY)) / weight;
    this.squaresX = this.squaresX * keep + share * dx * (x - this.meanX);
    this.weight = weight;
    this.slope = Math.max(0, (this.products + this.ridge * this.believedSlope) / (this.squaresX + this.ridge));
  }

  /** All of it is so many times what it was, and of what it knows so much weight is left. */
  turn(factor: number, weight: number): void {
    const share = Math.min(1, weight / this.weight);
    this.samples = Math.min(this.samples, Math.ceil(weight));
    this.weight *= share;
    this.squaresX *= share;
    this.products *= share * factor;
    this.meanY *= factor;
    this.slope *= factor;
  }

  get mean(): number {
    return this.meanY;
  }

  at(x: number): number {
    return Math.max(LEAST_OF_MEAN * this.meanY, this.meanY + this.slope * (x - this.meanX));
  }

  get memory(): LineMemory {
    return { x: this.meanX, y: this.meanY, slope: this.slope };
  }
}
