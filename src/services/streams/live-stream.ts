import { terminalEvent, type StartedEvent, type TerminalEvent } from '../../domain/stream/event.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { TokenAppend } from '../../ports/store.js';

/**
 * The stream of one task that has not ended: what was decoded, what of it is durable, and who reads.
 *
 * Owner: the task's runner writes (`append`, then one of `finish` and `freeze` + `finish`), the flusher moves tokens from
 * pending to durable, subscriptions only read. Invariants:
 *   - a reader sees tokens 0 … durable - 1 only, and `durable` grows only after the log has acknowledged;
 *   - [tailFirst, durable) is in memory, what is older is read from the log: the same sequence, so a cutover can't leave a gap;
 *   - after `freeze` no reader gets another token, whatever is still in flight;
 *   - memory is bounded by TAIL_TOKENS and by the backpressure that `append`'s caller must honour.
 */
const TAIL_TOKENS = 512;
const TAIL_CHARS = 65_536;
/** Characters that may wait for the log before the engine's socket is paused. */
const PENDING_CHARS = 262_144;

/** What a subscription reads from: a live stream, or an ended one with everything in the log. */
export interface StreamSource {
  readonly taskId: string;
  readonly started: StartedEvent | undefined;
  readonly durable: number;
  readonly tailFirst: number;
  /** The attempt that began last in this process; 0 before the first, and of a stream that has ended. */
  readonly epoch: number;
  readonly terminal: TerminalEvent | undefined;
  /** No attempt runs: the task is in a queue, for the first time or again. */
  readonly waiting: boolean;
  /** Canceled: readers skip what they have not had and go to the terminal event. */
  readonly frozen: boolean;
  tail(from: number): readonly string[];
  attach(reader: Reader): void;
  detach(reader: Reader): void;
}

export interface Reader {
  /** Something changed: look again. Synchronous and cheap. */
  wake(): void;
}

/** Where a stream that has new tokens reports itself; the flusher. */
export interface FlushQueue {
  enqueue(stream: LiveStream): void;
}

export class LiveStream implements StreamSource {
  started: StartedEvent | undefined;
  terminal: TerminalEvent | undefined;
  waiting = true;
  frozen = false;
  durable = 0;
  tailFirst = 0;
  epoch = 0;
  /** An earlier process may have written to its log, whatever the task's row says. */
  restored = false;

  private tailTexts: string[] = [];
  private tailChars = 0;
  private pending: string[] = [];
  private pendingChars = 0;
  private inFlight: TokenAppend | undefined;
  private queued = false;
  private readonly readers = new Set<Reader>();
  private idleWaiters: (() => void)[] = [];
  private roomWaiter: { promise: Promise<void>; resolve: () => void } | undefined;

  constructor(
    readonly taskId: string,
    private readonly flushes: FlushQueue,
    /** Called when the last reader left. */
    private readonly onUnread: () => void,
  ) {}

  /** Begins an attempt: from here on tokens are appended under `epoch`, after the `durable` that the log holds. */
  begin(epoch: number, durable: number, started: StartedEvent): void {
    this.epoch = epoch;
    this.durable = durable;
    this.tailTexts = [];
    this.tailChars = 0;
    this.tailFirst = durable;
    this.started = started;
    this.waiting = false;
    this.wakeAll();
  }

  /** The attempt was lost: readers hear how the task stands until the next one begins. */
  wait(): void {
    this.waiting = true;
    this.wakeAll();
  }

  /** What readers of a restarted daemon may have at once, before the next attempt begins. */
  restore(durable: number, started: StartedEvent | undefined): void {
    this.restored = true;
    this.durable = durable;
    this.tailFirst = durable;
    this.started = started;
  }

  append(text: string): void {
    if (this.frozen) return;
    this.pending.push(text);
    this.pendingChars += text.length;
    this.enqueue();
  }

  /** Undefined while there is room; else resolves when the log has caught up. */
  backpressure(): Promise<void> | undefined {
    if (this.pendingChars < PENDING_CHARS || this.frozen) return undefined;
    if (this.roomWaiter === undefined) {
      let resolve: () => void = () => undefined;
      const promise = new Promise<void>((settle) => (resolve = settle));
      this.roomWaiter = { promise, resolve };
    }
    return this.roomWaiter.promise;
  }

  /** Resolves when all that was appended is durable, or dropped by `freeze`. */
  idle(): Promise<void> {
    if (this.pending.length === 0 && this.inFlight === undefined) return Promise.resolve();
    return new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  /** From now on no reader gets a token. What is not yet on its way to the log is dropped. */
  freeze(): void {
    this.frozen = true;
    this.pending = [];
    this.pendingChars = 0;
    this.release();
  }

  /** The outcome is durable: readers get the terminal event, after the tokens unless frozen. */
  finish(outcome: Outcome, engine: string): void {
    this.terminal = terminalEvent(outcome, engine);
    this.waiting = false;
    this.wakeAll();
  }

  /** For the flusher: what is to be written now (`at`, Unix ms), as one append. */
  take(at: number): TokenAppend | undefined {
    this.queued = false;
    if (this.pending.length === 0) return undefined;
    const texts = this.pending;
    this.pending = [];
    this.inFlight = { taskId: this.taskId, epoch: this.epoch, first: this.durable, at, texts };
    return this.inFlight;
  }

  /** For the flusher: the append that `take` gave is durable. Returns how many tokens it held. */
  acknowledge(): number {
    const append = this.inFlight;
    if (append === undefined) return 0;
    this.inFlight = undefined;
    this.durable += append.texts.length;
    for (const text of append.texts) {
      this.tailTexts.push(text);
      this.tailChars += text.length;
      if (!this.frozen) this.pendingChars -= text.length;
    }
    this.trimTail();
    if (!this.frozen) this.wakeAll();
    if (this.pending.length > 0) this.enqueue();
    this.release();
    return append.texts.length;
  }

  /** For the flusher: the log refused the append; the stream takes no more and its runner is told by `idle`. */
  discard(): void {
    this.inFlight = undefined;
    this.freeze();
  }

  tail(from: number): readonly string[] {
    return from === this.tailFirst ? this.tailTexts.slice() : this.tailTexts.slice(from - this.tailFirst);
  }

  get readerCount(): number {
    return this.readers.size;
  }

  attach(reader: Reader): void {
    this.readers.add(reader);
  }

  detach(reader: Reader): void {
    if (this.readers.delete(reader) && this.readers.size === 0) this.onUnread();
  }

  private enqueue(): void {
    if (this.queued || this.inFlight !== undefined) return;
    this.queued = true;
    this.flushes.enqueue(this);
  }

  /** Trims in halves, so that a token costs O(1) amortised and not a shift of the whole tail. */
  private trimTail(): void {
    if (this.tailTexts.length <= 2 * TAIL_TOKENS && this.tailChars <= 2 * TAIL_CHARS) return;
    let keepFrom = Math.max(0, this.tailTexts.length - TAIL_TOKENS);
    let chars = 0;
    for (let at = this.tailTexts.length - 1; at >= keepFrom; at--) {
      chars += this.tailTexts[at]?.length ?? 0;
      if (chars > TAIL_CHARS) keepFrom = at + 1;
    }
    this.tailTexts = this.tailTexts.slice(keepFrom);
    this.tailFirst += keepFrom;
    this.tailChars = this.tailTexts.reduce((sum, text) => sum + text.length, 0);
  }

  private release(): void {
    if (this.roomWaiter !== undefined && (this.frozen || this.pendingChars < PENDING_CHARS / 2)) {
      this.roomWaiter.resolve();
      this.roomWaiter = undefined;
    }
    if (this.pending.length > 0 || this.inFlight !== undefined) return;
    const waiters = this.idleWaiters;
    this.idleWaiters = [];
    for (const resolve of waiters) resolve();
  }

  private wakeAll(): void {
    for (const reader of this.readers) reader.wake();
  }
}
