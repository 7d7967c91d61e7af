/**
 * What is to happen, by virtual time: a binary heap. What falls on the same time happens in the order in which it was
 * put here, so a run is the same each time. Nothing is ever taken out early; whoever is told of something that no
 * longer matters ignores it.
 */
export class Agenda<T> {
  private readonly times: number[] = [];
  private readonly ranks: number[] = [];
  private readonly things: T[] = [];
  private rank = 0;

  /** Infinity when nothing is to happen. */
  get nextAt(): number {
    return this.times[0] ?? Infinity;
  }

  get size(): number {
    return this.things.length;
  }

  add(at: number, thing: T): void {
    if (at === Infinity) return;
    const rank = ++this.rank;
    let index = this.things.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      // Of equal times the one above was there first.
      if ((this.times[above] ?? 0) <= at) break;
      this.move(above, index);
      index = above;
    }
    this.times[index] = at;
    this.ranks[index] = rank;
    this.things[index] = thing;
  }

  take(): T | undefined {
    const first = this.things[0];
    const at = this.times.pop();
    const rank = this.ranks.pop();
    const last = this.things.pop();
    if (this.things.length === 0 || at === undefined || rank === undefined || last === undefined) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= this.things.length) break;
      const below = left + 1 < this.things.length && this.isBefore(left + 1, this.times[left] ?? 0, this.ranks[left] ?? 0) ? left + 1 : left;
      if (!this.isBefore(below, at, rank)) break;
      this.move(below, index);
      index = below;
    }
    this.times[index] = at;
    this.ranks[index] = rank;
    this.things[index] = last;
    return first;
  }

  private isBefore(index: number, at: number, rank: number): boolean {
    const time = this.times[index] ?? Infinity;
    return time < at || (time === at && (this.ranks[index] ?? 0) < rank);
  }

  private move(from: number, to: number): void {
    const thing = this.things[from];
    if (thing === undefined) return;
    this.things[to] = thing;
    this.times[to] = this.times[from] ?? 0;
    this.ranks[to] = this.ranks[from] ?? 0;
  }
}
