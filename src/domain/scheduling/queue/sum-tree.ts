import { MOST_ROWS, MOST_WIDTH, Rows, type Shape } from './rows.js';

/** A node with fewer rows joins one beside it, if both are then no fuller than that. */
const FEW_ROWS = MOST_ROWS / 4;
const JOINED_ROWS = (3 * MOST_ROWS) / 4;

/**
 * Entries in the order of their places, with the sum of what is before any of them, and the first that is within a limit:
 * a B+ tree. A place is (`at`, `sequence`) and no two are the same; beside it an entry has a few numbers (rows.ts).
 *
 * Every call is O(log n), and with so many entries to a node that are three or four steps for a million of them; a binary
 * tree takes thirty, and waits for memory in each.
 */
export class SumTree<T> {
  size = 0;
  private root: Rows<T>;
  private readonly width: number;
  private readonly leasts: number;

  constructor({ sums, leasts }: Shape) {
    this.width = 2 + sums + leasts;
    this.leasts = 2 + sums;
    this.root = new Rows<T>(this.width, this.leasts, undefined);
  }

  /** `values`: its sums, then its leasts. They are copied. */
  add(item: T, at: number, sequence: number, values: Float64Array): void {
    const { root } = this;
    const beside = this.insert(root, item, at, sequence, values);
    this.size += 1;
    if (beside === undefined) return;
    this.root = new Rows<T>(this.width, this.leasts, []);
    this.root.insertNode(0, root);
    this.root.insertNode(1, beside);
  }

  /** Whether it was there. */
  remove(at: number, sequence: number): boolean {
    if (!this.take(this.root, at, sequence)) return false;
    this.size -= 1;
    while (this.root.size === 1) {
      const only = this.root.node(0);
      if (only === undefined) break;
      this.root = only;
    }
    return true;
  }

  /** Other numbers for the entry at this place. */
  update(at: number, sequence: number, values: Float64Array): void {
    change(this.root, at, sequence, values);
  }

  get first(): T | undefined {
    let node = this.root;
    for (let next = node.node(0); next !== undefined; next = node.node(0)) node = next;
    return node.item(0);
  }

  /** The first one after this place. */
  after(at: number, sequence: number): T | undefined {
    return firstAfter(this.root, at, sequence);
  }

  get last(): T | undefined {
    let node = this.root;
    for (let next = node.node(node.size - 1); next !== undefined; next = node.node(node.size - 1)) node = next;
    return node.size === 0 ? undefined : node.item(node.size - 1);
  }

  /** The first of which this least is no more than `limit`. */
  firstWithin(least: number, limit: number): T | undefined {
    let node = this.root;
    for (;;) {
      const row = node.firstWithin(least, limit);
      if (row < 0) return undefined;
      const next = node.node(row);
      if (next === undefined) return node.item(row);
      node = next;
    }
  }

  /** Adds the sums of all that is before this place to `into`. */
  addBefore(at: number, sequence: number, into: Float64Array): void {
    let node = this.root;
    let above: Rows<T> | undefined;
    let over = 0;
    for (;;) {
      const rows = node.before(at, sequence);
      if (rows === 0) return;
      const next = node.node(rows - 1);
      if (next === undefined) {
        if (above === undefined || 2 * rows < node.size) {
          node.add(0, rows, 1, into);
        } else {
          // Most of a leaf is less to read as all of it, summed in the row above, but for the rest.
          above.add(over, over + 1, 1, into);
          node.add(rows, node.size, -1, into);
        }
        return;
      }
      over = rows - 1;
      node.add(0, over, 1, into);
      above = node;
      node = next;
    }
  }

  /** Adds the sums of all entries to `into`. */
  addAll(into: Float64Array): void {
    this.root.add(0, this.root.size, 1, into);
  }

  /** Infinity when there is no entry. */
  least(least: number): number {
    return this.root.least(least);
  }

  /** In order. Not to be changed while it is walked. */
  [Symbol.iterator](): Generator<T> {
    return this.root.entries();
  }

  /** Answers the node that has come beside this one, if it had to part in two. */
  private insert(node: Rows<T>, item: T, at: number, sequence: number, values: Float64Array): Rows<T> | undefined {
    if (node.isLeaf) {
      const row = node.before(at, sequence);
      node.insert(row, item, at, sequence, values);
      return this.part(node, row);
    }
    const row = node.over(at, sequence);
    const below = node.node(row);
    if (below === undefined) return undefined;
    const beside = this.insert(below, item, at, sequence, values);
    node.gain(row, at, sequence, values);
    if (beside === undefined) return undefined;
    node.summarise(row, below);
    node.insertNode(row + 1, beside);
    return this.part(node, row + 1);
  }

  private part(node: Rows<T>, added: number): Rows<T> | undefined {
    if (node.size <= MOST_ROWS) return undefined;
    const beside = new Rows<T>(this.width, this.leasts, node.isLeaf ? undefined : []);
    // Most come at the end, one after the other: there a node that is full stays so.
    node.moveTo(beside, added === MOST_ROWS ? MOST_ROWS : MOST_ROWS >> 1);
    return beside;
  }

  /** Whether it was there; then `gone` has its numbers. */
  private take(node: Rows<T>, at: number, sequence: number): boolean {
    if (node.isLeaf) {
      const row = node.before(at, sequence);
      if (!node.isAt(row, at, sequence)) return false;
      node.read(row, gone);
      node.delete(row);
      return true;
    }
    const row = node.over(at, sequence);
    const below = node.node(row);
    if (below === undefined || !this.take(below, at, sequence)) return false;
    node.lose(row, gone, below);
    if (below.size === 0) node.delete(row);
    else if (below.size < FEW_ROWS && !join(node, row) && row > 0) join(node, row - 1);
    return true;
  }
}

/** Of what leaves or changes, what it was. */
const gone = new Float64Array(MOST_WIDTH);

function change<T>(node: Rows<T>, at: number, sequence: number, values: Float64Array): boolean {
  if (node.isLeaf) {
    const row = node.before(at, sequence);
    if (!node.isAt(row, at, sequence)) return false;
    node.read(row, gone);
    node.write(row, values);
    return true;
  }
  const row = node.over(at, sequence);
  const below = node.node(row);
  if (below === undefined || !change(below, at, sequence, values)) return false;
  node.lose(row, gone, below, values);
  return true;
}

/** Makes one of the nodes under this row and the next, if that is not too full. */
function join<T>(node: Rows<T>, row: number): boolean {
  const one = node.node(row);
  const next = node.node(row + 1);
  if (one === undefined || next === undefined || one.size + next.size > JOINED_ROWS) return false;
  next.moveTo(one, 0);
  node.delete(row + 1);
  node.summarise(row, one);
  return true;
}

function firstAfter<T>(node: Rows<T>, at: number, sequence: number): T | undefined {
  if (node.isLeaf) {
    const row = node.before(at, sequence);
    return node.item(node.isAt(row, at, sequence) ? row + 1 : row);
  }
  // Under the row where the place is there may be no more; under the next there is.
  for (let row = node.over(at, sequence); row < node.size; row++) {
    const below = node.node(row);
    const found = below && firstAfter(below, at, sequence);
    if (found !== undefined) return found;
  }
  return undefined;
}
