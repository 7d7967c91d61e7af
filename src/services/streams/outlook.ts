import type { Standing } from '../../domain/scheduling/event.js';
import type { Budget } from '../../domain/session/budget.js';
import type { MetricsEvent, Preparing, QueuedEvent } from '../../domain/stream/event.js';
import type { ActiveTask } from '../tasks/active-task.js';
import type { Dispatcher } from '../tasks/dispatcher.js';

/** How a task that waits stands. */
export type Waiting = Extract<Standing, { kind: 'queued' }> & Pick<QueuedEvent, 'preparing'>;

/** What is left of the budgets that count for a task; undefined where none does. */
export type BudgetOf = (active: ActiveTask) => Budget | undefined;

/** What a pool does before it can start anything: its model is fetched. */
export type PreparingOf = (poolId: string) => Preparing | undefined;

/** How a task that has not ended stands, in the words of its stream. Each question costs a look into the scheduler. */
export class Outlook {
  constructor(
    private readonly active: ActiveTask,
    private readonly dispatcher: Dispatcher,
    private readonly budgetOf: BudgetOf,
    private readonly preparingOf: PreparingOf,
  ) {}

  /** Undefined when it does not wait: it runs, or its end is decided. */
  waiting(): Waiting | undefined {
    const standing = this.standing();
    if (standing?.kind !== 'queued') return undefined;
    const preparing = this.preparingOf(standing.poolId);
    return preparing === undefined ? standing : { ...standing, preparing };
  }

  /** Undefined once its end is decided. */
  metrics(standing = this.standing()): MetricsEvent | undefined {
    const { active, dispatcher } = this;
    if (standing === undefined) return undefined;
    const { poolId, onTimeProbability } = standing;
    const budget = this.budgetOf(active);
    return {
      kind: 'metrics',
      queueDepth: dispatcher.queueDepth(poolId, 'interactive') + dispatcher.queueDepth(poolId, 'batch'),
      onTimeProbability,
      attempt: active.task.attempt,
      ...(active.task.replicaId === undefined ? {} : { replicaId: active.task.replicaId }),
      // No engine of today carries a KV cache to another replica.
      ...(active.task.lostAttempts.length === 0 ? {} : { kvMigrated: false }),
      ...(standing.kind === 'queued' ? { kvWarmth: standing.warm, predictedStartMs: standing.predictedStartMs } : { kvWarmth: active.warm }),
      ...(budget === undefined ? {} : { budget }),
    };
  }

  private standing(): Standing | undefined {
    return this.active.ending ? undefined : this.dispatcher.standing(this.active.id);
  }
}

export const queuedEvent = (waiting: Waiting): QueuedEvent => ({
  kind: 'queued',
  queuePosition: waiting.queuePosition,
  predictedStartMs: waiting.predictedStartMs,
  predictedStartLowMs: waiting.predictedStartLowMs,
  predictedStartHighMs: waiting.predictedStartHighMs,
  onTimeProbability: waiting.onTimeProbability,
  ...(waiting.preparing === undefined ? {} : { preparing: waiting.preparing }),
});
