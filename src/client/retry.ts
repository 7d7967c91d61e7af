import { ConnectionError, OrchestratordError } from './errors.js';
import { pause, type Surroundings } from './surroundings.js';

/**
 * How long to go on trying, and how long to wait between tries.
 *
 * The first wait is what the server asked for; each failure after it, with nothing got in between, doubles the wait up to a
 * bound. Up to half of a wait is added by chance, so that a thousand readers of one daemon do not come back at once. Pure
 * but for the wait.
 */
export const DEFAULT_GIVE_UP_AFTER_MS = 300_000;

/** A wait where the server said nothing, milliseconds. */
const DEFAULT_WAIT_MS = 1_000;
/** No server makes us ask again faster than this, milliseconds. */
const SHORTEST_WAIT_MS = 50;
/** Doubling ends here, milliseconds. */
const LONGEST_WAIT_MS = 15_000;

/** Told before each wait: why, and for how long, milliseconds. */
export type OnRetry = (failure: Error, delayMs: number) => void;

export class Patience {
  private failures = 0;
  private failingSince: number | undefined;
  private baseMs = DEFAULT_WAIT_MS;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly giveUpAfterMs: number,
    private readonly onRetry?: OnRetry,
    private readonly signal?: AbortSignal,
  ) {}

  /** Something was got: what failed before no longer counts. */
  progress(): void {
    this.failures = 0;
    this.failingSince = undefined;
  }

  /** The server says how long to wait before coming back, milliseconds. */
  suggest(waitMs: number): void {
    this.baseMs = Math.max(SHORTEST_WAIT_MS, waitMs);
  }

  /** Waits until it is time to try again; throws the failure where that makes no sense, or no longer. */
  async after(failure: unknown): Promise<void> {
    const { surroundings, signal, giveUpAfterMs } = this;
    if (signal?.aborted === true) throw signal.reason;
    if (!(failure instanceof Error) || !isWorthRetrying(failure)) throw failure;
    const now = surroundings.now();
    this.failingSince ??= now;
    const leftMs = this.failingSince + giveUpAfterMs - now;
    const told = failure instanceof OrchestratordError ? failure.retryAfterMs : undefined;
    // A server that names a time later than we would wait is believed: asking before it is of no use.
    if (told !== undefined && told > leftMs) throw failure;
    if (leftMs <= 0) throw this.gaveUp(failure);
    const delayMs = Math.min(leftMs, this.spread(told ?? this.grown()));
    this.failures++;
    this.onRetry?.(failure, delayMs);
    await pause(delayMs, surroundings, signal);
  }

  private gaveUp(failure: Error): Error {
    if (!(failure instanceof ConnectionError) || this.failures === 0) return failure;
    return new ConnectionError(`${failure.message} Gave up after ${Math.round(this.giveUpAfterMs / 1_000)} s and ${this.failures + 1} tries.`, true, { cause: failure });
  }

  private grown(): number {
    return Math.max(this.baseMs, Math.min(LONGEST_WAIT_MS, this.baseMs * 2 ** Math.min(this.failures, 30)));
  }

  private spread(waitMs: number): number {
    return waitMs + waitMs * 0.5 * this.surroundings.random();
  }
}

/** A refusal for now, a daemon that is going down or coming up, a connection that was lost. */
function isWorthRetrying(failure: Error): boolean {
  if (failure instanceof ConnectionError) return failure.retriable;
  return failure instanceof OrchestratordError && (failure.status === 429 || failure.status >= 500);
}
