import type { RetentionLimits } from '../../domain/stream/retention.js';
import type { Clock } from '../../ports/clock.js';
import type { TaskStore, TokenLog } from '../../ports/store.js';

/** What one sweep took. */
export interface Swept {
  /** Tasks whose tokens were taken. */
  readonly streams: number;
  readonly bytesFreed: number;
  /** Tasks that were forgotten. */
  readonly tasks: number;
  /** What the tokens take, where that is more than the bound although nothing is left that may be taken. */
  readonly tooMany: number | undefined;
}

export interface SweepParts {
  readonly tasks: TaskStore;
  readonly log: TokenLog;
  readonly limits: RetentionLimits;
  readonly clock: Clock;
  /** Asked between two batches: no further one is begun. */
  readonly stopping: () => boolean;
}

/** Tasks that are taken at once where all of them go. */
const BATCH = 200;
/** The same where so many go as must: the last batch takes more than it has to. */
const FEW = 20;

/**
 * Takes what is kept too long, then what is too much, then tasks that are kept too long: always those that ended first, and
 * never one that has not ended or whose transcript is to be made.
 *
 * A crash between any two steps costs nothing: tokens are taken before their task is marked, and forgotten before its row goes,
 * so the next sweep does the step again, which changes nothing where it was done. The other order would leave tokens that
 * nobody finds, and to the next task of that id they would be its own.
 */
export async function sweep(parts: SweepParts): Promise<Swept> {
  const { tasks, log, limits, clock, stopping } = parts;
  const now = clock.wall();
  const before = await log.bytes();

  let streams = 0;
  const takeLogs = async (endedBefore: number, most: number): Promise<boolean> => {
    const ids = stopping() ? [] : await tasks.withLog(endedBefore, most);
    if (ids.length === 0) return false;
    await log.remove(ids);
    await tasks.logRemoved(ids);
    streams += ids.length;
    return true;
  };
  while (await takeLogs(now - limits.streamAgeMs, BATCH));

  let bytes = await log.bytes();
  while (bytes > limits.streamBytes && (await takeLogs(Number.MAX_SAFE_INTEGER, FEW))) bytes = await log.bytes();
  const tooMany = bytes > limits.streamBytes && !stopping() ? bytes : undefined;

  let forgotten = 0;
  for (;;) {
    const ids = stopping() ? [] : await tasks.withoutLog(now - limits.taskAgeMs, BATCH);
    if (ids.length === 0) break;
    await log.forget(ids);
    await tasks.remove(ids);
    forgotten += ids.length;
  }
  return { streams, bytesFreed: Math.max(0, before - bytes), tasks: forgotten, tooMany };
}
