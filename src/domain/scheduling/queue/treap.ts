/**
 * A node of a treap: a search tree by its order, a heap by its rank.
 *
 * Nodes are the things themselves, so that nothing is allocated to hold them. As ranks are hashes of numbers that never
 * change, the shape depends on what is in the tree and not on how it got there, and every walk is O(log n): nothing is
 * ever rebuilt, so there is no pause at a million.
 */
export interface TreapNode<N> {
  left: N | undefined;
  right: N | undefined;
  readonly rank: number;
  /** A strict total order over all nodes of the tree. It must not change while the node is in it. */
  isBefore(other: N): boolean;
  /** Makes what the node says of its subtree true again: from itself and its two children. */
  pull(): void;
  /** The same, where a node has come or gone below: cheaper where that one says enough, as children need not be read. */
  gained(node: N): void;
  lost(node: N): void;
}

/** A root: what it says of its subtree it says of all. Each of these answers the new one. */
type Root<N> = N | undefined;

/** The node must be in no tree. */
export function inserted<N extends TreapNode<N>>(root: Root<N>, node: N): N {
  if (root === undefined) {
    node.pull();
    return node;
  }
  if (node.rank > root.rank) {
    split(root, node, node);
    node.pull();
    return node;
  }
  if (node.isBefore(root)) root.left = inserted(root.left, node);
  else root.right = inserted(root.right, node);
  root.gained(node);
  return root;
}

/** The node must be in this tree. */
export function removed<N extends TreapNode<N>>(root: Root<N>, node: N): Root<N> {
  const rest = without(root, node);
  node.left = undefined;
  node.right = undefined;
  return rest;
}

/** Something of the node changed that its order does not depend on. */
export function refreshed<N extends TreapNode<N>>(root: Root<N>, node: N): void {
  if (root === undefined) return;
  if (root !== node) refreshed(node.isBefore(root) ? root.left : root.right, node);
  root.pull();
}

export function leftmost<N extends TreapNode<N>>(root: Root<N>): Root<N> {
  let node = root;
  while (node?.left !== undefined) node = node.left;
  return node;
}

export function rightmost<N extends TreapNode<N>>(root: Root<N>): Root<N> {
  let node = root;
  while (node?.right !== undefined) node = node.right;
  return node;
}

/** All nodes, in order. The tree must not change meanwhile. */
export function* inOrder<N extends TreapNode<N>>(root: Root<N>): Generator<N> {
  const path: N[] = [];
  let node = root;
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

/** The finalizer of MurmurHash3 on a number that is the node's own: ranks differ, and do not follow the order. */
export function rankOf(own: number): number {
  let hash = own | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Parts the tree at `at`: what is before it becomes `into.left`, what is after it `into.right`. */
function split<N extends TreapNode<N>>(node: Root<N>, at: N, into: N): void {
  if (node === undefined) {
    into.left = undefined;
    into.right = undefined;
  } else if (at.isBefore(node)) {
    split(node.left, at, into);
    node.left = into.right;
    into.right = node;
    node.pull();
  } else {
    split(node.right, at, into);
    node.right = into.left;
    into.left = node;
    node.pull();
  }
}

function without<N extends TreapNode<N>>(root: Root<N>, node: N): Root<N> {
  if (root === undefined) return undefined;
  if (root === node) return joined(node.left, node.right);
  if (node.isBefore(root)) root.left = without(root.left, node);
  else root.right = without(root.right, node);
  root.lost(node);
  return root;
}

/** Every node of `before` is ahead of every one of `after`. */
function joined<N extends TreapNode<N>>(before: Root<N>, after: Root<N>): Root<N> {
  if (before === undefined) return after;
  if (after === undefined) return before;
  if (before.rank > after.rank) {
    before.right = joined(before.right, after);
    before.pull();
    return before;
  }
  after.left = joined(before, after.left);
  after.pull();
  return after;
}
