/**
 * When a managed engine that ended is started again.
 *
 * Backoff: half a second after the first end, doubling with each further one, at most a minute; a run that was ready for a minute makes
 * the next end the first again. Storm breaker: five such ends within two minutes, or one that the next start will surely meet again,
 * trip it; it then waits five minutes and tries once (half open). That try closes it by being ready for a minute, and trips it at once
 * if it ends before. An engine that loads for longer than half a minute never makes a storm, and is bounded by the backoff alone.
 */
export const RESTART = { firstMs: 500, maxMs: 60_000, steadyMs: 60_000, stormEnds: 5, stormMs: 120_000, trippedMs: 300_000 } as const;

/** Of a backoff, what jitter takes away at most; of the long wait, what it adds at most: many engines must not load at the same moment. */
const BACKOFF_JITTER = 0.25;
const TRIPPED_JITTER = 0.1;

export interface RestartHistory {
  /** Ends since a run was last steady. */
  readonly unsteady: number;
  /** When the last of them were, monotonic ms, the oldest first; at most RESTART.stormEnds. */
  readonly ends: readonly number[];
  readonly tripped: boolean;
}

export const NO_HISTORY: RestartHistory = { unsteady: 0, ends: [], tripped: false };

export interface EngineEnd {
  /** Monotonic ms. */
  readonly at: number;
  /** For how long it had been ready; absent: it never was. */
  readonly readyMs?: number;
  /** The next start will meet the same, as far as anybody can tell. */
  readonly hopeless: boolean;
}

export interface Restart {
  readonly history: RestartHistory;
  /** From the end to the next start. */
  readonly waitMs: number;
}

/** `jitter`: 0 to below 1. */
export function afterEnd(before: RestartHistory, end: EngineEnd, jitter: number): Restart {
  const steady = (end.readyMs ?? 0) >= RESTART.steadyMs;
  const { unsteady, ends, tripped: halfOpen } = steady ? NO_HISTORY : before;
  const recent = [...ends, end.at].slice(-RESTART.stormEnds);
  const first = recent[0] ?? end.at;
  const storm = recent.length === RESTART.stormEnds && end.at - first <= RESTART.stormMs;
  const tripped = halfOpen || storm || end.hopeless;
  const history = { unsteady: unsteady + 1, ends: recent, tripped };
  if (tripped) return { history, waitMs: RESTART.trippedMs * (1 + TRIPPED_JITTER * jitter) };
  // The exponent is bounded so that no number of ends makes it infinite.
  const backoffMs = Math.min(RESTART.maxMs, RESTART.firstMs * 2 ** Math.min(unsteady, 30));
  return { history, waitMs: backoffMs * (1 - BACKOFF_JITTER * jitter) };
}
