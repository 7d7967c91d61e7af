import type { RetentionLimits } from '../../domain/stream/retention.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { TaskStore, TokenLog } from '../../ports/store.js';
import { sweep, type Swept } from './sweep.js';

/** Between two sweeps, where nothing is kept for less than that; else about as long as it is kept. */
const LONGEST_REST_MS = 60_000;
const SHORTEST_REST_MS = 1_000;

/**
 * Keeps what has ended for a bounded time and in bounded bytes, so that the data directory does not grow for ever: a sweep at
 * the start, and a minute after each the next. One at a time; a store that fails is tried again by the next one.
 *
 * A reader in the middle of a stream does not hold its tokens: it is told that they are gone (subscription.ts).
 * Requirement: ORCH-3068.
 */
export class Retention {
  private timer: Timer | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  private crowded = false;

  constructor(
    private readonly parts: {
      readonly tasks: TaskStore;
      readonly log: TokenLog;
      readonly limits: RetentionLimits;
      readonly clock: Clock;
      readonly logger: Logger;
    },
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the sweep at hand has come to the end of its batch. Idempotent. */
  stop(): Promise<void> {
    this.stopped = true;
    this.timer?.cancel();
    return this.running;
  }

  private async run(): Promise<void> {
    const { logger, limits, clock } = this.parts;
    try {
      this.tell(await sweep({ ...this.parts, stopping: () => this.stopped }));
      if (this.failing) logger.info('What has ended is removed again as retention says.');
      this.failing = false;
    } catch (cause) {
      if (!this.failing) {
        logger.error('What has ended could not be removed as retention says, because the store failed; data_dir may grow. It is tried again, and said again only once it works. Is the disk of data_dir full?', {}, cause);
      }
      this.failing = true;
    }
    if (this.stopped) return;
    const restMs = Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, limits.streamAgeMs));
    this.timer = clock.schedule(restMs, () => this.start());
  }

  private tell({ streams, bytesFreed, tasks, tooMany }: Swept): void {
    const { logger, limits } = this.parts;
    if (streams > 0 || tasks > 0) {
      logger.info(`Retention took the tokens of ${streams} tasks (${bytesFreed} bytes are free again in data_dir) and forgot ${tasks} tasks.`, { streams, bytes_freed: bytesFreed, tasks });
    }
    if (tooMany !== undefined && !this.crowded) {
      logger.warn(
        `Tokens take ${tooMany} bytes in data_dir, more than retention.stream_bytes (${limits.streamBytes}), and no more may be removed: ` +
          'they belong to tasks that have not ended or whose transcript is still to be made. Raise retention.stream_bytes, or let fewer tasks run at once.',
        { bytes: tooMany },
      );
    }
    this.crowded = tooMany !== undefined;
  }
}
