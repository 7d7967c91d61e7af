/**
 * A weighted sum of signs that is learned as answers come in: least squares over the answers of late, held to what was
 * believed before (ridge) where they say little. An answer costs O(n³) in the signs, of which there are a handful; a
 * question O(n).
 */
export class Regression {
  private readonly size: number;
  /** Decayed sums of sign × sign and sign × (answer less belief). */
  private readonly products: Float64Array;
  private readonly answers: Float64Array;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;

  /**
   * `belief`: the weights before the first answer; as many as there are signs. `ridge`: how many answers it counts as, for
   * signs of size 1. `keep`: what is left of an answer's weight after one more.
   */
  constructor(
    private readonly belief: readonly number[],
    private readonly ridge: number,
    private readonly keep: number,
  ) {
    this.size = belief.length;
    this.products = new Float64Array(this.size * this.size);
    this.factor = new Float64Array(this.size * this.size);
    this.answers = new Float64Array(this.size);
    this.weights = Float64Array.from(belief);
  }

  /** Signs beyond those that there are weights for do not count. */
  predict(signs: readonly number[]): number {
    let sum = 0;
    for (let i = 0; i < this.size; i++) sum += (this.weights[i] ?? 0) * (signs[i] ?? 0);
    return sum;
  }

  learn(signs: readonly number[], answer: number): void {
    if (!Number.isFinite(answer) || !signs.every(Number.isFinite)) return;
    const { size, products, answers, keep } = this;
    let off = answer;
    for (let i = 0; i < size; i++) off -= (this.belief[i] ?? 0) * (signs[i] ?? 0);
    for (let i = 0; i < size; i++) {
      answers[i] = (answers[i] ?? 0) * keep + (signs[i] ?? 0) * off;
      for (let j = 0; j <= i; j++) products[i * size + j] = (products[i * size + j] ?? 0) * keep + (signs[i] ?? 0) * (signs[j] ?? 0);
    }
    this.solve();
  }

  get memory(): number[] {
    return Array.from(this.weights, (weight) => Math.min(MOST_WEIGHT, Math.max(-MOST_WEIGHT, Math.round(1e4 * weight) / 1e4)));
  }

  /** Cholesky. The ridge makes the matrix positive. */
  private solve(): void {
    const { size, products, factor, answers, weights } = this;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = (products[i * size + j] ?? 0) + (i === j ? this.ridge : 0);
        for (let k = 0; k < j; k++) sum -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
        factor[i * size + j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / (factor[j * size + j] ?? 1);
      }
    }
    for (let i = 0; i < size; i++) {
      let sum = answers[i] ?? 0;
      for (let k = 0; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (weights[k] ?? 0);
      weights[i] = sum / (factor[i * size + i] ?? 1);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = weights[i] ?? 0;
      for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] ?? 0) * (weights[k] ?? 0);
      weights[i] = sum / (factor[i * size + i] ?? 1);
    }
    for (let i = 0; i < size; i++) weights[i] = (weights[i] ?? 0) + (this.belief[i] ?? 0);
  }
}

/** What is remembered of a weight. */
export const MOST_WEIGHT = 100;
