import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.js';
import { freePort } from '../support/llama-server.js';

export const BINARY = process.env['LLAMA_SERVER_BIN'] ?? resolve('../shared/engines/llama-server');
export const MODEL = process.env['LLAMA_MODEL'] ?? resolve('../shared/models/tiny-llama.gguf');
const READY_WITHIN_MS = 60_000;

/** Why there can be no real replica here; undefined where there can. */
export const noLlama = (): string | undefined => {
  if (!existsSync(BINARY)) return `there is no llama-server at ${BINARY} (LLAMA_SERVER_BIN)`;
  return existsSync(MODEL) ? undefined : `there is no model at ${MODEL} (LLAMA_MODEL)`;
};

/** Whether a slot of the llama-server at that port decodes, as it says itself. */
export async function decodes(port: number): Promise<boolean> {
  const slots: unknown = await (await fetch(`http://127.0.0.1:${String(port)}/slots`)).json();
  return Array.isArray(slots) && slots.some((slot: { readonly is_processing?: unknown }) => slot.is_processing === true);
}

/** A real llama-server of one slot, always at the same port, behind a proxy. Owner of both. */
export class Replica {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    readonly proxy: FaultProxy,
  ) {
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  static async start(): Promise<Replica> {
    const port = await freePort();
    const replica = new Replica(port, await startFaultProxy({ target: port }));
    replica.begin();
    await replica.ready();
    return replica;
  }

  /** SIGKILL; comes back after `downMs`, loading its model. */
  async kill(downMs: number): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    this.child = undefined;
    const gone = new Promise((resolveGone) => child.once('close', resolveGone));
    child.kill('SIGKILL');
    await gone;
    await sleep(downMs);
    this.begin();
  }

  async freeze(forMs: number): Promise<void> {
    const { child } = this;
    child?.kill('SIGSTOP');
    await sleep(forMs);
    child?.kill('SIGCONT');
  }

  async ready(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await this.answers('/health'))) {
      if (performance.now() > deadline) throw new Error('A llama-server was not ready in time.');
      await sleep(20);
    }
  }

  /** Whether a slot decodes, as the server itself says. */
  async busy(): Promise<boolean> {
    return decodes(this.port);
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGKILL');
    this.child = undefined;
    await this.proxy.close();
  }

  private begin(): void {
    if (this.child !== undefined) return;
    // One slot: with two, what one decodes changes the other's numbers in their last bits, and with them now and then a token.
    const args = ['-m', MODEL, '--host', '127.0.0.1', '--port', String(this.port), '-c', '2048', '-np', '1', '-t', '1', '--slots', '--metrics'];
    // A wrapper that obeys LLAMA_SERVER_BIN would call itself for ever if it were that one.
    const { LLAMA_SERVER_BIN: _own, ...env } = process.env;
    this.child = spawn(BINARY, args, { stdio: 'ignore', env });
  }

  private answers(path: string): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}${path}`).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok;
      },
      () => false,
    );
  }
}
