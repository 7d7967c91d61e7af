import type { Deadlines } from './deadlines.js';
import type { Decisions } from './decisions.js';
import type { EvictionCause } from './event.js';
import type { Fleet } from './fleet.js';
import type { Starts } from './starts.js';
import type { Ticket } from './ticket.js';

/** Who leaves before his time: what waits is forgotten at once, what runs is told to stop and keeps its slot until it has. */
export class Departures {
  constructor(
    private readonly tickets: Map<string, Ticket>,
    private readonly deadlines: Deadlines,
    private readonly fleet: Fleet,
    private readonly starts: Starts,
    private readonly decisions: Decisions,
  ) {}

  /** All whose deadline has come. */
  expire(now: number): void {
    for (let due = this.deadlines.next; due !== undefined && due.deadlineAt <= now; due = this.deadlines.next) {
      if (due.run === undefined) this.evict(due, 'deadline', now);
      else this.stop(due, 'deadline');
    }
  }

  /** It waits. */
  evict(ticket: Ticket, cause: EvictionCause, now: number): void {
    this.forget(ticket, now);
    this.decisions.add({ kind: 'evicted', taskId: ticket.taskId, cause });
  }

  /** It runs. */
  stop(ticket: Ticket, cause: EvictionCause): void {
    this.deadlines.remove(ticket);
    ticket.state = 'stopping';
    this.decisions.add({ kind: 'stop', taskId: ticket.taskId, cause });
  }

  /** It waits. Nobody has to be told. */
  forget(ticket: Ticket, now: number): void {
    this.deadlines.remove(ticket);
    this.tickets.delete(ticket.taskId);
    const pool = this.fleet.get(ticket.poolId);
    if (pool === undefined) return;
    pool.queue.remove(ticket);
    pool.gaveUp(ticket, now);
    this.starts.touch(pool);
    this.fleet.forgetIfOver(pool);
  }
}
