/**
 * When a speed is no longer what it was: two cumulative sums of how much better a step, up or down, explains what was
 * measured than what was expected does. So averages may remember hundreds of attempts, and be steady, and yet an engine
 * that is throttled is known to be within a dozen. O(1).
 */

/** By how much, at least, a speed that has changed differs; less is left to the averages to follow. */
const STEP = 0.3;
/** In nats. Tasks that run at the same time err alike, so that it takes more than of errors that have nothing to do with each other. */
const ENOUGH = 24;
/** Of one attempt: whatever held it up, it takes some in a row. */
const MOST_OF_ONE = 4;
/** Squares of measured over expected, less one: before any was seen, and the least that is believed of an engine. */
const FIRST_NOISE = 0.25;
const LEAST_NOISE = 0.01;
const KEEP_NOISE = 0.98;
/** Times the noise: what an outlier, or a step, adds to it at most. */
const MOST_SQUARE = 9;

export interface Step {
  /** What is measured now, over what was expected. */
  readonly factor: number;
  /** Of the samples that say so, together. */
  readonly weight: number;
}

export class Drift {
  private readonly slower = new Side(STEP);
  private readonly faster = new Side(-STEP / (1 + STEP));
  private noise = FIRST_NOISE;

  /**
   * `expected`: of the sample, above 0. `weight`: of the sample, 0 to 1. Answers the step once it is seen; what is expected of
   * later samples must know of it.
   */
  add(measured: number, expected: number, weight = 1): Step | undefined {
    const excess = measured / expected - 1;
    const { noise } = this;
    this.noise = Math.max(LEAST_NOISE, noise + weight * (1 - KEEP_NOISE) * (Math.min(excess ** 2, MOST_SQUARE * noise) - noise));
    const step = this.slower.add(measured, expected, noise, weight) ?? this.faster.add(measured, expected, noise, weight);
    if (step === undefined) return undefined;
    this.slower.clear();
    this.faster.clear();
    return step;
  }
}

class Side {
  private evidence = 0;
  /** Since there was any. */
  private measured = 0;
  private expected = 0;
  private weight = 0;

  constructor(private readonly excess: number) {}

  add(measured: number, expected: number, noise: number, weight: number): Step | undefined {
    const excess = measured / expected - 1;
    this.evidence += weight * Math.min(MOST_OF_ONE, (this.excess * (excess - this.excess / 2)) / noise);
    if (!(this.evidence > 0)) {
      this.clear();
      return undefined;
    }
    this.measured += weight * measured;
    this.expected += weight * expected;
    this.weight += weight;
    return this.evidence < ENOUGH ? undefined : { factor: this.measured / this.expected, weight: this.weight };
  }

  clear(): void {
    this.evidence = 0;
    this.measured = 0;
    this.expected = 0;
    this.weight = 0;
  }
}
