import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { TaskStore, TaskTransition, When } from '../../ports/store.js';

const RETRY_MS = 500;
/** How long a change that need not be written now may wait for the company of another write. */
const PATIENCE_MS = 100;

/**
 * Writes transitions of tasks that were acknowledged: it does not give up. A store that fails (a full disk) is tried again
 * until it takes the change; the task is not settled, and its readers wait, until then.
 *
 * A task's changes reach its row in the order in which they were made, each at the revision that the one before it left. Each is sent at
 * once, behind those before it; one that finds the row at another revision because an earlier one failed waits until that is written.
 */
export class TransitionWriter {
  private failing = false;
  /** By task, the last write that is under way. */
  private readonly underWay = new Map<string, Promise<void>>();
  /** Changes that wait for company, and what ends their wait. */
  private patient = 0;
  private patience: Timer | undefined;

  constructor(
    private readonly tasks: TaskStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  write(transition: TaskTransition, when: When = 'now'): Promise<void> {
    const written = this.persist(() => transition, when);
    if (when === 'with_next') this.hurry(written);
    return written;
  }

  /**
   * For an end that writes its session too: `make` is asked again before every further try, because the session may have been
   * written with later turns meanwhile, which an older state of it must not undo.
   */
  writeLatest(make: () => TaskTransition): Promise<void> {
    return this.persist(make, 'now');
  }

  /**
   * A short task's start goes with its end, for nothing. But where nobody else writes, a long one's would wait until then, and a
   * crash in between would forget which replica made its text.
   */
  private hurry(written: Promise<void>): void {
    this.patient++;
    this.patience ??= this.clock.schedule(PATIENCE_MS, () => {
      this.patience = undefined;
      // Any look into the tasks sends what waits; this one finds nothing.
      if (this.patient > 0) this.tasks.unfinished(Number.MAX_SAFE_INTEGER, 1).catch(() => undefined);
    });
    void written.then(() => {
      if (--this.patient > 0) return;
      this.patience?.cancel();
      this.patience = undefined;
    });
  }

  private async persist(make: () => TaskTransition, when: When): Promise<void> {
    const transition = make();
    const { taskId } = transition;
    const mine = this.written(transition, make, when, this.underWay.get(taskId));
    this.underWay.set(taskId, mine);
    await mine;
    if (this.underWay.get(taskId) === mine) this.underWay.delete(taskId);
  }

  /** `before`: the write of the same task that was made before it, where that is not over. */
  private async written(first: TaskTransition, make: () => TaskTransition, when: When, before: Promise<void> | undefined): Promise<void> {
    let transition = first;
    let result = await this.attempt(transition, when);
    if (result !== 'applied' && before !== undefined) {
      await before;
      transition = make();
      result = await this.attempt(transition, when);
    }
    while (result === 'failed') {
      await new Promise<void>((resolve) => this.clock.schedule(RETRY_MS, resolve));
      transition = make();
      result = await this.attempt(transition, when);
    }
    if (result === 'applied') return;
    const { taskId, change, revision } = transition;
    this.logger.error('A task row was not at the revision that its owner expected; the change was not written.', { job_id: taskId, to: change.to, revision });
  }

  private async attempt(transition: TaskTransition, when: When): Promise<'applied' | 'stale' | 'failed'> {
    try {
      const applied = await this.tasks.transition(transition, when);
      this.failing = false;
      return applied ? 'applied' : 'stale';
    } catch (cause) {
      if (!this.failing) {
        this.logger.error('The task store cannot be written; it is tried again until it can. Is the disk of data_dir full?', {}, cause);
      }
      this.failing = true;
      return 'failed';
    }
  }
}
