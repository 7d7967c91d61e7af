import { Drift } from '../../../../../src/domain/scheduling/prediction/drift.js';
import { Chance } from '../../../../support/chance.js';

/** Samples until the step is seen, of measured over expected ones around `factor`; and what it was taken to be. */
function seenAfter(factor: number, spread: number, seed = 5): { readonly samples: number; readonly factor: number; readonly weight: number } {
  const chance = new Chance(seed);
  const drift = new Drift();
  const noisy = (): number => 1 + spread * Math.sqrt(3) * chance.between(-1, 1);
  for (let i = 0; i < 500; i++) expect(drift.add(noisy(), 1)).toBeUndefined();
  for (let samples = 1; samples <= 1000; samples++) {
    const step = drift.add(factor * noisy(), 1);
    if (step !== undefined) return { samples, ...step };
  }
  return { samples: Infinity, factor: 1, weight: 0 };
}

describe('a step of a speed', () => {
  test.each([0.5, 0.7, 1.5, 2, 10])('to %d times what it was is seen within a dozen attempts of an even engine, and how large it is', (factor) => {
    const step = seenAfter(factor, 0.1);
    expect(step.samples).toBeLessThanOrEqual(12);
    expect(step.factor / factor).toBeGreaterThan(0.9);
    expect(step.factor / factor).toBeLessThan(1.1);
    expect(step.weight).toBeLessThanOrEqual(step.samples + 3);
  });

  test('of an erratic engine takes more attempts, and is seen', () => {
    const { samples, factor } = seenAfter(2, 0.4);
    expect(samples).toBeGreaterThan(3);
    expect(samples).toBeLessThan(40);
    expect(factor).toBeGreaterThan(1.6);
    expect(factor).toBeLessThan(2.4);
  });

  test('that is small is left to the averages', () => {
    expect(seenAfter(1.05, 0.2).samples).toBe(Infinity);
  });

  test('is more than one attempt that something held up', () => {
    const drift = new Drift();
    for (let i = 0; i < 1000; i++) expect(drift.add(i % 50 === 49 ? 20 : 1, 1)).toBeUndefined();
  });

  test('is told once: what comes after it is measured against the new speed', () => {
    const drift = new Drift();
    let steps = 0;
    let speed = 1;
    for (let i = 0; i < 200; i++) {
      const step = drift.add(3, speed);
      if (step === undefined) continue;
      speed *= step.factor;
      steps += 1;
    }
    expect(steps).toBe(1);
    expect(speed).toBeCloseTo(3);
  });

  test('is not seen in attempts that say next to nothing', () => {
    const drift = new Drift();
    for (let i = 0; i < 100; i++) expect(drift.add(3, 1, 0.001)).toBeUndefined();
  });
});
