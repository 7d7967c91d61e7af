import type { PoolDefinition, ReplicaDefinition } from '../../domain/pool/definition.js';
import { localDevicesOf } from '../../domain/pool/local-devices.js';
import { afterReplicaEvent, isLive, type ReplicaEvent, type ReplicaStateName } from '../../domain/pool/replica-state.js';
import type { ReplicaState } from '../../domain/scheduling/pool-state.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { EngineError, Engine, EngineDescription, EngineHealth } from '../../ports/engine.js';
import type { EngineSource } from './engines/engine-source.js';
import { lookAt } from './look-at.js';
import { selfTest } from './engines/self-test.js';

/** How soon a replica that is not ready is looked at again. */
const RETRY_MS = 500;
const TEST_TIMEOUT_MS = 120_000;
/** How soon one that failed its self-test and is not ours to start again is tested again. */
const TEST_AGAIN_MS = 10_000;
/** What a load is believed to take before one was measured. */
const WAKE_MS = 30_000;

/** A replica as people are told of it: its engine's state, and before that what becomes of its process. */
export type ReplicaPhase = ReplicaStateName | 'starting' | 'waiting' | 'tripped' | 'asleep' | 'stopping';

/**
 * One engine behind a pool, watched on a timer: described once it answers, tested where that is asked for, described again after
 * every time it was away (it may have come back as another version), probed in between. Its state moves along domain/pool's table
 * alone. At most one look is under way.
 */
export class Replica {
  /** What it last said of itself; kept while it is away, so that its limits stay known. */
  description: EngineDescription | undefined;
  /** What is wrong, in the engine's own words; undefined while nothing is. */
  lastError: string | undefined;
  /** As the last probe told it. */
  health: Pick<EngineHealth, 'kvCacheUsage' | 'waiting'> = {};
  private state: ReplicaStateName = 'connecting';
  private describeAgain = true;
  /** The engine that the looks are about, and whether it has passed its self-test. */
  private watched: Engine | undefined;
  private passed = false;
  private timer: Timer | undefined;
  private looking = false;
  /** Suspected during a look, which may have seen it well before that. */
  private lookAgain = false;
  /** Its last look ended with a self-test that failed. */
  failedTest = false;
  /** Why it takes no work until `wake`, though it could: it was idle, or it makes room for another engine. */
  private rests: 'asleep' | 'stopping' | undefined;
  private wokenAt: number | undefined;
  /** When the engine that comes up began to. */
  private startedAt: number | undefined;
  private loadMs = WAKE_MS;
  private readonly closed = new AbortController();
  private closing: Promise<void> | undefined;
  /** The GPUs of this machine that its engine works on; undefined where it has none here, or nobody named them. */
  readonly localDevices: string | undefined;
  /** What the scheduler was told last of their free memory. */
  toldVramBytes: number | undefined;

  constructor(
    /** Within its pool. Another engine in its place has another one. */
    readonly id: string,
    readonly definition: ReplicaDefinition,
    /** The pool as it was when this engine was made: which model it serves. */
    private readonly pool: PoolDefinition,
    readonly source: EngineSource,
    private readonly clock: Clock,
    private readonly onChange: (replica: Replica, before: ReplicaStateName) => void,
  ) {
    this.localDevices = localDevicesOf(definition);
  }

  get engine(): Engine | undefined {
    return this.source.engine;
  }

  get ready(): boolean {
    return this.state === 'ready';
  }

  get live(): boolean {
    return isLive(this.state);
  }

  /** False until the first look is over. */
  get looked(): boolean {
    return this.state !== 'connecting';
  }

  get phase(): ReplicaPhase {
    if (this.isResting) return this.rests ?? 'stopping';
    switch (this.source.phase) {
      case 'fixed':
      case 'running':
        return this.state;
      case 'starting':
        return this.state === 'loading' || this.state === 'testing' ? this.state : 'starting';
      case 'stopped':
        return 'stopping';
      case 'waiting':
      case 'tripped':
        return this.source.phase;
    }
  }

  get engineVersion(): string {
    return this.description?.engineVersion ?? 'unknown';
  }

  get slots(): number {
    const own = this.description?.slots ?? 0;
    return Math.min(own, this.definition.slots ?? own);
  }

  get ctxMax(): number {
    const own = this.description?.ctxMax ?? 0;
    return Math.min(own, this.definition.ctxMax ?? own);
  }

  /** `kvBytesPerToken`: of its pool's model; `freeVramBytes`: on its devices. */
  scheduled(kvBytesPerToken: number | undefined, freeVramBytes?: number): ReplicaState {
    this.toldVramBytes = freeVramBytes;
    const { devices, kvCapacityBytes } = this.definition;
    const engineVersion = this.description?.engineVersion;
    return {
      replicaId: this.id,
      ready: this.ready,
      ...(this.rests !== undefined && !this.ready ? { wakesInMs: this.wakesInMs } : {}),
      ...startsAgain(this.source.nextStartMs, this.clock.monotonic()),
      slots: this.slots,
      ctxMax: this.ctxMax,
      ...(devices === undefined ? {} : { devices }),
      ...(engineVersion === undefined ? {} : { engineVersion }),
      // The engines that there are take the memory of their context when they load: what is left decides between pools, and bounds nothing.
      ...(freeVramBytes === undefined ? {} : { freeVramBytes, cacheIsReserved: true }),
      ...(kvBytesPerToken === undefined ? {} : { kvBytesPerToken }),
      ...(kvCapacityBytes === undefined ? {} : { kvCapacityBytes }),
    };
  }

  /** Starts the engine where that is ours to do, and looks at it from now on. Resolves after the first look. */
  start(): Promise<void> {
    this.startedAt = this.clock.monotonic();
    this.source.start();
    return this.look();
  }

  /** Looks now, then again and again. Resolves after the first look. */
  async look(): Promise<void> {
    if (this.looking || this.closed.signal.aborted || this.isResting) return;
    this.looking = true;
    this.timer?.cancel();
    const described = this.description;
    const health = await this.see();
    this.looking = false;
    if (this.closed.signal.aborted || this.isResting) return;
    if (this.lookAgain) {
      this.lookAgain = false;
      this.describeAgain = true;
      return this.look();
    }
    this.health = health;
    if (!health.ready) this.describeAgain = true;
    else this.settled();
    this.move(health.ready ? 'up' : health.live ? 'loading' : 'failed', health.lastError, this.description !== described);
    this.timer = this.clock.schedule(this.nextLookMs(health), () => void this.look());
  }

  /** An attempt failed there: it takes no work until a look has found it well. */
  suspect(error: EngineError): void {
    // It may have come back as another version before any look found it gone.
    this.describeAgain = true;
    this.lookAgain = this.looking;
    this.move('suspected', error.message, false);
    void this.look();
  }

  /** Tasks that ended here, well or not. */
  served = 0;

  /** Its process began or ended: what there was is gone, and what there is now is another engine. */
  sourceChanged(): void {
    if (this.closed.signal.aborted) return;
    if (this.source.phase === 'starting' && this.source.engine === undefined) this.startedAt = this.clock.monotonic();
    if (this.source.engine === undefined || this.source.engine !== this.watched) {
      this.lookAgain = this.looking;
      // Woken, and it does not come: then nobody is to wait for it.
      if (!this.isResting && (this.source.phase === 'waiting' || this.source.phase === 'tripped')) this.rests = undefined;
      this.move('failed', this.isResting ? undefined : this.source.lastError, true);
    }
    void this.look();
  }

  /** Takes no more work until `wake`, though tasks may wait for it. What runs there goes on. */
  rest(why: 'asleep' | 'stopping'): void {
    this.rests = why;
    this.wokenAt = undefined;
    this.lookAgain = this.looking;
    this.move('failed', undefined, true);
  }

  /** As `rest`, and its engine is stopped where that is ours to do. What runs there is the caller's to look at before. */
  async sleep(why: 'asleep' | 'stopping'): Promise<void> {
    this.rest(why);
    await this.source.stop();
  }

  wake(): void {
    if (!this.isResting) return;
    this.wokenAt = this.clock.monotonic();
    this.startedAt = this.wokenAt;
    this.source.start();
    void this.look();
  }

  /** Tasks may wait for it, though it does not work now. */
  get sleeps(): boolean {
    return this.rests !== undefined;
  }

  /** It was woken, and comes. */
  get wakes(): boolean {
    return this.rests !== undefined && this.wokenAt !== undefined;
  }

  private get isResting(): boolean {
    return this.rests !== undefined && this.wokenAt === undefined;
  }

  /** Idempotent. Resolves when its process is gone. */
  close(): Promise<void> {
    this.closed.abort();
    this.timer?.cancel();
    return (this.closing ??= this.source.close());
  }

  /** Whole: what tasks are told is made of it. */
  private get wakesInMs(): number {
    if (this.wokenAt === undefined) return Math.ceil(this.loadMs);
    return Math.ceil(Math.max(0, this.loadMs - (this.clock.monotonic() - this.wokenAt)));
  }

  private settled(): void {
    if (this.startedAt !== undefined) this.loadMs = this.clock.monotonic() - this.startedAt;
    this.startedAt = undefined;
    this.wokenAt = undefined;
    this.rests = undefined;
  }

  private nextLookMs(health: EngineHealth): number {
    if (this.ready) return this.pool.probeIntervalMs;
    return health.live && this.state === 'loading' && this.failedTest ? TEST_AGAIN_MS : RETRY_MS;
  }

  private move(event: ReplicaEvent, lastError: string | undefined, redescribed: boolean): void {
    const before = this.state;
    const step = afterReplicaEvent(before, event);
    const otherWords = lastError !== this.lastError;
    this.lastError = lastError;
    if (step !== 'same') this.state = step.to;
    if (step !== 'same' || otherWords || redescribed) this.onChange(this, before);
  }

  private async see(): Promise<EngineHealth> {
    const { engine } = this.source;
    if (engine === undefined) return this.away();
    if (engine !== this.watched) {
      this.watched = engine;
      this.describeAgain = true;
      this.passed = false;
    }
    const health = await this.ask(engine);
    if (!health.ready || this.passed) return health;
    return this.prove(engine, health);
  }

  private away(): EngineHealth {
    const { lastError } = this.source;
    return { live: false, ready: false, ...(lastError === undefined ? {} : { lastError }) };
  }

  private async ask(engine: Engine): Promise<EngineHealth> {
    const { health, description, hangs = false } = await lookAt(engine, this.describeAgain, this.clock, this.closed.signal);
    if (description !== undefined) {
      this.description = description;
      this.describeAgain = false;
    }
    // That nobody listens yet is no fault of an engine that has just been started; why the one before it ended is worth more.
    return this.source.phase === 'starting' && !health.live && !hangs ? this.away() : health;
  }

  /** Before its first task. */
  private async prove(engine: Engine, health: EngineHealth): Promise<EngineHealth> {
    this.failedTest = false;
    if (this.pool.selfTest !== 'off') {
      this.move('testing', undefined, false);
      const result = await selfTest(engine, { clock: this.clock, timeoutMs: TEST_TIMEOUT_MS }, this.closed.signal);
      if (!result.ok) {
        this.failedTest = true;
        const reason = `The self-test failed (${result.step}): ${result.reason}`;
        this.source.failed(reason);
        return { live: true, ready: false, lastError: reason };
      }
    }
    // It may have been exchanged meanwhile.
    if (engine !== this.source.engine) return { live: false, ready: false };
    this.passed = true;
    this.source.proven();
    return health;
  }
}

const startsAgain = (inMs: number | undefined, now: number): Pick<ReplicaState, 'startsAgainAt'> => (inMs === undefined ? {} : { startsAgainAt: now + inMs });
