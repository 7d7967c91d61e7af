import { PRIORITIES, type Priority } from '../../task/task.js';
import { ErrorWindow } from './error-window.js';
import { Regression } from './regression.js';

/**
 * What starts were foretold to be, against what they were. First, what the signs at hand (such as how fast interactive
 * work comes in) have done to waits of late moves the prediction; then the errors that remain say how wide its interval
 * must be. By class and by how the task has to wait, because these err differently.
 *
 * All in logarithms of actual over expected wait. The few ms below keep them finite: of waits shorter than that only the
 * difference counts, not the ratio. An error is over the spread that was expected of it.
 */

/** How a task has to wait: not at all, for one of the next slots, or for slots to be taken and free again. */
export const DEPTHS = ['free', 'next', 'queue'] as const;
export type Depth = (typeof DEPTHS)[number];

/** How many signs there are; each is a number of about the size of 1. */
export const SIGNS = 10;

/** A start as it follows from what is ahead. */
export interface Start {
  readonly priority: Priority;
  readonly depth: Depth;
  readonly startMs: number;
  /** About its standard deviation over its mean; the errors of late say what it is worth. */
  readonly spread: number;
  /** What else there is to be seen that may bring it forward or put it off. */
  readonly signs: readonly number[];
}

/** The same, with what the signs make of it, a logarithm, and the errors that such ones have had. */
export interface Guess extends Start {
  readonly shift: number;
  readonly track: Track;
}

/** What a task was told at its admission. */
export interface Foretold {
  readonly guess: Guess;
  readonly at: number;
  readonly lowMs: number;
  readonly highMs: number;
}

/** Of each class and depth that had starts. */
export interface CalibrationMemory {
  readonly priority: Priority;
  readonly depth: Depth;
  readonly errors: readonly number[];
  readonly below: number;
  readonly above: number;
  /** Of the signs. */
  readonly weights: readonly number[];
}

export const SHORT_MS = 5;
/** The share of starts on either side of the interval. */
const OUTSIDE = 0.1;
/** By how much one start moves the quantile that bounds the interval, so that the share outside comes out as promised. */
const STEP = 0.004;
export const LEAST_OUTSIDE = 0.01;
export const MOST_OUTSIDE = 0.3;
/** No start is foretold to be later. */
const MOST_MS = 1e12;
/** Signs are believed after a few starts that they differed in, and forgotten after a thousand. */
const RIDGE = 2;
const KEEP = 0.999;

const NO_BELIEF: readonly number[] = Array.from({ length: SIGNS }, () => 0);

/** Of one class and depth. */
class Track {
  readonly errors: ErrorWindow;
  readonly regression: Regression;
  /** The quantiles of the errors that bound the interval now. */
  below: number;
  above: number;

  constructor(memory?: CalibrationMemory) {
    this.errors = new ErrorWindow(memory?.errors);
    this.regression = new Regression(memory?.weights ?? NO_BELIEF, RIDGE, KEEP);
    this.below = memory?.below ?? OUTSIDE;
    this.above = memory?.above ?? OUTSIDE;
  }

  bounded(low: boolean, high: boolean): void {
    this.below = within(this.below + STEP * (OUTSIDE - (low ? 1 : 0)));
    this.above = within(this.above + STEP * (OUTSIDE - (high ? 1 : 0)));
  }
}

/** The start is earlier than this in so many cases of one. A half: as likely to be early as late. */
export function quantileMs({ startMs, shift, spread, track }: Guess, share: number): number {
  return Math.min(MOST_MS, Math.max(0, (startMs + SHORT_MS) * Math.exp(shift + spread * track.errors.quantile(share)) - SHORT_MS));
}

/**
 * As likely to be early as late among the starts that come within so many ms: of a task that leaves the queue then, no
 * other start is ever seen. Not later than `startMs`, which is that of all starts.
 */
export function startWithin(startMs: number, guess: Guess, ms: number): number {
  const share = shareWithin(guess, ms);
  const half = quantileMs(guess, 0.5);
  const within = share < 1 && half > 0 ? (startMs * quantileMs(guess, 0.5 * share)) / half : startMs;
  return Math.min(within, Math.max(0, ms));
}

/** The interval that eight of ten starts fall into. */
export const intervalMs = (guess: Guess): { readonly lowMs: number; readonly highMs: number } => ({
  lowMs: quantileMs(guess, guess.track.below),
  highMs: quantileMs(guess, 1 - guess.track.above),
});

export function started({ guess, at, lowMs, highMs }: Foretold, now: number): void {
  const { track } = guess;
  const log = logOf(guess, now - at);
  // What is told in whole ms is no more exact than half of one.
  track.bounded(now - at < lowMs - 0.5, now - at > highMs + 0.5);
  track.errors.add((log - guess.shift) / guess.spread);
  track.regression.learn(guess.signs, log);
}

/** It left without a start: it would have waited at least as long as it did. */
export function gaveUp({ guess, at, highMs }: Foretold, now: number): void {
  const { track } = guess;
  if (now - at > highMs + 0.5) track.bounded(false, true);
  track.errors.addAtLeast((logOf(guess, now - at) - guess.shift) / guess.spread);
}

export class Calibration {
  private readonly tracks: Record<Priority, Partial<Record<Depth, Track>>> = { interactive: {}, batch: {} };

  guess({ priority, depth, startMs, spread, signs }: Start): Guess {
    const track = (this.tracks[priority][depth] ??= new Track());
    return { priority, depth, startMs, spread, signs, shift: track.regression.predict(signs), track };
  }

  get memory(): CalibrationMemory[] {
    const memory: CalibrationMemory[] = [];
    for (const priority of PRIORITIES) {
      for (const depth of DEPTHS) {
        const track = this.tracks[priority][depth];
        if (track === undefined) continue;
        const { errors, below, above, regression } = track;
        memory.push({ priority, depth, errors: errors.memory, below, above, weights: regression.memory });
      }
    }
    return memory;
  }

  recall(memory: readonly CalibrationMemory[]): void {
    for (const one of memory) this.tracks[one.priority][one.depth] = new Track(one);
  }
}

/** Of the starts, those that come within so many ms. */
const shareWithin = (guess: Guess, ms: number): number => guess.track.errors.shareBelow((logOf(guess, ms) - guess.shift) / guess.spread);
const within = (share: number): number => Math.min(MOST_OUTSIDE, Math.max(LEAST_OUTSIDE, share));
const logOf = ({ startMs }: Guess, waitedMs: number): number => Math.log((Math.max(0, waitedMs) + SHORT_MS) / (startMs + SHORT_MS));
