import type { Priority } from '../../../src/domain/task/task.js';
import type { SimulatedTask } from '../world/task.js';

/** A flow that waits in one class of one pool. */
interface Backlog {
  readonly weight: number;
  waiting: number;
  /** It has waited without a break since then. */
  readonly since: number;
  /** Tokens that its tasks were served with in this window. */
  served: number;
  /** How far it is behind its share, over the windows in which that grew. */
  deficit: number;
}

export interface FairnessReport {
  /** In which two flows or more were backlogged from begin to end in one class of one pool. */
  readonly windows: number;
  /** Jain's index over served tokens by weight: 1 is equal, 1/n is one who has all. Mean and worst of those windows. */
  readonly jain: number | undefined;
  readonly worstJain: number | undefined;
  /** The most that a backlogged flow was behind its share over any run of windows, tokens, and who it was. */
  readonly largestDeficit: number;
  readonly deficitOf: string | undefined;
}

/**
 * Whether those who wait are served in proportion to their weights. Only flows that had work waiting for the whole of a
 * window are compared, each within its class and pool: who asks for less than its share has no claim to more. A
 * prompt counts when it is begun, output as it is decoded; so a deficit of the tokens that are under way is no injustice.
 */
export class Fairness {
  private readonly lines = new Map<string, Map<string, Backlog>>();
  private windowBegan = 0;
  private windows = 0;
  private sum = 0;
  private worst = Infinity;
  private largest = 0;
  private behind: string | undefined;

  constructor(private readonly fromMs: number) {}

  enter(task: SimulatedTask, poolId: string, now: number): void {
    const line = this.line(poolId, task.plan.priority);
    const backlog = line.get(task.flow);
    if (backlog === undefined) line.set(task.flow, { weight: task.plan.weight, waiting: 1, since: now, served: 0, deficit: 0 });
    else backlog.waiting++;
  }

  leave(task: SimulatedTask, poolId: string): void {
    const line = this.line(poolId, task.plan.priority);
    const backlog = line.get(task.flow);
    if (backlog === undefined) return;
    backlog.waiting--;
    if (backlog.waiting === 0) line.delete(task.flow);
  }

  served(task: SimulatedTask, poolId: string, tokens: number): void {
    const backlog = this.line(poolId, task.plan.priority).get(task.flow);
    if (backlog !== undefined) backlog.served += tokens;
  }

  window(now: number): void {
    for (const [name, line] of this.lines) {
      if (this.windowBegan >= this.fromMs) this.compare(name, line);
      for (const backlog of line.values()) backlog.served = 0;
    }
    this.windowBegan = now;
  }

  report(): FairnessReport {
    const { windows, sum, worst, largest, behind } = this;
    return {
      windows,
      jain: windows === 0 ? undefined : sum / windows,
      worstJain: windows === 0 ? undefined : worst,
      largestDeficit: largest,
      deficitOf: behind,
    };
  }

  private compare(name: string, line: ReadonlyMap<string, Backlog>): void {
    let flows = 0;
    let weights = 0;
    let served = 0;
    let shares = 0;
    let squares = 0;
    for (const backlog of line.values()) {
      if (backlog.since > this.windowBegan) continue;
      const share = backlog.served / backlog.weight;
      flows += 1;
      weights += backlog.weight;
      served += backlog.served;
      shares += share;
      squares += share * share;
    }
    if (flows < 2 || squares === 0) return;
    const jain = (shares * shares) / (flows * squares);
    this.windows += 1;
    this.sum += jain;
    this.worst = Math.min(this.worst, jain);
    for (const [flow, backlog] of line) {
      if (backlog.since > this.windowBegan) continue;
      backlog.deficit = Math.max(0, backlog.deficit + (served * backlog.weight) / weights - backlog.served);
      if (backlog.deficit <= this.largest) continue;
      this.largest = backlog.deficit;
      this.behind = `${flow} (${name})`;
    }
  }

  private line(poolId: string, priority: Priority): Map<string, Backlog> {
    const name = `${poolId}, ${priority}`;
    let line = this.lines.get(name);
    if (line === undefined) this.lines.set(name, (line = new Map()));
    return line;
  }
}
