import type { MoveCause } from '../../domain/scheduling/event.js';
import type { LogFields } from '../../ports/logger.js';
import type { StoredTask } from '../../ports/store.js';
import type { Beginning } from './resumption.js';

/**
 * What every log line about a task bears, and `more`. Never its prompt or text.
 *
 * Assigned and not spread: V8 gives each copy that a spread begins with (`{ ...fields, more }`) a new shape with every member that is added
 * to it, a microsecond each. Where a task passes, objects are written with their spreads last.
 */
export const logFields = (task: StoredTask, more?: LogFields): LogFields =>
  Object.assign(
    {
      correlation_id: task.correlationId,
      job_id: task.spec.taskId,
      session_id: task.spec.sessionId,
      engine: task.spec.engine,
      pool_id: task.poolId,
      engine_version: task.engineVersion,
      replica_id: task.replicaId,
    },
    more,
  );

/** For the log: which attempt begins where, and, after a loss, from where and at which token it goes on. */
export function startedSentence({ attempt, replicaId, lostAttempts }: StoredTask, delivered: number, beginning: Beginning): string {
  if (attempt === 1) return 'Task started.';
  const lost = lostAttempts.at(-1);
  const from = lost === undefined ? '' : `, after ${lost.replicaId} was lost`;
  return `Task started again at ${replicaId ?? 'a replica'} (attempt ${attempt})${from}: ${GOES_ON[beginning](delivered)}`;
}

const GOES_ON: Readonly<Record<Beginning, (delivered: number) => string>> = {
  anew: () => 'nothing had been delivered.',
  again: (delivered) => `its text is made again from the seed, and goes on at token ${delivered}.`,
  continued: (delivered) => `its text is continued from token ${delivered} on.`,
};

/** Why a task that waits goes to another pool. */
export const MOVED: Readonly<Record<MoveCause, string>> = {
  pool_changed: 'Task moved to another pool while it waited: its own drains, or can do less than before.',
  idle_pool: 'Task moved to another pool while it waited: that one has nothing to do.',
};
