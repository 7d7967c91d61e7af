import type { Clock, Timer } from '../../ports/clock.js';
import type { Pools } from './pools.js';
import type { Replica } from './replica.js';

/** From the end of one round to the next: each reads files of the kernel for each managed engine. */
const ROUND_MS = 5_000;

/** What the engines that the daemon runs take of the host's memory: looked at on a timer, one after the other, and never for a request. */
export class ResidentMemory {
  private readonly known = new WeakMap<Replica, { readonly pid: number; readonly bytes: number }>();
  private timer: Timer | undefined;
  private stopped = false;

  constructor(
    private readonly pools: Pools,
    private readonly clock: Clock,
  ) {}

  /** Looks for the first time. Once. */
  start(): void {
    void this.round();
  }

  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }

  /** Bytes; undefined where it was not looked at since its process began, or could not be told. */
  of(replica: Replica): number | undefined {
    const known = this.known.get(replica);
    return known !== undefined && known.pid === replica.source.pid ? known.bytes : undefined;
  }

  private async round(): Promise<void> {
    for (const { replicas } of this.pools.all()) for (const replica of replicas) await this.look(replica);
    if (!this.stopped) this.timer = this.clock.schedule(ROUND_MS, () => void this.round());
  }

  private async look(replica: Replica): Promise<void> {
    const { pid } = replica.source;
    if (pid === undefined || this.stopped) return;
    const bytes = await replica.source.residentBytes().catch(() => undefined);
    if (bytes === undefined) this.known.delete(replica);
    else this.known.set(replica, { pid, bytes });
  }
}
