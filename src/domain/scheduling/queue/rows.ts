/** How many rows there are at most, but for the one that makes a node part in two. */
export const MOST_ROWS = 32;
const FIRST_ROWS = 4;

/** What a row says beside its place: first so many numbers that are summed, then so many of which the least counts. */
export interface Shape {
  readonly sums: number;
  readonly leasts: number;
}

/**
 * One node of a sum-tree.ts: items in order, and beside them an array of their numbers, a row for each: its place (`at`,
 * then `sequence`), its sums, its leasts. In a leaf a row is of one entry; above, of all that is below: their sums, the
 * leasts of them, and a place that none of them is before.
 *
 * The numbers stand together so that to search and to sum a node reads a few cache lines, and none of its items.
 */
export class Rows<I> {
  readonly items: I[] = [];
  private readonly width: number;
  private numbers: Float64Array;
  /** Taking fractions off a sum leaves a rest: after so many it is made anew. */
  private removals = 0;

  constructor(private readonly shape: Shape) {
    this.width = 2 + shape.sums + shape.leasts;
    this.numbers = new Float64Array(FIRST_ROWS * this.width);
  }

  get size(): number {
    return this.items.length;
  }

  /** How many rows are before this place. */
  before(at: number, sequence: number): number {
    const { numbers, width } = this;
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const its = numbers[middle * width] ?? 0;
      if (its < at || (its === at && (numbers[middle * width + 1] ?? 0) < sequence)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a row has exactly this place. */
  isAt(row: number, at: number, sequence: number): boolean {
    const { numbers, width } = this;
    return row < this.items.length && numbers[row * width] === at && numbers[row * width + 1] === sequence;
  }

  /** Under which row this place is, or belongs. */
  over(at: number, sequence: number): number {
    const row = this.before(at, sequence);
    return this.isAt(row, at, sequence) ? row : Math.max(0, row - 1);
  }

  insert(row: number, item: I, at: number, sequence: number, values: Float64Array): void {
    this.makeRoom(row, item);
    this.numbers[row * this.width] = at;
    this.numbers[row * this.width + 1] = sequence;
    this.write(row, values);
  }

  write(row: number, values: Float64Array): void {
    const from = row * this.width;
    for (let i = 2; i < this.width; i++) this.numbers[from + i] = values[i - 2] ?? 0;
  }

  /** A row for a node that has come under this one. */
  insertNode(row: number, item: I, node: Rows<unknown>): void {
    this.makeRoom(row, item);
    this.summarise(row, node);
    this.numbers[row * this.width] = node.numbers[0] ?? 0;
    this.numbers[row * this.width + 1] = node.numbers[1] ?? 0;
  }

  delete(row: number): void {
    const { width } = this;
    this.numbers.copyWithin(row * width, (row + 1) * width, this.items.length * width);
    this.items.splice(row, 1);
  }

  /** An entry has come under this row. */
  gain(row: number, at: number, sequence: number, values: Float64Array): void {
    const { numbers, width } = this;
    const { sums } = this.shape;
    const from = row * width;
    // Only the first row can be after what comes under it.
    if (row === 0 && at <= (numbers[from] ?? 0) && this.before(at, sequence) === 0) {
      numbers[from] = at;
      numbers[from + 1] = sequence;
    }
    for (let i = 2; i < 2 + sums; i++) numbers[from + i] = (numbers[from + i] ?? 0) + (values[i - 2] ?? 0);
    for (let i = 2 + sums; i < width; i++) numbers[from + i] = Math.min(numbers[from + i] ?? Infinity, values[i - 2] ?? Infinity);
  }

  /** An entry has left the node under this row, or has other numbers now: `came`, for those that are `gone`. */
  lose(row: number, gone: Float64Array, node: Rows<unknown>, came?: Float64Array): void {
    node.removals += 1;
    if (node.removals >= MOST_ROWS) {
      this.summarise(row, node);
      return;
    }
    const { numbers, width } = this;
    const { sums } = this.shape;
    const from = row * width;
    for (let i = 2; i < 2 + sums; i++) numbers[from + i] = (numbers[from + i] ?? 0) - (gone[i - 2] ?? 0) + (came?.[i - 2] ?? 0);
    for (let i = 2 + sums; i < width; i++) {
      const least = Math.min(numbers[from + i] ?? Infinity, came?.[i - 2] ?? Infinity);
      numbers[from + i] = (gone[i - 2] ?? 0) <= least ? node.leastIn(i, least) : least;
    }
  }

  /** What the row says of the node under it is made true again, but for its place. */
  summarise(row: number, node: Rows<unknown>): void {
    node.removals = 0;
    const { numbers, width } = this;
    const { sums } = this.shape;
    const from = row * width;
    for (let i = 2; i < 2 + sums; i++) numbers[from + i] = node.total(i - 2);
    for (let i = 2 + sums; i < width; i++) numbers[from + i] = node.leastIn(i, -Infinity);
  }

  /** The numbers of a row to `values`. */
  read(row: number, values: Float64Array): void {
    const from = row * this.width;
    for (let i = 2; i < this.width; i++) values[i - 2] = this.numbers[from + i] ?? 0;
  }

  /** Adds the sums of the first so many rows to `into`. */
  addFirst(rows: number, into: Float64Array): void {
    const { numbers, width } = this;
    const { sums } = this.shape;
    for (let from = 2; from < rows * width; from += width) {
      for (let i = 0; i < sums; i++) into[i] = (into[i] ?? 0) + (numbers[from + i] ?? 0);
    }
  }

  /** One sum over all rows. */
  total(sum: number): number {
    const { numbers, width } = this;
    let total = 0;
    for (let at = 2 + sum; at < this.items.length * width; at += width) total += numbers[at] ?? 0;
    return total;
  }

  least(least: number): number {
    return this.leastIn(2 + this.shape.sums + least, -Infinity);
  }

  /** The first of which this least is no more than `limit`. */
  firstWithin(least: number, limit: number): I | undefined {
    const { numbers, width } = this;
    const column = 2 + this.shape.sums + least;
    for (let row = 0; row < this.items.length; row++) if ((numbers[row * width + column] ?? Infinity) <= limit) return this.items[row];
    return undefined;
  }

  /** The rows from this one on go to the end of an other node. */
  moveTo(other: Rows<I>, from: number): void {
    const { width } = this;
    const items = this.items.splice(from);
    other.reserve(other.items.length + items.length);
    other.numbers.set(this.numbers.subarray(from * width, (from + items.length) * width), other.items.length * width);
    for (const item of items) other.items.push(item);
  }

  /** Whoever looks for a least that there was before may stop where it is still there. */
  private leastIn(column: number, before: number): number {
    const { numbers, width } = this;
    let least = Infinity;
    for (let at = column; at < this.items.length * width; at += width) {
      const value = numbers[at] ?? Infinity;
      if (value < least) {
        least = value;
        if (least <= before) return least;
      }
    }
    return least;
  }

  private makeRoom(row: number, item: I): void {
    const { width } = this;
    const { length } = this.items;
    this.reserve(length + 1);
    this.numbers.copyWithin((row + 1) * width, row * width, length * width);
    if (row === length) this.items.push(item);
    else this.items.splice(row, 0, item);
  }

  private reserve(rows: number): void {
    const { numbers, width } = this;
    let most = numbers.length / width;
    if (rows <= most) return;
    while (most < rows) most *= 2;
    const larger = new Float64Array(Math.min(most, MOST_ROWS + 1) * width);
    larger.set(numbers);
    this.numbers = larger;
  }
}
