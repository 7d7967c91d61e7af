import type { MetricsEvent, StartedEvent, TerminalEvent } from '../../domain/stream/event.js';
import type { Clock } from '../../ports/clock.js';
import type { TokenLog } from '../../ports/store.js';
import type { Reader, StreamSource } from './live-stream.js';

/** Bytes that one look into the log brings, so that a reader far behind costs a bounded amount of memory. */
const PAGE_BYTES = 65_536;

/**
 * What is new for a reader, in order: `started`, `texts` as tokens `first`, `first` + 1, …, then `metrics`, then `terminal`
 * (whose position is `terminalPosition`). Each part may be missing.
 */
export interface Batch {
  readonly started: StartedEvent | undefined;
  readonly first: number;
  readonly texts: readonly string[];
  readonly metrics: MetricsEvent | undefined;
  readonly terminal: TerminalEvent | undefined;
  readonly terminalPosition: number;
}

const NOTHING: readonly string[] = [];

/**
 * One reader of one stream, at its own pace: backfill from the log, cutover to the tail in memory, live.
 *
 * All three are the same indexed sequence, so it holds only a position: there is no queue to overflow, and a reader that
 * is slow falls back to the log without anybody noticing. Its owner calls `take` again only when it can write more.
 */
export class Subscription implements Reader {
  private wakeUp: (() => void) | undefined;
  private metricsAt: number;

  constructor(
    private readonly source: StreamSource,
    private readonly log: TokenLog,
    private readonly clock: Clock,
    /** The first position that the reader has not had. */
    private position: number,
    private readonly signal: AbortSignal,
    private readonly metrics: { readonly intervalMs: number; readonly read: () => MetricsEvent | undefined },
    private readonly onClose: () => void,
  ) {
    this.metricsAt = clock.monotonic();
    source.attach(this);
    signal.addEventListener('abort', this.wake, { once: true });
  }

  /** Waits until there is something to write. Undefined once the signal aborted: then there is nobody to write to. */
  async take(): Promise<Batch | undefined> {
    for (;;) {
      if (this.signal.aborted) return undefined;
      const { source } = this;
      if (source.terminal !== undefined && source.frozen) return this.batch(NOTHING, undefined);
      const started = this.position === 0 ? source.started : undefined;
      const next = started === undefined ? this.position - 1 : 0;
      if (next >= 0 && next < source.durable && !source.frozen) {
        const texts = next >= source.tailFirst ? source.tail(next) : await this.log.read(source.taskId, next, PAGE_BYTES);
        // A cancel may have been decided during the read: then these tokens are not shown any more.
        if (source.frozen || this.signal.aborted || texts.length === 0) continue;
        return this.batch(texts, started);
      }
      if (started !== undefined || source.terminal !== undefined) return this.batch(NOTHING, started);
      await new Promise<void>((resolve) => (this.wakeUp = resolve));
    }
  }

  readonly wake = (): void => {
    const { wakeUp } = this;
    this.wakeUp = undefined;
    wakeUp?.();
  };

  close(): void {
    this.signal.removeEventListener('abort', this.wake);
    this.source.detach(this);
    this.wake();
    this.onClose();
  }

  private batch(texts: readonly string[], started: StartedEvent | undefined): Batch {
    const first = started === undefined ? Math.max(0, this.position - 1) : 0;
    const seen = started === undefined ? this.position : 1;
    this.position = texts.length === 0 ? seen : first + texts.length + 1;
    const { source } = this;
    const caughtUp = source.frozen || first + texts.length >= source.durable;
    return {
      started,
      first,
      texts,
      metrics: this.dueMetrics(texts),
      terminal: caughtUp ? source.terminal : undefined,
      terminalPosition: source.durable + 1,
    };
  }

  private dueMetrics(texts: readonly string[]): MetricsEvent | undefined {
    if (texts.length === 0 || this.source.terminal !== undefined) return undefined;
    const now = this.clock.monotonic();
    if (now - this.metricsAt < this.metrics.intervalMs) return undefined;
    this.metricsAt = now;
    return this.metrics.read();
  }
}
