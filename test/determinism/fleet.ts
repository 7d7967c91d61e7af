import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord, type Json } from '../../scripts/json.js';
import { startDaemon, type Daemon } from '../support/daemon.js';
import { call } from '../support/http.js';
import { freePort, startLlamaServer, type LlamaServer } from '../support/llama-server.js';

export type EngineName = 'mock' | 'llamacpp';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** A server of the fleet. It can be killed and comes up again at the same address. */
interface Server {
  readonly id: string;
  readonly slots: number;
  readonly port: number;
  readonly args: readonly string[];
  running: LlamaServer;
}

/**
 * A daemon with its engines, and what can befall them. Owner of all its processes and of its data directory until `close`.
 * Each replica has a device of its own, named as itself, so that a task can ask for it.
 */
export class Fleet {
  private constructor(
    readonly engine: EngineName,
    readonly replicas: readonly string[],
    /** Tasks that decode at once. */
    readonly atOnce: number,
    private readonly pools: readonly Json[],
    private readonly servers: readonly Server[],
    private readonly home: string,
    private daemon: Daemon,
  ) {}

  /** Pools of the mock, each of the same two replicas, with what `faults` says of the first. Speeds in tokens a second. */
  static async mock(pools: Readonly<Record<string, { readonly faults?: Json }>>, speeds: readonly [number, number], slots: number): Promise<Fleet> {
    const replica = { slots, first_token_ms: 0 };
    const configured = Object.entries(pools).map(([id, { faults }]) => ({
      id,
      engine: 'mock',
      model: id,
      replicas: [
        { ...replica, id: 'r0', devices: 'r0', tokens_per_second: speeds[0], ...(faults === undefined ? {} : { faults }) },
        { ...replica, id: 'r1', devices: 'r1', tokens_per_second: speeds[1] },
      ],
    }));
    return Fleet.start('mock', ['r0', 'r1'], 2 * slots, configured, []);
  }

  /** One pool of so many llama-servers, each with so many slots. */
  static async llama(count: number, slots: number, args: readonly string[] = []): Promise<Fleet> {
    const servers = await Promise.all(
      Array.from({ length: count }, async (_, index): Promise<Server> => {
        const port = await freePort();
        return { id: `r${index}`, slots, port, args, running: await startLlamaServer({ slots, port, args }) };
      }),
    );
    const replicas = servers.map(({ id, port }) => ({ id, url: `http://127.0.0.1:${port}`, devices: id, slots }));
    const pool = { id: 'pool', engine: 'llamacpp', model: 'pool', probe_interval_ms: 100, replicas };
    return Fleet.start('llamacpp', replicas.map(({ id }) => id), count * slots, [pool], servers);
  }

  private static async start(engine: EngineName, replicas: readonly string[], atOnce: number, pools: readonly Json[], servers: readonly Server[]): Promise<Fleet> {
    const home = await mkdtemp(join(tmpdir(), 'orchestratord-determinism-'));
    const fleet = new Fleet(engine, replicas, atOnce, pools, servers, home, await startOn(home, pools));
    await fleet.ready(replicas.length);
    return fleet;
  }

  get url(): string {
    return this.daemon.url;
  }

  /** Waits until so many replicas of each pool are ready. */
  async ready(count: number): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    for (const { id } of this.pools) {
      for (;;) {
        const { json } = await call(`${this.url}/v1/pools/${String(id)}/health`);
        const replicas = Array.isArray(json?.['replicas']) ? json['replicas'].filter(isRecord) : [];
        if (replicas.filter((replica) => replica['ready'] === true).length >= count) break;
        if (performance.now() > deadline) throw new Error(`Of pool ${String(id)} not ${count} replicas were ready in time: ${JSON.stringify(replicas)}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    }
  }

  /** Kills the daemon where it stands and starts another one on the same data. */
  async restart(): Promise<void> {
    await this.daemon.kill();
    this.daemon = await startOn(this.home, this.pools);
  }

  /** Holds a server where it stands until `goOn`. The mock needs no such thing: it can be slow. */
  hold(id: string): void {
    this.servers.find((server) => server.id === id)?.running.signal('SIGSTOP');
  }

  goOn(): void {
    for (const { running } of this.servers) running.signal('SIGCONT');
  }

  /** Kills a server where it stands; another one is up at its place when this resolves. */
  async killReplica(id: string): Promise<void> {
    const server = this.servers.find((candidate) => candidate.id === id);
    if (server === undefined) throw new Error(`No server is called ${id}.`);
    await server.running.stop();
    server.running = await startLlamaServer({ slots: server.slots, port: server.port, args: server.args });
  }

  async close(): Promise<void> {
    await this.daemon.kill();
    await Promise.all(this.servers.map(({ running }) => running.stop()));
    await rm(this.home, { recursive: true, force: true });
  }
}

const startOn = (home: string, pools: readonly Json[]): Promise<Daemon> => startDaemon({ config: { pools }, dataDir: join(home, 'data') });

/** What `use` does with a fleet that is closed afterwards, whatever happens. */
export async function withFleet<T>(starting: Promise<Fleet>, use: (fleet: Fleet) => Promise<T>): Promise<T> {
  const fleet = await starting;
  try {
    return await use(fleet);
  } finally {
    await fleet.close();
  }
}
