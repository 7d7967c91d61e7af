import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { TokenAppend, TokenLog } from '../../ports/store.js';
import type { FlushQueue, LiveStream } from './live-stream.js';

/**
 * Makes tokens durable, for all streams together: what arrives while one append is being committed goes into the next.
 *
 * At most one append is in flight. A log that fails (a full disk) is tried again with the same tokens until it takes
 * them: meanwhile the engines are held by backpressure, and nothing that was decoded is lost.
 */
const RETRY_MS = 500;

/**
 * The default pace: no two appends begin within so many milliseconds. An append costs two switches between threads, which
 * is more than a token does; a token that comes alone never waits.
 */
export const FLUSH_PACE_MS = 2;

export class Flusher implements FlushQueue {
  private waiting: LiveStream[] = [];
  private busy = false;
  private flushedAt = -Infinity;
  private failing = false;

  constructor(
    private readonly log: TokenLog,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly paceMs: number,
  ) {}

  enqueue(stream: LiveStream): void {
    this.waiting.push(stream);
    if (this.busy) return;
    this.busy = true;
    this.plan();
  }

  private plan(): void {
    const restMs = this.flushedAt + this.paceMs - this.clock.monotonic();
    if (restMs > 0) this.clock.schedule(restMs, this.flush);
    // With what its chunk brought, and before anything that the end of its task brings about: somebody waits for a token that comes alone.
    else queueMicrotask(this.flush);
  }

  private readonly flush = (): void => {
    this.flushedAt = this.clock.monotonic();
    const streams: LiveStream[] = [];
    const batch: TokenAppend[] = [];
    const at = this.clock.wall();
    for (const stream of this.waiting) {
      const append = stream.take(at);
      if (append === undefined) continue;
      streams.push(stream);
      batch.push(append);
    }
    this.waiting = [];
    if (batch.length === 0) this.busy = false;
    else void this.commit(streams, batch);
  };

  private async commit(streams: readonly LiveStream[], batch: readonly TokenAppend[]): Promise<void> {
    try {
      const results = await this.log.append(batch);
      if (this.failing) this.logger.info('The token log takes writes again; streams go on.');
      this.failing = false;
      for (const [at, stream] of streams.entries()) {
        if (results[at] === 'stored') {
          stream.acknowledge();
        } else {
          this.logger.error('The token log refused a stream because a later attempt has it; this attempt ends.', {
            job_id: stream.taskId,
          });
          stream.discard();
        }
      }
      if (this.waiting.length > 0) this.plan();
      else this.busy = false;
    } catch (cause) {
      if (!this.failing) {
        this.logger.error('The token log cannot be written; streams wait until it can. Is the disk of data_dir full?', {}, cause);
      }
      this.failing = true;
      this.clock.schedule(RETRY_MS, () => void this.commit(streams, batch));
    }
  }
}
