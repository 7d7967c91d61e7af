/**
 * Chance that is the same in every run. Each source of it (a flow, a replica) has a stream of its own, made from the
 * scenario's seed and its name: so what one draws does not depend on what others do, and runs that are compared meet
 * the same arrivals and the same failures.
 *
 * The generator is sfc32 by Chris Doty-Humphrey, as in PractRand; the seeding is FNV-1a with a mixing step.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare: number | undefined;

  constructor(seed: number, name: string) {
    this.a = hash(seed, name);
    this.b = hash(this.a, name);
    this.c = hash(this.b, name);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** From 0, below 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Mean 0, deviation 1; Marsaglia's polar method. */
  normal(): number {
    if (this.spare !== undefined) {
      const kept = this.spare;
      this.spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }

  /** A factor around 1: its logarithm has this deviation, and its median is 1. */
  factor(sigma: number): number {
    return sigma === 0 ? 1 : Math.exp(sigma * this.normal());
  }
}

function hash(seed: number, name: string): number {
  let value = 2_166_136_261 ^ seed;
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 16_777_619);
  value = Math.imul(value ^ (value >>> 16), 2_246_822_507);
  value = Math.imul(value ^ (value >>> 13), 3_266_489_909);
  return (value ^ (value >>> 16)) | 0;
}
