/** What a heap holds knows its index there, -1 while it is in none: it is in at most one. */
export interface InHeap {
  heapIndex: number;
}

/**
 * What is due first: a binary heap whose entries know their index, so that one leaves at once from anywhere. The times
 * stand in an array of their own, so that comparing two does not fetch two entries from memory.
 */
export class Heap<E extends InHeap> {
  private readonly entries: E[] = [];
  private readonly times: number[] = [];

  get first(): E | undefined {
    return this.entries[0];
  }

  /** When the first is due; Infinity when there is none. */
  get firstAt(): number {
    return this.times[0] ?? Infinity;
  }

  /** It must be in no heap. */
  add(entry: E, at: number): void {
    this.rise(entry, at, this.entries.length);
  }

  /** Does nothing when it is not here. */
  remove(entry: E): void {
    const index = entry.heapIndex;
    if (index < 0) return;
    entry.heapIndex = -1;
    const last = this.entries.pop();
    const at = this.times.pop();
    if (last === undefined || at === undefined || last === entry) return;
    this.rise(last, at, index);
    this.sink(last, at, last.heapIndex);
  }

  clear(): void {
    for (const entry of this.entries) entry.heapIndex = -1;
    this.entries.length = 0;
    this.times.length = 0;
  }

  private rise(entry: E, at: number, from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const time = this.times[above];
      const parent = this.entries[above];
      if (time === undefined || parent === undefined || time <= at) break;
      this.put(parent, time, index);
      index = above;
    }
    this.put(entry, at, index);
  }

  private sink(entry: E, at: number, from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const leftTime = this.times[left] ?? Infinity;
      const rightTime = this.times[left + 1] ?? Infinity;
      const time = Math.min(leftTime, rightTime);
      if (at <= time) break;
      const below = rightTime < leftTime ? left + 1 : left;
      const child = this.entries[below];
      if (child === undefined) break;
      this.put(child, time, index);
      index = below;
    }
    this.put(entry, at, index);
  }

  private put(entry: E, at: number, index: number): void {
    this.entries[index] = entry;
    this.times[index] = at;
    entry.heapIndex = index;
  }
}
