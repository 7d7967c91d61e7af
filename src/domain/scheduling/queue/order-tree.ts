import { SumTree } from './sum-tree.js';
import type { Ticket } from '../ticket.js';

/** What waits, summed. From it and the measured speeds follows how long it will take. */
export interface Load {
  count: number;
  promptTokens: number;
  outputTokens: number;
}

export const noLoad = (): Load => ({ count: 0, promptTokens: 0, outputTokens: 0 });

/** A ticket's numbers: one, its tokens of prompt and output; and the context that it asks for. */
const SHAPE = { sums: 3, leasts: 1 };
const numbers = new Float64Array(SHAPE.sums + SHAPE.leasts);

/**
 * Tickets in order of admission, with what lies ahead of any of them. Every operation is O(log n) in the number of
 * tickets, wherever in the order it is.
 *
 * A single ticket has no tree: there may be a million flows of one.
 */
export class OrderTree {
  private only: Ticket | undefined;
  private tree: SumTree<Ticket> | undefined;

  get size(): number {
    return this.tree?.size ?? (this.only === undefined ? 0 : 1);
  }

  /** The least context that one of them asks for; Infinity when there is none. */
  get leastCtx(): number {
    return this.tree?.least(0) ?? this.only?.ctx ?? Infinity;
  }

  add(ticket: Ticket): void {
    if (this.tree === undefined && this.only === undefined) {
      this.only = ticket;
      return;
    }
    this.tree ??= new SumTree(SHAPE);
    if (this.only !== undefined) put(this.tree, this.only);
    this.only = undefined;
    put(this.tree, ticket);
  }

  /** The ticket must be here. */
  remove(ticket: Ticket): void {
    if (this.only === ticket) this.only = undefined;
    this.tree?.remove(ticket.sequence, 0);
    if (this.tree?.size === 0) this.tree = undefined;
  }

  /** The first that asks for no more context than `ctxLimit`. */
  first(ctxLimit = Infinity): Ticket | undefined {
    if (this.tree === undefined) return this.only !== undefined && this.only.ctx <= ctxLimit ? this.only : undefined;
    return ctxLimit === Infinity ? this.tree.first : this.tree.firstWithin(0, ctxLimit);
  }

  /** The one after the first. */
  second(): Ticket | undefined {
    const first = this.tree?.first;
    return first && this.tree?.after(first.sequence, 0);
  }

  last(): Ticket | undefined {
    return this.tree === undefined ? this.only : this.tree.last;
  }

  /** Adds what was admitted before `sequence` to `sum`. */
  addBefore(sequence: number, sum: Load): void {
    if (this.tree !== undefined) {
      numbers.fill(0);
      this.tree.addBefore(sequence, 0, numbers);
      addTo(sum);
    } else if (this.only !== undefined && this.only.sequence < sequence) {
      addOne(this.only, sum);
    }
  }

  addAll(sum: Load): void {
    if (this.tree !== undefined) {
      numbers.fill(0);
      this.tree.addAll(numbers);
      addTo(sum);
    } else if (this.only !== undefined) {
      addOne(this.only, sum);
    }
  }

  /** All tickets, in order. Not to be changed while it is walked. */
  [Symbol.iterator](): Iterator<Ticket> {
    return this.tree?.[Symbol.iterator]() ?? (this.only === undefined ? [] : [this.only]).values();
  }
}

function put(tree: SumTree<Ticket>, ticket: Ticket): void {
  numbers[0] = 1;
  numbers[1] = ticket.promptTokens;
  numbers[2] = ticket.outputTokens;
  numbers[3] = ticket.ctx;
  tree.add(ticket, ticket.sequence, 0, numbers);
}

function addTo(sum: Load): void {
  sum.count += numbers[0] ?? 0;
  sum.promptTokens += numbers[1] ?? 0;
  sum.outputTokens += numbers[2] ?? 0;
}

function addOne({ promptTokens, outputTokens }: Ticket, sum: Load): void {
  sum.count += 1;
  sum.promptTokens += promptTokens;
  sum.outputTokens += outputTokens;
}
