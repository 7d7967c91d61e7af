import type { Load } from './order-tree.js';
import { rankOf, type TreapNode } from './treap.js';

/** A place in the order of a class: on its clock, and among those at the same time by sequence. */
export interface Place {
  readonly at: number;
  readonly sequence: number;
}

export const isBefore = (a: Place, b: Place): boolean => (a.at === b.at ? a.sequence < b.sequence : a.at < b.at);

/**
 * What a step puts ahead of others: tickets, prompt tokens, output tokens, and how much more of each with each unit of
 * the clock. Its own come first, then the same of its subtree, then its place on the clock.
 */
const OWN = 6;
const PLACE = 2 * OWN;
const NUMBERS = PLACE + 1;
const STEPS_AT_ONCE = 64;

/**
 * From its place on, so much more is ahead of whoever stands behind it: seen from `at` on the clock,
 * `fixed + rate * at`, summed over all steps before him.
 *
 * Steps are made by the dozen and share an array for their numbers: as fields, each would be an object of its own.
 */
export class Step implements TreapNode<Step>, Place {
  left: Step | undefined = undefined;
  right: Step | undefined = undefined;
  sequence = 0;
  /** It is in the tree. */
  placed = false;
  readonly rank: number;

  private constructor(
    private readonly numbers: Float64Array,
    private readonly offset: number,
    own: number,
  ) {
    this.rank = rankOf(own);
  }

  /** `made`: how many there are already. */
  static some(made: number): Step[] {
    const numbers = new Float64Array(STEPS_AT_ONCE * NUMBERS);
    return Array.from({ length: STEPS_AT_ONCE }, (_, index) => new Step(numbers, index * NUMBERS, made + index));
  }

  get at(): number {
    return this.numbers[this.offset + PLACE] ?? 0;
  }

  isBefore(other: Step): boolean {
    return isBefore(this, other);
  }

  /** `share` of the load here, and from here on `rate` of it with each unit of the clock. */
  set(at: number, sequence: number, { count, promptTokens, outputTokens }: Load, share: number, rate: number): void {
    const { numbers, offset } = this;
    const fixed = share - rate * at;
    this.sequence = sequence;
    numbers[offset] = count * fixed;
    numbers[offset + 1] = count * rate;
    numbers[offset + 2] = promptTokens * fixed;
    numbers[offset + 3] = promptTokens * rate;
    numbers[offset + 4] = outputTokens * fixed;
    numbers[offset + 5] = outputTokens * rate;
    numbers[offset + PLACE] = at;
  }

  pull(): void {
    const { numbers, offset, left, right } = this;
    for (let own = offset; own < offset + OWN; own++) numbers[own + OWN] = numbers[own] ?? 0;
    if (left !== undefined) this.include(left, left.offset + OWN, 1);
    if (right !== undefined) this.include(right, right.offset + OWN, 1);
  }

  gained(step: Step): void {
    this.include(step, step.offset, 1);
  }

  /** Taking fractions off a sum leaves a rest, some billionths of a ticket: gone when this step moves itself. */
  lost(step: Step): void {
    this.include(step, step.offset, -1);
  }

  /** Adds what this step alone puts ahead of one who stands at `at`, behind it. */
  addTo(sum: Load, at: number, times = 1): void {
    this.addFrom(this.offset, sum, at, times);
  }

  /** The same of all steps of its subtree. */
  addAllTo(sum: Load, at: number): void {
    this.addFrom(this.offset + OWN, sum, at, 1);
  }

  private addFrom(from: number, sum: Load, at: number, times: number): void {
    const { numbers } = this;
    sum.count += times * ((numbers[from] ?? 0) + (numbers[from + 1] ?? 0) * at);
    sum.promptTokens += times * ((numbers[from + 2] ?? 0) + (numbers[from + 3] ?? 0) * at);
    sum.outputTokens += times * ((numbers[from + 4] ?? 0) + (numbers[from + 5] ?? 0) * at);
  }

  /** Adds six numbers of that step to those of this subtree. Written out: it is most of what a change of a flow costs. */
  private include({ numbers: theirs }: Step, from: number, times: number): void {
    const { numbers } = this;
    const to = this.offset + OWN;
    numbers[to] = (numbers[to] ?? 0) + times * (theirs[from] ?? 0);
    numbers[to + 1] = (numbers[to + 1] ?? 0) + times * (theirs[from + 1] ?? 0);
    numbers[to + 2] = (numbers[to + 2] ?? 0) + times * (theirs[from + 2] ?? 0);
    numbers[to + 3] = (numbers[to + 3] ?? 0) + times * (theirs[from + 3] ?? 0);
    numbers[to + 4] = (numbers[to + 4] ?? 0) + times * (theirs[from + 4] ?? 0);
    numbers[to + 5] = (numbers[to + 5] ?? 0) + times * (theirs[from + 5] ?? 0);
  }
}
