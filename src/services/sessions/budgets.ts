import { boundsNothing, narrower, NOTHING_SPENT, remaining, shown, spendingOf, type Budget, type Price } from '../../domain/session/budget.js';
import type { Clock } from '../../ports/clock.js';
import type { ActiveTask } from '../tasks/active-task.js';
import type { Sessions } from './sessions.js';

/**
 * What is left for a task, the same everywhere: of its session, what is neither spent nor reserved for other tasks; of its own
 * budget, all; of both, less what it has used so far; the smaller one counts. Undefined where no budget counts.
 */
export class Budgets {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly priceAt: (poolId: string) => Price | undefined,
  ) {}

  /** Of a task whose end is not decided. Tokens count as readers see them: those that are durable. */
  of(active: ActiveTask): Budget | undefined {
    const { task } = active;
    const used =
      task.attempt === 0
        ? NOTHING_SPENT
        : spendingOf(
            { tokensIn: active.usage.tokensIn > 0 ? active.usage.tokensIn : task.promptTokens, tokensOut: active.stream.durable, timeMs: active.slotMs(this.clock.monotonic()) },
            this.priceAt(task.poolId),
          );
    const ofSession = this.sessions.remaining(task.spec.sessionId, { reserved: task.grant?.reserved ?? NOTHING_SPENT, used });
    return known(narrower(ofSession, remaining(task.spec.budget ?? {}, used)));
  }

  /** Of a session as such. */
  ofSession(sessionId: string): Budget | undefined {
    return known(this.sessions.remaining(sessionId));
  }
}

const known = (budget: Budget): Budget | undefined => (boundsNothing(budget) ? undefined : shown(budget));
