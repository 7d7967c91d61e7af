import type { Clock, Timer } from '../../../ports/clock.js';
import type { EngineTimeouts } from './endpoint.js';

export type Overdue = 'connect' | 'first' | 'idle' | 'wall';

/**
 * The time limits of one exchange. One timer stands at most: `heard` only notes when it was, and the timer, when it
 * fires, looks how long that is ago. So a token costs no timer.
 */
export class Watchdog {
  #phase: 'connect' | 'first' | 'idle' = 'connect';
  #paused = false;
  #since: number;
  readonly #wallAt: number;
  #timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly limits: EngineTimeouts,
    private readonly expire: (overdue: Overdue, limitMs: number) => void,
  ) {
    this.#since = clock.monotonic();
    this.#wallAt = this.#since + limits.wallMs;
    this.#arm();
  }

  /** Connected, and the request sent. */
  connected(): void {
    if (this.#phase === 'connect') this.#enter('first');
  }

  /** The engine gave its first text. */
  began(): void {
    if (this.#phase !== 'idle') this.#enter('idle');
  }

  /** The engine works. Before the first text it changes nothing: that limit counts from the request. */
  heard(): void {
    if (this.#phase === 'idle') this.#since = this.clock.monotonic();
  }

  /** We stopped reading: the engine's silence is ours, and its time begins anew afterwards. The wall limit goes on. */
  paused(): void {
    this.#paused = true;
  }

  resumed(): void {
    this.#paused = false;
    this.#enter(this.#phase);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #enter(phase: 'connect' | 'first' | 'idle'): void {
    this.#phase = phase;
    this.#since = this.clock.monotonic();
    this.stop();
    this.#arm();
  }

  #arm(): void {
    const due = Math.min(this.#phaseDue(), this.#wallAt);
    if (due === Number.POSITIVE_INFINITY) return;
    this.#timer = this.clock.schedule(Math.max(0, due - this.clock.monotonic()), () => this.#look());
  }

  #look(): void {
    const now = this.clock.monotonic();
    if (now >= this.#wallAt) this.expire('wall', this.limits.wallMs);
    else if (now < this.#phaseDue()) this.#arm();
    else this.expire(this.#phase, this.#limit());
  }

  #phaseDue(): number {
    return this.#paused ? Number.POSITIVE_INFINITY : this.#since + this.#limit();
  }

  #limit(): number {
    switch (this.#phase) {
      case 'connect':
        return this.limits.connectMs;
      case 'first':
        return this.limits.firstTokenMs;
      case 'idle':
        return this.limits.idleMs;
    }
  }
}
