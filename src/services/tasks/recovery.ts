import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { StoredTask, TaskStore, TokenLog } from '../../ports/store.js';
import type { Pools } from '../pools/pools.js';
import type { Quotas } from '../quotas/quotas.js';
import type { Sessions } from '../sessions/sessions.js';
import { startedEvent } from '../streams/ended-stream.js';
import type { Dispatcher } from './dispatcher.js';
import type { TransitionWriter } from './persist.js';
import { boundTo, outputLimit, withLoss } from './resumption.js';
import { schedulerTask } from './scheduler-task.js';
import { logFields } from './task-log.js';

const PAGE = 500;

/**
 * At start-up, before the first request: takes up every task that an earlier process had acknowledged and not ended.
 *
 * Queued tasks wait again in their old order. Those that were running wait ahead of them, in theirs; their next attempt goes on
 * as after the loss of a replica (resumption.ts) and sends only what was not delivered. One whose text was whole already has
 * ended. Deadlines went on meanwhile. What was reserved for them still is; time that a cut-off attempt had on a slot is not
 * counted, because nobody knows when it ended.
 */
export class Recovery {
  constructor(
    private readonly parts: {
      readonly dispatcher: Dispatcher;
      readonly tasks: TaskStore;
      readonly log: TokenLog;
      readonly writer: TransitionWriter;
      readonly sessions: Sessions;
      readonly pools: Pools;
      readonly quotas: Quotas;
      readonly clock: Clock;
      readonly logger: Logger;
    },
  ) {}

  /** Returns how many tasks were taken up. */
  async run(): Promise<number> {
    let after = 0;
    let count = 0;
    for (;;) {
      const page = await this.parts.tasks.unfinished(after, PAGE);
      for (const task of page) {
        await this.takeUp(task);
        after = task.sequence;
        count++;
      }
      if (page.length < PAGE) break;
    }
    this.parts.sessions.expire();
    if (count > 0) this.parts.logger.info(`Took up ${count} tasks that an earlier run had admitted.`, { tasks: count });
    return count;
  }

  private async takeUp(stored: StoredTask): Promise<void> {
    const { dispatcher, log, writer, sessions, pools, quotas, clock, logger } = this.parts;
    // The log is a file of its own: it may hold tokens of a first attempt that the row does not know of yet.
    const { next: delivered } = await log.extent(stored.spec.taskId);
    const task = delivered > 0 && stored.attempt === 0 ? { ...stored, attempt: 1 } : stored;
    const active = dispatcher.adopt(task);
    active.stream.restore(delivered, startedEvent(task));
    sessions.adopt(task);
    quotas.adopt(task);
    if (!pools.has(task.poolId)) {
      const message = `Pool ${task.poolId}, where this task was queued, is there no more: it was removed, or is no longer configured. Submit the task again under a new task_id.`;
      dispatcher.fail(active, 'POOL_UNAVAILABLE', message);
      return;
    }
    // Not known any more, but when the first token became durable is.
    if (delivered > 0) active.firstTokenAt = (await log.frames(task.spec.taskId, 0, 1))[0]?.at;
    if (task.state === 'running') {
      if (delivered >= outputLimit(task)) {
        await dispatcher.endAtLimit(active);
        return;
      }
      const lostAttempts = withLoss(task, { tokens: delivered, code: 'WORKER_RESET', message: CUT_OFF });
      await writer.write(active.advance({ to: 'queued', poolId: task.poolId, lostAttempts }));
      logger.info(`A task that was running goes on: the stream has ${delivered} of its tokens.`, logFields(task, { tokens_out: delivered }));
    }
    const restored = schedulerTask(task, clock, sessions.affinity(task.spec.sessionId), quotas.weight(task.owner));
    dispatcher.apply({ kind: 'restore', task: restored, poolId: task.poolId, returned: task.attempt > 0, boundTo: boundTo(active.task, delivered) });
  }
}

const CUT_OFF = 'The daemon was stopped or died under this attempt.';
