import { ctxLimit, suits } from './placement/fit.js';
import type { Replica } from './replica.js';
import type { Ticket } from './ticket.js';

/** How many may start ahead of a task that is next but for the memory it needs. */
const PATIENCE = 16;

/**
 * Where memory for KV caches is bounded, smaller tasks pass a large one that does not fit beside what runs; without end,
 * were there always another small one. So after a number of them one replica is kept for the task that is next, until
 * enough has ended there. The others serve on.
 */
export class KeptReplica {
  private ticket: Ticket | undefined;
  private passed = 0;
  private replica: Replica | undefined;

  /** Who is next in the queue, were there room for everything. */
  isNext(ticket: Ticket | undefined): void {
    if (ticket !== this.ticket) {
      this.ticket = ticket;
      this.passed = 0;
      this.replica = undefined;
    } else if (this.replica !== undefined && !couldHost(this.replica, ticket)) {
      this.replica = undefined;
    }
  }

  /** `started` did, and the task that is next did not. */
  passedBy(started: Ticket, replicas: Iterable<Replica>): void {
    const { ticket } = this;
    if (ticket === undefined || started === ticket) return;
    this.passed += 1;
    if (this.passed < PATIENCE || this.replica !== undefined) return;
    for (const replica of replicas) {
      if (couldHost(replica, ticket) && (this.replica === undefined || replica.ctxFree > this.replica.ctxFree)) this.replica = replica;
    }
  }

  /** This task, or any, does not start there. */
  isKeptFrom(replica: Replica, ticket?: unknown): boolean {
    return replica === this.replica && ticket !== this.ticket;
  }

  /** The task that is next fits on what was kept for it. */
  get canStart(): boolean {
    return this.ticket !== undefined && this.replica?.canStart(this.ticket) === true;
  }
}

const couldHost = (replica: Replica, ticket: Ticket | undefined): boolean =>
  ticket !== undefined && replica.ready && suits(replica.state, ticket.devices, ticket.engineVersion) && ticket.ctx <= ctxLimit(replica.state);
