import { Latest } from './latest.js';
import { WorkRate } from './work-rate.js';

/** Over how long the work that comes in is counted: a burst, some minutes' habit, and what lies between. */
const SHORT_MS = 3_000;
const MIDDLE_MS = 15_000;
const LONG_MS = 75_000;
/** And by flow. */
const FLOW_WINDOW_MS = 10_000;
const MOST_FLOWS = 1024;

/** What comes in for one class of a pool, and of whom. Work is ms of a slot, a rate is ms of it per ms. O(1). */
export class Inflow {
  private readonly rates = [new WorkRate(SHORT_MS), new WorkRate(MIDDLE_MS), new WorkRate(LONG_MS)] as const;
  private readonly all = new WorkRate(FLOW_WINDOW_MS);
  /** What left had come in long before. */
  private readonly flows = new Latest<WorkRate>(MOST_FLOWS);
  /** Of the flows' rates. */
  private squares = 0;
  private squaredAt = 0;

  add(flow: string, workMs: number, now: number): void {
    for (const rate of this.rates) rate.add(workMs, now);
    this.all.add(workMs, now);
    const own = this.flows.touch(flow, rateOfFlow);
    const before = own.perMs(now);
    own.add(workMs, now);
    this.squares = this.squaresAt(now) + own.perMs(now) ** 2 - before ** 2;
    this.squaredAt = now;
  }

  /** Over the shortest window (0), the middle one or the longest (2). */
  perMs(window: 0 | 1 | 2, now: number): number {
    return this.rates[window].perMs(now);
  }

  perMsOf(flow: string | undefined, now: number): number {
    return flow === undefined ? 0 : (this.flows.get(flow)?.perMs(now) ?? 0);
  }

  perMsOfAll(now: number): number {
    return this.all.perMs(now);
  }

  /** How many flows there are, if all brought in as much as each other: 1 or more. */
  flowCount(now: number): number {
    const squares = this.squaresAt(now);
    return squares > 0 ? Math.max(1, this.all.perMs(now) ** 2 / squares) : 1;
  }

  private squaresAt(now: number): number {
    return Math.max(0, this.squares * Math.exp((-2 * (now - this.squaredAt)) / FLOW_WINDOW_MS));
  }
}

const rateOfFlow = (): WorkRate => new WorkRate(FLOW_WINDOW_MS);
