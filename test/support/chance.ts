/** Marsaglia's xorshift32: the same draws for the same seed. */
export class Chance {
  constructor(private state: number) {}

  /** 0 to 1. */
  next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }
  between = (low: number, high: number): number => low + (high - low) * this.next();
  /** A whole number from 0, below this. */
  below = (limit: number): number => Math.floor(this.next() * limit);
  of = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(this.next() * all.length)] ?? all[0];
  logBetween = (low: number, high: number): number => Math.exp(this.between(Math.log(low), Math.log(high)));
  exponential = (mean: number): number => -mean * Math.log(1 - this.next());
}
