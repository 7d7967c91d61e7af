import { Heap } from './heap.js';
import type { Ticket } from './ticket.js';

/** Tickets by deadline. One that starts or is canceled leaves at once: there are never more than can still expire. */
export class Deadlines {
  private readonly heap = new Heap<Ticket>();
  /** When a call was asked for that has not come; Infinity when none was. */
  private callAt = Infinity;

  /** The nearest; `undefined` when nothing can expire. */
  get next(): Ticket | undefined {
    return this.heap.first;
  }

  /** When the nearest expires; Infinity when nothing can. */
  get nextAt(): number {
    return this.heap.firstAt;
  }

  add(ticket: Ticket): void {
    this.heap.add(ticket, ticket.deadlineAt);
  }

  /** Does nothing when the ticket is not here. */
  remove(ticket: Ticket): void {
    this.heap.remove(ticket);
  }

  /** When to be called next, if that has to be asked for: the last call came, or something is due before it. Too early does no harm. */
  nextCall(now: number, isCall: boolean): number | undefined {
    if (isCall || now >= this.callAt) this.callAt = Infinity;
    const at = this.nextAt;
    if (at >= this.callAt) return undefined;
    this.callAt = at;
    return at;
  }
}
