import { Random } from '../../../../scripts/simulate/random.js';
import { draw } from '../../../../scripts/simulate/scenario/distribution.js';
import type { Distribution, RatePlan } from '../../../../scripts/simulate/scenario/scenario.js';
import { Arrivals } from '../../../../scripts/simulate/world/arrivals.js';

const HOUR = 3_600_000;
const PLAIN: RatePlan = { perSecond: 5, fromMs: 0, untilMs: Infinity, curve: [], periodMs: 24 * HOUR, bursts: [] };

function times(plan: RatePlan, endMs: number): readonly number[] {
  const arrivals = new Arrivals(plan, new Random(4, 'test'), endMs);
  const found: number[] = [];
  for (let at = arrivals.next(0); at < Infinity; at = arrivals.next(at)) found.push(at);
  return found;
}

const within = (all: readonly number[], from: number, to: number): number => all.filter((at) => at >= from && at < to).length;

describe('chance', () => {
  test('a seed and a name give one stream, another name gives another', () => {
    const of = (seed: number, name: string): readonly number[] => {
      const random = new Random(seed, name);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(of(1, 'a')).toEqual(of(1, 'a'));
    expect(of(1, 'a')).not.toEqual(of(1, 'b'));
    expect(of(1, 'a')).not.toEqual(of(2, 'a'));
  });

  test.each<[Distribution, number]>([
    [{ kind: 'fixed', value: 7 }, 7],
    [{ kind: 'uniform', from: 10, to: 30 }, 20],
    [{ kind: 'geometric', mean: 40, max: 10_000 }, 40],
    [{ kind: 'lognormal', median: 100, sigma: 0.5, max: 10_000 }, 100 * Math.exp(0.125)],
  ])('draws of %j have its mean, and none is below 1', (distribution, mean) => {
    const random = new Random(3, 'sizes');
    const draws = Array.from({ length: 20_000 }, () => draw(distribution, random));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(1);
    expect(draws.reduce((sum, one) => sum + one, 0) / draws.length / mean).toBeCloseTo(1, 1);
  });

  test('Poisson arrivals come at their rate, and vary as much as they should', () => {
    const all = times(PLAIN, 3 * HOUR);
    expect(all.length / (3 * 3600)).toBeCloseTo(5, 0);
    const counts = Array.from({ length: 1000 }, () => 0);
    for (const at of all) if (at < 10_000_000) counts[Math.floor(at / 10_000)] = (counts[Math.floor(at / 10_000)] ?? 0) + 1;
    const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
    const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / counts.length;
    expect(variance / mean).toBeGreaterThan(0.85);
    expect(variance / mean).toBeLessThan(1.15);
  });

  test('a curve bends the rate along the day, a burst lifts it, and neither reaches beyond its time', () => {
    const plan: RatePlan = {
      ...PLAIN,
      perSecond: 1,
      untilMs: 30 * HOUR,
      curve: [{ atMs: 0, factor: 0 }, { atMs: 12 * HOUR, factor: 1 }],
      bursts: [{ atMs: 12 * HOUR, forMs: HOUR / 2, everyMs: Infinity, factor: 4 }],
    };
    const arrivals = new Arrivals(plan, new Random(1, ''), 48 * HOUR);
    expect(arrivals.rateAt(6 * HOUR)).toBeCloseTo(0.5);
    expect(arrivals.rateAt(18 * HOUR)).toBeCloseTo(0.5);
    expect(arrivals.rateAt(12.25 * HOUR)).toBeCloseTo(4 * (11.75 / 12));
    const all = times(plan, 48 * HOUR);
    // The integral of the rate: half of one a second for 24 h, then from 0 to half for 6 h, and the burst's three extra parts.
    const wanted = 0.5 * 24 * 3600 + 0.5 * 0.5 * 6 * 3600 + 3 * 1800 * (11.75 / 12);
    expect(all.length / wanted).toBeGreaterThan(0.98);
    expect(all.length / wanted).toBeLessThan(1.02);
    expect(within(all, 30 * HOUR, 48 * HOUR)).toBe(0);
    expect(within(all, 12 * HOUR, 12.5 * HOUR)).toBeGreaterThan(3.5 * within(all, 12.5 * HOUR, 13 * HOUR));
  });
});
