/** Between two runs. */
const TURN_MS = 15;
/** Enough for a token or two. What was made is known only after the daemon has sent it: so runs grow late and slowly. */
const RUN_MS = 1;
const LONGEST_RUN_MS = 4;
const LONG_AGO_MS = 800;
/** Stopped for longer, they would seem dead to who asks for their health. */
const MOST_AHEAD_MS = 150;

/**
 * Slows processes down to about so many tokens a second: a real engine with a small model makes thousands, which nobody can
 * read along. They stand still (SIGSTOP) but for short runs. A run is waited for here, and not by a timer, because a late
 * timer would be a whole text.
 */
export class Brake {
  private timer: NodeJS.Timeout | undefined;
  private runMs = RUN_MS;
  private dueAt = 0;
  private cameAt = 0;

  constructor(
    private readonly signal: (name: 'SIGSTOP' | 'SIGCONT') => void,
    private readonly tokensPerSecond: number,
  ) {}

  /** Puts it on, for another text too. */
  begin(): void {
    this.runMs = RUN_MS;
    this.cameAt = performance.now();
    this.timer ??= setTimeout(this.turn, 0);
  }

  /** So many tokens came at once. */
  came(tokens: number): void {
    const now = performance.now();
    this.cameAt = now;
    this.runMs = RUN_MS;
    this.dueAt = Math.min(Math.max(this.dueAt, now) + (tokens * 1000) / this.tokensPerSecond, now + MOST_AHEAD_MS);
  }

  release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.signal('SIGCONT');
  }

  private readonly turn = (): void => {
    const now = performance.now();
    if (now < this.dueAt) {
      this.timer = setTimeout(this.turn, this.dueAt - now);
      return;
    }
    if (now - this.cameAt > LONG_AGO_MS) this.runMs = Math.min(LONGEST_RUN_MS, this.runMs * 1.1);
    this.signal('SIGCONT');
    while (performance.now() - now < this.runMs);
    this.signal('SIGSTOP');
    this.timer = setTimeout(this.turn, TURN_MS);
  };
}
