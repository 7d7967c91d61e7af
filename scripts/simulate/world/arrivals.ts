import type { Random } from '../random.js';
import type { RatePlan } from '../scenario/scenario.js';

/**
 * Poisson arrivals with a rate that moves, by thinning: candidates come at the highest rate of a stretch, and each is
 * kept with the chance that its own rate has of that. A stretch ends where the rate bends, so few candidates are lost
 * even where a burst is a hundred times the usual.
 */
export class Arrivals {
  constructor(
    private readonly plan: RatePlan,
    private readonly random: Random,
    private readonly endMs: number,
  ) {}

  /** The first arrival after `now`; Infinity when there is none any more. */
  next(now: number): number {
    const end = Math.min(this.endMs, this.plan.untilMs);
    let at = Math.max(now, this.plan.fromMs);
    while (at < end) {
      const bend = Math.min(end, this.bendAfter(at));
      const most = Math.max(this.rateAt(at), this.rateAt(bend - 1e-6));
      if (most > 0) {
        const candidate = at + this.random.exponential(1000 / most);
        if (candidate < bend) {
          at = candidate;
          if (this.random.next() * most <= this.rateAt(at)) return at;
          continue;
        }
      }
      at = bend;
    }
    return Infinity;
  }

  /** Arrivals a second. */
  rateAt(at: number): number {
    let rate = this.plan.perSecond * this.curveAt(at % this.plan.periodMs);
    for (const { atMs, forMs, everyMs, factor } of this.plan.bursts) {
      if (at >= atMs && phase(at - atMs, everyMs) < forMs) rate *= factor;
    }
    return rate;
  }

  /** The next time at which the rate jumps, or bends from one straight line to another. */
  private bendAfter(at: number): number {
    const { curve, periodMs, bursts } = this.plan;
    let bend = Infinity;
    if (curve.length > 0) {
      const begun = at - (at % periodMs);
      bend = begun + periodMs;
      for (const point of curve) if (begun + point.atMs > at) bend = Math.min(bend, begun + point.atMs);
    }
    for (const { atMs, forMs, everyMs } of bursts) {
      if (at < atMs) {
        bend = Math.min(bend, atMs);
        continue;
      }
      const into = phase(at - atMs, everyMs);
      bend = Math.min(bend, at - into + (into < forMs ? forMs : everyMs));
    }
    // Times this close are one time to the clock.
    return bend > at ? bend : at + 1e-3;
  }

  /** Between two points a straight line; from the last to the first of the next day as well. */
  private curveAt(time: number): number {
    const { curve, periodMs } = this.plan;
    const [first] = curve;
    const last = curve.at(-1);
    if (first === undefined || last === undefined) return 1;
    let before = { atMs: last.atMs - periodMs, factor: last.factor };
    for (const point of [...curve, { atMs: first.atMs + periodMs, factor: first.factor }]) {
      if (time < point.atMs) {
        const along = (time - before.atMs) / Math.max(1, point.atMs - before.atMs);
        return before.factor + along * (point.factor - before.factor);
      }
      before = point;
    }
    return last.factor;
  }
}

/** `x % Infinity` is x, but `Infinity` times anything is not wanted near a heap. */
const phase = (elapsed: number, everyMs: number): number => (everyMs === Infinity ? elapsed : elapsed % everyMs);
