import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { Brake } from './brake.js';

/** One pool of two replicas, r0 and r1, one of which can be made to die. Owner of their processes. */
export interface Fleet {
  /** In a few words, what the replicas are. */
  readonly kind: string;
  /** The engine of tasks for it. */
  readonly engine: 'llamacpp' | 'mock';
  /** How long a text is: so that it is not made at once, however busy the machine is. */
  readonly tokens: number;
  /** The daemon's configuration, at its first start and when it starts again. */
  readonly config: object;
  readonly configAgain: object;
  /** Kills the replica. Undefined: it dies by itself, as it was configured to. */
  readonly kill: ((replicaId: string) => void) | undefined;
  /** Starts again what was killed. */
  restore(): Promise<void>;
  /** From now on so slowly that a person can read along, which takes being told of what came. */
  slowDown(): void;
  came(tokens: number): void;
  /** From now on as fast as they can. */
  release(): void;
  stop(): void;
}

/** Tokens that are read before something dies. */
export const DIES_AFTER = 55;
/** So that a person can read along. */
const TOKENS_PER_SECOND = 50;
const READY_WITHIN_MS = 60_000;

/** Two real llama-servers where there is one on this machine, else two mock engines, of which one is told to break off. */
export async function startFleet(): Promise<Fleet> {
  const binary = process.env['LLAMA_SERVER_BIN'] ?? onPath('llama-server') ?? resolve('../shared/engines/llama-server');
  const model = process.env['LLAMA_MODEL'] ?? resolve('../shared/models/tiny-llama.gguf');
  return existsSync(binary) && existsSync(model) ? startLlamas(binary, model) : mocks();
}

async function startLlamas(binary: string, model: string): Promise<Fleet> {
  const servers = await Promise.all([launch(binary, model), launch(binary, model)]);
  const stop = (): void => {
    brake.release();
    for (const { child } of servers) signal(child, 'SIGKILL');
  };
  process.once('exit', stop);
  const brake = new Brake((name) => {
    for (const { child } of servers) signal(child, name);
  }, TOKENS_PER_SECOND);
  await Promise.all(servers.map(({ url, child }) => ready(url, child)));
  const replicas = servers.map(({ url }, at) => ({ id: `r${String(at)}`, url, slots: 1 }));
  const config = configOf({ id: 'haiku', engine: 'llamacpp', model: 'haiku', probe_interval_ms: 200, replicas });
  return {
    kind: 'two real llama.cpp servers',
    engine: 'llamacpp',
    tokens: 1_500,
    config,
    configAgain: config,
    kill: (replicaId) => {
      const server = servers[Number(replicaId.slice(1))];
      if (server !== undefined) signal(server.child, 'SIGKILL');
    },
    restore: async () => {
      for (const server of servers) {
        if (server.child.signalCode === null) continue;
        server.child = begin(binary, model, server.port);
        await ready(server.url, server.child);
      }
    },
    slowDown: () => brake.begin(),
    came: (tokens) => brake.came(tokens),
    release: () => brake.release(),
    stop,
  };
}

function mocks(): Fleet {
  const speed = { slots: 1, tokens_per_second: TOKENS_PER_SECOND, first_token_ms: 100, end_chance: 0 };
  const pool = (faults: object): object =>
    configOf({ id: 'haiku', engine: 'mock', model: 'haiku', replicas: [{ id: 'r0', ...speed, ...faults }, { id: 'r1', ...speed }] });
  const nothing = (): void => undefined;
  return {
    kind: 'two mock engines: there is no llama-server here',
    engine: 'mock',
    tokens: 150,
    config: pool({ faults: { die_after_tokens: DIES_AFTER, attempts: 1 } }),
    configAgain: pool({}),
    kill: undefined,
    restore: () => Promise.resolve(),
    slowDown: nothing,
    came: nothing,
    release: nothing,
    stop: nothing,
  };
}

const configOf = (pool: object): object => ({ log: { level: 'info', format: 'json' }, shutdown: { deadline_ms: 200 }, pools: [pool] });

interface Server {
  readonly url: string;
  readonly port: number;
  child: ChildProcess;
}

async function launch(binary: string, model: string): Promise<Server> {
  const port = await freePort();
  return { url: `http://127.0.0.1:${String(port)}`, port, child: begin(binary, model, port) };
}

function begin(binary: string, model: string, port: number): ChildProcess {
  const args = ['-m', model, '--host', '127.0.0.1', '--port', String(port), '-c', '2048', '-np', '1', '-t', '1', '--slots'];
  // A wrapper that obeys LLAMA_SERVER_BIN would call itself for ever if it were that one.
  const { LLAMA_SERVER_BIN: _own, ...env } = process.env;
  // A process group of its own: Ctrl-C does not reach it, and a signal reaches what a wrapper started.
  return spawn(binary, args, { stdio: 'ignore', detached: true, env });
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok === true) return;
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('llama-server did not become ready. Run it by hand to see why, or unset LLAMA_SERVER_BIN.');
    await new Promise((wake) => setTimeout(wake, 30));
  }
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}

function onPath(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
