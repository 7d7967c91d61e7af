import { Backlog } from './backlog.js';
import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Ticket } from '../ticket.js';
import type { Turn, VirtualTime } from './virtual-time.js';

/** So many bands stay though nothing waits in one of them. */
const KEPT = 4;
/** So often at most it is reckoned anew how far the heavier flows have come. */
const ROUNDS = 6;

/** A ticket that waits, or would. `start`: of its flow; `own`: what waits of its flow before it; `flow`: the flow, if any of it waits; `quantum`: with the ticket's own tokens. */
export interface Standing {
  readonly start: number;
  readonly weight: number;
  readonly sequence: number;
  readonly own: Load;
  readonly flow: Flow | undefined;
  readonly quantum: number;
}

/**
 * What waits in a class: the flows of which something does, by their weights. Among those of one weight whoever stands
 * first goes first, so that who is next is found with one look at each weight; it is the operator who gives weights.
 */
export class Bands {
  /** Heaviest first. */
  private readonly bands: Backlog[] = [];
  /** Of all flows here, summed. */
  weights = 0;

  /** Reused by every reckoning. */
  private readonly reckoned = { before: noLoad(), first: noLoad(), least: noLoad(), most: noLoad() };

  constructor(private readonly time: VirtualTime) {}

  attach(flow: Flow): void {
    this.of(flow.weight).attach(flow);
    this.weights += flow.weight;
  }

  detach(flow: Flow): void {
    const band = this.of(flow.weight);
    band.detach(flow);
    this.left(band);
  }

  /** As `detach`, of one that comes back with this weight. */
  withdraw(flow: Flow, weight: number): void {
    const band = this.of(flow.weight);
    if (weight === flow.weight) band.detach(flow);
    else band.dismiss(flow);
    this.left(band);
  }

  /** As in backlog.ts. */
  changed(flow: Flow, ctx: number): void {
    this.of(flow.weight).changed(flow, ctx);
  }

  /** Whose turn it is among the tickets for which there is room. */
  next(room: Room): Ticket | undefined {
    let next: Flow | undefined;
    for (const band of this.bands) {
      const flow = band.next(room);
      if (flow !== undefined && (next === undefined || this.time.isSooner(flow, next))) next = flow;
    }
    return next?.first(room);
  }

  /** When the first of them is due (virtual-time.ts); Infinity when nothing waits. */
  earliestDue(quantum: number): number {
    let earliest = Infinity;
    for (const { first } of this.bands) if (first !== undefined) earliest = Math.min(earliest, this.time.dueAt(first, quantum));
    return earliest;
  }

  /** Where the first flow stands whose head was admitted after this; Infinity if there is none. */
  startOfYounger(sequence: number): number {
    let start = Infinity;
    for (const band of this.bands) start = Math.min(start, band.firstYounger(sequence)?.start ?? Infinity);
    return start;
  }

  /**
   * Adds what starts before a ticket to `sum`.
   *
   * Among flows of one weight that is what stands before it, as exactly as tails.ts has it. Flows of other weights make it a
   * reckoning, off by a task or so of each: see overWeights.
   */
  addAhead(standing: Standing, sum: Load): void {
    const { weight, own, sequence, flow } = standing;
    let others = 0;
    let same: Backlog | undefined;
    for (const band of this.bands) {
      if (band.weight === weight) same = band;
      else others += band.size;
    }
    if (others > 0) {
      // What is next is known; by the reckoning there might be nothing before one that is not, or something before it.
      const sooner = own.count > 0 ? undefined : this.soonest(standing);
      if (own.count === 0 && sooner === undefined) return;
      const before = this.overWeights(standing);
      if (before.count === 0 && sooner?.head !== undefined) addTicket(sooner.head, before);
      add(before, sum);
      return;
    }
    add(own, sum);
    same?.addBefore({ at: placeOf(standing), sequence }, flow, sum);
  }

  /** One by one, each with the flows of its weight in the order of their turns. Not to be changed while it is walked. */
  [Symbol.iterator](): Iterator<Iterable<Flow>> {
    return this.bands[Symbol.iterator]();
  }

  /**
   * Until it starts, heavier flows go on being served ahead of it: all that stands before the virtual time of its start
   * and is due before it. That time is when these, and what stands before it in its own band, have been served. What
   * lighter flows start by then is what else could be served by that time, but at least what is due before it.
   */
  private overWeights({ start, weight, sequence, own, flow, quantum }: Standing): Load {
    const { now } = this.time;
    const at = placeOf({ start, weight, own });
    const due = at + quantum / weight;
    const weights = this.weights + (flow === undefined ? weight : 0);
    // While what waits of a flow has another weight than what would join it, it is in another band.
    const ownIn = (band: Backlog): Flow | undefined => (band.weight === flow?.weight ? flow : undefined);
    const { before, first, least, most } = this.reckoned;
    copy(own, before);
    let heavier = 0;
    for (const band of this.bands) {
      if (band.weight > weight) heavier += band.weight * band.size;
      else if (band.weight === weight) band.addBefore({ at, sequence }, ownIn(band), before);
    }

    let startsAt = Math.max(at, now);
    for (let round = 0; round < ROUNDS; round++) {
      copy(before, first);
      for (const band of this.bands) {
        if (band.weight <= weight) break;
        band.addBefore({ at: Math.min(startsAt, due - quantum / band.weight), sequence }, ownIn(band), first);
      }
      const late = now + tokensOf(first) / weights - startsAt;
      if (late <= 0 || heavier === 0) break;
      // While it waits for so long the heavier ones are given more.
      startsAt = Math.min(due, startsAt + (late * weights) / (weights - heavier));
    }

    copy(NOTHING, least);
    copy(NOTHING, most);
    for (const band of this.bands) if (band.weight < weight) band.addBefore({ at: due - quantum / band.weight, sequence }, ownIn(band), least);
    const spare = (startsAt - now) * weights - tokensOf(first) - tokensOf(least);
    if (spare > 0) for (const band of this.bands) if (band.weight < weight) band.addBefore({ at: startsAt, sequence: -1 }, ownIn(band), most);
    const range = tokensOf(most) - tokensOf(least);
    const part = spare <= 0 || range <= 0 ? 0 : Math.min(1, spare / range);
    return {
      count: first.count + least.count + Math.round(part * (most.count - least.count)),
      promptTokens: first.promptTokens + least.promptTokens + Math.round(part * (most.promptTokens - least.promptTokens)),
      outputTokens: first.outputTokens + least.outputTokens + Math.round(part * (most.outputTokens - least.outputTokens)),
    };
  }

  /** Whose turn it is ahead of the first ticket of a flow, whatever there is room for. */
  private soonest({ start, weight, sequence, flow, quantum }: Standing): Flow | undefined {
    const turn: Turn = { start, weight, headSequence: sequence };
    let soonest: Flow | undefined;
    for (const { first } of this.bands) {
      if (first !== undefined && first !== flow && this.time.isSooner(first, soonest ?? turn, quantum)) soonest = first;
    }
    return soonest;
  }

  private of(weight: number): Backlog {
    const known = this.bands.find((band) => band.weight === weight);
    if (known !== undefined) return known;
    const band = new Backlog(weight);
    const index = this.bands.findIndex((other) => other.weight < weight);
    this.bands.splice(index < 0 ? this.bands.length : index, 0, band);
    return band;
  }

  private left(band: Backlog): void {
    this.weights = 0;
    for (const { weight, size } of this.bands) this.weights += weight * size;
    if (band.isEmpty && this.bands.length > KEPT) this.bands.splice(this.bands.indexOf(band), 1);
  }
}

const NOTHING: Readonly<Load> = noLoad();

const tokensOf = ({ promptTokens, outputTokens }: Load): number => promptTokens + outputTokens;

/** Where it begins to count for others: what is before it of its flow is served first. */
const placeOf = ({ start, weight, own }: Pick<Standing, 'start' | 'weight' | 'own'>): number => start + tokensOf(own) / weight;

function addTicket({ promptTokens, outputTokens }: Ticket, sum: Load): void {
  add({ count: 1, promptTokens, outputTokens }, sum);
}

function add({ count, promptTokens, outputTokens }: Load, sum: Load): void {
  sum.count += count;
  sum.promptTokens += promptTokens;
  sum.outputTokens += outputTokens;
}

function copy({ count, promptTokens, outputTokens }: Readonly<Load>, to: Load): void {
  to.count = count;
  to.promptTokens = promptTokens;
  to.outputTokens = outputTokens;
}
