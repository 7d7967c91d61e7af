import { OrderTree, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Ticket } from '../ticket.js';

/**
 * Tickets by admission, one behind the other. Those that ask for certain devices stand in lanes of their own, so that
 * what waits for a busy device is passed in one step and never searched through; there are as many lanes as device masks
 * in demand.
 */
export class FifoLine {
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

  /** The first for which there is room. */
  next(room: Room): Ticket | undefined {
    let next: Ticket | undefined;
    for (const [devices, lane] of this.lanes) {
      const first = lane.first(room(devices));
      if (first !== undefined && (next === undefined || first.isBefore(next))) next = first;
    }
    return next;
  }

  /** Adds what is before this ticket to `sum`. */
  addAhead(ticket: Ticket, sum: Load): void {
    for (const lane of this.lanes.values()) lane.addBefore(ticket.sequence, sum);
  }

  addAll(sum: Load): void {
    for (const lane of this.lanes.values()) lane.addAll(sum);
  }

  tickets(): Ticket[] {
    return [...this.lanes.values()].flatMap((lane) => [...lane]).sort((a, b) => a.sequence - b.sequence);
  }
}
