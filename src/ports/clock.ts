/** Time, injected everywhere so that tests own it. Drivers: infra/system (real), test/support (fake, with drift). */
export interface Clock {
  /** Wall time, Unix milliseconds. For what is stored or shown; it may jump. */
  wall(): number;
  /** Milliseconds that never go back, from an arbitrary origin. For durations, deadlines and timers in memory. */
  monotonic(): number;
  /** Calls `fire` once after `delayMs` (0 or more, not a promise of accuracy). It does not keep the process alive. */
  schedule(delayMs: number, fire: () => void): Timer;
  /** Calls `run` once after the I/O events at hand were handled (setImmediate): what they caused is then done in one go. */
  soon(run: () => void): void;
}

export interface Timer {
  /** Idempotent; after it `fire` is never called. */
  cancel(): void;
}
