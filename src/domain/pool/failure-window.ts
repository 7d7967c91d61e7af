/** Of the attempts that ended in the window. */
export interface WindowCounts {
  readonly attempts: number;
  readonly failures: number;
}

/** An attempt is forgotten when it is older than the window, or up to a tenth of it sooner. */
const BUCKETS = 10;

/**
 * How many attempts ended within the last `windowMs`, and how many of them failed. It counts in buckets of a tenth of the window:
 * its memory does not grow with the attempts, and a call costs at most ten steps.
 */
export class FailureWindow {
  private readonly windowMs: number;
  private readonly attempts = new Float64Array(BUCKETS);
  private readonly failures = new Float64Array(BUCKETS);
  private newest = -Infinity;
  private allAttempts = 0;
  private allFailures = 0;

  constructor(windowMs: number) {
    this.windowMs = Math.max(BUCKETS, windowMs);
  }

  /** Counts it, and answers with it counted. */
  add(now: number, failed: boolean): WindowCounts {
    // Multiplied first: a tenth of the window is seldom a number that a double holds.
    this.forgetUntil(Math.floor((now * BUCKETS) / this.windowMs));
    const at = slotOf(this.newest);
    this.attempts[at] = (this.attempts[at] ?? 0) + 1;
    this.allAttempts += 1;
    if (failed) {
      this.failures[at] = (this.failures[at] ?? 0) + 1;
      this.allFailures += 1;
    }
    return { attempts: this.allAttempts, failures: this.allFailures };
  }

  clear(): void {
    this.attempts.fill(0);
    this.failures.fill(0);
    this.allAttempts = 0;
    this.allFailures = 0;
  }

  private forgetUntil(bucket: number): void {
    if (bucket <= this.newest) return;
    if (bucket - this.newest >= BUCKETS) this.clear();
    else for (let next = this.newest + 1; next <= bucket; next += 1) this.forget(slotOf(next));
    this.newest = bucket;
  }

  private forget(slot: number): void {
    this.allAttempts -= this.attempts[slot] ?? 0;
    this.allFailures -= this.failures[slot] ?? 0;
    this.attempts[slot] = 0;
    this.failures[slot] = 0;
  }
}

/** Times may be below 0: a clock's origin is arbitrary. */
const slotOf = (bucket: number): number => ((bucket % BUCKETS) + BUCKETS) % BUCKETS;
