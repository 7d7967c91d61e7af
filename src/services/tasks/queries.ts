import type { Standing } from '../../domain/scheduling/event.js';
import type { TaskQuery, TaskStore, TaskSummary } from '../../ports/store.js';
import type { Dispatcher } from './dispatcher.js';
import { unknownTask } from './unknown-task.js';

/** A task as it is now: its row, and while it waits or runs its standing in the scheduler. */
export interface TaskView {
  readonly task: TaskSummary;
  readonly standing: Standing | undefined;
}

/** Reads of tasks. What is in memory answers without the store, so that a poll of a running task costs no read. */
export class TaskQueries {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly tasks: TaskStore,
  ) {}

  /** Throws NOT_FOUND. */
  async get(taskId: string): Promise<TaskView> {
    const active = this.dispatcher.find(taskId);
    const task = active?.task ?? (await this.tasks.find(taskId));
    if (task === undefined) throw unknownTask(taskId);
    return this.view(task);
  }

  /** Newest first. */
  async list(query: TaskQuery): Promise<readonly TaskView[]> {
    const tasks = await this.tasks.list(query);
    return tasks.map((task) => this.view(task));
  }

  private view(task: TaskSummary): TaskView {
    return { task, standing: task.outcome === undefined ? this.dispatcher.standing(task.spec.taskId) : undefined };
  }
}
