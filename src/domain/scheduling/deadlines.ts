import type { Ticket } from './ticket.js';

/**
 * Tickets by deadline: a binary heap whose entries know their index, so that one that starts or is canceled leaves at
 * once and the heap is never larger than what can still expire. The deadlines stand in an array of their own, so that
 * comparing two does not fetch two tickets from memory.
 */
export class Deadlines {
  private readonly tickets: Ticket[] = [];
  private readonly times: number[] = [];
  /** When a call was asked for that has not come; Infinity when none was. */
  private callAt = Infinity;

  /** The nearest; `undefined` when nothing can expire. */
  get next(): Ticket | undefined {
    return this.tickets[0];
  }

  add(ticket: Ticket): void {
    this.rise(ticket, this.tickets.length);
  }

  /** Does nothing when the ticket is not here. */
  remove(ticket: Ticket): void {
    const index = ticket.heapIndex;
    if (index < 0) return;
    ticket.heapIndex = -1;
    const last = this.tickets.pop();
    this.times.pop();
    if (last === undefined || last === ticket) return;
    this.rise(last, index);
    this.sink(last, last.heapIndex);
  }

  /** When to be called next, if that has to be asked for: the last call came, or something is due before it. Too early does no harm. */
  nextCall(now: number, isCall: boolean): number | undefined {
    if (isCall || now >= this.callAt) this.callAt = Infinity;
    const at = this.times[0] ?? Infinity;
    if (at >= this.callAt) return undefined;
    this.callAt = at;
    return at;
  }

  private rise(ticket: Ticket, from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const time = this.times[above];
      const parent = this.tickets[above];
      if (time === undefined || parent === undefined || time <= ticket.deadlineAt) break;
      this.put(parent, time, index);
      index = above;
    }
    this.put(ticket, ticket.deadlineAt, index);
  }

  private sink(ticket: Ticket, from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const leftTime = this.times[left] ?? Infinity;
      const rightTime = this.times[left + 1] ?? Infinity;
      const time = Math.min(leftTime, rightTime);
      if (ticket.deadlineAt <= time) break;
      const below = rightTime < leftTime ? left + 1 : left;
      const child = this.tickets[below];
      if (child === undefined) break;
      this.put(child, time, index);
      index = below;
    }
    this.put(ticket, ticket.deadlineAt, index);
  }

  private put(ticket: Ticket, time: number, index: number): void {
    this.tickets[index] = ticket;
    this.times[index] = time;
    ticket.heapIndex = index;
  }
}
