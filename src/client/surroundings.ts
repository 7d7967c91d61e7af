/**
 * What a client needs from outside, and the one place of the SDK that takes it from the globals: tests bring their own.
 */
export interface Surroundings {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Calls `fire` after so many milliseconds; the answer takes that back. */
  readonly after: (delayMs: number, fire: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The longest delay that a timer takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

export const globalSurroundings: Surroundings = {
  fetch: (request) => fetch(request),
  now: () => performance.now(),
  after: (delayMs, fire) => {
    const timer = setTimeout(fire, Math.min(delayMs, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Resolves after so many milliseconds; rejects with the signal's reason as soon as it aborts. */
export function pause(delayMs: number, { after }: Surroundings, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(reasonOf(signal));
    const stop = after(delayMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    const abort = (): void => {
      stop();
      reject(reasonOf(signal));
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}

const reasonOf = (signal: AbortSignal | undefined): unknown => signal?.reason;
