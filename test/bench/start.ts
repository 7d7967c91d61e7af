import { startBenchDaemon } from './parts/daemon.js';
import { cpuMicros, startPart, type Part } from './parts/process.js';

/**
 * What a start costs beside one of Node alone: CPU of the process with all its threads, and the time, until it says that it is up;
 * a daemon when /readyz says so. In turns, medians; the first round is not counted.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const NODE_ALONE = [process.execPath, '-e', 'console.log("up"); setInterval(() => undefined, 1e6)'];
const POOLS = [{ id: 'bench', engine: 'mock', model: 'bench', replicas: [{ id: 'r0' }] }];

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

export async function start(): Promise<void> {
  const node: Cost[] = [];
  const daemon: Cost[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const costs = [await cost(() => startPart(NODE_ALONE)), await cost(() => startBenchDaemon(POOLS))] as const;
    if (round === 0) continue;
    node.push(costs[0]);
    daemon.push(costs[1]);
  }
  const said = (costs: readonly Cost[]): string => `${median(costs.map(({ cpuMs }) => cpuMs))} ms of CPU, ${median(costs.map(({ wallMs }) => wallMs))} ms`;
  process.stdout.write(`start: Node alone ${said(node)}; orchestratord ${said(daemon)}\n`);
}

async function cost(begin: () => Promise<Part>): Promise<Cost> {
  const begun = performance.now();
  const part = await begin();
  const wallMs = Math.round(performance.now() - begun);
  const cpuMs = cpuMicros(part.pid) / 1000;
  await part.stop();
  return { cpuMs, wallMs };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
