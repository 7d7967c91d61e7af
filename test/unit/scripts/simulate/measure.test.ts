import { Area } from '../../../../scripts/simulate/measure/area.js';
import { Fairness } from '../../../../scripts/simulate/measure/fairness.js';
import { Histogram } from '../../../../scripts/simulate/measure/histogram.js';
import { Random } from '../../../../scripts/simulate/random.js';
import type { FlowPlan } from '../../../../scripts/simulate/scenario/scenario.js';
import { FlowSource, type SimulatedTask } from '../../../../scripts/simulate/world/task.js';

function source(key: string, weight: number): FlowSource {
  const plan: FlowPlan = {
    id: key,
    sharer: { kind: 'key', key },
    weight,
    priority: 'interactive',
    engine: 'mock',
    modelRef: 'm',
    placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true },
    rate: { perSecond: 1, fromMs: 0, untilMs: Infinity, curve: [], periodMs: 86_400_000, bursts: [] },
    promptTokens: { kind: 'fixed', value: 1 },
    outputTokens: { kind: 'fixed', value: 9 },
    maxTokens: { kind: 'fixed', value: 100 },
    expected: { kind: 'none' },
    deadlineMs: 1000,
    cancel: { share: 0, afterMs: 1 },
    retry: { attempts: 0, spread: 0 },
    reuse: 0,
  };
  return new FlowSource(0, plan, new Random(1, key));
}

const task = (key: string, weight: number): SimulatedTask => source(key, weight).make(0, true);

/** Each flow waits all the time and is served so many tokens in each window. */
function served(windows: readonly Readonly<Record<string, number>>[], weights: Readonly<Record<string, number>>): Fairness {
  const fairness = new Fairness(0);
  const tasks = Object.entries(weights).map(([key, weight]) => task(key, weight));
  for (const one of tasks) {
    fairness.enter(one, 'p', 0);
    fairness.enter(one, 'p', 0);
  }
  windows.forEach((tokens, index) => {
    for (const one of tasks) {
      fairness.enter(one, 'p', index + 0.5);
      fairness.leave(one, 'p');
      fairness.served(one, 'p', tokens[one.plan.id] ?? 0);
    }
    fairness.window(index + 1);
  });
  return fairness;
}

describe('what is measured', () => {
  test('quantiles of a histogram are right within 1 percent', () => {
    const histogram = new Histogram(0.5);
    const random = new Random(2, 'values');
    const values = Array.from({ length: 20_000 }, () => random.exponential(5000));
    for (const value of values) histogram.add(value);
    values.sort((a, b) => a - b);
    for (const q of [0.01, 0.5, 0.9, 0.99]) {
      const exact = values[Math.ceil(q * values.length) - 1] ?? NaN;
      expect(Math.abs((histogram.quantile(q) ?? NaN) / exact - 1)).toBeLessThan(0.0125);
    }
    expect(histogram.shareAbove(5000)).toBeCloseTo(Math.exp(-1), 1);
    expect(histogram.max).toBe(values.at(-1));
    expect(new Histogram(1).quantile(0.5)).toBeUndefined();
  });

  test('an area counts only what lies between its bounds', () => {
    const area = new Area(10, 20);
    area.set(4, 5);
    area.set(2, 15);
    expect(area.at(30)).toBe(4 * 5 + 2 * 5);
  });

  test('served by weight is an index of 1 without a deficit', () => {
    const report = served([{ a: 100, b: 300 }, { a: 200, b: 600 }], { a: 1, b: 3 }).report();
    expect(report).toMatchObject({ windows: 2, jain: 1, largestDeficit: 0 });
  });

  test('one who gets all leaves an index of 1/n, and the others behind by their shares, added up over windows', () => {
    const report = served([{ a: 400 }, { a: 400 }], { a: 1, b: 1 }).report();
    expect(report).toMatchObject({ windows: 2, jain: 0.5, worstJain: 0.5, largestDeficit: 400 });
    expect(report.deficitOf).toContain('key:b');
  });

  test('a deficit that was made good is not held against anybody later', () => {
    const report = served([{ a: 400 }, { b: 400 }, { a: 400 }], { a: 1, b: 1 }).report();
    expect(report.largestDeficit).toBe(200);
  });

  test('who had nothing waiting for a while has no claim in that window', () => {
    const fairness = new Fairness(0);
    const [a, b] = [task('a', 1), task('b', 1)];
    fairness.enter(a, 'p', 0);
    fairness.enter(a, 'p', 0);
    fairness.enter(b, 'p', 5);
    fairness.leave(a, 'p');
    fairness.served(a, 'p', 1000);
    fairness.window(10);
    expect(fairness.report().windows).toBe(0);
  });
});
