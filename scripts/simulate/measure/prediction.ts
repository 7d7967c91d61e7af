import type { SimulatedTask } from '../world/task.js';
import { Histogram } from './histogram.js';

/** Who neither waited this long nor was told so has no error worth a percentage. */
const SHORT_MS = 100;
const BINS = 10;

export interface PredictionReport {
  /** Tasks that started, and waited or were foretold to wait for 100 ms at least. */
  readonly starts: number;
  /** |predicted - real| relative to the real wait. */
  readonly medianError: number | undefined;
  readonly p90Error: number | undefined;
  /** Share of these starts within the interval that is to hold 80 % of them. */
  readonly coverage: number | undefined;
  /** Mean square of on_time_probability minus what came: 0 is perfect, 0.25 is a coin. */
  readonly brier: number | undefined;
  /** By the foretold probability, from 0 to 1 in tenths: how many there were, what was foretold in the mean, and how many were in time. */
  readonly calibration: readonly { readonly tasks: number; readonly foretold: number | undefined; readonly cameTrue: number | undefined }[];
  /** Shares of the starts with an error above each of `ERROR_STEPS`. */
  readonly errorsAbove: readonly number[];
}

export const ERROR_STEPS: readonly number[] = Array.from({ length: 41 }, (_, i) => 10 ** (-2 + i / 10));

/** How true the promises at admission were. A client that cancels is in none of the figures: nobody can foretell that. */
export class Prediction {
  private readonly errors = new Histogram(1e-4);
  private within = 0;
  private squares = 0;
  private judged = 0;
  private readonly bins = Array.from({ length: BINS }, () => ({ tasks: 0, foretold: 0, true: 0 }));

  started(task: SimulatedTask, now: number): void {
    const { prospects } = task;
    if (prospects === undefined) return;
    const waited = now - task.submittedAt;
    const { predictedStartMs, predictedStartLowMs, predictedStartHighMs } = prospects;
    if (Math.max(waited, predictedStartMs) < SHORT_MS) return;
    this.errors.add(Math.abs(predictedStartMs - waited) / Math.max(SHORT_MS, waited));
    // What is foretold is rounded to milliseconds.
    if (waited >= predictedStartLowMs - 1 && waited <= predictedStartHighMs + 1) this.within++;
  }

  ended(task: SimulatedTask, inTime: boolean): void {
    const { prospects } = task;
    if (prospects === undefined) return;
    const foretold = prospects.onTimeProbability;
    const came = inTime ? 1 : 0;
    this.judged++;
    this.squares += (foretold - came) ** 2;
    const bin = this.bins[Math.min(BINS - 1, Math.floor(foretold * BINS))];
    if (bin === undefined) return;
    bin.tasks++;
    bin.foretold += foretold;
    bin.true += came;
  }

  report(): PredictionReport {
    const { errors, within, squares, judged } = this;
    const starts = errors.count;
    return {
      starts,
      medianError: errors.quantile(0.5),
      p90Error: errors.quantile(0.9),
      coverage: starts === 0 ? undefined : within / starts,
      brier: judged === 0 ? undefined : squares / judged,
      calibration: this.bins.map(({ tasks, foretold, true: came }) => ({ tasks, foretold: tasks === 0 ? undefined : foretold / tasks, cameTrue: tasks === 0 ? undefined : came / tasks })),
      errorsAbove: ERROR_STEPS.map((step) => errors.shareAbove(step)),
    };
  }
}
