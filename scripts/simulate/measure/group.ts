import { FATES, type Fate, type SimulatedTask } from '../world/task.js';
import { Histogram } from './histogram.js';

/** Milliseconds; from 1 ms to a month, four steps to a power of ten and more. */
export const WAIT_STEPS: readonly number[] = Array.from({ length: 57 }, (_, i) => 10 ** (i / 8));

export interface Quantiles {
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly p99: number | undefined;
  readonly mean: number | undefined;
  readonly max: number | undefined;
}

/** Of a class, a flow, or all: what became of its tasks, and how long they waited. */
export interface GroupReport {
  readonly name: string;
  readonly asked: number;
  readonly fates: Readonly<Record<Fate, number>>;
  readonly started: number;
  /** How many ended before their deadline. */
  readonly inTime: number;
  /** Tokens of prompt and output that engines worked on for them. */
  readonly tokens: number;
  /** From admission to start, ms. */
  readonly wait: Quantiles;
  /** From the first time the client asked to the start, ms: its waits to come back included. */
  readonly sinceAsked: Quantiles;
  /** Shares of the starts that waited longer than each of `WAIT_STEPS`. */
  readonly waitsAbove: readonly number[];
}

export class Group {
  private readonly waits = new Histogram(0.5);
  private readonly sinceAsked = new Histogram(0.5);
  private readonly fates: Record<Fate, number>;
  private asks = 0;
  private inTime = 0;
  private tokens = 0;

  constructor(readonly name: string) {
    this.fates = { completed: 0, canceled: 0, refused: 0, expired_queue: 0, expired_decode: 0, drop_lru: 0, shed_low_priority: 0, drain: 0, failed: 0 };
  }

  asked(): void {
    this.asks++;
  }

  started(task: SimulatedTask, now: number): void {
    this.waits.add(now - task.submittedAt);
    this.sinceAsked.add(now - task.firstAskedAt);
  }

  served(tokens: number): void {
    this.tokens += tokens;
  }

  ended(fate: Fate): void {
    this.fates[fate]++;
    if (fate === 'completed') this.inTime++;
  }

  report(): GroupReport {
    const { name, asks, inTime, tokens, waits, sinceAsked } = this;
    return {
      name,
      asked: asks,
      fates: Object.freeze({ ...this.fates }),
      started: waits.count,
      inTime,
      tokens,
      wait: quantiles(waits),
      sinceAsked: quantiles(sinceAsked),
      waitsAbove: WAIT_STEPS.map((step) => waits.shareAbove(step)),
    };
  }
}

/** Tasks with a fate: each has one, so this is how many were asked for once a run is over. */
export const totalOf = (fates: Readonly<Record<Fate, number>>): number => FATES.reduce((sum, fate) => sum + fates[fate], 0);

function quantiles(histogram: Histogram): Quantiles {
  const none = histogram.count === 0;
  return {
    p50: histogram.quantile(0.5),
    p90: histogram.quantile(0.9),
    p99: histogram.quantile(0.99),
    mean: none ? undefined : histogram.mean,
    max: none ? undefined : histogram.max,
  };
}
