import type { TaskStore } from '../../ports/store.js';
import type { Dispatcher } from './dispatcher.js';
import { unknownTask } from './unknown-task.js';

/** The cancel that is final: when it resolves, the end is durable and no reader gets another token. */
export class Cancellation {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly tasks: TaskStore,
  ) {}

  /** Idempotent, also for a task that had ended. Throws NOT_FOUND. */
  async cancel(taskId: string): Promise<void> {
    if (await this.dispatcher.cancel(taskId, 'client')) return;
    if ((await this.tasks.find(taskId)) === undefined) throw unknownTask(taskId);
    // Its admission may have been on its way to the disk while we looked: then it is in memory by now.
    await this.dispatcher.cancel(taskId, 'client');
  }
}
