import { terminalEvent, type StartedEvent, type TerminalEvent } from '../../domain/stream/event.js';
import type { StoredTask } from '../../ports/store.js';
import type { StreamSource } from './live-stream.js';

/** The stream of a task that has ended: its tokens are in the log, its first and last event in its row. */
export class EndedStream implements StreamSource {
  readonly taskId: string;
  readonly started: StartedEvent | undefined;
  readonly terminal: TerminalEvent | undefined;
  readonly waiting = false;
  readonly frozen = false;
  readonly epoch = 0;
  readonly tailFirst: number;

  constructor(
    task: StoredTask,
    readonly durable: number,
  ) {
    this.taskId = task.spec.taskId;
    this.tailFirst = durable;
    this.started = durable > 0 ? promisedStart(task) : startedEvent(task);
    this.terminal = task.outcome === undefined ? undefined : terminalEvent(task.outcome, task.spec.engine);
  }

  tail(): readonly string[] {
    return [];
  }

  attach(): void {
    // Nothing changes any more: there is nobody to wake.
  }

  detach(): void {
    // As above.
  }
}

/** `started` repeats what admission promised; a task that never ran has none. */
export function startedEvent(task: StoredTask): StartedEvent | undefined {
  return task.attempt === 0 ? undefined : promisedStart(task);
}

export function promisedStart(task: Pick<StoredTask, 'queuePosition' | 'predictedStartMs' | 'onTimeProbability'>): StartedEvent {
  const { queuePosition, predictedStartMs, onTimeProbability } = task;
  return { kind: 'started', queuePosition, predictedStartMs, onTimeProbability };
}
