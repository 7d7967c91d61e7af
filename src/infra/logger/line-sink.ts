import { write } from 'node:fs';
import type { Clock } from '../../ports/clock.js';

/** A pipe whose reader is behind answers EAGAIN when somebody made it non-blocking. */
const RETRY_MS = 10;
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/**
 * Writes lines to a file descriptor in order, without ever blocking the event loop.
 *
 * process.stdout would: Node writes to pipes, terminals and files synchronously, so a stuck `| less` or a full disk
 * stops every stream of the daemon. Here one write is in flight at a time, in Node's thread pool, and what comes
 * meanwhile goes out with the next one. Memory is bounded: past 8 MiB waiting, lines are dropped and counted. A
 * descriptor that fails for good (EPIPE) swallows everything: a daemon does not die because its log reader did.
 */
export class LineSink {
  private waiting: string[] = [];
  private waitingBytes = 0;
  private inFlight = false;
  private broken = false;
  private lost = 0;
  private readonly idleCallbacks: (() => void)[] = [];

  constructor(
    private readonly fd: number,
    private readonly clock: Clock,
  ) {}

  /** `count` lines, with line feeds between them and none at the end. */
  write(lines: string, count = 1): void {
    if (this.broken) return;
    // Characters stand for bytes here: the bound is on memory, and it need not be exact.
    if (this.waitingBytes + lines.length > MAX_WAITING_BYTES) {
      this.lost += count;
      return;
    }
    this.waiting.push(lines);
    this.waitingBytes += lines.length;
    if (!this.inFlight) this.next();
  }

  /** Lines dropped since the last call; 0 until there is room to tell. */
  takeLost(): number {
    if (this.waitingBytes > MAX_WAITING_BYTES / 2) return 0;
    const { lost } = this;
    this.lost = 0;
    return lost;
  }

  /** Resolves when all that was written before is out, or after `withinMs`: a reader that hangs must not hold an exit. */
  flush(withinMs: number): Promise<void> {
    if (!this.inFlight) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.clock.schedule(withinMs, resolve);
      this.idleCallbacks.push(() => {
        timer.cancel();
        resolve();
      });
    });
  }

  private readonly next = (): void => {
    if (this.waiting.length === 0) {
      this.inFlight = false;
      for (const callback of this.idleCallbacks.splice(0)) callback();
      return;
    }
    this.inFlight = true;
    const chunk = Buffer.from(`${this.waiting.join('\n')}\n`);
    this.waiting = [];
    this.waitingBytes = 0;
    this.send(chunk);
  };

  private send(chunk: Buffer): void {
    write(this.fd, chunk, 0, chunk.length, null, (error, written) => {
      if (error === null) {
        if (written < chunk.length) this.send(chunk.subarray(written));
        else this.next();
      } else if (error.code === 'EAGAIN') {
        this.clock.schedule(RETRY_MS, () => {
          this.send(chunk);
        });
      } else {
        // A full disk may have room again later; a pipe without a reader stays so.
        if (error.code !== 'ENOSPC') this.broken = true;
        this.next();
      }
    });
  }
}
