import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startPart, type Part } from './process.js';

export interface BenchDaemon extends Part {
  readonly port: string;
}

/** The built daemon in a process and a data directory of its own. */
export async function startBenchDaemon(pools: readonly unknown[], settings: Readonly<Record<string, unknown>> = {}): Promise<BenchDaemon> {
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-bench-'));
  const config = join(home, 'config.yaml');
  await writeFile(
    config,
    stringify({
      log: { level: 'info', format: 'json' },
      limits: { open_streams: 20_000 },
      queue: { capacity: 100_000 },
      // A session lives on for its TTL: with the default of ten minutes the memory of a short run would be that of its sessions.
      sessions: { ttl_ms: 2_000 },
      ...settings,
      pools,
    }),
  );
  const command = [process.execPath, 'dist/src/app/main.js', '--listen', '127.0.0.1:0', '--data-dir', join(home, 'data'), '--config', config];
  const part = await startPart(command, (line) => /"address":"[^"]*:(\d+)"/.exec(line)?.[1]);
  await waitReady(part.firstLine);
  return {
    ...part,
    port: part.firstLine,
    stop: async () => {
      await part.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function waitReady(port: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    await answer.text();
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const llamacppPool = (upstreamPort: string): unknown => ({
  id: 'bench',
  engine: 'llamacpp',
  model: 'bench',
  replicas: [{ id: 'r0', url: `http://127.0.0.1:${upstreamPort}`, slots: 4096 }],
});
