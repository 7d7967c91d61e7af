import { afterReplicaEvent, isLive, type ReplicaEvent, type ReplicaStateName } from '../../domain/pool/replica-state.js';
import type { ReplicaState } from '../../domain/scheduling/pool-state.js';
import type { Clock, Timer } from '../../ports/clock.js';
import { EngineError, type Engine, type EngineDescription, type EngineHealth } from '../../ports/engine.js';

/** A replica as configured, with its engine driver already made. */
export interface ReplicaSettings {
  readonly id: string;
  readonly engine: Engine;
  /** Upper bound of the tasks that decode at once; the engine's own number where it is lower or this is absent. */
  readonly slots?: number;
  /** Upper bound of a task's context, tokens; likewise. */
  readonly ctxMax?: number;
  readonly devices?: string;
  /** Memory for the KV caches of all its tasks; absent where it is not known. */
  readonly kvCapacityBytes?: number;
}

const PROBE_TIMEOUT_MS = 5_000;
/** How soon a replica that is not ready is looked at again. */
const RETRY_MS = 500;

/**
 * One engine behind a pool, watched on a timer: described once it answers, again after every time it was away (it may have
 * come back as another version), probed in between. Its state moves along domain/pool's table alone. At most one look is
 * under way.
 */
export class ReplicaWatch {
  /** What it last said of itself; kept while it is away, so that its limits stay known. */
  description: EngineDescription | undefined;
  /** What is wrong, in the engine's own words; undefined while nothing is. */
  lastError: string | undefined;
  /** 0 to 1; undefined where the engine does not tell. */
  kvCacheUsage: number | undefined;
  private state: ReplicaStateName = 'connecting';
  private describeAgain = true;
  private timer: Timer | undefined;
  private looking = false;
  /** Suspected during a look, which may have seen it well before that. */
  private lookAgain = false;
  private readonly closed = new AbortController();

  constructor(
    readonly settings: ReplicaSettings,
    private readonly intervalMs: number,
    private readonly clock: Clock,
    private readonly onChange: (replica: ReplicaWatch, before: ReplicaStateName) => void,
  ) {}

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

  get engineVersion(): string {
    return this.description?.engineVersion ?? 'unknown';
  }

  get slots(): number {
    const own = this.description?.slots ?? 0;
    return Math.min(own, this.settings.slots ?? own);
  }

  get ctxMax(): number {
    const own = this.description?.ctxMax ?? 0;
    return Math.min(own, this.settings.ctxMax ?? own);
  }

  /** `kvBytesPerToken`: of its pool's model. */
  scheduled(kvBytesPerToken: number | undefined): ReplicaState {
    const { id, devices, kvCapacityBytes } = this.settings;
    const engineVersion = this.description?.engineVersion;
    return {
      replicaId: id,
      ready: this.ready,
      slots: this.slots,
      ctxMax: this.ctxMax,
      ...(devices === undefined ? {} : { devices }),
      ...(engineVersion === undefined ? {} : { engineVersion }),
      ...(kvBytesPerToken === undefined ? {} : { kvBytesPerToken }),
      ...(kvCapacityBytes === undefined ? {} : { kvCapacityBytes }),
    };
  }

  /** Looks now, then again and again. Resolves after the first look. */
  async look(): Promise<void> {
    if (this.looking || this.closed.signal.aborted) return;
    this.looking = true;
    this.timer?.cancel();
    const described = this.description;
    const health = await this.see();
    this.looking = false;
    if (this.closed.signal.aborted) return;
    if (this.lookAgain) {
      this.lookAgain = false;
      this.describeAgain = true;
      return this.look();
    }
    this.kvCacheUsage = health.kvCacheUsage;
    if (!health.ready) this.describeAgain = true;
    this.move(health.ready ? 'up' : health.live ? 'loading' : 'failed', health.lastError, this.description !== described);
    this.timer = this.clock.schedule(this.ready ? this.intervalMs : RETRY_MS, () => void this.look());
  }

  /** An attempt failed there: it takes no work until a look has found it well. */
  suspect(error: EngineError): void {
    // It may have come back as another version before any look found it gone.
    this.describeAgain = true;
    this.lookAgain = this.looking;
    this.move('suspected', error.message, false);
    void this.look();
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.timer?.cancel();
    await this.settings.engine.close();
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
    const { engine } = this.settings;
    const limit = new AbortController();
    const timer = this.clock.schedule(PROBE_TIMEOUT_MS, () => limit.abort());
    const signal = AbortSignal.any([limit.signal, this.closed.signal]);
    try {
      if (this.describeAgain) {
        this.description = await engine.describe(signal);
        this.describeAgain = false;
      }
      return await engine.probe(signal);
    } catch (cause) {
      return { live: false, ready: false, lastError: limit.signal.aborted ? HANGS : words(cause) };
    } finally {
      timer.cancel();
    }
  }
}

const HANGS = `The engine gave no answer within ${PROBE_TIMEOUT_MS} ms; it hangs, or the machine is overloaded.`;

function words(cause: unknown): string {
  if (cause instanceof EngineError) return cause.message;
  return `The look at the engine failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
