import type { ReplicaState } from '../../domain/scheduling/event.js';
import type { Clock, Timer } from '../../ports/clock.js';
import { EngineError, type Engine, type EngineDescription, type EngineHealth } from '../../ports/engine.js';

/** A replica as configured, with its engine driver already made. */
export interface ReplicaSettings {
  readonly id: string;
  readonly engine: Engine;
  /** Upper bound of the tasks that decode at once; the engine's own number where it is lower or this is absent. */
  readonly slots?: number;
  readonly devices?: string;
}

const PROBE_TIMEOUT_MS = 5_000;
/** How soon a replica that is not ready is looked at again. */
const RETRY_MS = 500;

/**
 * One engine behind a pool, watched on a timer: described once it answers, again after every time it was away (it may have
 * come back as another version), probed in between. At most one look is under way.
 */
export class ReplicaWatch {
  /** What it last said of itself; kept while it is away, so that its limits stay known. */
  description: EngineDescription | undefined;
  private describeAgain = true;
  health: EngineHealth = { live: false, ready: false, lastError: 'The engine was not reached yet.' };
  private timer: Timer | undefined;
  private looking = false;
  private closed = new AbortController();

  constructor(
    readonly settings: ReplicaSettings,
    private readonly intervalMs: number,
    private readonly clock: Clock,
    private readonly onChange: (replica: ReplicaWatch, before: EngineHealth) => void,
  ) {}

  get ready(): boolean {
    return this.health.ready && this.description !== undefined;
  }

  get engineVersion(): string {
    return this.description?.engineVersion ?? 'unknown';
  }

  get slots(): number {
    const own = this.description?.slots ?? 0;
    return Math.min(own, this.settings.slots ?? own);
  }

  state(): ReplicaState {
    const { id, devices } = this.settings;
    return {
      replicaId: id,
      ready: this.ready,
      slots: this.slots,
      ctxMax: this.description?.ctxMax ?? 0,
      ...(devices === undefined ? {} : { devices }),
    };
  }

  /** Looks now, then again and again. Resolves after the first look. */
  async look(): Promise<void> {
    if (this.looking || this.closed.signal.aborted) return;
    this.looking = true;
    this.timer?.cancel();
    const before = this.health;
    try {
      this.health = await this.see();
    } finally {
      this.looking = false;
    }
    if (this.closed.signal.aborted) return;
    if (!this.health.ready) this.describeAgain = true;
    this.onChange(this, before);
    this.timer = this.clock.schedule(this.health.ready ? this.intervalMs : RETRY_MS, () => void this.look());
  }

  /** An attempt failed there: it takes no work until a look has found it well. */
  suspect(error: EngineError): void {
    const before = this.health;
    this.health = { live: this.health.live, ready: false, lastError: error.message };
    this.onChange(this, before);
    void this.look();
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.timer?.cancel();
    await this.settings.engine.close();
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
      const what = limit.signal.aborted
        ? `The engine gave no answer within ${PROBE_TIMEOUT_MS} ms; it hangs, or the machine is overloaded.`
        : cause instanceof EngineError
          ? cause.message
          : `The look at the engine failed: ${cause instanceof Error ? cause.message : String(cause)}`;
      return { live: false, ready: false, lastError: what };
    } finally {
      timer.cancel();
    }
  }
}
