import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATIENCE_MS } from './patience.js';

/**
 * A real llama-server for tests. LLAMA_SERVER_BIN and LLAMA_MODEL (any GGUF) name another one than the default pair in
 * ../shared. Tests that need it run when it is found and are skipped, with the reason in their name, when it is not;
 * REQUIRE_REAL_LLAMA=1 makes a missing one a failure.
 */
export interface LlamaServer {
  readonly url: string;
  readonly slots: number;
  /** Such as SIGSTOP, to hold it where it stands. */
  signal(signal: NodeJS.Signals): void;
  /** Idempotent. */
  stop(): Promise<void>;
}

export interface LlamaServerOptions {
  /** Default 4. */
  readonly slots?: number;
  /** Tokens of one slot. Default 2048. */
  readonly ctxPerSlot?: number;
  /** Default a free one. Of one that died, another server can come up in its place at once. */
  readonly port?: number;
  /** More of llama-server's own arguments. */
  readonly args?: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = process.env['LLAMA_SERVER_BIN'] ?? join(root, '../shared/engines/llama-server');
export const modelPath = process.env['LLAMA_MODEL'] ?? join(root, '../shared/models/tiny-llama.gguf');

/** Why no real llama-server can be started, or nothing. */
export const missing = [
  ...(existsSync(binary) ? [] : [`no llama-server at ${binary}: set LLAMA_SERVER_BIN`]),
  ...(existsSync(modelPath) ? [] : [`no model at ${modelPath}: set LLAMA_MODEL to any GGUF file`]),
].join('; ');

/** Like `describe`, for what needs a real llama-server. */
export function describeWithLlama(name: string, body: () => void): void {
  if (missing === '') describe(name, body);
  else if (process.env['REQUIRE_REAL_LLAMA'] === '1') {
    test(name, () => {
      throw new Error(`REQUIRE_REAL_LLAMA=1, but ${missing}`);
    });
  } else {
    // Jest prints no word of a skipped group.
    process.stderr.write(`Skipped: ${name}: ${missing}.\n`);
    describe.skip(`${name} (skipped: ${missing})`, body);
  }
}

const LOOK_EVERY_MS = 15;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export async function startLlamaServer(options: LlamaServerOptions = {}): Promise<LlamaServer> {
  const { slots = 4, ctxPerSlot = 2048, args = [] } = options;
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = launch([
    ...['-m', modelPath, '--host', '127.0.0.1', '--port', String(port)],
    ...['-c', String(slots * ctxPerSlot), '-np', String(slots), '-t', '1', '--slots', '--metrics', ...args],
  ]);
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await healthy(url))) {
    const { exit } = server;
    if (exit !== undefined || performance.now() > deadline) {
      await server.stop();
      throw new Error(`llama-server ${exit === undefined ? 'was not ready in time' : `ended with ${exit}`}:\n${server.output()}`);
    }
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
  return { url, slots, signal: server.signal, stop: server.stop };
}

/** Starts it and does not wait: for looking at a server that is still loading. */
export function launch(args: readonly string[]): {
  readonly exit: string | undefined;
  output(): string;
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
} {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let tail = '';
  let exit: string | undefined;
  const keep = (data: Buffer): void => {
    tail = (tail + data.toString()).slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = new Promise<void>((done) => {
    child.once('error', (error) => {
      exit = error.message;
      running.delete(child);
      done();
    });
    child.once('exit', (code, signal) => {
      exit = String(signal ?? code);
      running.delete(child);
      done();
    });
  });
  return {
    get exit() {
      return exit;
    },
    output: () => tail,
    signal: (signal) => child.kill(signal),
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

const healthy = (url: string): Promise<boolean> => fetch(`${url}/health`).then(
  (answer) => answer.ok,
  () => false,
);

/** How many slots decode or take in a prompt, as the engine's own `/slots` says. */
export async function slotsBusy({ url }: LlamaServer): Promise<number> {
  const slots: unknown = await (await fetch(`${url}/slots`)).json();
  if (!Array.isArray(slots)) throw new Error(`/slots answered ${JSON.stringify(slots)}`);
  return slots.filter((slot: unknown) => typeof slot === 'object' && slot !== null && 'is_processing' in slot && slot.is_processing === true).length;
}
