import type { Ticket } from './ticket.js';

/** What waits, summed. From it and the measured speeds follows how long it will take. */
export interface Load {
  count: number;
  promptTokens: number;
  outputTokens: number;
}

/**
 * Tickets in order of admission, with what lies ahead of any of them: a treap whose nodes are the tickets themselves.
 *
 * Every operation is O(log n) in the number of tickets, wherever in the order it is: nothing is ever compacted or
 * rebuilt, so there is no pause at a million. A ticket is in at most one tree. The heap priority is a hash of the
 * sequence, so the shape depends on what is in the tree and not on how it got there.
 */
export class OrderTree {
  private root: Ticket | undefined;

  get size(): number {
    return this.root?.count ?? 0;
  }

  add(ticket: Ticket): void {
    this.root = insert(this.root, ticket, shuffled(ticket.sequence));
  }

  /** The ticket must be in this tree. */
  remove(ticket: Ticket): void {
    this.root = without(this.root, ticket);
    ticket.left = undefined;
    ticket.right = undefined;
    pull(ticket);
  }

  /** The first that asks for no more context than `ctxLimit`. */
  first(ctxLimit: number): Ticket | undefined {
    let node = this.root;
    if (node === undefined || node.leastCtx > ctxLimit) return undefined;
    while (node !== undefined) {
      if (node.left !== undefined && node.left.leastCtx <= ctxLimit) node = node.left;
      else if (node.ctx <= ctxLimit) return node;
      else node = node.right;
    }
    return undefined;
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
  *[Symbol.iterator](): Generator<Ticket> {
    const path: Ticket[] = [];
    let node = this.root;
    while (node !== undefined || path.length > 0) {
      while (node !== undefined) {
        path.push(node);
        node = node.left;
      }
      const next = path.pop();
      if (next === undefined) return;
      yield next;
      node = next.right;
    }
  }
}

function addSubtree(node: Ticket, sum: Load): void {
  sum.count += node.count;
  sum.promptTokens += node.promptSum;
  sum.outputTokens += node.outputSum;
}

function insert(root: Ticket | undefined, ticket: Ticket, rank: number): Ticket {
  if (root === undefined) return ticket;
  if (rank > shuffled(root.sequence)) {
    split(root, ticket.sequence, ticket);
    pull(ticket);
    return ticket;
  }
  if (ticket.sequence < root.sequence) root.left = insert(root.left, ticket, rank);
  else root.right = insert(root.right, ticket, rank);
  // One more below: cheaper than `pull`, which would read both children.
  root.count += 1;
  root.promptSum += ticket.promptTokens;
  root.outputSum += ticket.outputTokens;
  if (ticket.ctx < root.leastCtx) root.leastCtx = ticket.ctx;
  return root;
}

/** Parts the tree at `sequence`: what is before it becomes `into.left`, what is after it `into.right`. */
function split(node: Ticket | undefined, sequence: number, into: Ticket): void {
  if (node === undefined) {
    into.left = undefined;
    into.right = undefined;
  } else if (node.sequence < sequence) {
    split(node.right, sequence, into);
    node.right = into.left;
    into.left = node;
    pull(node);
  } else {
    split(node.left, sequence, into);
    node.left = into.right;
    into.right = node;
    pull(node);
  }
}

function without(root: Ticket | undefined, ticket: Ticket): Ticket | undefined {
  if (root === undefined) return undefined;
  if (root === ticket) return join(ticket.left, ticket.right);
  if (ticket.sequence < root.sequence) root.left = without(root.left, ticket);
  else root.right = without(root.right, ticket);
  root.count -= 1;
  root.promptSum -= ticket.promptTokens;
  root.outputSum -= ticket.outputTokens;
  if (ticket.ctx === root.leastCtx) root.leastCtx = leastCtx(root);
  return root;
}

/** Every ticket of `before` is ahead of every one of `after`. */
function join(before: Ticket | undefined, after: Ticket | undefined): Ticket | undefined {
  if (before === undefined) return after;
  if (after === undefined) return before;
  if (shuffled(before.sequence) > shuffled(after.sequence)) {
    before.right = join(before.right, after);
    pull(before);
    return before;
  }
  after.left = join(before, after.left);
  pull(after);
  return after;
}

/** Makes the sums of a node those of itself and its children. */
function pull(node: Ticket): void {
  let count = 1;
  let promptSum = node.promptTokens;
  let outputSum = node.outputTokens;
  const { left, right } = node;
  if (left !== undefined) {
    count += left.count;
    promptSum += left.promptSum;
    outputSum += left.outputSum;
  }
  if (right !== undefined) {
    count += right.count;
    promptSum += right.promptSum;
    outputSum += right.outputSum;
  }
  node.count = count;
  node.promptSum = promptSum;
  node.outputSum = outputSum;
  node.leastCtx = leastCtx(node);
}

function leastCtx({ ctx, left, right }: Ticket): number {
  let least = ctx;
  if (left !== undefined && left.leastCtx < least) least = left.leastCtx;
  if (right !== undefined && right.leastCtx < least) least = right.leastCtx;
  return least;
}

/** The finalizer of MurmurHash3: a bijection on 32 bits, so that ranks differ and do not follow the order. */
function shuffled(sequence: number): number {
  let hash = sequence | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
