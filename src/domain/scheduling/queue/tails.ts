import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import { addTo, isBefore, STEP_NUMBERS, write, type Place, type Step } from './step.js';
import { SumTree } from './sum-tree.js';

const SHAPE = { sums: STEP_NUMBERS, leasts: 0 };
const numbers = new Float64Array(STEP_NUMBERS);

/**
 * What flows of one weight have waiting behind their first tickets, so that the sum of what is ahead of any place is
 * one walk down a tree, however many flows there are.
 *
 * Where a flow's second ticket and its last one would start is known; those between are taken to be spread evenly. So
 * it is exact for flows of one, two or three tickets and of equal ones but for rounding, and else off by what the
 * flow's tickets differ.
 */
export class Tails {
  private readonly steps = new SumTree<undefined>(SHAPE);
  /** Reused by every update. */
  private readonly rest = noLoad();

  get isEmpty(): boolean {
    return this.steps.size === 0;
  }

  /** The flow's tickets changed, or where it starts. */
  update(flow: Flow): void {
    const { head, last, start, weight, size } = flow;
    if (size < 2 || head === undefined || last === undefined) {
      this.drop(flow);
      return;
    }
    const { rest } = this;
    rest.count = -1;
    rest.promptTokens = -head.promptTokens;
    rest.outputTokens = -head.outputTokens;
    flow.addAll(rest);
    const opensAt = start + head.cost / weight;
    if (size === 2) {
      flow.closes = this.discard(flow.closes);
      flow.opens = this.placed(flow.opens, opensAt, last.sequence, 1, 0);
      return;
    }
    // Seen from the midst of each step of the staircase: half a ticket at either end.
    const half = 0.5 / rest.count;
    const closesAt = Math.max(opensAt, start + (flow.cost - last.cost) / weight);
    const rate = closesAt > opensAt ? (1 - 2 * half) / (closesAt - opensAt) : 0;
    flow.opens = this.placed(flow.opens, opensAt, (flow.second() ?? last).sequence, half, rate);
    flow.closes = this.placed(flow.closes, closesAt, last.sequence, rate > 0 ? half : 1 - half, -rate);
  }

  drop(flow: Flow): void {
    flow.opens = this.discard(flow.opens);
    flow.closes = this.discard(flow.closes);
  }

  /** Adds what is ahead of this place to `sum`, in fractions, but for what `own` has there. */
  addBefore(place: Place, own: Flow | undefined, sum: Load): void {
    numbers.fill(0);
    this.steps.addBefore(place.at, place.sequence, numbers);
    addTo(sum, numbers, place.at, 1);
    leaveOut(own?.opens, place, sum);
    leaveOut(own?.closes, place, sum);
  }

  /** `share` of the rest at `at`, and `rate` of it for each unit of the clock from there on. */
  private placed(step: Step | undefined, at: number, sequence: number, share: number, rate: number): Step {
    // A start does not change when the flow's last ticket is due, but for the last bit of a fraction.
    if (step !== undefined && step.sequence === sequence && Math.abs(step.at - at) <= 1e-9 * at) {
      write(step.numbers, this.rest, step.at, share, rate);
      this.steps.update(step.at, sequence, step.numbers);
      return step;
    }
    this.discard(step);
    const placed: Step = { at, sequence, numbers: step?.numbers ?? new Float64Array(STEP_NUMBERS) };
    write(placed.numbers, this.rest, at, share, rate);
    this.steps.add(undefined, at, sequence, placed.numbers);
    return placed;
  }

  private discard(step: Step | undefined): undefined {
    if (step !== undefined) this.steps.remove(step.at, step.sequence);
    return undefined;
  }
}

function leaveOut(step: Step | undefined, place: Place, sum: Load): void {
  if (step !== undefined && isBefore(step, place)) addTo(sum, step.numbers, place.at, -1);
}
