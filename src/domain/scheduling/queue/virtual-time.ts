/** Of a flow that waits, what decides whether it is its turn. `headSequence`: of its first ticket. */
export interface Turn {
  readonly start: number;
  readonly weight: number;
  readonly headSequence: number;
}

/**
 * The virtual time of a class: how many tokens a flow of weight 1 has been due since the class last was idle.
 *
 * A flow whose turn starts at or before it is eligible: it has been served no more than its due. Of the eligible flows
 * that one goes first which, waiting any longer, would be the first to lack a whole task: a quantum, the largest task there
 * was. The others have been served ahead, and only go where nobody is eligible: the first to become it. So while the same flows go on waiting none
 * lacks more than one task of its due, however many there are and whatever they weigh (earliest eligible virtual deadline
 * first, of I. Stoica and H. Abdel-Wahab, with one length for all tasks: of flows of one weight the first to have waited
 * goes first, not the one with the shortest task). Where others come and go it may lack a part of a task more.
 */
export class VirtualTime {
  /** The furthest that it has been: where those begin that join, so that none of them gets ahead of one that joined before. */
  reached: number;

  /** `quantum`: the most tokens that a task was expected to take since nothing waited last. */
  constructor(
    public now = 0,
    public quantum = 0,
  ) {
    this.reached = now;
  }

  /** When a turn would lack a whole task. */
  dueAt({ start, weight }: Pick<Turn, 'start' | 'weight'>, quantum = this.quantum): number {
    return start + quantum / weight;
  }

  isSooner(one: Turn, other: Turn, quantum = this.quantum): boolean {
    const eligible = one.start <= this.now;
    if (eligible !== other.start <= this.now) return eligible;
    if (!eligible && one.start !== other.start) return one.start < other.start;
    const at = this.dueAt(one, quantum);
    const otherAt = this.dueAt(other, quantum);
    return at === otherAt ? one.headSequence < other.headSequence : at < otherAt;
  }

  /** A task of so many tokens starts, of a flow that stood at `from`: all that wait, of these weights together, are due their part. */
  advance(from: number, cost: number, weights: number): void {
    this.set(Math.max(from, this.now) + cost / weights);
  }

  /** What started so took so many tokens more than was expected of it, or fewer. */
  correct(tokens: number, weights: number): void {
    this.set(this.now + tokens / weights);
  }

  recall(now: number, quantum: number): void {
    this.now = this.reached = now;
    this.quantum = quantum;
  }

  private set(now: number): void {
    this.now = now;
    if (now > this.reached) this.reached = now;
  }
}
