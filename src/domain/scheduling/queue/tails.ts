import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import { isBefore, Step, type Place } from './step.js';
import { inserted, refreshed, removed } from './treap.js';

/**
 * What the flows of a class have waiting behind their first tickets, so that the sum of what is ahead of any place is
 * one walk down a tree, however many flows there are.
 *
 * Where a flow's second ticket and its last one would start is known; those between are taken to be spread evenly. So
 * it is exact for flows of one, two or three tickets and of equal ones but for rounding, and else off by what the
 * flow's tickets differ.
 */
export class Tails {
  private root: Step | undefined;
  private made = 0;
  private spare: Step[] = [];
  /** Reused by every update. */
  private readonly rest = noLoad();

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
    flow.opens ??= this.step();
    if (size === 2) {
      if (flow.closes !== undefined) flow.closes = this.discard(flow.closes);
      this.place(flow.opens, opensAt, last.sequence, 1, 0);
      return;
    }
    // Seen from the midst of each step of the staircase: half a ticket at either end.
    const half = 0.5 / rest.count;
    const closesAt = Math.max(opensAt, start + (flow.cost - last.cost) / weight);
    const rate = closesAt > opensAt ? (1 - 2 * half) / (closesAt - opensAt) : 0;
    flow.closes ??= this.step();
    this.place(flow.opens, opensAt, (flow.second() ?? last).sequence, half, rate);
    this.place(flow.closes, closesAt, last.sequence, rate > 0 ? half : 1 - half, -rate);
  }

  private drop(flow: Flow): void {
    if (flow.opens !== undefined) flow.opens = this.discard(flow.opens);
    if (flow.closes !== undefined) flow.closes = this.discard(flow.closes);
  }

  /** Adds what is ahead of this place to `sum`, in fractions, but for what `own` has there. */
  addBefore(place: Place, own: Flow | undefined, sum: Load): void {
    let node = this.root;
    while (node !== undefined) {
      if (isBefore(node, place)) {
        node.left?.addAllTo(sum, place.at);
        node.addTo(sum, place.at);
        node = node.right;
      } else {
        node = node.left;
      }
    }
    for (const step of [own?.opens, own?.closes]) {
      if (step !== undefined && isBefore(step, place)) step.addTo(sum, place.at, -1);
    }
  }

  private step(): Step {
    let step = this.spare.pop();
    if (step === undefined) {
      this.spare = Step.some(this.made);
      this.made += this.spare.length;
      step = this.spare.pop();
    }
    if (step === undefined) throw new Error('no steps were made');
    return step;
  }

  /** `share` of the rest at `at`, and `rate` of it for each unit of the clock from there on. */
  private place(step: Step, at: number, sequence: number, share: number, rate: number): void {
    // A start does not change when the flow's last ticket is due, but for the last bit of a fraction.
    const stays = step.placed && step.sequence === sequence && Math.abs(step.at - at) <= 1e-9 * at;
    if (step.placed && !stays) this.root = removed(this.root, step);
    step.set(stays ? step.at : at, sequence, this.rest, share, rate);
    if (stays) refreshed(this.root, step);
    else this.root = inserted(this.root, step);
    step.placed = true;
  }

  private discard(step: Step): undefined {
    this.root = removed(this.root, step);
    step.placed = false;
    this.spare.push(step);
    return undefined;
  }
}
