import { MOST_ROWS, Rows, type Shape } from './rows.js';

interface Leaf<T> {
  readonly kind: 'leaf';
  readonly rows: Rows<T>;
}

interface Inner<T> {
  readonly kind: 'inner';
  readonly rows: Rows<Node<T>>;
}

type Node<T> = Leaf<T> | Inner<T>;

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
  private root: Node<T>;
  private entries = 0;
  /** Of what leaves or changes, what it was. */
  private readonly gone: Float64Array;

  constructor(private readonly shape: Shape) {
    this.root = { kind: 'leaf', rows: new Rows<T>(shape) };
    this.gone = new Float64Array(shape.sums + shape.leasts);
  }

  get size(): number {
    return this.entries;
  }

  /** `values`: its sums, then its leasts. They are copied. */
  add(item: T, at: number, sequence: number, values: Float64Array): void {
    const { root } = this;
    const beside = this.insert(root, item, at, sequence, values);
    this.entries += 1;
    if (beside === undefined) return;
    const rows = new Rows<Node<T>>(this.shape);
    rows.insertNode(0, root, root.rows);
    rows.insertNode(1, beside, beside.rows);
    this.root = { kind: 'inner', rows };
  }

  /** Whether it was there. */
  remove(at: number, sequence: number): boolean {
    if (!this.take(this.root, at, sequence)) return false;
    this.entries -= 1;
    while (this.root.kind === 'inner' && this.root.rows.size === 1) {
      const [only] = this.root.rows.items;
      if (only === undefined) break;
      this.root = only;
    }
    return true;
  }

  /** Other numbers for the entry at this place. */
  update(at: number, sequence: number, values: Float64Array): void {
    this.change(this.root, at, sequence, values);
  }

  get first(): T | undefined {
    let node = this.root;
    while (node.kind === 'inner') {
      const below: Node<T> | undefined = node.rows.items[0];
      if (below === undefined) return undefined;
      node = below;
    }
    return node.rows.items[0];
  }

  /** The first one after this place. */
  after(at: number, sequence: number): T | undefined {
    return firstAfter(this.root, at, sequence);
  }

  get last(): T | undefined {
    let node = this.root;
    while (node.kind === 'inner') {
      const below: Node<T> | undefined = node.rows.items.at(-1);
      if (below === undefined) return undefined;
      node = below;
    }
    return node.rows.items.at(-1);
  }

  /** The first of which this least is no more than `limit`. */
  firstWithin(least: number, limit: number): T | undefined {
    let node = this.root;
    while (node.kind === 'inner') {
      const below: Node<T> | undefined = node.rows.firstWithin(least, limit);
      if (below === undefined) return undefined;
      node = below;
    }
    return node.rows.firstWithin(least, limit);
  }

  /** Adds the sums of all that is before this place to `into`. */
  addBefore(at: number, sequence: number, into: Float64Array): void {
    let node = this.root;
    while (node.kind === 'inner') {
      const rows = node.rows.before(at, sequence);
      if (rows === 0) return;
      const below: Node<T> | undefined = node.rows.items[rows - 1];
      if (below === undefined) return;
      node.rows.addFirst(rows - 1, into);
      node = below;
    }
    node.rows.addFirst(node.rows.before(at, sequence), into);
  }

  /** Adds the sums of all entries to `into`. */
  addAll(into: Float64Array): void {
    this.root.rows.addFirst(this.root.rows.size, into);
  }

  /** Infinity when there is no entry. */
  least(least: number): number {
    return this.root.rows.least(least);
  }

  /** In order. Not to be changed while it is walked. */
  [Symbol.iterator](): Generator<T> {
    return inOrder(this.root);
  }

  /** Answers the node that has come beside this one, if it had to part in two. */
  private insert(node: Node<T>, item: T, at: number, sequence: number, values: Float64Array): Node<T> | undefined {
    if (node.kind === 'leaf') {
      const row = node.rows.before(at, sequence);
      node.rows.insert(row, item, at, sequence, values);
      return this.partLeaf(node, row);
    }
    const { rows } = node;
    const row = rows.over(at, sequence);
    const below = rows.items[row];
    if (below === undefined) return undefined;
    const beside = this.insert(below, item, at, sequence, values);
    rows.gain(row, at, sequence, values);
    if (beside === undefined) return undefined;
    rows.summarise(row, below.rows);
    rows.insertNode(row + 1, beside, beside.rows);
    return this.partInner(node, row + 1);
  }

  private partLeaf({ rows }: Leaf<T>, added: number): Leaf<T> | undefined {
    if (rows.size <= MOST_ROWS) return undefined;
    const beside: Leaf<T> = { kind: 'leaf', rows: new Rows<T>(this.shape) };
    rows.moveTo(beside.rows, parting(added));
    return beside;
  }

  private partInner({ rows }: Inner<T>, added: number): Inner<T> | undefined {
    if (rows.size <= MOST_ROWS) return undefined;
    const beside: Inner<T> = { kind: 'inner', rows: new Rows<Node<T>>(this.shape) };
    rows.moveTo(beside.rows, parting(added));
    return beside;
  }

  /** Whether it was there; then `gone` has its numbers. */
  private take(node: Node<T>, at: number, sequence: number): boolean {
    if (node.kind === 'leaf') {
      const row = node.rows.before(at, sequence);
      if (!node.rows.isAt(row, at, sequence)) return false;
      node.rows.read(row, this.gone);
      node.rows.delete(row);
      return true;
    }
    const { rows } = node;
    const row = rows.over(at, sequence);
    const below = rows.items[row];
    if (below === undefined || !this.take(below, at, sequence)) return false;
    rows.lose(row, this.gone, below.rows);
    if (below.rows.size === 0) rows.delete(row);
    else if (below.rows.size < FEW_ROWS && !this.join(rows, row) && row > 0) this.join(rows, row - 1);
    return true;
  }

  private change(node: Node<T>, at: number, sequence: number, values: Float64Array): boolean {
    if (node.kind === 'leaf') {
      const row = node.rows.before(at, sequence);
      if (!node.rows.isAt(row, at, sequence)) return false;
      node.rows.read(row, this.gone);
      node.rows.write(row, values);
      return true;
    }
    const row = node.rows.over(at, sequence);
    const below = node.rows.items[row];
    if (below === undefined || !this.change(below, at, sequence, values)) return false;
    node.rows.lose(row, this.gone, below.rows, values);
    return true;
  }

  /** Makes one of the nodes under this row and the next, if that is not too full. */
  private join(rows: Rows<Node<T>>, row: number): boolean {
    const one = rows.items[row];
    const next = rows.items[row + 1];
    if (one === undefined || next === undefined || one.rows.size + next.rows.size > JOINED_ROWS) return false;
    if (one.kind === 'leaf' && next.kind === 'leaf') next.rows.moveTo(one.rows, 0);
    else if (one.kind === 'inner' && next.kind === 'inner') next.rows.moveTo(one.rows, 0);
    rows.delete(row + 1);
    rows.summarise(row, one.rows);
    return true;
  }
}

/** Most come at the end, one after the other: there a node that is full stays so. */
const parting = (added: number): number => (added === MOST_ROWS ? MOST_ROWS : MOST_ROWS >> 1);

function* inOrder<T>(node: Node<T>): Generator<T> {
  if (node.kind === 'leaf') yield* node.rows.items;
  else for (const below of node.rows.items) yield* inOrder(below);
}

function firstAfter<T>(node: Node<T>, at: number, sequence: number): T | undefined {
  const { rows } = node;
  if (node.kind === 'leaf') {
    const row = rows.before(at, sequence);
    return node.rows.items[rows.isAt(row, at, sequence) ? row + 1 : row];
  }
  // Under the row where the place is there may be no more; under the next there is.
  for (let row = rows.over(at, sequence); row < rows.size; row++) {
    const below = node.rows.items[row];
    const found = below && firstAfter(below, at, sequence);
    if (found !== undefined) return found;
  }
  return undefined;
}
