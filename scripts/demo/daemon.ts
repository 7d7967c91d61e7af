import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';

/** Two pools that pretend: one with two slots, one slow with a single slot, so that a queue forms where a person can see it. */
export const DEMO_CONFIG = {
  log: { level: 'info', format: 'json' },
  pools: [
    {
      id: 'swift',
      engine: 'mock',
      model: 'haiku',
      replicas: [{ id: 's0', slots: 2, tokens_per_second: 30, first_token_ms: 150, ctx_max: 8192 }],
    },
    {
      id: 'steady',
      engine: 'mock',
      model: 'haiku',
      replicas: [{ id: 't0', slots: 1, tokens_per_second: 18, first_token_ms: 300, ctx_max: 8192 }],
    },
  ],
} as const;

export interface DemoDaemon {
  readonly url: string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built daemon on a free port with a data directory of its own, which goes when it stops. */
export async function startDaemon(): Promise<DemoDaemon> {
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-demo-'));
  const config = join(home, 'config.yaml');
  await writeFile(config, stringify(DEMO_CONFIG));
  const args = ['dist/src/app/main.js', '--listen', '127.0.0.1:0', '--data-dir', join(home, 'data'), '--config', config];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => void rm(home, { recursive: true, force: true }).then(resolve));
  });
  const url = await urlOf(child);
  return {
    url,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The daemon ended with status ${code ?? 'of a signal'} before it listened; its words stand above.`)));
    if (child.stdout === null) throw new Error('The daemon has no standard output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /"address":"([^"]+)"/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
}
