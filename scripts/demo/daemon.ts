import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';

/** Two pools that pretend: one with two slots, one slow with a single slot, so that a queue forms where a person can see it. */
const CONFIG = {
  log: { level: 'info', format: 'json' },
  // Who stops the demo does not wait for what it still writes.
  shutdown: { deadline_ms: 200 },
  pools: [
    { id: 'swift', engine: 'mock', model: 'haiku', replicas: [{ id: 's0', slots: 2, tokens_per_second: 30, first_token_ms: 150 }] },
    { id: 'steady', engine: 'mock', model: 'haiku', replicas: [{ id: 't0', slots: 1, tokens_per_second: 18, first_token_ms: 300 }] },
  ],
} as const;

export const SLOTS = CONFIG.pools.reduce((sum, { replicas }) => sum + replicas.reduce((slots, replica) => slots + replica.slots, 0), 0);

export interface DemoDaemon {
  readonly url: string;
  /** Resolves when the process has ended and its directory is gone. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the built daemon on a free port, with a directory of its own.
 *
 * It is in a process group of its own, so that Ctrl-C reaches it once, by `stop`; whatever way this process ends, the
 * daemon and its directory go with it.
 */
export async function startDaemon(): Promise<DemoDaemon> {
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-demo-'));
  const config = join(home, 'config.yaml');
  await writeFile(config, stringify(CONFIG));
  const args = ['dist/src/app/main.js', '--listen', '127.0.0.1:0', '--data-dir', join(home, 'data'), '--config', config];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true, env: withoutSettings(process.env) });
  const orphaned = (): void => {
    child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', orphaned);
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      void rm(home, { recursive: true, force: true }).then(() => {
        process.off('exit', orphaned);
        resolve();
      });
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  return { url: await urlOf(child), exited, stop };
}

/** The demo's daemon is told by its file alone. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ORCHD_')));
}

function urlOf(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`The daemon ended before it listened. It said:\n${lines.join('\n')}`)));
    if (child.stdout === null) throw new Error('The daemon has no standard output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (lines.length < 100) lines.push(line);
      const match = /"address":"([^"]+)"/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
}
