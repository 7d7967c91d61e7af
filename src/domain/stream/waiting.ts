import type { QueuedEvent } from './event.js';

/**
 * When a reader of a task that waits is told again how it stands. Requirement: ORCH-3029.
 */

/** What a reader was told, and when (monotonic ms). */
export interface Told extends Pick<QueuedEvent, 'queuePosition' | 'predictedStartMs' | 'preparing'> {
  readonly at: number;
}

/** A start that shifts by less than both is no news, ms and share of the wait that is left. */
const SHIFT_MS = 50;
const SHIFT_SHARE = 0.1;

/**
 * Whether a reader who was told `told` wants to hear `now`. The start is compared as a point in time: a wait that only
 * grows shorter as time passes is what the reader expects, and so is "any moment" once that time has come.
 */
export function isNews(told: Told, now: Told): boolean {
  if (now.queuePosition !== told.queuePosition || now.preparing?.receivedBytes !== told.preparing?.receivedBytes) return true;
  const leftMs = Math.max(0, told.at + told.predictedStartMs - now.at);
  const shiftMs = Math.abs(now.predictedStartMs - leftMs);
  return shiftMs > SHIFT_MS && shiftMs > leftMs * SHIFT_SHARE;
}

/** So many places from the head cost one more interval between looks, up to `SELDOM` of them. */
const PLACES = 20;
const SELDOM = 5;

/**
 * How long after a look the next one comes, ms: `intervalMs` at least, longer for a place far from the head, where thousands
 * wait and each matters little, and up to a quarter longer by `spread`, so that those who came together are not looked at together.
 */
export function nextLookMs(intervalMs: number, queuePosition: number, spread: number): number {
  const intervals = Math.min(SELDOM, Math.max(1, queuePosition / PLACES));
  return intervalMs * intervals * (1 + spread / 4);
}

/** A number from 0 to 1 that is the same whenever it is asked for; of ids that differ little it differs much (FNV-1a, mixed). */
export function spreadOf(taskId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < taskId.length; at++) hash = Math.imul(hash ^ taskId.charCodeAt(at), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 0) / 0x1_0000_0000;
}
