/**
 * How long texts are: the share that goes on after each length, learned from where texts ended and from how far others got
 * that were cut off there (at max_tokens, or canceled): such a one was at least that long.
 *
 * A life table (actuarial estimate) over bins that grow: four to the doubling, from 1 to 65 536, which is all it can tell
 * apart. It forgets, and where it has seen little it follows the table that it is a part of. A sample costs O(bins), a
 * question O(1).
 */

export const BINS = 64;
const PER_DOUBLING = 4;

/** Lower edges; the last is the end of the table. */
const EDGES = Float64Array.from({ length: BINS + 1 }, (_, bin) => (bin === 0 ? 0 : 2 ** (bin / PER_DOUBLING)));

/** Of those that get into a bin in which nothing was seen, the share that ends in it: a text that outlives all others is
 * expected to go on for a fifth of what it has. */
const UNSEEN_HAZARD = 0.65;
/** What the belief about a bin weighs, in texts: that of a whole table's own, and that of a part's in the whole. */
const OWN_BELIEF = 0.005;
const SHARED_BELIEF = 3;

/** Sparse: bins, and for each its weight of ends, of cut-offs, and of the bin's part that those cut off in it had seen. */
export interface LifeTableMemory {
  /** Weight of the texts whose end was seen. */
  readonly seen: number;
  readonly bins: readonly number[];
  readonly ends: readonly number[];
  readonly cuts: readonly number[];
  readonly parts: readonly number[];
}

/** By itself; at the `limit` that it was given; or `cut` off by something that says nothing of it. */
export type HowItEnded = 'ended' | 'limit' | 'cut';

export class LifeTable {
  /** One block for all below: there is a table for each of a thousand flows, and most are looked for in vain in a cache. */
  private readonly block = new ArrayBuffer(2 * 8 * (BINS + 1) + 4 * 4 * BINS);
  /** At each edge: the share that gets there, and the mean of what they have made by then. */
  private readonly survival = new Float64Array(this.block, 0, BINS + 1);
  private readonly area = new Float64Array(this.block, 8 * (BINS + 1), BINS + 1);
  private readonly ends = this.bins(0);
  private readonly cuts = this.bins(1);
  private readonly parts = this.bins(2);
  private readonly hazard = this.bins(3).fill(UNSEEN_HAZARD);
  /** Weight of the texts whose end was seen, max_tokens included. 0: it knows nothing of its own. */
  private seen = 0;

  /** `keep`: what is left of a sample's weight after one more. `whole`: the table that this one is a part of. */
  constructor(
    private readonly keep: number,
    private readonly whole?: LifeTable,
  ) {
    this.rebuild();
  }

  get weight(): number {
    return this.seen;
  }

  /** A text of this length. */
  add(length: number, how: HowItEnded): void {
    if (!(length >= 0)) return;
    const { keep, ends, cuts, parts } = this;
    for (let bin = 0; bin < BINS; bin++) {
      ends[bin] = (ends[bin] ?? 0) * keep;
      cuts[bin] = (cuts[bin] ?? 0) * keep;
      parts[bin] = (parts[bin] ?? 0) * keep;
    }
    const bin = binOf(length);
    if (how === 'ended') {
      ends[bin] = (ends[bin] ?? 0) + 1;
    } else {
      cuts[bin] = (cuts[bin] ?? 0) + 1;
      parts[bin] = (parts[bin] ?? 0) + partOf(bin, length);
    }
    this.seen = this.seen * keep + (how === 'cut' ? 0 : 1);
    this.rebuild();
  }

  /** The mean length under this limit. */
  mean(limit: number): number {
    return this.areaTo(spotOf(limit));
  }

  /** How much more one that has got to `made` makes, under this limit. `to`: where that stands, for who asks often. */
  remaining(made: number, limit: number, to = spotOf(limit)): number {
    if (made >= limit) return 0;
    const bin = binOf(made);
    const part = partOf(bin, made);
    const before = this.survival[bin] ?? 0;
    const alive = before + ((this.survival[bin + 1] ?? 0) - before) * part;
    if (!(alive > 0)) return 0;
    const area = (this.area[bin] ?? 0) + (part * widthOf(bin) * (before + alive)) / 2;
    return Math.min(limit - made, (this.areaTo(to) - area) / alive);
  }

  /** Of those that have got to `made`, the share that ends within so much more, under this limit. */
  endsWithin(made: number, more: number, limit: number): number {
    if (made + more >= limit) return 1;
    const alive = this.survivalAt(made);
    return alive > 0 ? Math.min(1, Math.max(0, 1 - this.survivalAt(made + more) / alive)) : 1;
  }

  get memory(): LifeTableMemory {
    const bins: number[] = [];
    for (let bin = 0; bin < BINS; bin++) if ((this.ends[bin] ?? 0) + (this.cuts[bin] ?? 0) >= LEAST_KEPT) bins.push(bin);
    const of = (values: Float32Array): number[] => bins.map((bin) => rounded(values[bin] ?? 0));
    return { seen: rounded(this.seen), bins, ends: of(this.ends), cuts: of(this.cuts), parts: of(this.parts) };
  }

  /** `share`: what it counts beside what comes. Only for a table that has seen nothing. */
  recall(memory: LifeTableMemory, share: number): void {
    this.seen = memory.seen * share;
    memory.bins.forEach((bin, i) => {
      this.ends[bin] = (memory.ends[i] ?? 0) * share;
      this.cuts[bin] = (memory.cuts[i] ?? 0) * share;
      this.parts[bin] = (memory.parts[i] ?? 0) * share;
    });
    this.rebuild();
  }

  private rebuild(): void {
    const { ends, cuts, parts, hazard, survival, area } = this;
    const belief = this.whole === undefined ? OWN_BELIEF : SHARED_BELIEF;
    const believed = this.whole === undefined ? OWN_HAZARD : this.whole.hazard;
    let later = 0;
    for (let bin = BINS - 1; bin >= 0; bin--) {
      const ended = ends[bin] ?? 0;
      const atRisk = later + ended + (parts[bin] ?? 0);
      hazard[bin] = Math.min(1, Math.max(0, (ended + belief * (believed[bin] ?? 0)) / (atRisk + belief)));
      later += ended + (cuts[bin] ?? 0);
    }
    let alive = 1;
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      survival[bin] = alive;
      area[bin] = sum;
      const after = alive * (1 - (hazard[bin] ?? 0));
      sum += (widthOf(bin) * (alive + after)) / 2;
      alive = after;
    }
    survival[BINS] = alive;
    area[BINS] = sum;
  }

  private bins(which: number): Float32Array {
    return new Float32Array(this.block, 2 * 8 * (BINS + 1) + which * 4 * BINS, BINS);
  }

  private survivalAt(length: number): number {
    const bin = binOf(length);
    const before = this.survival[bin] ?? 0;
    return before + ((this.survival[bin + 1] ?? 0) - before) * partOf(bin, length);
  }

  private areaTo({ bin, part }: Spot): number {
    const before = this.survival[bin] ?? 0;
    const here = before + ((this.survival[bin + 1] ?? 0) - before) * part;
    return (this.area[bin] ?? 0) + (part * widthOf(bin) * (before + here)) / 2;
  }
}

/** In double precision: a whole table's belief has never been rounded. */
const OWN_HAZARD = new Float64Array(BINS).fill(UNSEEN_HAZARD);

const LEAST_KEPT = 0.01;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Where a length stands in every table: in which bin, and how much of that is below it, 0 to 1. */
export interface Spot {
  readonly bin: number;
  readonly part: number;
}

export function spotOf(length: number): Spot {
  const bin = binOf(length);
  return { bin, part: partOf(bin, length) };
}

/** By comparing: a logarithm takes longer, and each forecast asks for some dozens of bins. */
function binOf(length: number): number {
  if (!(length >= 1)) return 0;
  if (length >= LONGEST) return BINS - 1;
  let bin = PER_DOUBLING * (31 - Math.clz32(length));
  while (length >= (EDGES[bin + 1] ?? Infinity)) bin += 1;
  return bin;
}

const LONGEST = 2 ** (BINS / PER_DOUBLING);
const WIDTHS = Float64Array.from({ length: BINS }, (_, bin) => (EDGES[bin + 1] ?? 0) - (EDGES[bin] ?? 0));
const widthOf = (bin: number): number => WIDTHS[bin] ?? 0;
const partOf = (bin: number, length: number): number => Math.min(1, Math.max(0, (length - (EDGES[bin] ?? 0)) / widthOf(bin)));
