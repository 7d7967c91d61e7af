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
 * A task's changes reach its row in the order in which they were made, each at the revision that the one before it left: while
 * one is tried again, the later ones of the same task wait behind it.
 */
export class TransitionWriter {
  private failing = false;
  /** By task, the last write that waits for the store to recover, itself or behind another; only while there is one. */
  private readonly unwritten = new Map<string, Promise<void>>();
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
    if (!this.unwritten.has(taskId) && (await this.first(transition, when))) return;
    const before = this.unwritten.get(taskId);
    const mine = before === undefined ? this.again(make, when) : before.then(() => this.inTurn(make, when));
    this.unwritten.set(taskId, mine);
    await mine;
    if (this.unwritten.get(taskId) === mine) this.unwritten.delete(taskId);
  }

  private async inTurn(make: () => TaskTransition, when: When): Promise<void> {
    if (!(await this.next(make(), when))) await this.again(make, when);
  }

  private async again(make: () => TaskTransition, when: When): Promise<void> {
    do await new Promise<void>((resolve) => this.clock.schedule(RETRY_MS, resolve));
    while (!(await this.next(make(), when)));
  }

  /** Of a write with nothing before it. False: it is to be tried again. */
  private async first(transition: TaskTransition, when: When): Promise<boolean> {
    const result = await this.attempt(transition, when);
    // It was under way when the one before it failed, and found the row where that had left it.
    if (result === 'stale' && this.unwritten.has(transition.taskId)) return false;
    return this.settled(transition, result);
  }

  private async next(transition: TaskTransition, when: When): Promise<boolean> {
    return this.settled(transition, await this.attempt(transition, when));
  }

  private settled({ taskId, change, revision }: TaskTransition, result: 'applied' | 'stale' | 'failed'): boolean {
    if (result === 'stale') {
      this.logger.error('A task row was not at the revision that its owner expected; the change was not written.', { job_id: taskId, to: change.to, revision });
    }
    return result !== 'failed';
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
