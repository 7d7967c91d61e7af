import type { Timer } from '../../src/ports/clock.js';
import { createMockEngine } from '../../src/infra/engines/mock/engine.js';
import { EngineError, type Engine, type EngineFactory } from '../../src/ports/engine.js';
import type { ManagedProcess, ProcessExit, Processes, ProcessSpec } from '../../src/ports/processes.js';
import type { FakeClock } from './fake-clock.js';

/** The end of a process as a test wants it, in an engine's own words. */
interface Fate {
  readonly exit: ProcessExit;
  readonly said: string;
}

const KILLED: Fate = { exit: { signal: 'SIGKILL', asked: false }, said: 'slot released' };
const exit1 = (said: string): Fate => ({ exit: { code: 1, asked: false }, said });
const NO_ROOM = exit1('ggml_cuda_init: CUDA error: out of memory');
const NO_MODEL = exit1("gguf_init_from_file: failed to open GGUF file '/models/missing' (No such file or directory)");
const NO_PORT = exit1("couldn't bind HTTP server socket, hostname: 127.0.0.1");

/** How long a model loads, and how long an engine takes to end. */
export const LOAD_MS = 1_000;
export const STOP_MS = 300;

/**
 * A machine with room for so many engines, on a clock that the test owns: the processes of managed replicas, and in each the shipped
 * mock engine. An engine whose model is `missing` ends while it loads; so does one for which there is no room, or whose port is taken.
 */
export class EngineRoom {
  /** How many engines have memory at the same time. */
  room = Infinity;
  /** The most that were there at the same time. */
  most = 0;
  /** Starts that found their port taken. */
  contended = 0;
  private readonly alive = new Map<number, SimulatedEngine>();
  private nextPort = 20_000;
  private nextPid = 1;

  constructor(private readonly clock: FakeClock) {}

  get pids(): readonly number[] {
    return [...this.alive.keys()];
  }

  kill(pid: number): void {
    this.alive.get(pid)?.end(KILLED);
  }

  readonly processes: Processes = {
    reap: () => Promise.resolve([]),
    freePort: () => Promise.resolve(this.nextPort++),
    start: (spec) => Promise.resolve(this.start(spec)),
    freeMemoryBytes: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };

  readonly engines: EngineFactory = {
    create: (_pool, replica, url = '') => {
      const engine = [...this.alive.values()].find(({ port }) => url.endsWith(`:${String(port)}`));
      if (engine === undefined) throw new TypeError(`Nothing runs for ${replica.id} at ${url}.`);
      return engine.driver;
    },
  };

  private start({ command: [, model = '', port = ''] }: ProcessSpec): ManagedProcess {
    const taken = [...this.alive.values()].some((other) => other.port === Number(port));
    const fate = taken ? NO_PORT : this.alive.size >= this.room ? NO_ROOM : model.includes('missing') ? NO_MODEL : undefined;
    if (taken) this.contended++;
    const pid = this.nextPid++;
    const engine = new SimulatedEngine(pid, Number(port), this.clock, fate, () => this.alive.delete(pid));
    this.alive.set(pid, engine);
    if (fate === undefined) this.most = Math.max(this.most, this.alive.size);
    return engine;
  }
}

class SimulatedEngine implements ManagedProcess {
  readonly exited: Promise<ProcessExit>;
  private readonly inner: Engine;
  private readonly lines: string[] = [];
  private loaded = false;
  private over = false;
  private asked = false;
  private readonly timers: Timer[] = [];
  private told: (exit: ProcessExit) => void = () => undefined;

  constructor(
    readonly pid: number,
    readonly port: number,
    private readonly clock: FakeClock,
    fate: Fate | undefined,
    private readonly onEnd: () => void,
  ) {
    this.inner = createMockEngine({ slots: 2, tokensPerSecond: 50, endChance: 0 }, { clock });
    this.exited = new Promise((resolve) => (this.told = resolve));
    const load = clock.schedule(fate === undefined ? LOAD_MS : LOAD_MS / 2, () => {
      if (fate === undefined) this.loaded = true;
      else this.end(fate);
    });
    this.timers.push(load);
  }

  /** What the supervisor gets as the driver of this process. */
  get driver(): Engine {
    const answers = <Args extends readonly unknown[], Answer>(ask: (...args: Args) => Promise<Answer>) =>
      (...args: Args): Promise<Answer> =>
        this.loaded && !this.over ? ask(...args) : Promise.reject(new EngineError('POOL_UNREADY', 'It refused the connection.'));
    const { inner } = this;
    return {
      kind: inner.kind,
      describe: answers((signal: AbortSignal) => inner.describe(signal)),
      probe: answers((signal: AbortSignal) => inner.probe(signal)),
      countTokens: answers((...args: Parameters<Engine['countTokens']>) => inner.countTokens(...args)),
      generate: answers((...args: Parameters<Engine['generate']>) => inner.generate(...args)),
      embed: answers((...args: Parameters<Engine['embed']>) => inner.embed(...args)),
      rerank: answers((...args: Parameters<Engine['rerank']>) => inner.rerank(...args)),
      close: () => Promise.resolve(),
    };
  }

  end({ exit, said }: Fate): void {
    if (this.over) return;
    this.over = true;
    for (const timer of this.timers) timer.cancel();
    this.lines.push(said);
    this.onEnd();
    // Who waits for a token from it hears of the end before its parent does.
    void this.inner.close();
    this.told({ ...exit, asked: exit.asked || this.asked });
  }

  output(): readonly string[] {
    return this.lines;
  }

  pids(): Promise<readonly number[]> {
    return Promise.resolve([this.pid]);
  }

  residentBytes(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }

  stop(): Promise<ProcessExit> {
    if (!this.asked && !this.over) {
      this.asked = true;
      this.timers.push(this.clock.schedule(STOP_MS, () => this.end({ exit: { signal: 'SIGTERM', asked: true }, said: '' })));
    }
    return this.exited;
  }
}
