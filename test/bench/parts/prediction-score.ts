/** What was foretold of a task in its 202, and what became of it. Times in ms from its admission; Infinity: it never came. */
export interface Foretold {
  readonly priority: 'interactive' | 'batch';
  readonly startMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly onTimeProbability: number;
  readonly deadlineMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly state: string;
}

export interface Score {
  readonly tasks: number;
  /** That waited long enough to count. */
  readonly waits: number;
  /** Absolute error of the start over the wait. */
  readonly medianError: number;
  readonly p90Error: number;
  /** Of the starts, those within the interval, before it and after it. */
  readonly covered: number;
  readonly early: number;
  readonly late: number;
  /** Mean square of on_time_probability less what came: 1 in time, 0 not. And what always saying the mean would have. */
  readonly brier: number;
  readonly brierOfMean: number;
  readonly missed: number;
}

/**
 * A wait counts from `leastMs` on: below, a ms is a large part of it. One that left the queue without a start counts for
 * the interval where it had waited beyond it, because then it was late whenever it would have started; else nobody knows.
 * Canceled tasks say nothing about being on time.
 */
export function scoreOf(tasks: readonly Foretold[], leastMs: number): Score {
  const errors: number[] = [];
  let covered = 0;
  let early = 0;
  let late = 0;
  const onTime: { readonly said: number; readonly was: number }[] = [];
  for (const task of tasks) {
    const left = task.startedMs === Infinity;
    const waited = left ? task.endedMs : task.startedMs;
    if (waited >= leastMs) {
      // Both ends are told in whole ms.
      if (waited > task.highMs + 1) late++;
      else if (!left && waited < task.lowMs - 1) early++;
      else if (!left) covered++;
      if (!left) errors.push(Math.abs(task.startMs - waited) / waited);
    }
    if (task.state !== 'canceled') onTime.push({ said: task.onTimeProbability, was: task.state === 'completed' && task.endedMs <= task.deadlineMs ? 1 : 0 });
  }
  errors.sort((a, b) => a - b);
  const starts = covered + early + late;
  const mean = onTime.reduce((sum, { was }) => sum + was, 0) / onTime.length;
  return {
    tasks: tasks.length,
    waits: errors.length,
    medianError: errors[Math.floor(0.5 * (errors.length - 1))] ?? NaN,
    p90Error: errors[Math.floor(0.9 * (errors.length - 1))] ?? NaN,
    covered: covered / starts,
    early: early / starts,
    late: late / starts,
    brier: onTime.reduce((sum, { said, was }) => sum + (said - was) ** 2, 0) / onTime.length,
    brierOfMean: mean * (1 - mean),
    missed: 1 - mean,
  };
}
