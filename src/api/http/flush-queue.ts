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

/** Something that gathers bytes and may keep them for a while. `due` must not throw. */
export interface Held {
  due(): void;
}

/**
 * Calls back a fixed time after each `add`, or up to a quarter of it sooner: never later, but for the event loop's own delay.
 * Requirement: ORCH-3070.
 *
 * The delay is the same for all, so who came first is due first: a queue and one timer serve any number of streams, and there is
 * no timer while nobody waits. The quarter makes those who came in a row go out together.
 */
export class HeldFlushes {
  private readonly waiting: Held[] = [];
  private readonly dueAt: number[] = [];
  private armed = false;

  /** `delayMs` above 0; `schedule` and `now` (monotonic milliseconds) go by the same clock. */
  constructor(
    private readonly delayMs: number,
    private readonly schedule: (delayMs: number, fire: () => void) => unknown,
    private readonly now: () => number,
  ) {}

  /** The caller sees to it that it is in the queue once; it is no more when `due` is called. */
  add(held: Held): void {
    this.dueAt.push(this.now() + this.delayMs);
    this.waiting.push(held);
    this.arm(this.delayMs);
  }

  private readonly fire = (): void => {
    const until = this.now() + this.delayMs / 4;
    const later = this.dueAt.findIndex((at) => at > until);
    const count = later === -1 ? this.dueAt.length : later;
    this.dueAt.splice(0, count);
    for (const held of this.waiting.splice(0, count)) held.due();
    this.armed = false;
    const next = this.dueAt[0];
    if (next !== undefined) this.arm(next - this.now());
  };

  private arm(delayMs: number): void {
    if (this.armed) return;
    this.armed = true;
    this.schedule(delayMs, this.fire);
  }
}
