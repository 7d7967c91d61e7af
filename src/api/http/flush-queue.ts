/** Something that gathers bytes and writes them when told to. `flush` must not throw. */
export interface Flushable {
  flush(): void;
}

/**
 * Writes everything that was said in one turn of the event loop at its end, so that each stream costs one system call a turn
 * however many events it got. One deferral serves all streams: no closure, promise or timer for each.
 */
export class FlushQueue {
  private waiting: Flushable[] = [];

  /** `defer` calls its argument once, after what runs now; setImmediate in the daemon. */
  constructor(private readonly defer: (run: () => void) => void) {}

  /** The caller sees to it that it is in the queue once. */
  add(flushable: Flushable): void {
    if (this.waiting.push(flushable) === 1) this.defer(this.run);
  }

  private readonly run = (): void => {
    const batch = this.waiting;
    this.waiting = [];
    for (const flushable of batch) flushable.flush();
  };
}
