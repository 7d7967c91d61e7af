import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { totalOf } from '../../../../scripts/simulate/measure/group.js';
import { loadScenario } from '../../../../scripts/simulate/scenario/load.js';
import type { Scenario } from '../../../../scripts/simulate/scenario/scenario.js';
import { simulate } from '../../../../scripts/simulate/simulate.js';
import type { Observer } from '../../../../scripts/simulate/world/observer.js';
import { Simulation } from '../../../../scripts/simulate/world/simulation.js';
import type { Fate, SimulatedTask } from '../../../../scripts/simulate/world/task.js';
import { scenarioOf } from './support.js';

const EXAMPLES = path.resolve('examples/simulate');

/** One slot that serves one a second in the mean, and clients at six tenths of that. */
const oneServer = (output: string): string => `
duration: 8h
warm_up: 15m
store: 0
fleet:
  pools:
    - { id: one, model: m, replicas: 1, tokens_per_second: 60, first_token_ms: 0, prefill_tokens_per_second: 10000000, queue_capacity: 100000 }
workload:
  flows:
    - { id: all, model: m, rate: 0.6, prompt_tokens: 1, output_tokens: ${output}, max_tokens: 2000, expected_tokens: exact, deadline: 10d }
`;

/** A crowded fleet in which everything happens: refusals, retries, cancels, deadlines, failures, an outage and a drain. */
const crowd = (policy: string): string => `
duration: 6m
fleet:
  pools:
    - { id: a, model: m, replicas: 3, slots: 2, tokens_per_second: 60, queue_capacity: 20, queue_policy: ${policy}, jitter: 0.1, speed_spread: 0.1 }
    - { id: b, model: m, replicas: 2, slots: 2, tokens_per_second: 40, queue_capacity: 10, queue_policy: ${policy} }
workload:
  flows:
    - { id: people, sessions: 20, model: m, rate: 1.5, reuse: 0.5, prompt_tokens: 300, output_tokens: { lognormal: { median: 150, sigma: 0.8 } }, max_tokens: 800, deadline: 30s, cancel: { share: 0.2, after: 8s }, retry: { attempts: 3, spread: 0.5 } }
    - { id: bulk, model: m, priority: batch, rate: 1, prompt_tokens: 500, output_tokens: { geometric: { mean: 200 } }, max_tokens: 2000, deadline: 2m, expected_tokens: { spread: 0.3 } }
failures:
  random: [{ pool: a, mtbf: 3m, mttr: 20s }, { pool: b, mtbf: 2m, mttr: 40s }]
  outages: [{ pool: a, at: 2m, for: 1m }]
  drains: [{ pool: b, at: 4m, deadline: 5s, for: 1m }]
`;

/** Fails when a task has more than one fate, or something happens to it out of turn. */
class Auditor implements Observer {
  readonly fates = new Map<string, Fate | 'open'>();
  readonly seen = new Set<string>();

  asked({ id }: SimulatedTask): void {
    expect(this.fates.has(id)).toBe(false);
    this.fates.set(id, 'open');
  }
  turnedAway({ id }: SimulatedTask): void {
    expect(this.fates.get(id)).toBe('open');
    this.seen.add('turnedAway');
  }
  admitted({ id }: SimulatedTask): void {
    expect(this.fates.get(id)).toBe('open');
  }
  moved({ id, attempt }: SimulatedTask): void {
    expect(this.fates.get(id)).toBe('open');
    expect(attempt).toBeUndefined();
    this.seen.add('moved');
  }
  started({ id, confirmed }: SimulatedTask): void {
    expect(this.fates.get(id)).toBe('open');
    expect(confirmed).toBe(true);
  }
  served(_: SimulatedTask, tokens: number): void {
    expect(tokens).toBeGreaterThanOrEqual(0);
  }
  requeued({ id }: SimulatedTask): void {
    expect(this.fates.get(id)).toBe('open');
    this.seen.add('requeued');
  }
  slotsChanged({ running, upSlots }: { readonly running: number; readonly upSlots: number }): void {
    expect(running).toBeGreaterThanOrEqual(0);
    expect(upSlots).toBeGreaterThanOrEqual(0);
  }
  ended({ id }: SimulatedTask, fate: Fate): void {
    expect(this.fates.get(id)).toBe('open');
    this.fates.set(id, fate);
    this.seen.add(fate);
  }
  window(): void {
    this.seen.add('window');
  }
}

async function only(text: string, seed?: number): Promise<Scenario> {
  const [variant] = (await scenarioOf(text, { seed })).variants;
  if (variant === undefined) throw new Error('A file has a run.');
  return variant.scenario;
}

describe('a simulated fleet', () => {
  test.each([
    ['exponential', '{ geometric: { mean: 61 } }', (rho: number) => rho / (1 - rho)],
    ['equal', '61', (rho: number) => rho / (2 * (1 - rho))],
  ])('one slot with Poisson clients and %s service waits as theory has it', async (_, output, factor) => {
    const report = simulate(await scenarioOf(oneServer(output)));
    const wait = report.runs[0]?.all.wait;
    // The theory for the load that there was: a run of finite length has a little more or less than 0.6.
    const rho = report.runs[0]?.pools[0]?.utilisation ?? NaN;
    expect(rho).toBeCloseTo(0.6, 1);
    expect((wait?.mean ?? NaN) / (1000 * factor(rho))).toBeGreaterThan(0.94);
    expect((wait?.mean ?? NaN) / (1000 * factor(rho))).toBeLessThan(1.06);
  });

  test('the same seed gives the same report, another seed another', async () => {
    const text = crowd('reject');
    const [one, same, other] = [await scenarioOf(text), await scenarioOf(text), await scenarioOf(text, { seed: 2 })].map((file) => simulate(file));
    expect(same).toEqual(one);
    expect(other?.runs).not.toEqual(one?.runs);
  });

  test('compared runs meet the same clients', async () => {
    const { runs } = simulate(await scenarioOf(`${crowd('reject')}\ncompare:\n  - { name: usual }\n  - { name: wide, set: { fleet.pools.*.queue_capacity: 500 } }`));
    const [usual, wide] = runs;
    expect(wide?.all.asked).toBe(usual?.all.asked);
    expect(wide?.timeline.asked).toEqual(usual?.timeline.asked);
    expect(wide?.turnedAway).not.toEqual(usual?.turnedAway);
  });

  test('each task that was asked for has exactly one fate, whatever breaks', async () => {
    const seen = new Set<string>();
    const scenarios = { reject: await only(crowd('reject')), 'drop-lru': await only(crowd('drop-lru')), 'shed-low-priority': await only(crowd('shed-low-priority')) };
    fc.assert(
      fc.property(fc.constantFrom('reject', 'drop-lru', 'shed-low-priority'), fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0, 2, 500), (policy, seed, storeMs) => {
        const auditor = new Auditor();
        new Simulation({ ...scenarios[policy], seed, storeMs }, auditor).run();
        expect([...auditor.fates.values()].filter((fate) => fate === 'open')).toEqual([]);
        for (const what of auditor.seen) seen.add(what);
      }),
      { numRuns: 6 },
    );
    // It says something only if these did happen.
    for (const what of ['completed', 'canceled', 'refused', 'expired_decode', 'turnedAway', 'requeued', 'window']) expect(seen).toContain(what);
  });

  test('the figures of a report add up', async () => {
    const [run] = simulate(await scenarioOf(crowd('reject'))).runs;
    if (run === undefined) throw new Error('A report has a run.');
    expect(totalOf(run.all.fates)).toBe(run.all.asked);
    for (const part of [run.classes, run.flows]) {
      expect(part.reduce((sum, { asked }) => sum + asked, 0)).toBe(run.all.asked);
      expect(part.reduce((sum, { fates }) => sum + totalOf(fates), 0)).toBe(run.all.asked);
      expect(part.reduce((sum, { started }) => sum + started, 0)).toBe(run.all.started);
    }
    for (const { utilisation, availability } of run.pools) {
      expect(utilisation).toBeGreaterThan(0.3);
      expect(utilisation).toBeLessThanOrEqual(1);
      expect(availability).toBeLessThan(1);
    }
    expect(run.timeline.waiting.interactive.at(-1)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...run.timeline.waiting.interactive, ...run.timeline.waiting.batch)).toBeGreaterThanOrEqual(0);
  });

  test('a client that does not come back is refused for good; one that does may get in', async () => {
    const text = crowd('reject');
    const patient = simulate(await scenarioOf(text)).runs[0];
    const curt = simulate(await scenarioOf(text.replace('retry: { attempts: 3, spread: 0.5 }', 'retry: give_up'))).runs[0];
    expect(curt?.retries).toEqual({ made: 0, admitted: 0 });
    expect(patient?.retries.made).toBeGreaterThan(0);
    expect(patient?.retries.admitted).toBeGreaterThan(0);
  });

  test('a replica that is down does no work, and a pool without one does none at all', async () => {
    const text = crowd('reject').replace(/failures:[^]*/, 'failures: { outages: [{ pool: a, at: 0h, for: 1h }] }');
    const [run] = simulate(await scenarioOf(text)).runs;
    expect(run?.pools[0]).toMatchObject({ name: 'a', utilisation: 0, availability: 0 });
    expect(run?.pools[1]?.utilisation).toBeGreaterThan(0.5);
  });

  test.each(readdirSync(EXAMPLES))('the example %s runs', async (file) => {
    const report = simulate(await loadScenario(path.join(EXAMPLES, file), { durationMs: 20_000 }));
    for (const { all } of report.runs) {
      expect(all.asked).toBeGreaterThan(0);
      expect(totalOf(all.fates)).toBe(all.asked);
    }
  });
});
