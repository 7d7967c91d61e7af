import type { PolicyLabel } from '../../domain/errors.js';
import type { EvictionCause } from '../../domain/scheduling/event.js';
import type { BudgetKind } from '../../domain/session/budget.js';
import type { Outcome, Usage } from '../../domain/task/outcome.js';
import { isResultInput } from '../../domain/task/task.js';
import type { EngineError } from '../../ports/engine.js';
import type { StoredTask } from '../../ports/store.js';
import type { ActiveTask } from './active-task.js';
import { DifferentText } from './prefix.js';

/** How tasks end: what the dispatcher decides, as outcomes. */

/** What ends a task early, before its usage is known. */
export type Ending =
  | { readonly kind: 'canceled'; readonly by: 'client' | 'disconnect' }
  | { readonly kind: 'deadline'; readonly where: 'queue' | 'decode' }
  | { readonly kind: 'budget'; readonly limit: BudgetKind }
  | { readonly kind: 'dropped' | 'failed'; readonly code: Extract<Outcome, { kind: 'failed' }>['code']; readonly message: string; readonly differsAt?: number };

/** The engine ended it. Where its budget allowed less than max_tokens, that is what the length was. */
export function completedOutcome({ grant }: StoredTask, reason: 'stop' | 'length', usage: Usage): Outcome {
  const limit = reason === 'length' ? grant?.boundBy : undefined;
  return limit === undefined ? { kind: 'completed', reason, ...usage } : { kind: 'budget', limit, ...usage };
}

/**
 * What it used until it was stopped. Of an attempt that is cut short, what is durable counts, and the prompt as it is known.
 *
 * What lost attempts used beyond that nobody pays for: a text that was made again is counted once, as its reader got it, and so
 * is its prompt. Time is what all attempts had on slots, because that is what a budget of time bounds.
 */
export function earlyOutcome(active: ActiveTask, ending: Ending): Outcome {
  const { tokensIn, tokensOut, decodeMs } = active.usage;
  // What a result's stream holds are pieces of it, and no output of tokens.
  const made = isResultInput(active.task.spec.input) ? 0 : Math.max(active.stream.durable, tokensOut);
  return { ...ending, tokensIn: tokensIn === 0 && made > 0 ? active.task.promptTokens : tokensIn, tokensOut: made, decodeMs };
}

export function evictedEnding(cause: EvictionCause, where: 'queue' | 'decode', { poolId, spec }: StoredTask): Ending {
  switch (cause) {
    case 'deadline':
      return { kind: 'deadline', where };
    case 'drain':
      return { kind: 'dropped', code: 'POOL_UNAVAILABLE', message: `Pool ${poolId} was drained and its deadline passed before the task ended; submit it again.` };
    case 'model':
      return { kind: 'dropped', code: 'MODEL_DEPRECATED', message: `Pool ${poolId} serves another model since it was reloaded, and no pool serves ${spec.modelRef} any more. GET /v1/capabilities lists what is served; submit the task again with one of them.` };
    case 'drop_lru':
      return { kind: 'dropped', code: 'QUEUE_FULL_DROP_LRU', message: `The queue of pool ${poolId} was full, and this was its oldest batch task: it made room for a newer one (policy drop-lru). Submit it again when less is queued.` };
    case 'shed_low_priority':
      return { kind: 'dropped', code: 'ADMISSION_REJECT', message: `The queue of pool ${poolId} was full, and an interactive task took the place of this batch task (policy shed-low-priority). Submit it again when less is queued.` };
  }
}

/** The policy of a full queue that took a task out, for the backpressure metric. */
export const policyOf = (cause: EvictionCause): PolicyLabel | undefined => (cause === 'drop_lru' || cause === 'shed_low_priority' ? cause : undefined);

/** The engine's failure is the task's. */
export const failedEnding = (error: EngineError): Ending => ({
  kind: 'failed',
  code: error.code,
  message: error.message,
  ...(error instanceof DifferentText ? { differsAt: error.differsAt } : {}),
});
