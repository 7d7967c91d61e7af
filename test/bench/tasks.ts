import { llamacppPool, startBenchDaemon } from './parts/daemon.js';
import { cpuMicros, residentBytes, runPart, startPart } from './parts/process.js';

/**
 * What a task of one token costs (POST and stream, durable; with its transcript and without), beside a byte pipe's request to the
 * same upstream; the time to its first token, one client at a time; and the daemon's memory after many of them.
 */
const tsx = (file: string, ...args: string[]): string[] => [process.execPath, '--import', 'tsx', `test/bench/parts/${file}`, ...args];
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const COUNT = Number(process.env['BENCH_TASKS'] ?? 2_000);
const FIRST_TOKEN_TURNS = Number(process.env['BENCH_FIRST_TOKEN_TURNS'] ?? 5);
const FIRST_TOKENS_A_TURN = 100;
const MEMORY_TASKS = Number(process.env['BENCH_MEMORY_TASKS'] ?? 20_000);

interface Result {
  readonly done: number;
  readonly errors: number;
  readonly firstTokenMs: number;
}

async function load(kind: 'pipe' | 'daemon', port: string, count: number, parallel: number): Promise<Result> {
  const result = JSON.parse(await runPart(tsx('tasks.ts', kind, port, String(count), String(parallel)))) as Result;
  if (result.done !== count || result.errors > 0) throw new Error(`${kind}: ${result.done} of ${count} tasks were done, ${result.errors} errors`);
  return result;
}

export async function tasks(): Promise<void> {
  const upstream = await startPart(tsx('upstream.ts', '0'));
  const pipe = await startPart(tsx('pipe.ts', upstream.firstLine));
  const daemon = await startBenchDaemon([llamacppPool(upstream.firstLine)]);
  const bare = await startBenchDaemon([llamacppPool(upstream.firstLine)], { transcripts: { store: false } });
  const loads = [
    { kind: 'pipe', part: pipe, port: pipe.firstLine, costs: [] as number[] },
    { kind: 'daemon', part: daemon, port: daemon.port, costs: [] as number[] },
    { kind: 'daemon', part: bare, port: bare.port, costs: [] as number[] },
  ] as const;
  for (const { kind, port } of loads) await load(kind, port, 500, 8);
  await transcribed(daemon.port);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { kind, part, port, costs } of loads) {
      const before = cpuMicros(part.pid);
      await load(kind, port, COUNT, 8);
      if (part === daemon) await transcribed(port);
      costs.push((cpuMicros(part.pid) - before) / COUNT);
    }
  }
  const [a = NaN, b = NaN, c = NaN] = loads.map(({ costs }) => median(costs));
  print(`a task of one token, durable: byte pipe ${a.toFixed(0)} µs CPU, orchestratord ${b.toFixed(0)} µs CPU, ratio ${(b / a).toFixed(2)}; without its transcript ${c.toFixed(0)} µs CPU, ratio ${(c / a).toFixed(2)}`);
  await bare.stop();
  await firstTokens(upstream.firstLine, pipe.firstLine, daemon.port);
  await memory(daemon.pid, daemon.port);
  await Promise.all([upstream.stop(), pipe.stop(), daemon.stop()]);
}

/**
 * In turns, because a machine's mood lasts longer than a turn. The pipe stands for what any process in between adds: where two ms are
 * more than the machine itself can keep, the pipe shows it.
 */
async function firstTokens(upstream: string, pipe: string, daemon: string): Promise<void> {
  const ways = [
    { kind: 'pipe', port: upstream, ms: [] as number[] },
    { kind: 'pipe', port: pipe, ms: [] as number[] },
    { kind: 'daemon', port: daemon, ms: [] as number[] },
  ] as const;
  for (let turn = 0; turn < FIRST_TOKEN_TURNS; turn++) {
    for (const { kind, port, ms } of ways) ms.push((await load(kind, port, FIRST_TOKENS_A_TURN, 1)).firstTokenMs);
  }
  const [direct, piped, through] = ways.map(({ ms }) => ms);
  if (direct === undefined || piped === undefined || through === undefined) return;
  const added = (way: readonly number[]): number => median(way.map((ms, turn) => ms - (direct[turn] ?? NaN)));
  print(
    `time to first token, one client, medians of ${FIRST_TOKEN_TURNS} turns: the engine's own ${median(direct).toFixed(2)} ms, through the byte pipe ` +
      `${median(piped).toFixed(2)} ms (added ${added(piped).toFixed(2)}), through orchestratord ${median(through).toFixed(2)} ms, added ${added(through).toFixed(2)} ms`,
  );
}

/** Resolves when the transcript of the newest task is there. */
async function transcribed(port: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/tasks?limit=1`);
    const { tasks: [newest] } = (await answer.json()) as { tasks: { trace_id?: string }[] };
    if (newest?.trace_id !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function memory(pid: number, port: string): Promise<void> {
  await load('daemon', port, MEMORY_TASKS, 8);
  const first = residentBytes(pid);
  await load('daemon', port, MEMORY_TASKS, 8);
  const second = residentBytes(pid);
  print(`memory after ${MEMORY_TASKS} more tasks: ${mib(first)} MiB, after ${2 * MEMORY_TASKS}: ${mib(second)} MiB, ratio ${(second / first).toFixed(2)}`);
}

const IDLE_STREAMS = Number(process.env['BENCH_IDLE_STREAMS'] ?? 10_000);

/** Memory of the daemon with many readers that wait. */
export async function idleStreams(): Promise<void> {
  const daemon = await startBenchDaemon([
    { id: 'idle', engine: 'mock', model: 'idle', replicas: [{ id: 'm0', slots: 1, tokens_per_second: 0.05, first_token_ms: 100, ctx_max: 8192 }] },
  ]);
  const before = residentBytes(daemon.pid);
  const readers = await startPart(tsx('idle-streams.ts', daemon.port, String(IDLE_STREAMS)));
  const { held, lost } = JSON.parse(readers.firstLine) as { held: number; lost: number };
  const after = residentBytes(daemon.pid);
  print(`${held} idle streams: ${mib(after)} MiB resident (${mib(before)} before), ${((after - before) / held / 1024).toFixed(1)} KiB each, ${lost} lost`);
  await readers.stop();
  await daemon.stop();
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? NaN;
