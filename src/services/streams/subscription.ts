import { DomainError } from '../../domain/errors.js';
import type { MetricsEvent, QueuedEvent, StartedEvent, TerminalEvent } from '../../domain/stream/event.js';
import type { Clock } from '../../ports/clock.js';
import type { Backfill } from './backfill.js';
import type { Reader, StreamSource } from './live-stream.js';
import { queuedEvent, type Outlook } from './outlook.js';
import { QueueWatch, type Look } from './queue-watch.js';

/**
 * Bytes that one look into the log brings, so that a reader far behind costs a bounded amount of memory: little to begin with,
 * twice as much with each look, and little again once the reader could not take all of it.
 */
const FIRST_PAGE_BYTES = 8_192;
const PAGE_BYTES = 65_536;

/**
 * What is new for a reader, in order: `queued`, `started`, `texts` as tokens `first`, `first` + 1, …, then `metrics`, then
 * `terminal` (whose position is `terminalPosition`). Each part may be missing.
 */
export interface Batch {
  /** Only while the task has not started: nothing but `metrics` is beside it. */
  readonly queued: QueuedEvent | undefined;
  readonly started: StartedEvent | undefined;
  readonly first: number;
  readonly texts: readonly string[];
  readonly metrics: MetricsEvent | undefined;
  /** What `metrics` bears: the position before it; undefined while there is none. */
  readonly metricsPosition: number | undefined;
  readonly terminal: TerminalEvent | undefined;
  readonly terminalPosition: number;
}

/** How often a reader hears how its task stands, ms. */
export interface Intervals {
  readonly metricsIntervalMs: number;
  readonly queuedIntervalMs: number;
}

const NOTHING: readonly string[] = [];

/**
 * One reader of one stream, at its own pace: how the task stands while it waits, backfill from the log, cutover to the tail
 * in memory, live.
 *
 * The last three are the same indexed sequence, so it holds only a position: there is no queue to overflow, and a reader
 * that is slow falls back to the log without anybody noticing. Its owner calls `take` again only when it can write more.
 */
export class Subscription implements Reader {
  private wakeUp: (() => void) | undefined;
  private metricsAt: number;
  private pageBytes = FIRST_PAGE_BYTES;
  private readonly watch: QueueWatch | undefined;
  /** The attempt that its reader knows of. */
  private epoch: number;
  /** As above, before the batch that was taken last told of another. */
  private epochBefore: number;

  constructor(
    private readonly source: StreamSource,
    private readonly backfill: Backfill,
    private readonly clock: Clock,
    /** The first position that the reader has not had. */
    private position: number,
    private readonly signal: AbortSignal,
    private readonly intervals: Intervals,
    /** Undefined for a task that has ended. */
    private readonly outlook: Outlook | undefined,
    private readonly onClose: () => void,
  ) {
    this.metricsAt = clock.monotonic();
    this.epoch = source.epoch;
    this.epochBefore = source.epoch;
    this.watch = outlook === undefined ? undefined : new QueueWatch(source.taskId, () => outlook.waiting(), clock, this.wake);
    source.attach(this);
    signal.addEventListener('abort', this.wake, { once: true });
  }

  /**
   * Waits until there is something to write. Undefined once the signal aborted: then there is nobody to write to. Rejects with
   * STREAM_EXPIRED when the log was taken away meanwhile.
   */
  async take(): Promise<Batch | undefined> {
    for (;;) {
      if (this.signal.aborted) return undefined;
      const { source } = this;
      if (source.terminal !== undefined && source.frozen) return this.batch(NOTHING, undefined);
      const started = this.position === 0 ? source.started : undefined;
      const next = started === undefined ? this.position - 1 : 0;
      if (next >= 0 && next < source.durable && !source.frozen) {
        const texts = next >= source.tailFirst ? source.tail(next) : await this.page(next);
        // A cancel may have been decided during the read: then these tokens are not shown any more.
        if (source.frozen || this.signal.aborted) continue;
        if (texts.length === 0) throw logTaken(source.taskId, next);
        return this.batch(texts, started);
      }
      if (started !== undefined || source.terminal !== undefined) return this.batch(NOTHING, started);
      const standing = this.standing();
      if (standing !== undefined) return standing;
      await new Promise<void>((resolve) => (this.wakeUp = resolve));
    }
  }

  /** Canceled: what was taken and not yet shown must not be. */
  get frozen(): boolean {
    return this.source.frozen;
  }

  /** Of the batch taken last the reader had the tokens before `index` alone, and nothing that came after them. */
  giveBack(index: number): void {
    this.position = index + 1;
    this.epoch = this.epochBefore;
    this.pageBytes = FIRST_PAGE_BYTES;
  }

  readonly wake = (): void => {
    const { wakeUp } = this;
    this.wakeUp = undefined;
    wakeUp?.();
  };

  close(): void {
    this.watch?.stop();
    this.signal.removeEventListener('abort', this.wake);
    this.source.detach(this);
    this.wake();
    this.onClose();
  }

  private page(from: number): Promise<readonly string[]> {
    const bytes = this.pageBytes;
    this.pageBytes = Math.min(PAGE_BYTES, 2 * bytes);
    return this.backfill.read(this.source.taskId, from, bytes);
  }

  private batch(texts: readonly string[], started: StartedEvent | undefined): Batch {
    const first = started === undefined ? Math.max(0, this.position - 1) : 0;
    const seen = started === undefined ? this.position : 1;
    this.position = texts.length === 0 ? seen : first + texts.length + 1;
    this.epochBefore = this.epoch;
    this.watch?.stop();
    const { source } = this;
    const caughtUp = source.frozen || first + texts.length >= source.durable;
    return {
      queued: undefined,
      started,
      first,
      texts,
      metrics: this.dueMetrics(texts),
      metricsPosition: first + texts.length,
      terminal: caughtUp ? source.terminal : undefined,
      terminalPosition: source.durable + 1,
    };
  }

  private dueMetrics(texts: readonly string[]): MetricsEvent | undefined {
    if (texts.length === 0 || this.source.terminal !== undefined) return undefined;
    return this.hasMoved() || this.metricsIsDue() ? this.outlook?.metrics() : undefined;
  }

  /** Another attempt than its reader knows of has begun. It hears so once, at once: tokens may be long in coming. */
  private hasMoved(): boolean {
    const { epoch } = this.source;
    const moved = epoch !== this.epoch && epoch > 1;
    this.epoch = epoch;
    if (moved) this.metricsAt = this.clock.monotonic();
    return moved;
  }

  /** While the task waits and there is nothing to read: how it stands. */
  private standing(): Batch | undefined {
    const { source, watch, position, intervals } = this;
    if (watch === undefined) return undefined;
    if (!source.waiting || source.frozen) {
      watch.stop();
      const metrics = position > 0 && !source.frozen && this.hasMoved() ? this.outlook?.metrics() : undefined;
      return metrics === undefined ? undefined : { ...this.batch(NOTHING, undefined), metrics };
    }
    const look = watch.look(position === 0 ? intervals.queuedIntervalMs : intervals.metricsIntervalMs);
    return look === undefined ? undefined : this.tell(look);
  }

  /** `queued` for news, `metrics` when they are due, at the pace of the watch. Undefined: neither. */
  private tell({ waiting, isNews }: Look): Batch | undefined {
    const fresh = this.position === 0;
    // Who has had `started` hears in `metrics` alone that its task lost its replica and waits again.
    const metrics = this.metricsIsDue() || (isNews && !fresh) ? this.outlook?.metrics(waiting) : undefined;
    if (metrics === undefined && !(isNews && fresh)) return undefined;
    return {
      queued: isNews && fresh ? queuedEvent(waiting) : undefined,
      started: undefined,
      first: Math.max(0, this.position - 1),
      texts: NOTHING,
      metrics,
      metricsPosition: fresh ? undefined : this.position - 1,
      terminal: undefined,
      terminalPosition: this.source.durable + 1,
    };
  }

  private metricsIsDue(): boolean {
    const now = this.clock.monotonic();
    if (now - this.metricsAt < this.intervals.metricsIntervalMs) return false;
    this.metricsAt = now;
    return true;
  }
}

/** A reader that was slower than the log is kept. When it comes back, its cursor gets the same answer. */
const logTaken = (taskId: string, next: number): DomainError =>
  new DomainError({
    code: 'STREAM_EXPIRED',
    field: 'Last-Event-ID',
    message: `The tokens of task ${taskId} from ${next} on are no longer kept (retention), while a reader still wanted them.`,
  });
