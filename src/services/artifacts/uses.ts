import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { ArtifactIndex } from '../../ports/store.js';

/** A crash forgets the uses of so long, and then something goes a little too early. */
const WRITE_EVERY_MS = 10_000;
const MOST_KEPT = 10_000;

/** When artifacts were used last: collected, so that a read costs no write. */
export class Uses {
  private readonly fresh = new Map<string, number>();
  private timer: Timer | undefined;

  constructor(
    private readonly index: ArtifactIndex,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  note(id: string): void {
    this.fresh.set(id, this.clock.wall());
    if (this.fresh.size >= MOST_KEPT) this.writeSoon(0);
    else if (this.timer === undefined) this.writeSoon(WRITE_EVERY_MS);
  }

  /** The index knows them when it resolves. */
  async write(): Promise<void> {
    this.timer?.cancel();
    this.timer = undefined;
    if (this.fresh.size === 0) return;
    const uses = [...this.fresh].map(([id, at]) => ({ id, at }));
    this.fresh.clear();
    await this.index.touch(uses);
  }

  private writeSoon(delayMs: number): void {
    this.timer?.cancel();
    this.timer = this.clock.schedule(delayMs, () => {
      this.write().catch((error: unknown) => {
        this.logger.warn('When artifacts were used last could not be written; if room is needed, some may go too early.', { cause: error instanceof Error ? error.message : String(error) });
      });
    });
  }
}
