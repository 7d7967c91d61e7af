import { OrderTree, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Ticket } from '../ticket.js';

/** Those that ask the same of a replica. */
interface Lane {
  readonly devices: string | undefined;
  readonly engineVersion: string | undefined;
  readonly tickets: OrderTree;
}

/**
 * Tickets by admission, one behind the other. Those that ask for certain devices, or may go on with one engine version only,
 * stand in lanes of their own, so that what waits for a busy device or an absent version is passed in one step and never
 * searched through; there are as many lanes as such demands.
 */
export class FifoLine {
  private lanes: readonly Lane[] = [];
  size = 0;

  add(ticket: Ticket): void {
    let lane = this.laneOf(ticket);
    if (lane === undefined) {
      const { devices, engineVersion } = ticket;
      lane = { devices, engineVersion, tickets: new OrderTree() };
      this.lanes = [...this.lanes, lane];
    }
    lane.tickets.add(ticket);
    this.size += 1;
  }

  remove(ticket: Ticket): void {
    const lane = this.laneOf(ticket);
    if (lane === undefined) return;
    lane.tickets.remove(ticket);
    this.size -= 1;
    if (lane.tickets.size === 0) this.lanes = this.lanes.filter((other) => other !== lane);
  }

  /** The first for which there is room. */
  next(room: Room): Ticket | undefined {
    let next: Ticket | undefined;
    for (const { devices, engineVersion, tickets } of this.lanes) {
      const first = tickets.first(room(devices, engineVersion));
      if (first !== undefined && (next === undefined || first.isBefore(next))) next = first;
    }
    return next;
  }

  /** Adds what is before this ticket to `sum`. */
  addAhead(ticket: Ticket, sum: Load): void {
    for (const lane of this.lanes) lane.tickets.addBefore(ticket.sequence, sum);
  }

  addAll(sum: Load): void {
    for (const lane of this.lanes) lane.tickets.addAll(sum);
  }

  /** The first of them, so many at most. */
  tickets(most = Infinity): Ticket[] {
    const first = this.lanes.flatMap((lane) => taken(lane.tickets, most));
    return first.sort((a, b) => a.sequence - b.sequence).slice(0, most);
  }

  /** Those that may go on with one engine version only. A copy. */
  bound(): Ticket[] {
    return this.lanes.flatMap((lane) => (lane.engineVersion === undefined ? [] : [...lane.tickets]));
  }

  private laneOf({ devices, engineVersion }: Ticket): Lane | undefined {
    return this.lanes.find((lane) => lane.devices === devices && lane.engineVersion === engineVersion);
  }
}

function taken(tickets: OrderTree, most: number): Ticket[] {
  if (most >= tickets.size) return [...tickets];
  const first: Ticket[] = [];
  for (const ticket of tickets) {
    if (first.length === most) break;
    first.push(ticket);
  }
  return first;
}
