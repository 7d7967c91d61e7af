import type { Outcome } from '../../domain/task/outcome.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { StoredTask } from '../../ports/store.js';
import type { ReplicaLabels, Telemetry } from '../../ports/telemetry.js';
import type { ActiveTask } from './active-task.js';
import type { TransitionWriter } from './persist.js';
import { logFields } from './task-log.js';

/** Who is told when a task has ended: its session. */
export interface TaskObserver {
  ended(task: StoredTask, outcome: Outcome): void;
}

/**
 * Makes a decided end true for everybody, in this order: the row, durably; then readers, cancels and getTask; then the
 * session, the counters and the log. Called once for a task, by whoever set its `ending`.
 */
export class Settlement {
  constructor(
    private readonly parts: {
      readonly writer: TransitionWriter;
      readonly clock: Clock;
      readonly telemetry: Telemetry;
      readonly logger: Logger;
      readonly observer: TaskObserver;
      readonly labelsAt: (poolId: string, replicaId: string) => ReplicaLabels | undefined;
    },
  ) {}

  async settle(active: ActiveTask, outcome: Outcome): Promise<void> {
    const { clock, writer, telemetry, logger, observer, labelsAt } = this.parts;
    const { firstTokenAt, task } = active;
    const change = { to: outcome.kind, outcome, endedAt: clock.wall(), ...(firstTokenAt === undefined ? {} : { firstTokenAt }) };
    await writer.write(active.transition(change));
    active.settle(change);
    observer.ended(active.task, outcome);
    if (outcome.kind === 'canceled') telemetry.taskCanceled(labelsAt(task.poolId, task.replicaId ?? '') ?? unplaced(task), outcome.by);
    logger.info(sentence(outcome), {
      ...logFields(active.task),
      tokens_in: outcome.tokensIn,
      tokens_out: outcome.tokensOut,
      decode_time_ms: outcome.decodeMs,
      outcome: outcome.kind,
    });
  }
}

const unplaced = (task: StoredTask): ReplicaLabels => ({
  engine: task.spec.engine,
  engineVersion: 'unknown',
  poolId: task.poolId,
  replicaId: '',
});

function sentence(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'completed':
      return outcome.reason === 'stop' ? 'Task completed.' : 'Task completed at its max_tokens.';
    case 'canceled':
      return outcome.by === 'client' ? 'Task canceled by a client.' : 'Task canceled: its last reader left.';
    case 'deadline':
      return outcome.where === 'queue' ? 'Task expired in the queue.' : 'Task expired while it decoded.';
    case 'budget':
      return `Task stopped: its budget of ${outcome.limit} is spent.`;
    case 'dropped':
      return `Task dropped: ${outcome.message}`;
    case 'failed':
      return `Task failed: ${outcome.message}`;
  }
}
