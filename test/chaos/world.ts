import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startDaemon, type Daemon, type LogLine } from '../support/daemon.js';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.js';
import { Random } from '../support/random.js';
import { ask } from './ask.js';
import { mountDisk, type Disk } from './disk.js';
import { configOf, type ConfigChange, type MockFaults } from './config.js';
import { ManagedEngines } from './engines.js';
import type { Harm, Means } from './harm.js';
import type { Violation } from './judge.js';
import { drawConnection, type Plan } from './plan.js';
import { newborn, type Newborn } from './process.js';
import { Replica } from './replica.js';
import { untilRestored } from './restored.js';

/** A machine that does much else may take its time. */
const START_WITHIN_MS = 60_000;
/** How long a daemon that is told to stop may take, beyond its own shutdown.deadline_ms, milliseconds. */
const STOP_WITHIN_MS = 30_000;

/**
 * The daemon, its replicas, its disk, its clock and the wires between them: owner of all of these, and the only one that harms
 * them. What is done to the daemon's process is done by one at a time.
 */
export class World {
  /** What could not be told by any client: an exit that nobody asked for, a stop that hangs. */
  readonly faults: string[] = [];
  private daemon: Daemon | undefined;
  private port = 0;
  private recent: readonly LogLine[] = [];
  private turn: Promise<void> = Promise.resolve();
  private readonly past: { lines: readonly LogLine[]; noise: string }[] = [];
  private taken = 0;
  private takenNoise = 0;
  private mockFaults: MockFaults | undefined;
  /** Harms that were met because a daemon was started with them. */
  mockFaultsMet = 0;
  /** Whether a daemon of this round had mock replicas that fail. */
  mockFails = false;
  private failsNow = false;
  private readonly drained = new Set<string>();
  /** Those of the daemon that runs, or ran last. */
  private faultsInUse: MockFaults | undefined;
  private change: ConfigChange | undefined;
  private readonly configFile: string;
  /** Rounds in which connections were cut, delayed and slowed as drawn. */
  badWires = 0;
  /** The daemon's process when it had just begun to listen. */
  born: Newborn | undefined;

  private constructor(
    readonly home: string,
    readonly dataDir: string,
    private readonly disk: Disk | undefined,
    readonly replicas: readonly Replica[],
    readonly engines: ManagedEngines | undefined,
    private readonly clockFile: string,
    readonly readersProxy: FaultProxy,
  ) {
    this.configFile = join(home, 'orchd.json');
  }

  static async open(means: Means): Promise<World> {
    const home = mkdtempSync(join(tmpdir(), 'orchestratord-chaos-'));
    const disk = means.disk ? mountDisk(join(home, 'disk')) : undefined;
    const replicas = means.llama ? [await Replica.start(), await Replica.start()] : [];
    const engines = means.llama ? ManagedEngines.prepare(home) : undefined;
    const clockFile = join(home, 'clock');
    writeFileSync(clockFile, '0');
    let port = 0;
    const proxy = await startFaultProxy({ target: () => port });
    const world = new World(home, join(disk?.path ?? home, 'data'), disk, replicas, engines, clockFile, proxy);
    await world.start();
    port = world.port;
    for (const { what } of await world.heal()) throw new Error(what);
    return world;
  }

  /** Direct, and through the proxy. */
  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  get throughProxy(): string {
    return this.readersProxy.url;
  }

  get pid(): number | undefined {
    return this.daemon?.pid;
  }

  begin(plan: Plan, seed: number): void {
    this.mockFaults = plan.mockFaults;
    this.mockFails = this.failsNow;
    const random = new Random(seed ^ Math.imul(plan.round + 1, 0xc2b2ae35));
    if (plan.wires.readers || plan.wires.replicas) this.badWires++;
    if (plan.wires.readers) this.readersProxy.setPlan(() => drawConnection(random, true));
    if (plan.wires.replicas) for (const { proxy } of this.replicas) proxy.setPlan(() => drawConnection(random, false));
  }

  async harm(harm: Harm): Promise<void> {
    switch (harm.kind) {
      case 'kill_daemon':
        return this.alone(async () => {
          await this.end('SIGKILL');
          await sleep(harm.downMs);
          await this.start();
        });
      case 'stop_daemon':
        return this.alone(async () => {
          await this.end('SIGTERM');
          await sleep(harm.downMs);
          await this.start();
        });
      case 'freeze_daemon':
        return this.alone(async () => {
          this.daemon?.signal('SIGSTOP');
          await sleep(harm.forMs);
          this.daemon?.signal('SIGCONT');
        });
      case 'kill_replica':
        return this.replicas[harm.replica]?.kill(harm.downMs);
      case 'freeze_replica':
        return this.replicas[harm.replica]?.freeze(harm.forMs);
      case 'cut_readers':
        return this.readersProxy.cutAll(harm.how);
      case 'cut_replicas':
        for (const { proxy } of this.replicas) proxy.cutAll(harm.how);
        return;
      case 'fill_disk':
        // Alone: a daemon does not start on a full disk, and says so, which is no harm worth a round.
        return this.alone(async () => this.disk?.fill(harm.forMs));
      case 'jump_clock':
        return this.alone(async () => {
          writeFileSync(this.clockFile, String(harm.toMs));
          this.daemon?.signal('SIGUSR2');
        });
      case 'drain_pool':
        this.drained.add(harm.pool);
        await ask(`${this.url}/v1/pools/${harm.pool}/drain`, 'POST', { deadline_ms: harm.deadlineMs }, 2_000);
        return;
      case 'kill_engine':
        return this.engines?.kill(harm.engine);
      case 'reload_pool':
        return this.reload({ strategy: harm.strategy, drain_ms: harm.drainMs, ...(harm.missing ? { new_model_ref: `file:${this.engines?.missingModel ?? ''}` } : {}) });
      case 'change_config':
        this.change = harm.change;
        this.writeConfig();
        if (harm.by === 'SIGHUP') this.daemon?.signal('SIGHUP');
    }
  }

  /** Refused while another is under way, or the pool is being drained; unanswered where the daemon is gone. */
  private async reload(body: object): Promise<void> {
    const answer = await ask(`${this.url}/v1/pools/ballads/reload`, 'POST', body, 2_000);
    if (answer !== undefined && answer.status !== 202 && answer.status !== 409) this.faults.push(`a reload was answered ${JSON.stringify(answer)}`);
  }

  private async undrain(pool: string): Promise<void> {
    const answer = await ask(`${this.url}/v1/pools/${pool}/undrain`, 'POST', undefined, 5_000);
    if (answer?.status !== 200) this.faults.push(`the pool ${pool} was not undrained: ${JSON.stringify(answer)}`);
  }

  /** Nothing harms any more: clean wires, replicas that answer, a daemon whose pools take tasks. */
  async heal(): Promise<readonly Violation[]> {
    for (const proxy of [this.readersProxy, ...this.replicas.map(({ proxy: each }) => each)]) {
      proxy.setPlan(() => ({}));
      proxy.cutAll('reset');
    }
    await Promise.all(this.replicas.map((replica) => replica.ready()));
    await this.turn;
    this.mockFaults = undefined;
    await this.alone(async () => this.start());
    // Drains outlast restarts: only the contract ends one.
    for (const pool of this.drained) await this.undrain(pool);
    this.drained.clear();
    if (this.change !== undefined) {
      this.change = undefined;
      this.writeConfig();
      this.daemon?.signal('SIGHUP');
    }
    const wrong = this.engines === undefined ? undefined : await untilRestored(this.url, (body) => this.reload(body));
    return wrong === undefined ? [] : [{ claim: 'unrestored', what: wrong }];
  }

  private writeConfig(): void {
    const config = configOf({ replicaUrls: this.replicas.map(({ proxy }) => proxy.url), managedModel: this.engines?.model, faults: this.faultsInUse, change: this.change });
    writeFileSync(`${this.configFile}.new`, JSON.stringify(config, null, 1));
    renameSync(`${this.configFile}.new`, this.configFile);
  }

  /** The lines that were logged since this was asked last, and what was written beside them. */
  takeLog(): { readonly lines: readonly LogLine[]; readonly noise: string } {
    const now = this.daemon?.logs().slice(this.taken) ?? [];
    const noise = this.daemon?.noise().slice(this.takenNoise) ?? '';
    this.taken += now.length;
    this.takenNoise += noise.length;
    const past = this.past.splice(0);
    this.recent = [...past.flatMap(({ lines }) => lines), ...now];
    return { lines: this.recent, noise: [...past.map((each) => each.noise), noise].join('') };
  }

  /** Copies the data directory and the log to where they outlive this process. */
  keep(round: number): string {
    const kept = join(tmpdir(), `orchestratord-chaos-round-${String(round)}-${String(process.pid)}`);
    mkdirSync(kept, { recursive: true });
    for (const { name } of readdirSync(this.dataDir, { withFileTypes: true }).filter((entry) => entry.isFile())) copyFileSync(join(this.dataDir, name), join(kept, name));
    writeFileSync(join(kept, 'log.jsonl'), this.recent.map((line) => JSON.stringify(line)).join('\n'));
    return kept;
  }

  async close(): Promise<void> {
    await this.alone(async () => this.end('SIGKILL'));
    await this.readersProxy.close();
    for (const replica of this.replicas) await replica.stop();
    this.engines?.end();
    this.disk?.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    if (this.daemon !== undefined) return;
    this.failsNow = this.mockFaults !== undefined;
    if (this.failsNow) {
      this.mockFaultsMet++;
      this.mockFails = true;
    }
    this.faultsInUse = this.mockFaults;
    this.writeConfig();
    const daemon = await startDaemon({
      args: ['--config', this.configFile],
      dataDir: this.dataDir,
      startWithinMs: START_WITHIN_MS,
      listen: `127.0.0.1:${String(this.port)}`,
      env: { CHAOS_CLOCK: this.clockFile },
      nodeArgs: ['--import', pathToFileURL(resolve('test/chaos/clock-jump.mjs')).href],
    });
    this.daemon = daemon;
    this.port = daemon.port;
    this.born = newborn(daemon.pid);
    this.taken = 0;
    this.takenNoise = 0;
    void daemon.exited.then(({ code, signal }) => {
      if (this.daemon !== daemon) return;
      this.faults.push(`the daemon ended by itself (exit code ${String(code)}, signal ${String(signal)})`);
      this.put(daemon);
    });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { daemon } = this;
    if (daemon === undefined) return;
    this.daemon = undefined;
    const ended = signal === 'SIGKILL' ? daemon.kill() : daemon.stop();
    const exit = await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    if (exit === undefined) {
      this.faults.push(`the daemon had not ended ${String(STOP_WITHIN_MS)} ms after ${signal}`);
      await daemon.kill();
    } else if (signal === 'SIGTERM' && exit.code !== 0) {
      this.faults.push(`the daemon ended with exit code ${String(exit.code)}, signal ${String(exit.signal)} after SIGTERM`);
    }
    this.put(daemon);
  }

  private put(daemon: Daemon): void {
    this.past.push({ lines: daemon.logs().slice(this.taken), noise: daemon.noise().slice(this.takenNoise) });
    if (this.daemon === daemon) this.daemon = undefined;
  }

  private alone(act: () => Promise<void>): Promise<void> {
    const mine = this.turn.then(act);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
