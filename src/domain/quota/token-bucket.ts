/** A bucket at one moment, to be kept. `tokens` and `parts` at `at`, milliseconds of the caller's clock. */
export interface BucketState {
  readonly perMinute: number;
  readonly tokens: number;
  readonly parts: number;
  readonly at: number;
}

const MINUTE_MS = 60_000;

/**
 * A limit by the minute: holds at most `perMinute` tokens and gains as many each minute, evenly.
 *
 * Exact: the balance is kept in whole tokens and 60 000ths of one, so that no rounding gives or takes anything over time.
 * A time before the last one counts as the last one: a clock that steps back grants nothing twice.
 */
export class TokenBucket {
  private at: number;
  private tokens: number;
  /** 60 000ths of a token, 0 to 59 999. */
  private parts: number;

  /** `perMinute`: a whole number from 1 to 10^12. Full, or as it was in `before`, which is of the same limit and clock. */
  constructor(
    readonly perMinute: number,
    now: number,
    before?: Omit<BucketState, 'perMinute'>,
  ) {
    this.at = Math.floor(before?.at ?? now);
    this.tokens = before?.tokens ?? perMinute;
    this.parts = before?.parts ?? 0;
    this.refill(now);
  }

  /** Whole tokens; below zero when more was used than was asked for. */
  balance(now: number): number {
    this.refill(now);
    return this.tokens;
  }

  /** Takes `amount` where it is there; an amount above the limit where the bucket is full, which then owes the rest. */
  take(amount: number, now: number): boolean {
    this.refill(now);
    if (this.tokens < Math.min(amount, this.perMinute)) return false;
    this.tokens -= amount;
    return true;
  }

  /** Puts back what was taken and not used; what would run over is lost. Less than nothing: more was used than was taken. */
  correct(amount: number, now: number): void {
    this.refill(now);
    this.tokens += amount;
    this.cap();
  }

  /** Milliseconds until `take` would succeed if nobody else takes; 0 when it would now. */
  waitMs(amount: number, now: number): number {
    this.refill(now);
    return this.untilMs(Math.min(amount, this.perMinute));
  }

  /** Milliseconds until it is full. */
  fullInMs(now: number): number {
    this.refill(now);
    return this.untilMs(this.perMinute);
  }

  state(now: number): BucketState {
    this.refill(now);
    return { perMinute: this.perMinute, tokens: this.tokens, parts: this.parts, at: this.at };
  }

  private untilMs(tokens: number): number {
    const missing = tokens - this.tokens;
    if (missing <= 0) return 0;
    const rate = BigInt(this.perMinute);
    return Number((BigInt(missing) * BigInt(MINUTE_MS) - BigInt(this.parts) + rate - 1n) / rate);
  }

  private refill(now: number): void {
    const elapsed = Math.floor(now) - this.at;
    if (elapsed <= 0) return;
    this.at += elapsed;
    // In pieces, because a product of a time and a large limit has more digits than a number holds.
    const rest = elapsed % MINUTE_MS;
    const parts = this.parts + rest * (this.perMinute % MINUTE_MS);
    const whole = Math.floor(elapsed / MINUTE_MS) * this.perMinute + rest * Math.floor(this.perMinute / MINUTE_MS);
    this.tokens += whole + Math.floor(parts / MINUTE_MS);
    this.parts = parts % MINUTE_MS;
    this.cap();
  }

  private cap(): void {
    if (this.tokens < this.perMinute) return;
    this.tokens = this.perMinute;
    this.parts = 0;
  }
}
