import type { InHeap } from '../heap.js';
import { OrderTree, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Place } from './step.js';
import type { Ticket } from '../ticket.js';

/**
 * Whose tasks take turns as one (an API key, else a session): what of them waits in one class of one pool, and how far
 * it has been served.
 *
 * Its place among others is (`start`, sequence of its first ticket); who changes one of these takes it out of their
 * trees first. It has one tree of tickets for each mask of devices that they ask for, mostly the one for none.
 */
export class Flow implements InHeap {
  /** On the clock of its class: where its next task starts. Its served tokens over its weight move it on. */
  start = 0;
  /** The least context that a ticket which asks for no devices asks for. */
  ctx = Infinity;

  /** Of what waits: the first and the last, `undefined` while nothing does. */
  head: Ticket | undefined = undefined;
  last: Ticket | undefined = undefined;
  size = 0;
  /** Expected tokens of all that waits. */
  private promptTokens = 0;
  private outputTokens = 0;
  /** Tasks that started, and whose end is still to come. */
  running = 0;
  /** Owned by the heap of debts: its index there. It is there while nothing of it waits or runs, and it was served ahead of the clock. */
  heapIndex = -1;
  /** Where its tickets behind the first begin to count for others, and where the last of them does (tails.ts). */
  opens: Place | undefined = undefined;
  closes: Place | undefined = undefined;
  lanes: readonly FlowLane[] = NO_LANES;
  private readonly tickets = new OrderTree();

  /** `account`: its number among those of its class. */
  constructor(
    readonly key: string,
    public weight: number,
    readonly account: number,
  ) {}

  /** Both have something that waits. */
  isBefore(other: Flow): boolean {
    return this.start === other.start ? this.headSequence < other.headSequence : this.start < other.start;
  }

  isAheadOf({ at, sequence }: Place): boolean {
    return this.start === at ? this.headSequence < sequence : this.start < at;
  }

  get inDebt(): boolean {
    return this.heapIndex >= 0;
  }

  get headSequence(): number {
    return this.head?.sequence ?? -1;
  }

  get cost(): number {
    return this.promptTokens + this.outputTokens;
  }

  add(ticket: Ticket): void {
    this.ticketsFor(ticket.devices).add(ticket);
    this.count(ticket, 1);
    if (this.head === undefined || ticket.isBefore(this.head)) this.head = ticket;
    if (ticket.devices === undefined && ticket.ctx < this.ctx) this.ctx = ticket.ctx;
    if (this.last === undefined || this.last.isBefore(ticket)) this.last = ticket;
  }

  remove(ticket: Ticket): void {
    const tickets = this.ticketsFor(ticket.devices);
    tickets.remove(ticket);
    if (tickets.size === 0 && tickets !== this.tickets) this.lanes = this.lanes.filter((lane) => lane.tickets !== tickets);
    this.count(ticket, -1);
    if (tickets === this.tickets) this.ctx = tickets.leastCtx;
    if (ticket === this.head) this.head = this.first();
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
    sum.count += this.size;
    sum.promptTokens += this.promptTokens;
    sum.outputTokens += this.outputTokens;
  }

  /** Adds what waits behind its head. */
  addRest(sum: Load): void {
    if (this.head === undefined) return;
    sum.count += this.size - 1;
    sum.promptTokens += this.promptTokens - this.head.promptTokens;
    sum.outputTokens += this.outputTokens - this.head.outputTokens;
  }

  /** In order. Not to be changed while it is walked. */
  [Symbol.iterator](): Iterator<Ticket> {
    if (this.lanes.length === 0) return this.tickets[Symbol.iterator]();
    return merged([this.tickets, ...this.lanes.map(({ tickets }) => tickets)]);
  }

  private count({ promptTokens, outputTokens }: Ticket, times: number): void {
    this.size += times;
    this.promptTokens += times * promptTokens;
    this.outputTokens += times * outputTokens;
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

/** Of a flow's tickets, those that ask for certain devices. It stands where its flow does. */
export class FlowLane {
  readonly tickets = new OrderTree();

  constructor(
    readonly flow: Flow,
    readonly devices: string,
  ) {}
}

const NO_LANES: readonly FlowLane[] = [];

/** As it is asked for: there may be many, and only the first of them wanted. */
function* merged(trees: readonly OrderTree[]): Generator<Ticket> {
  const lines = trees.map((tickets) => {
    const line = tickets[Symbol.iterator]();
    return { line, next: line.next() };
  });
  for (;;) {
    let first: (typeof lines)[number] | undefined;
    let ticket: Ticket | undefined;
    for (const one of lines) {
      if (one.next.done === true || (ticket !== undefined && !one.next.value.isBefore(ticket))) continue;
      first = one;
      ticket = one.next.value;
    }
    if (first === undefined || ticket === undefined) return;
    yield ticket;
    first.next = first.line.next();
  }
}

const earlier = (a: Ticket | undefined, b: Ticket | undefined): Ticket | undefined => (a === undefined || (b !== undefined && b.isBefore(a)) ? b : a);
const later = (a: Ticket | undefined, b: Ticket | undefined): Ticket | undefined => (a === undefined || (b !== undefined && a.isBefore(b)) ? b : a);
