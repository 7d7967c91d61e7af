import { firstWithin } from './room.js';
import type { Ticket } from '../ticket.js';
import { inOrder, inserted, leftmost, removed, rightmost } from './treap.js';

/** What waits, summed. From it and the measured speeds follows how long it will take. */
export interface Load {
  count: number;
  promptTokens: number;
  outputTokens: number;
}

export const noLoad = (): Load => ({ count: 0, promptTokens: 0, outputTokens: 0 });

/**
 * Tickets in order of admission, with what lies ahead of any of them: a treap whose nodes are the tickets themselves, so
 * that a ticket is in at most one of these.
 *
 * Every operation is O(log n) in the number of tickets, wherever in the order it is.
 */
export class OrderTree {
  private root: Ticket | undefined;

  get size(): number {
    return this.root?.count ?? 0;
  }

  /** The least context that one of them asks for; Infinity when there is none. */
  get leastCtx(): number {
    return this.root?.leastCtx ?? Infinity;
  }

  add(ticket: Ticket): void {
    this.root = inserted(this.root, ticket);
  }

  /** The ticket must be in this tree. */
  remove(ticket: Ticket): void {
    this.root = removed(this.root, ticket);
  }

  /** The first that asks for no more context than `ctxLimit`. */
  first(ctxLimit = Infinity): Ticket | undefined {
    return firstWithin(this.root, ctxLimit);
  }

  /** The one after the first. */
  second(): Ticket | undefined {
    let node = this.root;
    let above: Ticket | undefined;
    while (node?.left !== undefined) {
      above = node;
      node = node.left;
    }
    return leftmost(node?.right) ?? above;
  }

  last(): Ticket | undefined {
    return rightmost(this.root);
  }

  /** Adds what was admitted before `sequence` to `sum`. */
  addBefore(sequence: number, sum: Load): void {
    let node = this.root;
    while (node !== undefined) {
      if (node.sequence < sequence) {
        if (node.left !== undefined) addSubtree(node.left, sum);
        sum.count += 1;
        sum.promptTokens += node.promptTokens;
        sum.outputTokens += node.outputTokens;
        node = node.right;
      } else {
        node = node.left;
      }
    }
  }

  addAll(sum: Load): void {
    if (this.root !== undefined) addSubtree(this.root, sum);
  }

  /** All tickets, in order. Not to be changed while it is walked. */
  [Symbol.iterator](): Generator<Ticket> {
    return inOrder(this.root);
  }
}

function addSubtree(node: Ticket, sum: Load): void {
  sum.count += node.count;
  sum.promptTokens += node.promptSum;
  sum.outputTokens += node.outputSum;
}
