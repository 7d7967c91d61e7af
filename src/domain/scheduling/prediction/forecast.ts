import type { Guess } from './calibration.js';
import type { Outlook, Sized } from './output-length.js';

/**
 * When a task starts and whether it ends in time, from what is ahead of it and how fast its pool is.
 *
 * A start is the simulated finish of what is ahead over the pool's slots, each task taking the mean of those ahead.
 * With equal tasks that simulation has a closed form: slot s starts one at r_s, r_s + m, r_s + 2m …, so the start after
 * n others is the n-th smallest of all these, and no task has to be looked at. O(s) in the slots.
 */

/** What a forecast was made from, for those who say how sure it is. */
export interface Basis {
  /** Absent once it runs. */
  readonly guess: Guess | undefined;
  readonly task: Sized;
  /** Of its output, tokens. */
  readonly expected: number;
  /** Once it runs. */
  readonly outlook: Outlook | undefined;
  /** Tokens that it has made. */
  readonly made: number;
  readonly msPerToken: number;
}

/** A task's future in one pool, ms from now. */
export interface Forecast {
  /** Tasks that start before it in its pool. */
  readonly ahead: number;
  readonly startMs: number;
  /** From the start to the first token. */
  readonly firstTokenMs: number;
  /** From the first token to the end. */
  readonly decodeMs: number;
  /** Of `startMs`, what the pool needs to come back to work. Absent where it is there. */
  readonly wakeMs?: number;
  readonly basis?: Basis;
}

export const endMs = (forecast: Forecast): number => forecast.startMs + forecast.firstTokenMs + forecast.decodeMs;

/** The slots of a pool. `busy` is the caller's scratch: its first `used` values count, and are overwritten here. */
export interface Slots {
  /** For each slot in use, ms until it is expected to be free. */
  readonly busy: Float64Array;
  readonly used: number;
  /** Slots that nobody uses. */
  readonly free: number;
}

/** Milliseconds until a slot takes the task that has `ahead` others before it, each of which takes `meanMs`. */
export function startAfter(ahead: number, meanMs: number, { busy, used, free }: Slots): number {
  if (ahead < free) return 0;
  if (used === 0 && free === 0) return ahead * meanMs;
  const mean = Math.max(meanMs, 1e-3);
  const perMs = 1 / mean;

  // From the round of `mean` in which it is free, a slot starts one task in each. Which round is ours? To count slots
  // that are not free by then makes it too late, never too early: leave those out and count again.
  let round = Infinity;
  let slots = free;
  let roundsBefore = 0;
  for (;;) {
    let latest = 0;
    slots = free;
    roundsBefore = 0;
    for (let i = 0; i < used; i++) {
      const begins = Math.floor((busy[i] ?? 0) * perMs);
      if (begins > round) continue;
      slots += 1;
      roundsBefore += begins;
      if (begins > latest) latest = begins;
    }
    round = Math.ceil((ahead + 1 + roundsBefore) / slots) - 1;
    // Written so that it also ends should a time ever not be a number.
    if (!(latest > round)) break;
  }

  // Within a round, slots start in the order in which they were first free in theirs; those free now come first.
  const turn = ahead - (slots * round - roundsBefore);
  if (turn < free) return round * mean;
  let phases = 0;
  for (let i = 0; i < used; i++) {
    const remaining = busy[i] ?? 0;
    const begins = Math.floor(remaining * perMs);
    if (begins > round) continue;
    busy[phases] = remaining - begins * mean;
    phases += 1;
  }
  return round * mean + nthSmallest(busy, phases, turn - free);
}

/**
 * The same where tasks take more or less than the mean: `variation` is their standard deviation over it. Slots that are
 * free early take what those that are late do not, so that the next start is sooner than the first expected end: with
 * lengths that have no memory, as soon as the number of busy slots makes it. Between that and equal tasks, in proportion
 * to the variance.
 */
export function startAmong(ahead: number, meanMs: number, slots: Slots, variation: number): number {
  const { busy, used, free } = slots;
  if (ahead < free) return 0;
  let sum = 0;
  let rate = 0;
  for (let i = 0; i < used; i++) {
    sum += busy[i] ?? 0;
    rate += 1 / Math.max(1e-3, busy[i] ?? 0);
  }
  const equal = startAfter(ahead, meanMs, slots);
  const share = Math.min(1, variation * variation);
  const all = used + free;
  if (share === 0 || all < 2) return equal;
  // Free slots take the first of those ahead at once.
  rate += free / Math.max(1e-3, meanMs);
  const queued = ahead - free;
  const next = 1 / rate;
  const spent = (sum + free * meanMs - (all - 1) * meanMs) / all;
  const nearness = 1 / (1 + queued / all);
  const memoryless = (queued * meanMs) / all + nearness * next + (1 - nearness) * Math.max(next, spent);
  return (1 - share) * equal + share * memoryless;
}

/** Of the first `length` values, the one that would be at index `n` if they were sorted. Reorders them. O(length). */
function nthSmallest(values: Float64Array, length: number, n: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n] ?? 0;
}
