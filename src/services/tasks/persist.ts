import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { TaskStore, TaskTransition, When } from '../../ports/store.js';

const RETRY_MS = 500;

/**
 * Writes transitions of tasks that were acknowledged: it does not give up. A store that fails (a full disk) is tried again
 * until it takes the change; the task is not settled, and its readers wait, until then.
 */
export class TransitionWriter {
  private failing = false;

  constructor(
    private readonly tasks: TaskStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  write(transition: TaskTransition, when: When = 'now'): Promise<void> {
    return this.persist(() => transition, when);
  }

  /**
   * For an end that writes its session too: `make` is asked again before every further try, because the session may have been
   * written with later turns meanwhile, which an older state of it must not undo.
   */
  writeLatest(make: () => TaskTransition): Promise<void> {
    return this.persist(make, 'now');
  }

  private async persist(make: () => TaskTransition, when: When): Promise<void> {
    for (;;) {
      const transition = make();
      try {
        const applied = await this.tasks.transition(transition, when);
        this.failing = false;
        if (!applied) {
          this.logger.error('A task row was not at the revision that its owner expected; the change was not written.', {
            job_id: transition.taskId,
            to: transition.change.to,
            revision: transition.revision,
          });
        }
        return;
      } catch (cause) {
        if (!this.failing) {
          this.logger.error('The task store cannot be written; it is tried again until it can. Is the disk of data_dir full?', {}, cause);
        }
        this.failing = true;
        await new Promise<void>((resolve) => this.clock.schedule(RETRY_MS, resolve));
      }
    }
  }
}
