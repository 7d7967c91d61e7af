interface Entry<V> {
  readonly key: string;
  readonly value: V;
  before: Entry<V> | undefined;
  after: Entry<V> | undefined;
}

/**
 * Values by key, those that were touched last; beyond `most` of them the one goes that was touched least recently.
 *
 * Its order is a list of its own. A Map's order would do, by taking a key out and putting it in again; but then its first
 * entries are holes, which each look for the oldest has to pass.
 */
export class Latest<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private oldest: Entry<V> | undefined;
  private youngest: Entry<V> | undefined;

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    return this.entries.get(key)?.value;
  }

  /** The value of the key, which is the latest from now on; `make` makes it where there is none. */
  touch(key: string, make: () => V): V {
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { key, value: make(), before: undefined, after: undefined };
      this.entries.set(key, entry);
    } else if (entry !== this.youngest) {
      this.unlink(entry);
    } else {
      return entry.value;
    }
    this.append(entry);
    if (this.entries.size > this.most && this.oldest !== undefined) {
      this.entries.delete(this.oldest.key);
      this.unlink(this.oldest);
    }
    return entry.value;
  }

  /** The latest last. */
  *[Symbol.iterator](): Generator<readonly [string, V]> {
    for (let entry = this.oldest; entry !== undefined; entry = entry.after) yield [entry.key, entry.value];
  }

  private append(entry: Entry<V>): void {
    entry.before = this.youngest;
    entry.after = undefined;
    if (this.youngest === undefined) this.oldest = entry;
    else this.youngest.after = entry;
    this.youngest = entry;
  }

  private unlink({ before, after }: Entry<V>): void {
    if (before === undefined) this.oldest = after;
    else before.after = after;
    if (after === undefined) this.youngest = before;
    else after.before = before;
  }
}
