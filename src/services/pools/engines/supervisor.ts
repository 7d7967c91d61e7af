import type { ManagedReplicaDefinition, PoolDefinition } from '../../../domain/pool/definition.js';
import { causeOf, isHopeless, messageOf, type ExitKind } from '../../../domain/pool/exit-cause.js';
import { afterEnd, NO_HISTORY, type RestartHistory } from '../../../domain/pool/restart.js';
import type { Clock, Timer } from '../../../ports/clock.js';
import type { Engine, EngineFactory } from '../../../ports/engine.js';
import type { Logger } from '../../../ports/logger.js';
import type { ManagedProcess, Processes } from '../../../ports/processes.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { EngineSource } from './engine-source.js';
import { processSpec } from './launch-spec.js';

export interface SupervisorParts {
  readonly processes: Processes;
  readonly engines: EngineFactory;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: Pick<Telemetry, 'replicaRestarted'>;
  /** 0 to below 1. */
  readonly random: () => number;
  /** What `{model}` in the command becomes. May reject with an error whose message is a sentence: that start has failed. */
  readonly modelPath: () => Promise<string>;
}

/** How often in a row a start whose free port was taken in the meantime is tried again at once. */
const PORT_TRIES = 3;

/** One process from the wish to start it to its end. */
interface Life {
  /** Somebody wants it to end; also resolves `called` off. */
  readonly callOff: () => void;
  readonly calledOff: Promise<undefined>;
  off: boolean;
  process: ManagedProcess | undefined;
  engine: Engine | undefined;
  port: number | undefined;
  provenAt: number | undefined;
  /** Why it is being ended, where that counts as a crash. */
  failure: string | undefined;
  timeout: Timer | undefined;
}

/** How a life ended, if nobody called it off. */
interface Failure {
  readonly kind: ExitKind;
  readonly message: string;
  readonly hopeless: boolean;
  readonly portTaken: boolean;
}

/**
 * The process of one managed replica: started when it is wanted, started again when it ends by itself (domain/pool/restart), and told
 * why it ended (domain/pool/exit-cause). Whether the engine in it works is found out by whoever calls `proven` or `failed`.
 *
 * Invariant: there is at most one life at a time, and `live` alone ends it; the wishes (start, stop, restartNow, close) only change
 * `wanted` and call it off. So each may come at any instant, twice, or in the middle of another.
 */
export class Supervisor implements EngineSource {
  phase: 'stopped' | 'starting' | 'running' | 'waiting' | 'tripped' = 'stopped';
  /** Why the last one ended; kept until the next has proven itself. */
  lastError: string | undefined;
  lastCause: ExitKind | undefined;
  /** Starts after ends that nobody asked for. */
  restarts = 0;
  /** Of the process that runs: wall time, ms. */
  startedAt: number | undefined;
  private wanted = false;
  private closed = false;
  private life: Life | undefined;
  private ended: Promise<void> = Promise.resolve();
  private history: RestartHistory = NO_HISTORY;
  private portTries = 0;
  private nextStartAt: number | undefined;
  private timer: Timer | undefined;
  private readonly name: string;
  private readonly fields: { readonly pool_id: string; readonly replica_id: string; readonly engine: string };

  constructor(
    private readonly pool: PoolDefinition,
    private readonly replica: ManagedReplicaDefinition,
    private readonly parts: SupervisorParts,
    /** Phase, engine or lastError are others than before. Synchronous; it may call back into the supervisor. */
    private readonly onChange: () => void,
  ) {
    this.name = `${pool.id}/${replica.id}`;
    this.fields = { pool_id: pool.id, replica_id: replica.id, engine: pool.engine };
  }

  /** Of the process that runs now, from its start on; a new object for each. It answers POOL_UNREADY until the engine listens. One that is being ended may still answer, and is nobody's engine any more. */
  get engine(): Engine | undefined {
    return this.life === undefined || this.life.off || this.life.failure !== undefined ? undefined : this.life.engine;
  }

  get pid(): number | undefined {
    return this.life?.process?.pid;
  }

  get nextStartMs(): number | undefined {
    return this.nextStartAt === undefined ? undefined : Math.max(0, this.nextStartAt - this.parts.clock.monotonic());
  }

  async pids(): Promise<readonly number[]> {
    return (await this.life?.process?.pids()) ?? [];
  }

  async residentBytes(): Promise<number | undefined> {
    return this.life?.process?.residentBytes();
  }

  /** It is to run from now on. Idempotent; a backoff under way is waited for. */
  start(): void {
    if (this.closed || this.wanted) return;
    this.wanted = true;
    this.forget();
    if (this.life === undefined) this.begin();
    else this.follow();
  }

  proven(): void {
    const { life } = this;
    if (life?.process === undefined || life.off || life.failure !== undefined || life.provenAt !== undefined) return;
    life.timeout?.cancel();
    life.provenAt = this.parts.clock.monotonic();
    this.portTries = 0;
    this.lastError = undefined;
    this.lastCause = undefined;
    this.phase = 'running';
    this.parts.logger.info(`The engine of ${this.name} is up and has passed its self-test.`, this.fields);
    this.onChange();
  }

  /** `reason`: a sentence. The process is ended, and that counts as a crash. */
  failed(reason: string): void {
    const { life } = this;
    if (life === undefined || life.off || life.failure !== undefined) return;
    life.failure = reason;
    life.timeout?.cancel();
    void life.process?.stop();
  }

  /** Resolves when the process is gone. A later `start` begins anew, without a backoff. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.clearTimer();
    const { life } = this;
    if (life === undefined) {
      this.rest();
      return;
    }
    this.callOff(life);
    await this.ended;
  }

  /** Forgets backoff and breaker, ends what runs, and starts. */
  restartNow(): void {
    if (this.closed) return;
    this.wanted = true;
    this.forget();
    this.clearTimer();
    if (this.life === undefined) {
      this.begin();
      return;
    }
    this.callOff(this.life);
    this.follow();
  }

  close(): Promise<void> {
    this.closed = true;
    return this.stop();
  }

  /** The one that is still ending is followed by the next. */
  private follow(): void {
    this.phase = 'starting';
    this.onChange();
  }

  private begin(): void {
    this.clearTimer();
    const life = newLife();
    this.life = life;
    this.phase = 'starting';
    this.ended = this.live(life);
    this.onChange();
  }

  /** Never rejects. */
  private async live(life: Life): Promise<void> {
    let failure: Failure | undefined;
    try {
      failure = await this.run(life);
    } catch (cause) {
      failure = { kind: 'exited', message: `The engine of ${this.name} could not be started: ${cause instanceof Error ? cause.message : 'for an unknown reason.'}`, hopeless: false, portTaken: false };
    }
    life.timeout?.cancel();
    // A driver that could not be made leaves a process behind.
    await life.process?.stop();
    await life.engine?.close().catch(() => undefined);
    this.life = undefined;
    this.startedAt = undefined;
    if (!this.wanted) this.rest();
    else if (life.off || failure === undefined) this.begin();
    else this.recover(life, failure);
  }

  /** From the model's path to the process's end; undefined where somebody called it off. */
  private async run(life: Life): Promise<Failure | undefined> {
    const { processes, engines, clock, logger, modelPath } = this.parts;
    const model = await Promise.race([modelPath(), life.calledOff]);
    if (model === undefined || life.off) return undefined;
    const port = this.replica.port ?? (await processes.freePort());
    if (life.off) return undefined;
    life.port = port;
    const process = await processes.start(processSpec(this.name, this.replica, model, port));
    life.process = process;
    if (process.pid !== undefined && !life.off && life.failure === undefined) {
      this.startedAt = clock.wall();
      life.engine = engines.create(this.pool, this.replica, `http://127.0.0.1:${port}`);
      life.timeout = clock.schedule(this.replica.startTimeoutMs, () => this.failed(`It was not ready within ${this.replica.startTimeoutMs} ms (start_timeout_ms)`));
      logger.info(`The engine of ${this.name} starts on port ${port}.`, { ...this.fields, pid: process.pid, port });
      this.onChange();
    } else void process.stop();
    const exit = await process.exited;
    if (life.off) {
      logger.info(`The engine of ${this.name} was stopped.`, { ...this.fields, ...(process.pid === undefined ? {} : { pid: process.pid }) });
      return undefined;
    }
    if (life.failure !== undefined) return this.endedFor(life.failure, process);
    const cause = causeOf(exit, process.output());
    if (cause.kind === 'asked') {
      // All processes are being closed: another start would be refused at once, and the next one too.
      this.wanted = false;
      return undefined;
    }
    const atStart = life.provenAt === undefined;
    return { kind: cause.kind, message: messageOf(cause, this.name), hopeless: atStart && isHopeless(cause.kind), portTaken: atStart && cause.kind === 'port_taken' };
  }

  /** It was ended because it failed; what it had printed may tell why. */
  private endedFor(reason: string, process: ManagedProcess): Failure {
    const { kind, said, hint } = causeOf({ code: 1, asked: false }, process.output());
    const known = kind === 'exited' ? '' : ` It had said: ${said}${ending(said)} ${hint}`;
    return { kind, message: `The engine of ${this.name} was ended. ${reason}${ending(reason)}${known}`, hopeless: false, portTaken: false };
  }

  private recover(life: Life, { kind, message, hopeless, portTaken }: Failure): void {
    const { clock, logger, random, telemetry } = this.parts;
    this.lastError = message;
    this.lastCause = kind;
    const again = (): void => {
      this.restarts++;
      telemetry.replicaRestarted(this.pool.id, this.replica.id, kind);
      this.begin();
    };
    if (portTaken && this.replica.port === undefined && this.portTries < PORT_TRIES) {
      this.portTries++;
      logger.warn(`${message} It is started again at once, on another port.`, { ...this.fields, port: life.port });
      again();
      return;
    }
    const now = clock.monotonic();
    const readyMs = life.provenAt === undefined ? {} : { readyMs: now - life.provenAt };
    const { history, waitMs } = afterEnd(this.history, { at: now, ...readyMs, hopeless }, random());
    this.history = history;
    this.phase = history.tripped ? 'tripped' : 'waiting';
    this.nextStartAt = now + waitMs;
    this.timer = clock.schedule(waitMs, again);
    const told = { ...this.fields, ends: history.unsteady, next_start_ms: Math.round(waitMs) };
    if (history.tripped) logger.error(`${message} It is left alone for ${seconds(waitMs)}: ${hopeless ? 'another start would end the same way' : 'it ends again and again'}.`, told);
    else logger.warn(`${message} It is started again in ${seconds(waitMs)}.`, told);
    this.onChange();
  }

  private callOff(life: Life): void {
    life.off = true;
    life.callOff();
    life.timeout?.cancel();
    void life.process?.stop();
  }

  private rest(): void {
    if (this.phase === 'stopped') return;
    this.phase = 'stopped';
    this.onChange();
  }

  private forget(): void {
    this.history = NO_HISTORY;
    this.portTries = 0;
  }

  private clearTimer(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.nextStartAt = undefined;
  }
}

function newLife(): Life {
  let callOff = (): void => undefined;
  const calledOff = new Promise<undefined>((resolve) => (callOff = () => resolve(undefined)));
  return { callOff, calledOff, off: false, process: undefined, engine: undefined, port: undefined, provenAt: undefined, failure: undefined, timeout: undefined };
}

/** What ends the sentence, where it does not end by itself. */
const ending = (text: string): string => (/[.!?…]$/.test(text) ? '' : '.');

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
