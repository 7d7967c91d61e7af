import { FailureWindow } from './failure-window.js';
import type { BreakerLimits } from './definition.js';

/** `open`: nothing starts. `half_open`: one attempt at a time may, as a probe. */
export const BREAKER_STATES = ['closed', 'half_open', 'open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** How an attempt counts: `nothing` is one that says nothing of the engine, such as one that a client canceled. */
export type AttemptVerdict = 'well' | 'failed' | 'nothing';

/** Which of the breaker's lives an attempt began in. Given back when it ends. */
export type BreakerTicket = number;

/**
 * Leaves alone for a while what fails too often. Pure: it is told the time (milliseconds that never go back) and keeps no timer.
 *
 *   closed --too many failed--> open --time--> half_open --probe well--> closed
 *                                              half_open --probe failed--> open, twice as long
 *
 * Invariants: it opens by attempts alone, and never by fewer than `minAttempts`; it closes by a probe that went well and by
 * nothing else; at most one probe is under way. An attempt that began before the last change of state counts for nothing: a burst
 * of old failures must not undo a probe, and an old success is none. Each call costs O(1), and the memory is fixed.
 */
export class Breaker {
  private readonly window: FailureWindow;
  private readonly longestMs: number;
  /** A new one with each opening, each probe and each closing. */
  private life: BreakerTicket = 0;
  private isClosed = true;
  private openUntil = -Infinity;
  private openForMs: number;
  private probing = false;

  constructor(private readonly limits: BreakerLimits) {
    this.window = new FailureWindow(limits.windowMs);
    this.openForMs = limits.openMs;
    this.longestMs = Math.max(limits.openMs, limits.openMaxMs);
  }

  state(now: number): BreakerState {
    if (this.isClosed) return 'closed';
    return now < this.openUntil ? 'open' : 'half_open';
  }

  mayStart(now: number): boolean {
    return this.isClosed || (now >= this.openUntil && !this.probing);
  }

  /** Another number after each opening, each probe and each closing: while it stays, only time changes what may start. */
  get revision(): number {
    return this.life;
  }

  /** When it lets a probe through; undefined where it is not open. */
  opensAt(now: number): number | undefined {
    return this.state(now) === 'open' ? this.openUntil : undefined;
  }

  /** An attempt starts; in the half-open state it is the probe. One that starts although it may not counts for nothing. */
  started(now: number): BreakerTicket {
    if (this.isClosed) return this.life;
    if (!this.mayStart(now)) return STRAY;
    this.probing = true;
    this.life += 1;
    return this.life;
  }

  /** That attempt ended. */
  attempted(ticket: BreakerTicket, now: number, verdict: AttemptVerdict): void {
    if (ticket !== this.life) return;
    if (this.probing) this.probed(now, verdict);
    else if (this.isClosed && verdict !== 'nothing') this.counted(now, verdict === 'failed');
  }

  /**
   * How long until an attempt may start, 0 where it may now. While a probe is under way nobody can know: the shortest time that it
   * stays open stands for it.
   */
  retryAfterMs(now: number): number {
    if (this.mayStart(now)) return 0;
    return this.probing ? this.limits.openMs : this.openUntil - now;
  }

  /** How long until its state changes by time alone; undefined where only an attempt changes it. */
  changesInMs(now: number): number | undefined {
    return this.state(now) === 'open' ? this.openUntil - now : undefined;
  }

  private counted(now: number, failed: boolean): void {
    const { attempts, failures } = this.window.add(now, failed);
    if (failed && attempts >= this.limits.minAttempts && failures >= this.limits.errorRate * attempts) {
      this.openForMs = this.limits.openMs;
      this.open(now);
    }
  }

  private probed(now: number, verdict: AttemptVerdict): void {
    this.probing = false;
    this.life += 1;
    switch (verdict) {
      case 'well':
        this.isClosed = true;
        this.window.clear();
        return;
      case 'failed':
        this.openForMs = Math.min(this.openForMs * 2, this.longestMs);
        this.open(now);
        return;
      case 'nothing':
        // The next one is the probe.
        return;
    }
  }

  private open(now: number): void {
    this.isClosed = false;
    this.life += 1;
    this.openUntil = now + this.openForMs;
  }
}

/** No breaker's life. */
const STRAY: BreakerTicket = -1;
