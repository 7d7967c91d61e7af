/** A real engine with a small model makes thousands of tokens a second, which nobody can read along. */
const TURN_MS = 15;
/** Of a turn. Enough for a token or a few. */
const RUN_MS = 2;
/** Stopped for longer, they would seem dead to who asks for their health. */
const MOST_AHEAD_MS = 150;

/**
 * Slows processes down to about so many tokens a second, by stopping them (SIGSTOP) most of the time. What came is told to
 * it; where nothing comes (they read a prompt, or make again what is known) they run a part of each turn all the same.
 */
export class Brake {
  private timer: NodeJS.Timeout | undefined;
  private dueAt = 0;
  private released = false;

  constructor(
    private readonly signal: (name: 'SIGSTOP' | 'SIGCONT') => void,
    private readonly tokensPerSecond: number,
  ) {}

  /** The first call puts it on. */
  came(tokens: number): void {
    if (this.released) return;
    const now = performance.now();
    this.dueAt = Math.min(Math.max(this.dueAt, now) + (tokens * 1000) / this.tokensPerSecond, now + MOST_AHEAD_MS);
    this.timer ??= setTimeout(this.turn, 0);
  }

  release(): void {
    this.released = true;
    clearTimeout(this.timer);
    this.signal('SIGCONT');
  }

  private readonly turn = (): void => {
    if (performance.now() < this.dueAt) {
      this.signal('SIGSTOP');
      this.timer = setTimeout(this.turn, this.dueAt - performance.now());
      return;
    }
    this.signal('SIGCONT');
    this.timer = setTimeout(() => {
      this.signal('SIGSTOP');
      this.timer = setTimeout(this.turn, TURN_MS - RUN_MS);
    }, RUN_MS);
  };
}
