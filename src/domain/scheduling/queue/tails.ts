import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import { addTo, isBefore, STEP_NUMBERS, write, type Place } from './step.js';
import { SumTree } from './sum-tree.js';

const SHAPE = { sums: STEP_NUMBERS, leasts: 0 };
const numbers = new Float64Array(STEP_NUMBERS);

/** Of the flow that was looked at last: what waits behind its head, and how that is spread. A step keeps no copy of it: there may be many. */
const rest = noLoad();
const line = { half: 0, rate: 0 };

/**
 * What flows of one weight have waiting behind their first tickets, so that the sum of what is ahead of any place is
 * one walk down a tree or two, however many flows there are.
 *
 * Where a flow's second ticket and its last one would start is known; those between are taken to be spread evenly. So
 * it is exact for flows of one, two or three tickets and of equal ones but for rounding, and else off by what the
 * flow's tickets differ.
 */
export class Tails {
  /**
   * Flows that take turns stand close together, and mostly a place behind all of that is asked for: in a tree of their own,
   * their beginnings are one sum then.
   */
  private readonly opens = new SumTree<Place>(SHAPE);
  private readonly closes = new SumTree<Place>(SHAPE);
  /** All numbers of `opens`, summed, unless these have `changed`. */
  private readonly opened = new Float64Array(STEP_NUMBERS);
  private changed = false;

  get isEmpty(): boolean {
    return this.opens.size === 0;
  }

  /** The flow's tickets changed, or where it starts. */
  update(flow: Flow): void {
    const { head, last, size } = flow;
    if (size < 2 || head === undefined || last === undefined) {
      this.drop(flow);
      return;
    }
    const { start, weight } = flow;
    const second = size === 2 ? last : (flow.second() ?? last);
    const opensAt = stayed(flow.opens, start + head.cost / weight, second.sequence);
    const closesAt = stayed(flow.closes, start + (flow.cost - last.cost) / weight, last.sequence);
    look(flow, opensAt, closesAt);
    this.changed = true;
    flow.opens = placed(this.opens, flow.opens, opensAt, second.sequence, writeOpens);
    flow.closes = size === 2 ? discard(this.closes, flow.closes) : placed(this.closes, flow.closes, closesAt, last.sequence, writeCloses);
  }

  drop(flow: Flow): void {
    if (flow.opens === undefined) return;
    this.changed = true;
    flow.opens = discard(this.opens, flow.opens);
    flow.closes = discard(this.closes, flow.closes);
  }

  /** Adds what is ahead of this place to `sum`, in fractions, but for what `own` has there. */
  addBefore(place: Place, own: Flow | undefined, sum: Load): void {
    const { last } = this.opens;
    if (last === undefined) return;
    const all = isBefore(last, place);
    if (all && this.changed) this.sumUp();
    // By hand: `fill` and `set` take longer than so few numbers do.
    for (let i = 0; i < STEP_NUMBERS; i++) numbers[i] = all ? (this.opened[i] ?? 0) : 0;
    if (!all) this.opens.addBefore(place.at, place.sequence, numbers);
    this.closes.addBefore(place.at, place.sequence, numbers);
    addTo(sum, numbers, place.at, 1);
    if (own !== undefined) leaveOut(own, place, sum);
  }

  private sumUp(): void {
    this.opened.fill(0);
    this.opens.addAll(this.opened);
    this.changed = false;
  }
}

/** From where its steps are, so that both together are always the whole of it. */
function look(flow: Flow, opensAt: number, closesAt: number): void {
  rest.count = 0;
  rest.promptTokens = 0;
  rest.outputTokens = 0;
  flow.addRest(rest);
  // Seen from the midst of each step of the staircase: half a ticket at either end. A single one opens whole.
  line.half = flow.size === 2 ? 1 : 0.5 / rest.count;
  line.rate = flow.size > 2 && closesAt > opensAt ? (1 - 2 * line.half) / (closesAt - opensAt) : 0;
}

function writeOpens(at: number): void {
  write(numbers, rest, at, line.half, line.rate);
}

function writeCloses(at: number): void {
  write(numbers, rest, at, line.rate > 0 ? line.half : 1 - line.half, -line.rate);
}

/** A start does not change when the flow's last ticket is due, but for the last bits of a fraction: then its step stays where it is. */
const stayed = (step: Place | undefined, at: number, sequence: number): number =>
  step !== undefined && step.sequence === sequence && Math.abs(step.at - at) <= SAME * at ? step.at : at;
const SAME = 1e-12;

/** The step goes to this place, with what `writeAt` writes to `numbers`. Answers where it is. */
function placed(steps: SumTree<Place>, step: Place | undefined, at: number, sequence: number, writeAt: (at: number) => void): Place {
  writeAt(at);
  if (step !== undefined && step.sequence === sequence && step.at === at) {
    steps.update(at, sequence, numbers);
    return step;
  }
  discard(steps, step);
  const place = { at, sequence };
  steps.add(place, at, sequence, numbers);
  return place;
}

function discard(steps: SumTree<Place>, step: Place | undefined): undefined {
  if (step !== undefined) steps.remove(step.at, step.sequence);
  return undefined;
}

/** The flow is as it was when its steps were placed, and so are their numbers. */
function leaveOut(flow: Flow, place: Place, sum: Load): void {
  const { opens, closes } = flow;
  if (opens === undefined || !isBefore(opens, place)) return;
  look(flow, opens.at, closes?.at ?? opens.at);
  writeOpens(opens.at);
  addTo(sum, numbers, place.at, -1);
  if (closes === undefined || !isBefore(closes, place)) return;
  writeCloses(closes.at);
  addTo(sum, numbers, place.at, -1);
}
