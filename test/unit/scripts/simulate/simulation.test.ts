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

/** A crowded fleet in which everything happens: refusals, retries, cancels, deadlines, failures, an outage and a drain. */
const crowd = (policy: string): string => `
duration: 5m
fleet:
  pools:
    - { id: a, model: m, replicas: 3, slots: 2, tokens_per_second: 60, queue_capacity: 20, queue_policy: ${policy}, jitter: 0.1, speed_spread: 0.1 }
    - { id: b, model: m, replicas: 2, slots: 2, tokens_per_second: 40, queue_capacity: 10, queue_policy: ${policy} }
workload:
  flows:
    - { id: people, sessions: 20, model: m, rate: 1.5, reuse: 0.5, prompt_tokens: 300, output_tokens: { lognormal: { median: 150, sigma: 0.8 } }, max_tokens: 800, deadline: 30s, cancel: { share: 0.2, after: 8s }, retry: { attempts: 3, spread: 0.5 } }
    - { id: bulk, model: m, priority: batch, rate: 1, prompt_tokens: 500, output_tokens: { geometric: { mean: 200 } }, max_tokens: 2000, deadline: 2m, expected_tokens: { spread: 0.3 } }
failures:
  random: [{ pool: a, mtbf: 3m, mttr: 20s }, { pool: b, mtbf: 15s, mttr: 4s }]
  outages: [{ pool: a, at: 2m, for: 1m }]
  drains: [{ pool: b, at: 4m, deadline: 5s, for: 1m }]
`;

/** Throws when a task has more than one fate, or something happens to it out of turn. It does so thousands of times. */
class Auditor implements Observer {
  readonly fates = new Map<string, Fate | 'open'>();
  readonly seen = new Set<string>();

  asked({ id }: SimulatedTask): void {
    this.holds(!this.fates.has(id), `${id} is asked for twice`);
    this.fates.set(id, 'open');
  }
  turnedAway(task: SimulatedTask): void {
    this.isOpen(task);
    this.seen.add('turnedAway');
  }
  admitted(task: SimulatedTask): void {
    this.isOpen(task);
  }
  moved(task: SimulatedTask): void {
    this.isOpen(task);
    this.holds(!task.running, `${task.id} is moved while it runs`);
    this.seen.add('moved');
  }
  started(task: SimulatedTask): void {
    this.isOpen(task);
    this.holds(task.confirmed, `${task.id} starts before it is durable`);
  }
  served(task: SimulatedTask, tokens: number): void {
    this.holds(tokens >= 0, `${task.id} is served ${String(tokens)} tokens`);
  }
  requeued(task: SimulatedTask): void {
    this.isOpen(task);
    this.seen.add('requeued');
  }
  slotsChanged({ running, upSlots }: { readonly running: number; readonly upSlots: number }): void {
    this.holds(running >= 0 && upSlots >= 0, 'a pool has fewer than no slots');
  }
  ended(task: SimulatedTask, fate: Fate): void {
    this.isOpen(task);
    this.fates.set(task.id, fate);
    this.seen.add(fate);
  }
  window(): void {
    this.seen.add('window');
  }

  private isOpen({ id }: SimulatedTask): void {
    this.holds(this.fates.get(id) === 'open', `${id} is ${this.fates.get(id) ?? 'unknown'} already`);
  }
  private holds(claim: boolean, otherwise: string): void {
    if (!claim) throw new Error(otherwise);
  }
}

async function only(text: string, seed?: number): Promise<Scenario> {
  const [variant] = (await scenarioOf(text, { seed })).variants;
  if (variant === undefined) throw new Error('A file has a run.');
  return variant.scenario;
}

describe('a simulated fleet', () => {
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
    const scenarios = [await only(crowd('reject')), await only(crowd('drop-lru')), await only(crowd('shed-low-priority'))];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0, 2, 500), (seed, storeMs) => {
        for (const scenario of scenarios) {
          const auditor = new Auditor();
          new Simulation({ ...scenario, seed, storeMs }, auditor).run();
          expect([...auditor.fates.values()].filter((fate) => fate === 'open')).toEqual([]);
          for (const what of auditor.seen) seen.add(what);
        }
      }),
      { numRuns: 3 },
    );
    // It says something only if these did happen.
    for (const what of ['completed', 'canceled', 'refused', 'expired_decode', 'drop_lru', 'shed_low_priority', 'drain', 'failed', 'turnedAway', 'requeued', 'moved', 'window']) expect(seen).toContain(what);
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
    const report = simulate(await loadScenario(path.join(EXAMPLES, file), { durationMs: 6_000 }));
    for (const { all } of report.runs) {
      expect(all.asked).toBeGreaterThan(0);
      expect(totalOf(all.fates)).toBe(all.asked);
    }
  });
});
