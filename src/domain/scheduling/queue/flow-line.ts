import { Accounts } from './accounts.js';
import { Backlog } from './backlog.js';
import type { Flow } from './flow.js';
import { noLoad, type Load } from './order-tree.js';
import type { Room } from './room.js';
import type { Ticket } from '../ticket.js';
import { MOST_TURNS, type LineTurns } from './turns.js';

/** Of a task that asks to join, what its place depends on. */
type Joining = Pick<Ticket, 'flow' | 'weight'>;

/**
 * What waits in one class of one pool and has not run yet: fair between flows by served tokens, over their weights, and
 * by admission within a flow. Requirement: ORCH-3050.
 *
 * It is deficit round robin with a quantum of one token: whose turn it is stands at the smallest `start`, a start moves
 * it on by the task's expected tokens over the weight, and its end by what it really took beyond or short of that. So
 * between two flows that both wait, the served tokens over the weights never differ by more than one task of each, and
 * to understate a task gains nothing.
 *
 * O(log n) in the flows and in the tickets of one of them for each call, but for the lists.
 */
export class FlowLine {
  private readonly accounts = new Accounts();
  private readonly backlog = new Backlog();
  private running = 0;
  private readonly all = noLoad();
  /** The most tokens that a task was expected to take, since there was last nothing. */
  private largest = 0;

  get size(): number {
    return this.all.count;
  }

  add(ticket: Ticket): void {
    const flow = this.accounts.open(ticket.flow, ticket.weight);
    ticket.account = flow.account;
    const { head, ctx, weight } = flow;
    this.count(ticket, 1);
    if (ticket.cost > this.largest) this.largest = ticket.cost;
    if (head === undefined) {
      // One that comes from another pool keeps its age: it goes ahead of those that were admitted after it.
      const younger = this.backlog.firstYounger(ticket.sequence)?.start ?? Infinity;
      this.begins(flow, Math.min(younger, this.latest(ticket.weight)));
    } else if (ticket.devices === undefined && ticket.weight === weight && head.isBefore(ticket)) {
      flow.add(ticket);
      this.backlog.changed(flow, ctx);
      return;
    } else {
      this.backlog.detach(flow);
    }
    flow.weight = ticket.weight;
    flow.add(ticket);
    this.backlog.attach(flow);
  }

  /** It does not start here. */
  remove(ticket: Ticket): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    this.count(ticket, -1);
    if (ticket !== flow.head && ticket.devices === undefined) {
      const { ctx } = flow;
      flow.remove(ticket);
      this.backlog.changed(flow, ctx);
      return;
    }
    this.backlog.detach(flow);
    flow.remove(ticket);
    this.settle(flow);
  }

  /** It starts, and its flow is charged for it. */
  start(ticket: Ticket): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    this.count(ticket, -1);
    const weights = this.backlog.weight;
    this.backlog.detach(flow);
    flow.remove(ticket);
    this.begin(flow, ticket, weights);
  }

  /** It starts, and its flow is charged for it, though it did not wait here. */
  charge(ticket: Ticket): void {
    const flow = this.accounts.open(ticket.flow, ticket.weight);
    ticket.account = flow.account;
    const weights = this.backlog.weight;
    if (flow.head === undefined) {
      this.begins(flow, Infinity);
    } else {
      this.backlog.detach(flow);
    }
    this.begin(flow, ticket, weights);
  }

  /** What started has ended, and took so many tokens. */
  served(ticket: Ticket, tokens: number): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined || flow.running === 0) return;
    if (flow.head === undefined) this.accounts.leaveDebts(flow);
    else this.backlog.detach(flow);
    flow.start += (tokens - ticket.cost) / flow.weight;
    flow.running -= 1;
    this.running -= 1;
    this.settle(flow);
  }

  next(room: Room): Ticket | undefined {
    return this.backlog.next(room);
  }

  /** Adds what starts before this ticket, which waits here, to `sum`. */
  addAhead(ticket: Ticket, sum: Load): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    const own = noLoad();
    flow.addBefore(ticket.sequence, own);
    this.addPlace(flow, flow.start, flow.weight, own, ticket.sequence, sum);
  }

  /** The same for one that would be admitted now. */
  addAheadOfNew({ flow: key, weight }: Joining, sum: Load): void {
    const flow = this.accounts.get(key);
    const own = noLoad();
    flow?.addAll(own);
    const start = flow?.head === undefined ? this.accounts.startOf(flow, this.latest(weight)) : flow.start;
    this.addPlace(flow, start, weight, own, Infinity, sum);
  }

  /** Tokens by which this ticket's turn is behind the clock: so much any other flow of weight 1 may be given before it. */
  lead(ticket: Ticket): number {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return 0;
    const own = noLoad();
    flow.addBefore(ticket.sequence, own);
    return Math.max(0, flow.start + (own.promptTokens + own.outputTokens) / flow.weight - this.accounts.clock);
  }

  /** The same of one that would be admitted now. */
  leadOfNew({ flow: key, weight }: Joining): number {
    const flow = this.accounts.get(key);
    return flow === undefined ? 0 : Math.max(0, flow.start + flow.cost / weight - this.accounts.clock);
  }

  addAll(sum: Load): void {
    sum.count += this.all.count;
    sum.promptTokens += this.all.promptTokens;
    sum.outputTokens += this.all.outputTokens;
  }

  /** The first of them in the order of starts if nothing else comes; so many at most. */
  tickets(most = Infinity): Ticket[] {
    const places: { readonly at: number; readonly ticket: Ticket }[] = [];
    let flows = 0;
    for (const flow of this.backlog) {
      let at = flow.start;
      let tickets = 0;
      for (const ticket of flow) {
        places.push({ at, ticket });
        at += ticket.cost / flow.weight;
        if (++tickets === most) break;
      }
      if (++flows === most) break;
    }
    places.sort((a, b) => a.at - b.at || a.ticket.sequence - b.ticket.sequence);
    return places.slice(0, most).map(({ ticket }) => ticket);
  }

  /** How its flows stand, for the next process. `running`: what holds a slot; what is of another class does not count. */
  turns(running: Iterable<Ticket>): LineTurns {
    const runs = new Map<string, number>();
    for (const { flow: key, cost } of running) {
      const flow = this.accounts.get(key);
      if (flow !== undefined) runs.set(key, (runs.get(key) ?? 0) + cost / flow.weight);
    }
    return this.accounts.turns(runs, MOST_TURNS);
  }

  recall(turns: LineTurns): void {
    this.accounts.recall(turns);
  }

  /** The flow, of which nothing waited, takes its place. */
  private begins(flow: Flow, latest: number): void {
    const start = this.accounts.startOf(flow, latest);
    this.accounts.leaveDebts(flow);
    flow.start = start;
  }

  private addPlace(flow: Flow | undefined, start: number, weight: number, own: Load, sequence: number, sum: Load): void {
    sum.count += own.count;
    sum.promptTokens += own.promptTokens;
    sum.outputTokens += own.outputTokens;
    const at = start + (own.promptTokens + own.outputTokens) / weight;
    this.backlog.addBefore({ at, sequence }, flow, sum);
  }

  /** Whoever joins goes behind whose turn it is by one task of its own at most, however heavy it is. */
  private latest(weight: number): number {
    const { first } = this.backlog;
    return first === undefined ? Infinity : first.start + this.largest / weight;
  }

  /** The flow is detached. */
  private begin(flow: Flow, ticket: Ticket, weights: number): void {
    const from = flow.start;
    flow.start += ticket.cost / flow.weight;
    flow.running += 1;
    this.running += 1;
    if (flow.head !== undefined) this.backlog.attach(flow);
    this.accounts.advance(from, ticket.cost, Math.max(weights, flow.weight), this.backlog.first);
    if (flow.head === undefined) this.accounts.rest(flow);
  }

  private settle(flow: Flow): void {
    if (flow.head !== undefined) this.backlog.attach(flow);
    else this.accounts.rest(flow);
    if (this.size > 0 || this.running > 0) return;
    this.accounts.clear();
    this.largest = 0;
  }

  private count({ promptTokens, outputTokens }: Ticket, times: number): void {
    this.all.count += times;
    this.all.promptTokens += times * promptTokens;
    this.all.outputTokens += times * outputTokens;
  }
}
