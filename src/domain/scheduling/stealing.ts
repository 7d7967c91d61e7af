import { takesWork } from './placement/fit.js';
import { decide, type PlacementDecision } from './placement/placement.js';
import type { Pool } from './pool.js';
import type { Ticket } from './ticket.js';

/**
 * Work for an idle pool: what waits in a pool that serves the same model.
 *
 * A place is chosen at admission, from what was known then; a pool that turns out faster would stand idle beside one
 * that is behind. So a pool with a free slot and nothing of its own to start in it takes what is next in a sibling, if
 * the task would have ended later there.
 */
export interface FoundWork {
  readonly ticket: Ticket;
  readonly from: Pool;
  readonly to: Pool;
  readonly decision: PlacementDecision;
}

/** Of a sibling's queue, so many are looked at, and so many of these weighed: a look costs the same however long the queue is. */
const LOOKED_AT = 16;
const WEIGHED = 4;

/** It could start something, and has nothing. */
export const isIdle = (pool: Pool): boolean =>
  pool.hasFreeSlot && pool.state.modelState === 'active' && takesWork(pool.state) && pool.next() === undefined;

/** The next task that an idle pool should take, of the sibling with the longest queue that has one. */
export function workFor(idle: Pool, siblings: readonly Pool[], pools: readonly Pool[], now: number): FoundWork | undefined {
  // Where a slot only waits until the next task is durable, nobody has to be helped.
  const behind = siblings.filter((sibling) => sibling.waiting > 0 && sibling.next() === undefined);
  behind.sort((a, b) => b.waiting - a.waiting || (a.state.poolId < b.state.poolId ? -1 : 1));
  for (const from of behind) {
    let weighed = 0;
    for (const ticket of from.queue.upcoming(LOOKED_AT)) {
      if (!mayLeave(ticket, from) || !idle.canStart(ticket)) continue;
      if (++weighed > WEIGHED) break;
      const placement = decide(choiceOf(ticket, idle, from, pools), ticket, now, 'move');
      if (placement.kind === 'selected' && placement.pool === idle) return { ticket, from, to: idle, decision: placement.decision };
    }
  }
  return undefined;
}

/** Not one that is not durable yet, nor one that ran: what it decoded is compared with what the same replicas make of it. */
const mayLeave = (ticket: Ticket, from: Pool): boolean => ticket.state === 'waiting' && !ticket.returned && !from.isWarm(ticket);

/** A task that prefers other pools does not go to one that it does not prefer while one of those could take it. */
function choiceOf({ placement }: Ticket, idle: Pool, from: Pool, pools: readonly Pool[]): readonly Pool[] {
  if (placement.mode !== 'prefer') return [idle, from];
  const preferred = pools.filter((pool) => pool !== idle && pool !== from && placement.preferPools.includes(pool.state.poolId));
  return [idle, from, ...preferred];
}
