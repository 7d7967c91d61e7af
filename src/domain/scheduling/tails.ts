import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import { isBefore, Step, type Place } from './step.js';
import { inserted, removed } from './treap.js';

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
  /** Reused by every update. */
  private readonly rest = noLoad();

  /** The flow's tickets changed, or where it starts. */
  update(flow: Flow): void {
    this.drop(flow);
    const { head, last, start, weight, size } = flow;
    if (size < 2 || head === undefined || last === undefined) return;
    const { rest } = this;
    rest.count = -1;
    rest.promptTokens = -head.promptTokens;
    rest.outputTokens = -head.outputTokens;
    flow.addAll(rest);
    const opensAt = start + head.cost / weight;
    flow.opens ??= new Step(++this.made);
    if (size === 2) {
      flow.opens.set(opensAt, last.sequence, rest, 1, 0);
    } else {
      // Seen from the midst of each step of the staircase: half a ticket at either end.
      const half = 0.5 / rest.count;
      const closesAt = Math.max(opensAt, start + (flow.cost - last.cost) / weight);
      const rate = closesAt > opensAt ? (1 - 2 * half) / (closesAt - opensAt) : 0;
      flow.opens.set(opensAt, (flow.second() ?? last).sequence, rest, half, rate);
      flow.closes ??= new Step(++this.made);
      flow.closes.set(closesAt, last.sequence, rest, rate > 0 ? half : 1 - half, -rate);
      this.place(flow.closes);
    }
    this.place(flow.opens);
  }

  drop({ opens, closes }: Flow): void {
    if (opens !== undefined) this.displace(opens);
    if (closes !== undefined) this.displace(closes);
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
      if (step?.placed === true && isBefore(step, place)) step.addTo(sum, place.at, -1);
    }
  }

  private place(step: Step): void {
    this.root = inserted(this.root, step);
    step.placed = true;
  }

  private displace(step: Step): void {
    if (!step.placed) return;
    this.root = removed(this.root, step);
    step.placed = false;
  }
}
