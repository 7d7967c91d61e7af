import type { Clock, Timer } from '../../ports/clock.js';

/** Node keeps a delay in a signed 32-bit integer; a longer one fires at once (with a warning). */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  schedule,
  soon: (run) => {
    setImmediate(run);
  },
};

function schedule(delayMs: number, fire: () => void): Timer {
  if (Number.isNaN(delayMs)) throw new RangeError('A timer was asked for with a delay that is not a number.');
  const dueAt = performance.now() + Math.max(0, delayMs);
  let handle: NodeJS.Timeout;
  const arm = (): void => {
    const leftMs = dueAt - performance.now();
    handle = leftMs > LONGEST_DELAY_MS ? setTimeout(arm, LONGEST_DELAY_MS) : setTimeout(fire, Math.ceil(leftMs));
    handle.unref();
  };
  arm();
  return {
    cancel: () => {
      clearTimeout(handle);
    },
  };
}
