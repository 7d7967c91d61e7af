import { Chance } from '../support/chance.js';
import { startDaemon } from '../support/daemon.js';
import { closeConnections } from '../support/http.js';
import { modelPath, startLlamaServer } from '../support/llama-server.js';
import { Clients, keyConfig, type Target } from './parts/prediction-load.js';
import { scoreOf, type Foretold, type Score } from './parts/prediction-score.js';

/**
 * How true the predictions are that a client gets in its 202: npm run bench:prediction [-- mock|llama [<seconds> [<seed>]]]
 *
 * The built daemon over HTTP, once with the mock engine (two replicas of different speed, random lengths) and once with a
 * real llama-server (LLAMA_SERVER_BIN, LLAMA_MODEL name another one). Clients with five API keys send tasks in bursts and
 * pauses of random length: a burst brings twice what the pool can do, a pause nothing, so that a queue builds up and
 * drains. Prompts and max_tokens vary by an order of magnitude, texts end by themselves, three tasks in ten are batch,
 * two in five come with a guess at their length, one in ten is canceled while it waits or runs. Deadlines are drawn so
 * that a good part is missed. Not measured: a pool whose speed changes, and the first seconds (below).
 */
const [only, seconds = '40', seed = '20260101'] = process.argv.slice(2);
const LEAST_WAIT_MS = 100;
/** First the capacity is taken with so many tasks at once, then the same load runs for so long before it counts. */
const PROBES = 160;
const WARM_UP_MS = 20_000;

interface Case {
  readonly name: string;
  readonly pool: (llamaUrl: string) => object;
  readonly target: Omit<Target, 'url'>;
  readonly llama: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  mock: {
    name: 'mock engine, 2 replicas',
    llama: false,
    target: { engine: 'mock', model: 'mock', maxTokens: [16, 32, 64, 128, 256] },
    pool: () => ({
      id: 'bench',
      engine: 'mock',
      model: 'mock',
      replicas: [
        { id: 'fast', slots: 4, tokens_per_second: 500, first_token_ms: 10, prefill_tokens_per_second: 4000, end_chance: 0.125 },
        { id: 'slow', slots: 4, tokens_per_second: 250, first_token_ms: 20, prefill_tokens_per_second: 2000, end_chance: 0.125 },
      ],
    }),
  },
  llama: {
    name: 'llama-server, 4 slots',
    llama: true,
    target: { engine: 'llamacpp', model: `file:${modelPath}`, maxTokens: [4, 8, 16, 32, 64] },
    pool: (url) => ({ id: 'bench', engine: 'llamacpp', model: `file:${modelPath}`, replicas: [{ id: 'r0', url, slots: 4 }] }),
  },
};

const percent = (share: number): string => (Number.isNaN(share) ? '-' : `${(100 * share).toFixed(1)} %`);

function row(label: string, score: Score): string {
  const cells = [
    label.padEnd(12),
    String(score.tasks).padStart(6),
    String(score.waits).padStart(6),
    percent(score.medianError).padStart(9),
    percent(score.p90Error).padStart(9),
    percent(score.covered).padStart(9),
    `${percent(score.early)} / ${percent(score.late)}`.padStart(17),
    score.brier.toFixed(3).padStart(7),
    score.brierOfMean.toFixed(3).padStart(9),
    percent(score.missed).padStart(8),
  ];
  return cells.join('  ');
}

const HEAD = ['class'.padEnd(12), ' tasks', ' waits', ' median e', '    p90 e', ' coverage', '  before / beyond', '  Brier', 'of a mean', '  missed'].join('  ');

function aims({ medianError, covered, brier }: Score): string {
  const met = (holds: boolean): string => (holds ? 'met' : 'missed');
  return `aims: median error under 15 % ${met(medianError < 0.15)}; coverage 75 to 85 % ${met(covered >= 0.75 && covered <= 0.85)}; Brier under 0.10 ${met(brier < 0.1)}`;
}

async function measure({ name, pool, target, llama }: Case): Promise<void> {
  const server = llama ? await startLlamaServer({ slots: 4, ctxPerSlot: 1024 }) : undefined;
  const daemon = await startDaemon({
    config: { auth: { keys: keyConfig }, queue: { capacity: 10_000 }, sessions: { ttl_ms: 10_000 }, pools: [pool(server?.url ?? '')] },
  });
  try {
    await ready(daemon.url);
    const clients = new Clients({ ...target, url: daemon.url }, new Chance(Number(seed)));
    const capacity = await clients.capacity(PROBES);
    // In ms, what twenty and what eight hundred tasks take.
    const deadlines = [20_000 / capacity, 800_000 / capacity] as const;
    await clients.bursts(WARM_UP_MS, capacity, deadlines);
    const refusedBefore = clients.refused.hopeless;
    const tasks = await clients.bursts(Number(seconds) * 1000, capacity, deadlines);
    report(name, capacity, deadlines, tasks, clients.refused.hopeless - refusedBefore);
  } finally {
    closeConnections();
    await daemon.stop();
    await server?.stop();
  }
}

function report(name: string, capacity: number, deadlines: readonly [number, number], tasks: readonly Foretold[], refused: number): void {
  const waits = tasks.map(({ startedMs }) => startedMs).filter((ms) => ms < Infinity).sort((a, b) => a - b);
  const wait = (share: number): string => `${Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0)} ms`;
  console.log(`\n${name}: ${capacity.toFixed(0)} tasks/s; seed ${seed}, ${seconds} s after ${PROBES} tasks and ${WARM_UP_MS / 1000} s that do not count`);
  console.log(`waits: median ${wait(0.5)}, p90 ${wait(0.9)}; deadlines ${deadlines.map((ms) => `${Math.round(ms)} ms`).join(' to ')}; ${refused} refused as hopeless (they are in no figure)`);
  console.log(`errors and coverage of waits from ${LEAST_WAIT_MS} ms on\n${HEAD}`);
  for (const priority of ['interactive', 'batch'] as const) console.log(row(priority, scoreOf(tasks.filter((task) => task.priority === priority), LEAST_WAIT_MS)));
  const all = scoreOf(tasks, LEAST_WAIT_MS);
  console.log(row('all', all));
  console.log(aims(all));
}

async function ready(url: string): Promise<void> {
  while (!(await fetch(`${url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
}

for (const [key, one] of Object.entries(CASES)) if (only === undefined || only === key) await measure(one);
