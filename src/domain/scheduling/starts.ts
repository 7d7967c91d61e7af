import type { Decisions } from './decisions.js';
import type { MoveCause } from './event.js';
import type { Fleet } from './fleet.js';
import type { PlacementDecision } from './placement/placement.js';
import type { Pool } from './pool.js';
import type { Ticket } from './ticket.js';

/** What starts because of an event: in the pools that it touched, and in their siblings that are idle. */
export class Starts {
  /** Where a slot or a place at the head may have become free. */
  private readonly touched: Pool[] = [];

  constructor(
    private readonly fleet: Fleet,
    private readonly decisions: Decisions,
  ) {}

  touch(pool: Pool): void {
    if (!this.touched.includes(pool)) this.touched.push(pool);
  }

  /** Fills the free slots of all that was touched. */
  run(now: number): void {
    for (const pool of this.touched) this.fill(pool, now);
    for (const pool of this.touched) this.share(pool, now);
    this.touched.length = 0;
  }

  /** To the queue of another pool. */
  move(ticket: Ticket, from: Pool, to: Pool, cause: MoveCause, placement: PlacementDecision): void {
    from.queue.remove(ticket);
    ticket.poolId = to.state.poolId;
    to.queue.add(ticket);
    this.touch(to);
    this.fleet.forgetIfOver(from);
    this.decisions.add({ kind: 'moved', taskId: ticket.taskId, poolId: ticket.poolId, cause, placement });
  }

  private fill(pool: Pool, now: number): void {
    for (let next = pool.next(); next?.state === 'waiting'; next = pool.next()) {
      const run = pool.start(next, now);
      if (run === undefined) return;
      next.state = 'running';
      next.run = run;
      const { taskId, poolId, affinity } = next;
      const { replicaId } = run;
      const warm = affinity?.poolId === poolId && affinity.replicaId === replicaId;
      this.decisions.add({ kind: 'start', taskId, poolId, replicaId, warm });
    }
  }

  /** After something of a pool changed: what it should take, and what idle siblings should take of it. */
  private share(pool: Pool, now: number): void {
    const siblings = this.fleet.siblingsOf(pool);
    if (siblings.length === 0) return;
    this.feed(pool, now);
    for (const sibling of siblings) {
      if (pool.waiting === 0) return;
      this.feed(sibling, now);
    }
  }

  /** While the pool is idle and siblings have work for it. */
  private feed(pool: Pool, now: number): void {
    for (let found = this.fleet.workFor(pool, now); found !== undefined; found = this.fleet.workFor(pool, now)) {
      this.move(found.ticket, found.from, found.to, 'idle_pool', found.decision);
      this.fill(found.to, now);
    }
  }
}
