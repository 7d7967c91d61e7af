import { Accounts } from './accounts.js';
import { Bands } from './bands.js';
import type { Flow } from './flow.js';
import { lineOrder } from './line-order.js';
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
 * A flow stands at its `start`: a start of a task moves it on by the task's expected tokens over the weight, and its end
 * by what it really took beyond or short of that, so that to understate a task gains nothing. Whose turn it is,
 * virtual-time.ts says, and how far a flow may fall behind.
 *
 * O(log n) in the flows and in the tickets of one of them for each call, but for the lists.
 */
export class FlowLine {
  private readonly accounts = new Accounts();
  private readonly time = this.accounts.time;
  private readonly bands = new Bands(this.time);
  /** What started and has not ended, with the weights of all that waited when it did. */
  private readonly running = new Map<Ticket, number>();
  private readonly all = noLoad();
  /** It has the turns of an earlier process, and nothing has started since: what waited then may be yet to come back. */
  private recalled = false;

  get size(): number {
    return this.all.count;
  }

  add(ticket: Ticket): void {
    const flow = this.accounts.open(ticket.flow, ticket.weight);
    ticket.account = flow.account;
    ticket.flow = flow.key;
    const { head, ctx, weight } = flow;
    this.count(ticket, 1);
    if (ticket.cost > this.time.quantum) this.time.quantum = ticket.cost;
    if (head === undefined) {
      this.reweigh(flow, ticket.weight, this.time.reached);
      // One that comes from another pool keeps its age: it goes ahead of those that were admitted after it.
      this.begins(flow, Math.min(this.bands.startOfYounger(ticket.sequence), this.bands.earliestDue(this.time.quantum)));
    } else if (ticket.devices === undefined && ticket.weight === weight && head.isBefore(ticket)) {
      flow.add(ticket);
      this.bands.changed(flow, ctx);
      return;
    } else {
      this.bands.withdraw(flow, ticket.weight);
      this.reweigh(flow, ticket.weight, this.time.now);
    }
    flow.add(ticket);
    this.bands.attach(flow);
  }

  /** It does not start here. */
  remove(ticket: Ticket): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    this.count(ticket, -1);
    if (ticket !== flow.head && ticket.devices === undefined) {
      const { ctx } = flow;
      flow.remove(ticket);
      this.bands.changed(flow, ctx);
      return;
    }
    this.bands.detach(flow);
    flow.remove(ticket);
    this.settle(flow);
  }

  /** It starts, and its flow is charged for it. */
  start(ticket: Ticket): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    this.count(ticket, -1);
    const { weights } = this.bands;
    this.bands.detach(flow);
    flow.remove(ticket);
    this.begin(flow, ticket, weights, false);
    this.accounts.left = flow.head === undefined ? flow : undefined;
  }

  /** It starts, and its flow is charged for it, though it did not wait here. */
  charge(ticket: Ticket): void {
    const flow = this.accounts.open(ticket.flow, ticket.weight);
    ticket.account = flow.account;
    const { weights } = this.bands;
    if (flow.head === undefined) {
      this.begins(flow, Infinity);
    } else {
      this.bands.detach(flow);
    }
    this.begin(flow, ticket, weights, this.accounts.startsAgain(flow.key, ticket.cost / flow.weight));
  }

  /** What started has ended, and took so many tokens. */
  served(ticket: Ticket, tokens: number): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined || flow.running === 0) return;
    if (flow.head !== undefined) this.bands.detach(flow);
    const beyond = tokens - ticket.cost;
    flow.start += beyond / flow.weight;
    flow.running -= 1;
    this.accounts.correct(beyond, this.running.get(ticket) ?? Infinity);
    this.running.delete(ticket);
    this.settle(flow);
  }

  next(room: Room): Ticket | undefined {
    return this.bands.next(room);
  }

  /** Adds what starts before this ticket, which waits here, to `sum`. */
  addAhead(ticket: Ticket, sum: Load): void {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return;
    const own = noLoad();
    flow.addBefore(ticket.sequence, own);
    this.bands.addAhead({ start: flow.start, weight: flow.weight, sequence: ticket.sequence, own, flow, quantum: this.time.quantum }, sum);
  }

  /** The same for one of so many tokens that would be admitted now. */
  addAheadOfNew({ flow: key, weight }: Joining, cost: number, sum: Load): void {
    const flow = this.accounts.get(key);
    const own = noLoad();
    flow?.addAll(own);
    const waits = flow?.head !== undefined;
    const quantum = Math.max(this.time.quantum, cost);
    const start = waits ? flow.start : this.accounts.startOf(flow, this.bands.earliestDue(quantum));
    this.bands.addAhead({ start, weight, sequence: Infinity, own, flow: waits ? flow : undefined, quantum }, sum);
  }

  /** Tokens by which this ticket's turn is behind the clock: so much any other flow of weight 1 may be given before it. */
  lead(ticket: Ticket): number {
    const flow = this.accounts.of(ticket);
    if (flow === undefined) return 0;
    const own = noLoad();
    flow.addBefore(ticket.sequence, own);
    return Math.max(0, flow.start + (own.promptTokens + own.outputTokens) / flow.weight - this.time.reached);
  }

  /** The same of one that would be admitted now. */
  leadOfNew({ flow: key, weight }: Joining): number {
    const flow = this.accounts.get(key);
    return flow === undefined ? 0 : Math.max(0, flow.start + flow.cost / weight - this.time.reached);
  }

  addAll(sum: Load): void {
    sum.count += this.all.count;
    sum.promptTokens += this.all.promptTokens;
    sum.outputTokens += this.all.outputTokens;
  }

  /** In the order of starts if nothing else comes; so many at most. */
  tickets(most = Infinity): Ticket[] {
    return lineOrder(this.bands, this.time, most);
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
    this.recalled = true;
  }

  /** Its key may have been given another weight: then it stays as many tokens ahead of its due, or behind it, as it was. It is detached. */
  private reweigh(flow: Flow, weight: number, due: number): void {
    if (weight === flow.weight) return;
    flow.start = due + ((flow.start - due) * flow.weight) / weight;
    flow.weight = weight;
  }

  /** The flow, of which nothing waited, takes its place. */
  private begins(flow: Flow, latest: number): void {
    const start = this.accounts.startOf(flow, latest);
    this.accounts.leaveDebts(flow);
    flow.start = start;
  }

  /** The flow is detached. `again`: an earlier process counted it as started too. */
  private begin(flow: Flow, ticket: Ticket, weights: number, again: boolean): void {
    this.recalled = false;
    const from = flow.start;
    flow.start += ticket.cost / flow.weight;
    flow.running += 1;
    const due = Math.max(weights, flow.weight);
    this.running.set(ticket, due);
    if (flow.head !== undefined) this.bands.attach(flow);
    if (!again) this.accounts.advance(from, ticket.cost, due);
    if (flow.head === undefined) this.accounts.rest(flow);
  }

  private settle(flow: Flow): void {
    if (flow.head !== undefined) this.bands.attach(flow);
    else this.accounts.rest(flow);
    if (this.size > 0 || this.running.size > 0 || this.recalled) return;
    this.accounts.clear();
  }

  private count({ promptTokens, outputTokens }: Ticket, times: number): void {
    this.all.count += times;
    this.all.promptTokens += times * promptTokens;
    this.all.outputTokens += times * outputTokens;
    // One huge task is not to loosen the order for as long as the class is never idle.
    if (this.all.count === 0 && !this.recalled) this.time.quantum = 0;
  }
}
