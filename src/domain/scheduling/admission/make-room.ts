import type { Priority } from '../../task/task.js';
import type { EvictionCause } from '../event.js';
import type { QueuePolicy } from '../pool-state.js';
import type { Ticket } from '../ticket.js';

/** Who goes when a full queue takes one more. Requirement: ORCH-3053. */

type DropCause = Extract<EvictionCause, 'drop_lru' | 'shed_low_priority'>;

/** What a newcomer lacks: no more than it needs itself. A queue that is longer than it may be does not shrink for a newcomer. */
interface Lack {
  /** 1, or 0 when only the tokens are too many. */
  readonly places: number;
  /** Expected tokens. */
  readonly tokens: number;
}

/** Of a queue, what may be dropped from it. */
export interface BatchLine {
  readonly batchTokens: number;
  /** The one that waits longest, or shortest, among the batch tasks that `accept` takes. */
  oldestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined;
  youngestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined;
}

/** However large a task is, no more go for it. */
const MOST_DROPPED = 16;

/**
 * The tasks to drop so that nothing is lacking; `undefined` when the policy allows none, or not enough: then none is
 * dropped for nothing. A held task is not durable yet and one that came back was promised its end: neither is dropped.
 */
export function victimsFor(queue: BatchLine, policy: QueuePolicy, priority: Priority, lack: Lack): readonly Ticket[] | undefined {
  if (policy === 'reject' || (policy === 'shed-low-priority' && priority === 'batch')) return undefined;
  if (queue.batchTokens < lack.tokens) return undefined;
  const victims: Ticket[] = [];
  const mayGo = (ticket: Ticket): boolean => ticket.state === 'waiting' && !ticket.returned && !victims.includes(ticket);
  let tokens = 0;
  while (victims.length < lack.places || tokens < lack.tokens) {
    const victim = policy === 'drop-lru' ? queue.oldestBatch(mayGo) : queue.youngestBatch(mayGo);
    if (victim === undefined || victims.length === MOST_DROPPED) return undefined;
    victims.push(victim);
    tokens += victim.promptTokens + victim.outputTokens;
  }
  return victims;
}

export const dropCause = (policy: QueuePolicy): DropCause => (policy === 'drop-lru' ? 'drop_lru' : 'shed_low_priority');
