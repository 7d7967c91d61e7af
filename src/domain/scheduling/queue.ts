import { PRIORITIES, type Priority } from '../task/task.js';
import { Arrivals } from './arrivals.js';
import { OrderTree, type Load } from './order-tree.js';
import type { Ticket } from './ticket.js';

const nothing = (): Load => ({ count: 0, promptTokens: 0, outputTokens: 0 });

/**
 * How large a task could start now, in tokens of context, among those that ask for these devices (`undefined`: for
 * none in particular). 0: none could.
 */
export type Room = (devices: string | undefined) => number;

/**
 * The order within one class of one pool. This is where fairness between flows takes the place of first come, first
 * served: whoever orders a class says who is next, and how much is ahead of whom.
 */
export interface Line {
  readonly size: number;
  add(ticket: Ticket): void;
  remove(ticket: Ticket): void;
  /** The next to start among those for which there is room. */
  next(room: Room): Ticket | undefined;
  /** Adds what starts before this ticket to `sum`. The ticket need not be in the line: then, what would. */
  addAhead(ticket: { readonly sequence: number }, sum: Load): void;
  addAll(sum: Load): void;
  /** In the order of starts. Not to be changed while it is walked. */
  tickets(): Iterable<Ticket>;
}

/**
 * By admission. Tasks that ask for certain devices stand in lanes of their own, so that what waits for a busy device
 * is passed in one step and never searched through; there are as many lanes as device masks in demand.
 */
class FifoLine implements Line {
  private readonly lanes = new Map<string | undefined, OrderTree>();
  size = 0;

  add(ticket: Ticket): void {
    let lane = this.lanes.get(ticket.devices);
    if (lane === undefined) this.lanes.set(ticket.devices, (lane = new OrderTree()));
    lane.add(ticket);
    this.size += 1;
  }

  remove(ticket: Ticket): void {
    const lane = this.lanes.get(ticket.devices);
    if (lane === undefined) return;
    lane.remove(ticket);
    this.size -= 1;
    if (lane.size === 0) this.lanes.delete(ticket.devices);
  }

  next(room: Room): Ticket | undefined {
    let next: Ticket | undefined;
    for (const [devices, lane] of this.lanes) {
      const first = lane.first(room(devices));
      if (first !== undefined && (next === undefined || first.sequence < next.sequence)) next = first;
    }
    return next;
  }

  addAhead(ticket: { readonly sequence: number }, sum: Load): void {
    for (const lane of this.lanes.values()) lane.addBefore(ticket.sequence, sum);
  }

  addAll(sum: Load): void {
    for (const lane of this.lanes.values()) lane.addAll(sum);
  }

  tickets(): Iterable<Ticket> {
    const lanes = [...this.lanes.values()];
    const [only] = lanes;
    if (only !== undefined && lanes.length === 1) return only;
    return lanes.flatMap((lane) => [...lane]).sort((a, b) => a.sequence - b.sequence);
  }
}

/** Of a task that asks to join, what its place depends on. */
export interface Newcomer {
  readonly priority: Priority;
  readonly flow: string;
  readonly weight: number;
}

/** Tokens of prompt and expected output. */
const costOf = ({ promptTokens, outputTokens }: Ticket): number => promptTokens + outputTokens;

/** A class: tasks that ran and lost their replica come back ahead of all that never started. */
interface ClassLines {
  readonly returned: Line;
  readonly fresh: Line;
}

/**
 * All that waits in a pool: interactive before batch. A guaranteed share of batch joins here.
 *
 * Its bound is kept by admission: what was admitted is never turned away, so that tasks that return, move or are
 * restored may stand beyond the pool's capacity until they start.
 */
export class PoolQueue {
  /** Of the served tokens, what batch keeps while both classes wait: 0 to 0.9. */
  batchShare = 0;
  /** Expected tokens, prompts and outputs, of all that waits. */
  tokens = 0;
  /** Of those, what batch tasks that never started expect. */
  batchTokens = 0;
  private readonly arrivals = new Arrivals();
  private readonly classes: Readonly<Record<Priority, ClassLines>> = {
    interactive: { returned: new FifoLine(), fresh: new FifoLine() },
    batch: { returned: new FifoLine(), fresh: new FifoLine() },
  };

  get size(): number {
    return this.depth('interactive') + this.depth('batch');
  }

  depth(priority: Priority): number {
    const { returned, fresh } = this.classes[priority];
    return returned.size + fresh.size;
  }

  add(ticket: Ticket): void {
    this.lineOf(ticket).add(ticket);
    this.tokens += costOf(ticket);
    if (!isFreshBatch(ticket)) return;
    this.arrivals.add(ticket);
    this.batchTokens += costOf(ticket);
  }

  /** It waits here no more, and does not start: canceled, evicted or moved. */
  remove(ticket: Ticket): void {
    this.lineOf(ticket).remove(ticket);
    this.tokens -= costOf(ticket);
    if (!isFreshBatch(ticket)) return;
    this.arrivals.remove(ticket);
    this.batchTokens -= costOf(ticket);
  }

  /** It starts: its flow is charged with what it is expected to take. */
  start(ticket: Ticket): void {
    this.remove(ticket);
  }

  /** An attempt of it has ended, after so many tokens of prompt and output: its flow is charged with these instead. */
  served(_ticket: Ticket, _tokens: number): void {
    return;
  }

  next(room: Room): Ticket | undefined {
    for (const priority of PRIORITIES) {
      const { returned, fresh } = this.classes[priority];
      const next = returned.next(room) ?? fresh.next(room);
      if (next !== undefined) return next;
    }
    return undefined;
  }

  /** What starts before this ticket, which waits here. */
  ahead(ticket: Ticket): Load {
    const sum = nothing();
    for (const priority of PRIORITIES) {
      const { returned, fresh } = this.classes[priority];
      if (priority !== ticket.priority) {
        returned.addAll(sum);
        fresh.addAll(sum);
        continue;
      }
      if (ticket.returned) {
        returned.addAhead(ticket, sum);
      } else {
        returned.addAll(sum);
        fresh.addAhead(ticket, sum);
      }
      break;
    }
    return sum;
  }

  /** What would start before a task that is admitted now. */
  aheadOfNew({ priority }: Newcomer): Load {
    const sum = nothing();
    for (const other of PRIORITIES) {
      this.classes[other].returned.addAll(sum);
      this.classes[other].fresh.addAll(sum);
      if (other === priority) break;
    }
    return sum;
  }

  /** All that waits. */
  get load(): Load {
    const sum = nothing();
    for (const priority of PRIORITIES) {
      this.classes[priority].returned.addAll(sum);
      this.classes[priority].fresh.addAll(sum);
    }
    return sum;
  }

  /** In the order of starts as far as it is known; a copy. */
  tickets(): Ticket[] {
    return PRIORITIES.flatMap((priority) => {
      const { returned, fresh } = this.classes[priority];
      return [...returned.tickets(), ...fresh.tickets()];
    });
  }

  /** The first of them, so many at most. */
  upcoming(most: number): Ticket[] {
    return this.tickets().slice(0, most);
  }

  /** Of the batch tasks that never started, the first to have joined this queue that `accept` takes. */
  oldestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    return this.arrivals.first(accept);
  }

  youngestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    return this.arrivals.last(accept);
  }

  private lineOf(ticket: Ticket): Line {
    const { returned, fresh } = this.classes[ticket.priority];
    return ticket.returned ? returned : fresh;
  }
}

const isFreshBatch = ({ priority, returned }: Ticket): boolean => priority === 'batch' && !returned;
