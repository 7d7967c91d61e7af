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
  /** Resolves when the process has ended, unless by `kill`, and its directory is gone. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL. What it had on its disk stays. */
  kill(): Promise<void>;
  /** After `kill`: starts it again, on its data and at its address, with this configuration. */
  again(config: object): Promise<void>;
}

/**
 * Starts the built daemon on a free port, with a directory of its own.
 *
 * It is in a process group of its own, so that Ctrl-C reaches it once, by `stop`; whatever way this process ends, the
 * daemon and its directory go with it.
 */
export async function startDaemon(config: object = CONFIG): Promise<DemoDaemon> {
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-demo-'));
  let child: ChildProcess | undefined;
  let killing = false;
  let over = (): void => undefined;
  const exited = new Promise<void>((resolve) => (over = resolve));
  const orphaned = (): void => {
    child?.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', orphaned);
  const ended = async (): Promise<void> => {
    await rm(home, { recursive: true, force: true });
    process.off('exit', orphaned);
    over();
  };
  const begin = async (address: string, settings: object): Promise<string> => {
    const file = join(home, 'config.yaml');
    await writeFile(file, stringify(settings));
    const args = ['dist/src/app/main.js', '--listen', address, '--data-dir', join(home, 'data'), '--config', file];
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true, env: withoutSettings(process.env) });
    child = started;
    started.once('close', () => {
      if (!killing) void ended();
    });
    return urlOf(started);
  };
  const url = await begin('127.0.0.1:0', config);
  return {
    url,
    exited,
    stop: async () => {
      // One that was killed has nobody who would tell that it ended.
      if (killing) await ended();
      else child?.kill('SIGTERM');
      await exited;
    },
    kill: async () => {
      killing = true;
      const gone = new Promise((resolve) => child?.once('close', resolve));
      child?.kill('SIGKILL');
      await gone;
    },
    again: async (settings) => {
      killing = false;
      await begin(new URL(url).host, settings);
    },
  };
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
