import type { ReplicaLabels } from '../../ports/telemetry.js';

/** What is under way: attempts that hold a slot, and ends that are decided but not yet written and shown. */
export class Work {
  private attempts = 0;
  private ends = 0;
  private readonly byReplica = new Map<string, number>();
  private waiters: (() => void)[] = [];

  attemptBegan(at: ReplicaLabels): void {
    this.count(at, 1);
  }

  /** `checkQuiet` is the caller's to follow: the end of an attempt may begin another thing. */
  attemptEnded(at: ReplicaLabels): void {
    this.count(at, -1);
  }

  runningOn(poolId: string, replicaId: string): number {
    return this.byReplica.get(`${poolId}/${replicaId}`) ?? 0;
  }

  async ending(end: () => Promise<void>): Promise<void> {
    this.ends++;
    await end();
    this.ends--;
    this.checkQuiet();
  }

  /** Resolves when nothing is under way. */
  async quiet(): Promise<void> {
    if (this.attempts + this.ends > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  checkQuiet(): void {
    if (this.attempts + this.ends > 0) return;
    for (const resolve of this.waiters) resolve();
    this.waiters = [];
  }

  private count(at: ReplicaLabels, change: 1 | -1): void {
    const key = `${at.poolId}/${at.replicaId}`;
    this.attempts += change;
    this.byReplica.set(key, (this.byReplica.get(key) ?? 0) + change);
  }
}
