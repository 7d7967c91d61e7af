import type { Flow, FlowLane } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import { firstWithin, type Room } from './room.js';
import type { Place } from './step.js';
import { Tails } from './tails.js';
import type { Ticket } from '../ticket.js';
import { inOrder, inserted, leftmost, refreshed, removed } from './treap.js';

/**
 * The flows of a class of which something waits, in the order in which they take their turns: a treap of the flows, one
 * of their lanes for each mask of devices that is asked for, and what they have waiting behind their first tickets.
 *
 * A flow leaves with `detach` before its place changes, and comes back with `attach`.
 */
export class Backlog {
  private root: Flow | undefined;
  private readonly lanes = new Map<string, FlowLane>();
  private readonly tails = new Tails();
  /** Reused by every question. */
  private readonly scratch = noLoad();
  /** Of all flows here, summed. */
  weight = 0;

  attach(flow: Flow): void {
    this.root = inserted(this.root, flow);
    for (const lane of flow.lanes) this.lanes.set(lane.devices, inserted(this.lanes.get(lane.devices), lane));
    this.tails.update(flow);
    this.weight += flow.weight;
  }

  /** What it has behind its head stays where it is: a flow that has so much comes back at once. */
  detach(flow: Flow): void {
    this.root = removed(this.root, flow);
    for (const lane of flow.lanes) {
      const rest = removed(this.lanes.get(lane.devices), lane);
      if (rest === undefined) this.lanes.delete(lane.devices);
      else this.lanes.set(lane.devices, rest);
    }
    // Sums of fractions drift: nothing is 0.
    this.weight = this.root === undefined ? 0 : this.weight - flow.weight;
  }

  /** Behind its head a ticket without devices came or went. `ctx`: the flow's, before. */
  changed(flow: Flow, ctx: number): void {
    if (flow.ctx !== ctx) refreshed(this.root, flow);
    this.tails.update(flow);
  }

  /** Whose turn it is, whether or not there is room. */
  get first(): Flow | undefined {
    return leftmost(this.root);
  }

  /** Of the flows that have a ticket for which there is room, the first one's first such ticket. */
  next(room: Room): Ticket | undefined {
    let flow = firstWithin(this.root, room(undefined));
    for (const [devices, root] of this.lanes) {
      const other = firstWithin(root, room(devices))?.flow;
      if (other !== undefined && (flow === undefined || other.isBefore(flow))) flow = other;
    }
    return flow?.first(room);
  }

  /** The first flow whose head was admitted after this. */
  firstYounger(sequence: number): Flow | undefined {
    let node = this.root;
    if (node === undefined || node.youngest < sequence) return undefined;
    while (node !== undefined) {
      if (node.left !== undefined && node.left.youngest > sequence) node = node.left;
      else if (node.head !== undefined && node.head.sequence > sequence) return node;
      else node = node.right;
    }
    return undefined;
  }

  /** Adds what starts before this place to `sum`, but for what `own` has there: whole tickets, and about as many tokens. */
  addBefore(place: Place, own: Flow | undefined, sum: Load): void {
    let node = this.root;
    while (node !== undefined) {
      if (node.isAheadOf(place)) {
        node.left?.addHeads(sum);
        node.addHead(sum, 1);
        node = node.right;
      } else {
        node = node.left;
      }
    }
    if (own?.head !== undefined && own.isAheadOf(place)) own.addHead(sum, -1);

    const { scratch } = this;
    scratch.count = 0;
    scratch.promptTokens = 0;
    scratch.outputTokens = 0;
    this.tails.addBefore(place, own, scratch);
    sum.count += whole(scratch.count);
    sum.promptTokens += whole(scratch.promptTokens);
    sum.outputTokens += whole(scratch.outputTokens);
  }

  /** In the order of their turns. Not to be changed while it is walked. */
  [Symbol.iterator](): Generator<Flow> {
    return inOrder(this.root);
  }
}

/**
 * Fractions that were added and taken off leave a rest of some billionths. Half a ticket must not be rounded up with it and down
 * without: the same place would be told as two.
 */
const whole = (fractions: number): number => Math.max(0, Math.round(fractions + 1e-6));
