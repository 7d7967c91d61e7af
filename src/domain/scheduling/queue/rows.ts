/** How many rows there are at most, but for the one that makes a node part in two. */
export const MOST_ROWS = 32;
const FIRST_ROWS = 4;
/** Numbers in a row, its place included. */
export const MOST_WIDTH = 8;

/** What a row says beside its place: first so many numbers that are summed, then so many of which the least counts. */
export interface Shape {
  readonly sums: number;
  readonly leasts: number;
}

/**
 * One node of a sum-tree.ts: a row for each entry, or above the leaves for each node below, in order. A row's numbers are its
 * place (`at`, then `sequence`), its sums, its leasts. Above the leaves they are of all that is below: their sums, the leasts
 * of them, and a place that none of them is before.
 *
 * The numbers of all rows stand together so that to search and to sum a node reads a few cache lines, and none of its items.
 * A row stays in the slot that it got: what comes and goes shifts the numbers of slots, not the rows.
 */
export class Rows<T> {
  size = 0;
  /** By slot; of a leaf. */
  private readonly items: (T | undefined)[] = [];
  /** By slot. */
  private numbers: number[];
  /** The slots of the rows in order; behind them those that no row is in. */
  private slots: number[] = SLOTS.slice(0, FIRST_ROWS);
  /** Taking fractions off a sum leaves a rest: after so many it is made anew. */
  private removals = 0;

  /** `width`: numbers in a row, of which from `leasts` on the least counts. `nodes`: absent of a leaf; else its nodes by slot, none yet. */
  constructor(
    private readonly width: number,
    private readonly leasts: number,
    private readonly nodes: (Rows<T> | undefined)[] | undefined,
  ) {
    this.numbers = FRACTIONS.slice(0, FIRST_ROWS * width);
  }

  get isLeaf(): boolean {
    return this.nodes === undefined;
  }

  item(row: number): T | undefined {
    return row < this.size ? this.items[this.slots[row] ?? 0] : undefined;
  }

  /** The node under this row; `undefined` of a leaf. */
  node(row: number): Rows<T> | undefined {
    return this.nodes === undefined || row >= this.size ? undefined : this.nodes[this.slots[row] ?? 0];
  }

  /** How many rows are before this place. */
  before(at: number, sequence: number): number {
    const { numbers, slots, width } = this;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      const from = (slots[middle] ?? 0) * width;
      const its = numbers[from] ?? 0;
      if (its < at || (its === at && (numbers[from + 1] ?? 0) < sequence)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a row has exactly this place. */
  isAt(row: number, at: number, sequence: number): boolean {
    if (row >= this.size) return false;
    const from = this.fromOf(row);
    return this.numbers[from] === at && this.numbers[from + 1] === sequence;
  }

  /** Under which row this place is, or belongs. */
  over(at: number, sequence: number): number {
    const row = this.before(at, sequence);
    return this.isAt(row, at, sequence) ? row : Math.max(0, row - 1);
  }

  insert(row: number, item: T, at: number, sequence: number, values: Float64Array): void {
    const slot = this.open(row);
    this.items[slot] = item;
    const from = slot * this.width;
    this.numbers[from] = at;
    this.numbers[from + 1] = sequence;
    for (let i = 2; i < this.width; i++) this.numbers[from + i] = values[i - 2] ?? 0;
  }

  /** Other numbers for a row, but for its place. */
  write(row: number, values: Float64Array): void {
    const { numbers, width } = this;
    const from = this.fromOf(row);
    for (let i = 2; i < width; i++) numbers[from + i] = values[i - 2] ?? 0;
  }

  /** A row for a node that has come under this one. */
  insertNode(row: number, node: Rows<T>): void {
    if (this.nodes === undefined) return;
    const slot = this.open(row);
    this.nodes[slot] = node;
    const first = node.fromOf(0);
    this.numbers[slot * this.width] = node.numbers[first] ?? 0;
    this.numbers[slot * this.width + 1] = node.numbers[first + 1] ?? 0;
    for (let i = 2; i < this.width; i++) this.numbers[slot * this.width + i] = 0;
    this.summarise(row, node);
  }

  delete(row: number): void {
    const { slots } = this;
    const slot = slots[row] ?? 0;
    const last = --this.size;
    for (let i = row; i < last; i++) slots[i] = slots[i + 1] ?? 0;
    slots[last] = slot;
    this.letGo(slot);
  }

  /** An entry has come under this row. */
  gain(row: number, at: number, sequence: number, values: Float64Array): void {
    const { numbers, width, leasts } = this;
    const from = this.fromOf(row);
    // Only the first row can be after what comes under it.
    if (row === 0 && at <= (numbers[from] ?? 0) && this.before(at, sequence) === 0) {
      numbers[from] = at;
      numbers[from + 1] = sequence;
    }
    for (let i = 2; i < leasts; i++) numbers[from + i] = (numbers[from + i] ?? 0) + (values[i - 2] ?? 0);
    for (let i = leasts; i < width; i++) numbers[from + i] = Math.min(numbers[from + i] ?? Infinity, values[i - 2] ?? Infinity);
  }

  /** An entry has left the node under this row, or has other numbers now: `came`, for those that are `gone`. */
  lose(row: number, gone: Float64Array, node: Rows<T>, came?: Float64Array): void {
    node.removals += 1;
    if (node.removals >= MOST_ROWS) {
      this.summarise(row, node);
      return;
    }
    const { numbers, width, leasts } = this;
    const from = this.fromOf(row);
    for (let i = 2; i < leasts; i++) numbers[from + i] = (numbers[from + i] ?? 0) - (gone[i - 2] ?? 0) + (came?.[i - 2] ?? 0);
    for (let i = leasts; i < width; i++) {
      const least = Math.min(numbers[from + i] ?? Infinity, came?.[i - 2] ?? Infinity);
      numbers[from + i] = (gone[i - 2] ?? 0) <= least ? node.leastIn(i, least) : least;
    }
  }

  /** What the row says of the node under it is made true again, but for its place. */
  summarise(row: number, node: Rows<T>): void {
    node.removals = 0;
    const { numbers, width, leasts } = this;
    const from = this.fromOf(row);
    for (let i = 2; i < leasts; i++) numbers[from + i] = node.total(i, node.size);
    for (let i = leasts; i < width; i++) numbers[from + i] = node.leastIn(i, -Infinity);
  }

  /** The numbers of a row to `values`. */
  read(row: number, values: Float64Array): void {
    const { numbers, width } = this;
    const from = this.fromOf(row);
    for (let i = 2; i < width; i++) values[i - 2] = numbers[from + i] ?? 0;
  }

  /** Adds so many times the sums of the rows from `first` to before `end` to `into`. */
  add(first: number, end: number, times: number, into: Float64Array): void {
    const { numbers, slots, width, leasts } = this;
    for (let row = first; row < end; row++) {
      const from = (slots[row] ?? 0) * width;
      for (let i = 2; i < leasts; i++) into[i - 2] = (into[i - 2] ?? 0) + times * (numbers[from + i] ?? 0);
    }
  }

  least(least: number): number {
    return this.leastIn(this.leasts + least, -Infinity);
  }

  /** The first row of which this least is no more than `limit`; -1 where there is none. */
  firstWithin(least: number, limit: number): number {
    const { numbers, slots, width, size } = this;
    const column = this.leasts + least;
    for (let row = 0; row < size; row++) if ((numbers[(slots[row] ?? 0) * width + column] ?? Infinity) <= limit) return row;
    return -1;
  }

  /** The rows from this one on go to the end of an other node, which is of the same height. */
  moveTo(other: Rows<T>, from: number): void {
    const { numbers, width } = this;
    for (let row = from; row < this.size; row++) {
      const its = this.fromOf(row);
      const slot = other.open(other.size);
      for (let i = 0; i < width; i++) other.numbers[slot * width + i] = numbers[its + i] ?? 0;
      if (other.nodes === undefined) other.items[slot] = this.item(row);
      else other.nodes[slot] = this.node(row);
      this.letGo(this.slots[row] ?? 0);
    }
    this.size = from;
  }

  *entries(): Generator<T> {
    for (let row = 0; row < this.size; row++) {
      const node = this.node(row);
      const item = this.item(row);
      if (node !== undefined) yield* node.entries();
      else if (item !== undefined) yield item;
    }
  }

  /** Nobody is kept alive by a slot that he has left. */
  private letGo(slot: number): void {
    if (this.nodes === undefined) this.items[slot] = undefined;
    else this.nodes[slot] = undefined;
  }

  private fromOf(row: number): number {
    return (this.slots[row] ?? 0) * this.width;
  }

  /** One column over the first so many rows. */
  private total(column: number, rows: number): number {
    const { numbers, slots, width } = this;
    let total = 0;
    for (let row = 0; row < rows; row++) total += numbers[(slots[row] ?? 0) * width + column] ?? 0;
    return total;
  }

  /** Whoever looks for a least that there was before may stop where it is still there. */
  private leastIn(column: number, before: number): number {
    const { numbers, slots, width, size } = this;
    let least = Infinity;
    for (let row = 0; row < size; row++) {
      const value = numbers[(slots[row] ?? 0) * width + column] ?? Infinity;
      if (value < least) {
        least = value;
        if (least <= before) return least;
      }
    }
    return least;
  }

  /** A slot for one more row, before this one. */
  private open(row: number): number {
    if (this.size === this.slots.length) this.grow();
    const { slots, size } = this;
    const slot = slots[size] ?? size;
    for (let i = size; i > row; i--) slots[i] = slots[i - 1] ?? 0;
    slots[row] = slot;
    this.size = size + 1;
    return slot;
  }

  /** By hand, and to what is needed: an array that grows by itself takes half as much again. */
  private grow(): void {
    const { numbers, slots, width } = this;
    const rows = Math.min(2 * slots.length, MOST_ROWS + 1);
    this.numbers = FRACTIONS.slice(0, rows * width);
    for (let i = 0; i < numbers.length; i++) this.numbers[i] = numbers[i] ?? 0;
    this.slots = SLOTS.slice(0, rows);
    for (let row = 0; row < slots.length; row++) this.slots[row] = slots[row] ?? 0;
  }
}

/** Cut from these, an array holds bare numbers, doubles or small integers, for as long as it lives. */
const FRACTIONS: readonly number[] = Array.from({ length: (MOST_ROWS + 1) * MOST_WIDTH }, () => 0.5);
const SLOTS: readonly number[] = Array.from({ length: MOST_ROWS + 1 }, (_, slot) => slot);
