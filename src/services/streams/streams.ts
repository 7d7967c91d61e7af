import { DomainError } from '../../domain/errors.js';
import type { Budget } from '../../domain/session/budget.js';
import { RESULT_POSITION, resultTerminalPosition, terminalPosition } from '../../domain/stream/cursor.js';
import { isResultInput } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { StoredTask, TaskStore, TokenLog } from '../../ports/store.js';
import type { ActiveTask } from '../tasks/active-task.js';
import type { Dispatcher } from '../tasks/dispatcher.js';
import { unknownTask } from '../tasks/unknown-task.js';
import { Backfill } from './backfill.js';
import { EndedStream } from './ended-stream.js';
import { streamExpired } from './expired.js';
import type { StreamSource } from './live-stream.js';
import { Outlook, type BudgetOf, type PreparingOf } from './outlook.js';
import { Subscription, type Intervals } from './subscription.js';

/** A reader's ticket: its subscription, and what the stream's headers tell of the task. */
export type Opened =
  | {
      readonly kind: 'open';
      readonly subscription: (signal: AbortSignal) => Subscription;
      readonly task: StoredTask;
      /** What its log holds: tokens, or pieces of the one result. */
      readonly shows: 'tokens' | 'result';
      /** What is left for the task; undefined where no budget counts, or it has ended. */
      readonly budget: Budget | undefined;
    }
  /** The reader has had the terminal event: there is nothing left to send. */
  | { readonly kind: 'nothing_left' };

interface Found {
  readonly source: StreamSource;
  readonly task: StoredTask;
  readonly active: ActiveTask | undefined;
  /** Index of the first token that is still kept. */
  readonly keptFrom: number;
}

/** Opens streams for readers: any task, any number of readers, from any position. */
export class Streams {
  private open = 0;
  private readonly backfill: Backfill;

  constructor(
    private readonly parts: Intervals & {
      readonly dispatcher: Dispatcher;
      readonly tasks: TaskStore;
      readonly log: TokenLog;
      readonly clock: Clock;
      readonly budgetOf: BudgetOf;
      readonly preparingOf: PreparingOf;
      readonly maxOpen: number;
    },
  ) {
    this.backfill = new Backfill(parts.log);
  }

  get openCount(): number {
    return this.open;
  }

  /**
   * `lastPosition` is the last position that the reader has had, undefined for none.
   * Throws NOT_FOUND, INVALID_PARAMS (a position that the stream can't have), STREAM_EXPIRED (tokens that follow it are no longer
   * kept), ADMISSION_REJECT (too many open streams).
   */
  async subscribe(taskId: string, lastPosition: number | undefined): Promise<Opened> {
    const { maxOpen } = this.parts;
    const live = this.live(taskId);
    const found = live ?? (await this.ended(taskId));
    const { source, task } = found;
    const shows = isResultInput(task.spec.input) ? 'result' : 'tokens';
    const wanted = lastPosition === undefined ? 0 : lastPosition + 1;
    // Of a stream that goes on, positions up to its longest are taken: after a power cut a reader may be ahead of the log.
    const end = shows === 'result' ? endOfResult(source) : source.terminal === undefined ? task.spec.maxTokens + 1 : source.durable + 1;
    if (wanted > end + 1) throw beyond(lastPosition ?? 0, end);
    if (wanted > end) return { kind: 'nothing_left' };
    // Whoever has had the result has had all pieces of it.
    const next = shows === 'result' && wanted > RESULT_POSITION ? terminalPosition(source.durable) : wanted;
    // Position k + 1 is token k: who has had the last one lacks no token, whatever was removed.
    if (next - 1 < found.keptFrom && found.keptFrom > 0) throw streamExpired(task, lastPosition);
    if (this.open >= maxOpen) throw tooMany(maxOpen);
    const { active } = found;
    const budget = active === undefined || active.ending ? undefined : this.parts.budgetOf(active);
    return { kind: 'open', task, shows, budget, subscription: (signal) => this.attach(found, next, signal) };
  }

  private attach({ source, active }: Found, next: number, signal: AbortSignal): Subscription {
    const { clock, dispatcher, budgetOf, preparingOf } = this.parts;
    this.open++;
    const outlook = active === undefined ? undefined : new Outlook(active, dispatcher, budgetOf, preparingOf);
    return new Subscription(source, this.backfill, clock, next, signal, this.parts, outlook, () => this.open--);
  }

  private live(taskId: string): Found | undefined {
    const active = this.parts.dispatcher.find(taskId);
    return active === undefined ? undefined : { source: active.stream, task: active.task, active, keptFrom: 0 };
  }

  private async ended(taskId: string): Promise<Found> {
    const { tasks, log } = this.parts;
    const task = await tasks.find(taskId);
    if (task === undefined) throw unknownTask(taskId);
    // A row that has not ended was admitted while we looked: by now it is in memory.
    const live = task.outcome === undefined ? this.live(taskId) : undefined;
    if (live !== undefined) return live;
    // Whatever the row says of attempts: a crash may have come between an attempt's tokens and its row.
    const { first, next } = await log.extent(taskId);
    return { source: new EndedStream(task, next), task, active: undefined, keptFrom: first };
  }
}

/** The last position of a result's stream, as its readers count; while it goes on, the last one that there can be. */
const endOfResult = ({ terminal, durable }: StreamSource): number => resultTerminalPosition(terminal === undefined ? 1 : durable);

const beyond = (position: number, end: number): DomainError =>
  new DomainError({
    code: 'INVALID_PARAMS',
    field: 'Last-Event-ID',
    message: `Last-Event-ID ${position} is beyond this stream, which ends at ${end}. Send the id of the last event that you had of this task, or no header.`,
  });

const tooMany = (limit: number): DomainError =>
  new DomainError({
    code: 'ADMISSION_REJECT',
    message: `All ${limit} streams that the daemon keeps open are taken (limits.open_streams). Try again shortly; the task goes on without a reader.`,
    retriable: true,
    retryAfterMs: 1_000,
    policyLabel: 'stream_limit',
  });
