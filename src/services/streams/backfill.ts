import type { TokenLog } from '../../ports/store.js';

/** Pages that are on their way at once: what comes in one turn of the event loop is read, framed and written in it. */
const PAGES_AT_ONCE = 32;

/**
 * What readers read from the log, so many pages at once over all of them, the first to ask first. Requirement: ORCH-3069.
 *
 * Ten thousand stuck readers that all read on would else have as many pages in memory in one turn, and hold up everybody else
 * until each was written.
 */
export class Backfill {
  private reading = 0;
  private waiting: (() => void)[] = [];
  /** Those of `waiting` before it have gone: a shift of ten thousand for each would cost more than the read. */
  private head = 0;

  constructor(private readonly log: Pick<TokenLog, 'read'>) {}

  /** As the log's `read`, in its turn. */
  async read(taskId: string, from: number, maxBytes: number): Promise<readonly string[]> {
    if (this.reading < PAGES_AT_ONCE) this.reading++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await this.log.read(taskId, from, maxBytes);
    } finally {
      this.handOn();
    }
  }

  /** The place that came free goes to who waits longest. */
  private handOn(): void {
    const next = this.waiting[this.head];
    if (next === undefined) {
      this.reading--;
      return;
    }
    this.head++;
    if (this.head * 2 > this.waiting.length) {
      this.waiting = this.waiting.slice(this.head);
      this.head = 0;
    }
    next();
  }
}
