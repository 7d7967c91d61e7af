import { startBenchDaemon, llamacppPool } from './parts/daemon.js';
import { cpuMicros, runPart, startPart } from './parts/process.js';

/**
 * What relaying a token costs beside a plain byte pipe to the same upstream: CPU of the relay's process, all threads, per
 * token, in interleaved rounds. Not measured: the clients, the upstream, latency.
 */
const tsx = (file: string, ...args: string[]): string[] => [process.execPath, '--import', 'tsx', `test/bench/parts/${file}`, ...args];

interface Case {
  readonly name: string;
  readonly rate: number;
  readonly streams: number;
  readonly tokens: number;
}

const CASES: readonly Case[] = [
  { name: '200 streams of 50 tokens/s', rate: 50, streams: 200, tokens: 400 },
  { name: 'as fast as it goes, 20 streams', rate: 0, streams: 20, tokens: 10_000 },
];
/** streams.coalesce_ms of a second daemon, which is measured beside the first. */
const HELD_MS = Number(process.env['BENCH_COALESCE_MS'] ?? 20);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);

export async function relay(): Promise<void> {
  for (const wanted of CASES) {
    const upstream = await startPart(tsx('upstream.ts', String(wanted.rate)));
    const pipe = await startPart(tsx('pipe.ts', upstream.firstLine));
    const daemon = await startBenchDaemon([llamacppPool(upstream.firstLine)]);
    const holding = await startBenchDaemon([llamacppPool(upstream.firstLine)], { streams: { coalesce_ms: HELD_MS } });
    const micros: Record<'pipe' | 'daemon' | 'holding', number[]> = { pipe: [], daemon: [], holding: [] };
    for (let round = 0; round < ROUNDS; round++) {
      micros.pipe.push(await perToken('pipe', pipe.pid, pipe.firstLine, wanted));
      micros.daemon.push(await perToken('daemon', daemon.pid, daemon.port, wanted));
      micros.holding.push(await perToken('daemon', holding.pid, holding.port, wanted));
    }
    const [a, b, c] = [median(micros.pipe), median(micros.daemon), median(micros.holding)];
    process.stdout.write(
      `relay, ${wanted.name}: byte pipe ${a.toFixed(1)} µs/token, orchestratord ${b.toFixed(1)} µs/token, ratio ${(b / a).toFixed(2)}` +
        `  (rounds: ${micros.daemon.map((value, at) => (value / (micros.pipe[at] ?? value)).toFixed(2)).join(', ')})\n` +
        `  with frames held for ${HELD_MS} ms: ${c.toFixed(1)} µs/token, ${(c / b).toFixed(2)} of that without\n`,
    );
    await Promise.all([upstream.stop(), pipe.stop(), daemon.stop(), holding.stop()]);
  }
}

async function perToken(kind: 'pipe' | 'daemon', pid: number, port: string, { streams, tokens }: Case): Promise<number> {
  const before = cpuMicros(pid);
  const result = await runPart(tsx('readers.ts', kind, port, String(streams), String(tokens)));
  const { tokens: read, errors } = JSON.parse(result) as { tokens: number; errors: number };
  if (read !== streams * tokens || errors > 0) throw new Error(`${kind}: ${read} of ${streams * tokens} tokens came, ${errors} errors`);
  return (cpuMicros(pid) - before) / read;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
