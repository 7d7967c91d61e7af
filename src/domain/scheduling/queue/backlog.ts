import type { Flow, FlowLane } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Place } from './step.js';
import { SumTree } from './sum-tree.js';
import { Tails } from './tails.js';

/** A flow's numbers: one, the tokens of its first ticket; the least context that it asks for; and how young its first ticket is. */
const SHAPE = { sums: 3, leasts: 2 };
const CTX = 0;
const YOUNGEST = 1;
const numbers = new Float64Array(SHAPE.sums + SHAPE.leasts);
/** A lane's: the least context that it asks for. */
const LANE_SHAPE = { sums: 0, leasts: 1 };
const laneNumbers = new Float64Array(1);

/**
 * The flows of one weight of a class of which something waits, in the order in which they take their turns: a tree of the
 * flows, one of their lanes for each mask of devices that is asked for, and what they have waiting behind their first
 * tickets.
 *
 * A flow leaves with `detach` before its place changes, and comes back with `attach`.
 */
export class Backlog {
  private readonly flows = new SumTree<Flow>(SHAPE);
  private readonly lanes = new Map<string, SumTree<FlowLane>>();
  private readonly tails = new Tails();
  /** The first tickets of all flows, summed. */
  private readonly heads = noLoad();
  /** Reused by every question. */
  private readonly scratch = noLoad();

  constructor(
    /** Of each flow here. */
    readonly weight: number,
  ) {}

  get size(): number {
    return this.flows.size;
  }

  /** Nor does a flow that is detached, but not dismissed, have anything here. */
  get isEmpty(): boolean {
    return this.flows.size === 0 && this.tails.isEmpty;
  }

  attach(flow: Flow): void {
    this.flows.add(flow, flow.start, flow.headSequence, numbersOf(flow));
    this.count(flow, 1);
    for (const lane of flow.lanes) {
      let lanes = this.lanes.get(lane.devices);
      if (lanes === undefined) this.lanes.set(lane.devices, (lanes = new SumTree(LANE_SHAPE)));
      laneNumbers[0] = lane.tickets.leastCtx;
      lanes.add(lane, flow.start, flow.headSequence, laneNumbers);
    }
    this.tails.update(flow);
  }

  /** What it has behind its head stays where it is: a flow that has so much comes back at once. */
  detach(flow: Flow): void {
    this.flows.remove(flow.start, flow.headSequence);
    this.count(flow, -1);
    for (const { devices } of flow.lanes) {
      const lanes = this.lanes.get(devices);
      lanes?.remove(flow.start, flow.headSequence);
      if (lanes?.size === 0) this.lanes.delete(devices);
    }
  }

  /** It does not come back: what it has behind its head goes too. */
  dismiss(flow: Flow): void {
    this.detach(flow);
    this.tails.drop(flow);
  }

  /** Behind its head a ticket without devices came or went. `ctx`: the flow's, before. */
  changed(flow: Flow, ctx: number): void {
    if (flow.ctx !== ctx) this.flows.update(flow.start, flow.headSequence, numbersOf(flow));
    this.tails.update(flow);
  }

  /** Whose turn it is, whether or not there is room. */
  get first(): Flow | undefined {
    return this.flows.first;
  }

  /** The first of the flows that have a ticket for which there is room. */
  next(room: Room): Flow | undefined {
    let flow = this.flows.firstWithin(CTX, room(undefined));
    for (const [devices, lanes] of this.lanes) {
      const other = lanes.firstWithin(0, room(devices))?.flow;
      if (other !== undefined && (flow === undefined || other.isBefore(flow))) flow = other;
    }
    return flow;
  }

  /** The first flow whose head was admitted after this. */
  firstYounger(sequence: number): Flow | undefined {
    return this.flows.firstWithin(YOUNGEST, -sequence - 1);
  }

  /** Adds what starts before this place to `sum`, but for what `own` has there: whole tickets, and about as many tokens. */
  addBefore(place: Place, own: Flow | undefined, sum: Load): void {
    this.addHeadsBefore(place, sum);
    if (own?.head !== undefined && own.isAheadOf(place)) {
      sum.count -= 1;
      sum.promptTokens -= own.head.promptTokens;
      sum.outputTokens -= own.head.outputTokens;
    }

    const { scratch } = this;
    scratch.count = 0;
    scratch.promptTokens = 0;
    scratch.outputTokens = 0;
    this.tails.addBefore(place, own, scratch);
    sum.count += whole(scratch.count);
    sum.promptTokens += whole(scratch.promptTokens);
    sum.outputTokens += whole(scratch.outputTokens);
  }

  /** Flows that take turns stand close together: mostly it is all of them. */
  private addHeadsBefore(place: Place, sum: Load): void {
    const { last } = this.flows;
    if (last === undefined) return;
    if (last.isAheadOf(place)) {
      sum.count += this.heads.count;
      sum.promptTokens += this.heads.promptTokens;
      sum.outputTokens += this.heads.outputTokens;
      return;
    }
    numbers.fill(0);
    this.flows.addBefore(place.at, place.sequence, numbers);
    sum.count += numbers[0] ?? 0;
    sum.promptTokens += numbers[1] ?? 0;
    sum.outputTokens += numbers[2] ?? 0;
  }

  private count({ head }: Flow, times: number): void {
    if (head === undefined) return;
    this.heads.count += times;
    this.heads.promptTokens += times * head.promptTokens;
    this.heads.outputTokens += times * head.outputTokens;
  }

  /** In the order of their turns. Not to be changed while it is walked. */
  [Symbol.iterator](): Generator<Flow> {
    return this.flows[Symbol.iterator]();
  }
}

function numbersOf({ head, ctx }: Flow): Float64Array {
  numbers[0] = 1;
  numbers[1] = head?.promptTokens ?? 0;
  numbers[2] = head?.outputTokens ?? 0;
  numbers[3] = ctx;
  numbers[4] = -(head?.sequence ?? -1);
  return numbers;
}

/**
 * Fractions that were added and taken off leave a rest of some billionths. Half a ticket must not be rounded up with it and down
 * without: the same place would be told as two.
 */
const whole = (fractions: number): number => Math.max(0, Math.round(fractions + 1e-6));
