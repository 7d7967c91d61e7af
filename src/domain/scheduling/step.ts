import type { Load } from './order-tree.js';
import { rankOf, type TreapNode } from './treap.js';

/** A place in the order of a class: on its clock, and among those at the same time by sequence. */
export interface Place {
  readonly at: number;
  readonly sequence: number;
}

export const isBefore = (a: Place, b: Place): boolean => (a.at === b.at ? a.sequence < b.sequence : a.at < b.at);

/**
 * From its place on, so much more is ahead of whoever stands behind it: seen from `at` on the clock,
 * `fixed + rate * at`, summed over all steps before him.
 */
export class Step implements TreapNode<Step>, Place {
  left: Step | undefined = undefined;
  right: Step | undefined = undefined;
  at = 0;
  sequence = 0;
  /** It is in the tree. */
  placed = false;
  private count = 0;
  private countRate = 0;
  private promptTokens = 0;
  private promptRate = 0;
  private outputTokens = 0;
  private outputRate = 0;
  // Of the subtree.
  private countSum = 0;
  private countRates = 0;
  private promptSum = 0;
  private promptRates = 0;
  private outputSum = 0;
  private outputRates = 0;
  readonly rank: number;

  /** `own`: a number that no other step of the tree has. */
  constructor(own: number) {
    this.rank = rankOf(own);
  }

  isBefore(other: Step): boolean {
    return isBefore(this, other);
  }

  /** `share` of the load here, and from here on `rate` of it with each unit of the clock. */
  set(at: number, sequence: number, { count, promptTokens, outputTokens }: Load, share: number, rate: number): void {
    const fixed = share - rate * at;
    this.at = at;
    this.sequence = sequence;
    this.count = count * fixed;
    this.countRate = count * rate;
    this.promptTokens = promptTokens * fixed;
    this.promptRate = promptTokens * rate;
    this.outputTokens = outputTokens * fixed;
    this.outputRate = outputTokens * rate;
  }

  pull(): void {
    const { left, right } = this;
    this.countSum = this.count + (left?.countSum ?? 0) + (right?.countSum ?? 0);
    this.countRates = this.countRate + (left?.countRates ?? 0) + (right?.countRates ?? 0);
    this.promptSum = this.promptTokens + (left?.promptSum ?? 0) + (right?.promptSum ?? 0);
    this.promptRates = this.promptRate + (left?.promptRates ?? 0) + (right?.promptRates ?? 0);
    this.outputSum = this.outputTokens + (left?.outputSum ?? 0) + (right?.outputSum ?? 0);
    this.outputRates = this.outputRate + (left?.outputRates ?? 0) + (right?.outputRates ?? 0);
  }

  /** Adds what this step alone puts ahead of one who stands at `at`, behind it. */
  addTo(sum: Load, at: number, times = 1): void {
    sum.count += times * (this.count + this.countRate * at);
    sum.promptTokens += times * (this.promptTokens + this.promptRate * at);
    sum.outputTokens += times * (this.outputTokens + this.outputRate * at);
  }

  /** The same of all steps of its subtree. */
  addAllTo(sum: Load, at: number): void {
    sum.count += this.countSum + this.countRates * at;
    sum.promptTokens += this.promptSum + this.promptRates * at;
    sum.outputTokens += this.outputSum + this.outputRates * at;
  }
}
