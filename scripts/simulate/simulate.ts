import { Measures, type RunReport } from './measure/measures.js';
import type { ScenarioFile, Variant } from './scenario/scenario.js';
import { Simulation } from './world/simulation.js';

/** What came of a scenario file: a report for each run. It holds nothing that depends on the machine. */
export interface Report {
  readonly title: string;
  readonly about: string | undefined;
  readonly seed: number;
  readonly durationMs: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  readonly replicas: number;
  readonly runs: readonly RunReport[];
}

/** `onRun` hears of each run after it, with the events that the scheduler was fed. */
export function simulate({ title, about, variants }: ScenarioFile, onRun: (report: RunReport, events: number) => void = () => undefined): Report {
  const [first] = variants;
  if (first === undefined) throw new Error('A scenario file has one run at least.');
  const { seed, durationMs, warmUpMs, windowMs, pools } = first.scenario;
  const replicas = pools.reduce((sum, pool) => sum + pool.replicas.length, 0);
  const runs = variants.map((variant) => run(variant, onRun));
  return { title, about, seed, durationMs, warmUpMs, windowMs, replicas, runs };
}

function run({ name, scenario }: Variant, onRun: (report: RunReport, events: number) => void): RunReport {
  const measures = new Measures(scenario);
  const simulation = new Simulation(scenario, measures);
  simulation.run();
  const report = measures.report(name);
  onRun(report, simulation.events);
  return report;
}
