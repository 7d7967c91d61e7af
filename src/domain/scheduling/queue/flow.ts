import { OrderTree, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Place, Step } from './step.js';
import type { Ticket } from '../ticket.js';
import { rankOf, type TreapNode } from './treap.js';

/**
 * Whose tasks take turns as one (an API key, else a session): what of them waits in one class of one pool, and how far
 * it has been served.
 *
 * As a node of a treap its place is (`start`, sequence of its first ticket); who changes one of these takes it out of
 * its tree first. It has one treap of tickets for each mask of devices that they ask for, mostly the one for none.
 */
export class Flow implements TreapNode<Flow> {
  // What a walk down the tree reads comes first, so that it stays within a cache line or two of each flow.
  left: Flow | undefined = undefined;
  right: Flow | undefined = undefined;
  readonly rank: number;
  /** On the clock of its class: where its next task starts. Its served tokens over its weight move it on. */
  start = 0;
  /** Of the first that waits: its sequence, -1 while nothing does, and its tokens. */
  private headSequence = -1;
  private headPrompt = 0;
  private headOutput = 0;
  /** The least context that a ticket which asks for no devices asks for. */
  ctx = Infinity;
  /** Of the subtree: how many first tickets, and their tokens; the sequence of the youngest of them; the least context. */
  count = 0;
  promptSum = 0;
  outputSum = 0;
  youngest = -1;
  leastCtx = Infinity;

  /** Of what waits: the first and the last, `undefined` while nothing does. */
  head: Ticket | undefined = undefined;
  last: Ticket | undefined = undefined;
  size = 0;
  /** Expected tokens of all that waits. */
  cost = 0;
  /** Tasks that started, and whose end is still to come. */
  running = 0;
  /** Nothing of it waits or runs, and it was served ahead of the clock. */
  inDebt = false;
  /** Where its tickets behind the first begin to count for others, and where the last of them does (tails.ts). */
  opens: Step | undefined = undefined;
  closes: Step | undefined = undefined;
  lanes: readonly FlowLane[] = NO_LANES;
  private readonly tickets = new OrderTree();

  /** `own`: a number that no other flow of the class has. */
  constructor(
    readonly key: string,
    public weight: number,
    own: number,
  ) {
    this.rank = rankOf(own);
  }

  isBefore(other: Flow): boolean {
    if (this.start !== other.start) return this.start < other.start;
    return this.headSequence === other.headSequence ? this.rank < other.rank : this.headSequence < other.headSequence;
  }

  isAheadOf({ at, sequence }: Place): boolean {
    return this.start === at ? this.headSequence < sequence : this.start < at;
  }

  pull(): void {
    const { left, right } = this;
    let count = this.headSequence < 0 ? 0 : 1;
    let promptSum = this.headPrompt;
    let outputSum = this.headOutput;
    let youngest = this.headSequence;
    let { ctx } = this;
    if (left !== undefined) {
      count += left.count;
      promptSum += left.promptSum;
      outputSum += left.outputSum;
      if (left.youngest > youngest) youngest = left.youngest;
      if (left.leastCtx < ctx) ctx = left.leastCtx;
    }
    if (right !== undefined) {
      count += right.count;
      promptSum += right.promptSum;
      outputSum += right.outputSum;
      if (right.youngest > youngest) youngest = right.youngest;
      if (right.leastCtx < ctx) ctx = right.leastCtx;
    }
    this.count = count;
    this.promptSum = promptSum;
    this.outputSum = outputSum;
    this.youngest = youngest;
    this.leastCtx = ctx;
  }

  gained(flow: Flow): void {
    if (flow.headSequence >= 0) this.count += 1;
    this.promptSum += flow.headPrompt;
    this.outputSum += flow.headOutput;
    if (flow.headSequence > this.youngest) this.youngest = flow.headSequence;
    if (flow.ctx < this.leastCtx) this.leastCtx = flow.ctx;
  }

  lost(flow: Flow): void {
    // Whether it was the least is only in question while this one is not, too.
    if ((flow.ctx === this.leastCtx && this.ctx !== flow.ctx) || flow.headSequence === this.youngest) {
      this.pull();
      return;
    }
    this.count -= 1;
    this.promptSum -= flow.headPrompt;
    this.outputSum -= flow.headOutput;
  }

  /** Adds the first tickets of the subtree to `sum`. */
  addHeads(sum: Load): void {
    sum.count += this.count;
    sum.promptTokens += this.promptSum;
    sum.outputTokens += this.outputSum;
  }

  addHead(sum: Load, times: number): void {
    sum.count += times;
    sum.promptTokens += times * this.headPrompt;
    sum.outputTokens += times * this.headOutput;
  }

  add(ticket: Ticket): void {
    this.ticketsFor(ticket.devices).add(ticket);
    this.size += 1;
    this.cost += ticket.cost;
    if (this.head === undefined || ticket.isBefore(this.head)) this.lead(ticket);
    if (ticket.devices === undefined && ticket.ctx < this.ctx) this.ctx = ticket.ctx;
    if (this.last === undefined || this.last.isBefore(ticket)) this.last = ticket;
  }

  remove(ticket: Ticket): void {
    const tickets = this.ticketsFor(ticket.devices);
    tickets.remove(ticket);
    if (tickets.size === 0 && tickets !== this.tickets) this.lanes = this.lanes.filter((lane) => lane.tickets !== tickets);
    this.size -= 1;
    this.cost -= ticket.cost;
    if (tickets === this.tickets) this.ctx = tickets.leastCtx;
    if (ticket === this.head) this.lead(this.first());
    if (ticket === this.last) {
      this.last = this.tickets.last();
      for (const lane of this.lanes) this.last = later(this.last, lane.tickets.last());
    }
  }

  /** The first for which there is room. */
  first(room?: Room): Ticket | undefined {
    let first = this.tickets.first(room?.(undefined));
    for (const { devices, tickets } of this.lanes) first = earlier(first, tickets.first(room?.(devices)));
    return first;
  }

  /** The one after its head. */
  second(): Ticket | undefined {
    if (this.lanes.length === 0) return this.tickets.second();
    let second: Ticket | undefined;
    for (const tickets of [this.tickets, ...this.lanes.map((lane) => lane.tickets)]) {
      const first = tickets.first();
      second = earlier(second, first === this.head ? tickets.second() : first);
    }
    return second;
  }

  addBefore(sequence: number, sum: Load): void {
    this.tickets.addBefore(sequence, sum);
    for (const { tickets } of this.lanes) tickets.addBefore(sequence, sum);
  }

  addAll(sum: Load): void {
    this.tickets.addAll(sum);
    for (const { tickets } of this.lanes) tickets.addAll(sum);
  }

  /** In order. Not to be changed while it is walked. */
  [Symbol.iterator](): Iterator<Ticket> {
    if (this.lanes.length === 0) return this.tickets[Symbol.iterator]();
    return [...this.tickets, ...this.lanes.flatMap(({ tickets }) => [...tickets])].sort((a, b) => a.sequence - b.sequence).values();
  }

  private lead(head: Ticket | undefined): void {
    this.head = head;
    this.headSequence = head?.sequence ?? -1;
    this.headPrompt = head?.promptTokens ?? 0;
    this.headOutput = head?.outputTokens ?? 0;
  }

  private ticketsFor(devices: string | undefined): OrderTree {
    if (devices === undefined) return this.tickets;
    const known = this.lanes.find((lane) => lane.devices === devices);
    if (known !== undefined) return known.tickets;
    const lane = new FlowLane(this, devices);
    this.lanes = [...this.lanes, lane];
    return lane.tickets;
  }
}

/** Of a flow's tickets, those that ask for certain devices. As a node it stands where its flow does. */
export class FlowLane implements TreapNode<FlowLane> {
  left: FlowLane | undefined = undefined;
  right: FlowLane | undefined = undefined;
  leastCtx = Infinity;
  readonly tickets = new OrderTree();

  constructor(
    readonly flow: Flow,
    readonly devices: string,
  ) {}

  get rank(): number {
    return this.flow.rank;
  }

  get ctx(): number {
    return this.tickets.leastCtx;
  }

  isBefore(other: FlowLane): boolean {
    return this.flow.isBefore(other.flow);
  }

  pull(): void {
    this.leastCtx = Math.min(this.ctx, this.left?.leastCtx ?? Infinity, this.right?.leastCtx ?? Infinity);
  }

  gained(): void {
    this.pull();
  }

  lost(): void {
    this.pull();
  }
}

const NO_LANES: readonly FlowLane[] = [];

const earlier = (a: Ticket | undefined, b: Ticket | undefined): Ticket | undefined => (a === undefined || (b !== undefined && b.isBefore(a)) ? b : a);
const later = (a: Ticket | undefined, b: Ticket | undefined): Ticket | undefined => (a === undefined || (b !== undefined && a.isBefore(b)) ? b : a);
