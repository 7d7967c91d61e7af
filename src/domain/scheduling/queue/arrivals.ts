import type { Ticket } from '../ticket.js';

/**
 * Tickets in the order in which they joined, or its reverse: a list whose links are in the tickets, so that one leaves
 * from anywhere in O(1). A ticket is in at most one such list.
 */
export class Arrivals {
  private oldest: Ticket | undefined;
  private youngest: Ticket | undefined;

  add(ticket: Ticket): void {
    const before = this.youngest;
    ticket.arrivedBefore = before;
    ticket.arrivedAfter = undefined;
    if (before === undefined) this.oldest = ticket;
    else before.arrivedAfter = ticket;
    this.youngest = ticket;
  }

  /** The ticket must be in this list. */
  remove(ticket: Ticket): void {
    const { arrivedBefore: before, arrivedAfter: after } = ticket;
    if (before === undefined) this.oldest = after;
    else before.arrivedAfter = after;
    if (after === undefined) this.youngest = before;
    else after.arrivedBefore = before;
    ticket.arrivedBefore = undefined;
    ticket.arrivedAfter = undefined;
  }

  /** The first to have joined that `accept` takes. As fast as `accept` takes the first ones. */
  first(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    let ticket = this.oldest;
    while (ticket !== undefined && !accept(ticket)) ticket = ticket.arrivedAfter;
    return ticket;
  }

  last(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    let ticket = this.youngest;
    while (ticket !== undefined && !accept(ticket)) ticket = ticket.arrivedBefore;
    return ticket;
  }
}
