import { Heap } from '../heap.js';
import type { Ticket } from '../ticket.js';
import { Flow } from './flow.js';
import type { LineTurns } from './turns.js';

/**
 * What the flows of a class are, and how far the class has been served: its clock.
 *
 * A flow is kept while something of it waits or runs, and while it is in debt: served ahead of the clock, so that what
 * it asks for next has to wait until the others have caught up. An idle flow gains nothing: it begins where the clock is.
 *
 * The clock goes on with each start by the tokens that the task is expected to take, over the weights of all flows that
 * wait: as fast as one of weight 1 is served if all are served evenly. That is what lets those wait their turn that
 * arrive anew all the time, who would else always come first. It never falls behind the flow that starts, nor goes
 * beyond where the next one will be after its own start: so nobody who arrives waits for more than a task of each.
 */
export class Accounts {
  private readonly flows = new Map<string, Flow>();
  /** By their numbers, so that a ticket finds its account without a look at its key. */
  private readonly numbered: (Flow | undefined)[] = [];
  private readonly unused: number[] = [];
  /** The key that was asked for last, and its account: one that asks to join is asked for some times over. */
  private asked: string | undefined;
  private found: Flow | undefined;
  /** By where they stand. */
  private readonly debts = new Heap<Flow>();
  clock = 0;

  get(key: string): Flow | undefined {
    if (key !== this.asked) {
      this.asked = key;
      this.found = this.flows.get(key);
    }
    return this.found;
  }

  /** Of a ticket that waits here, or started from here. */
  of({ account }: Ticket): Flow | undefined {
    return this.numbered[account];
  }

  /** The flow's account; a new one has nothing waiting. */
  open(key: string, weight: number): Flow {
    const known = this.get(key);
    if (known !== undefined) return known;
    const flow = new Flow(key, weight, this.unused.pop() ?? this.numbered.length);
    this.flows.set(key, flow);
    this.numbered[flow.account] = flow;
    this.found = flow;
    return flow;
  }

  /** Where a flow of which nothing waits would begin. `latest`: at the latest, were it not for its debts. */
  startOf(flow: Flow | undefined, latest: number): number {
    // One of an earlier process may be owed something too: it stands where it stood.
    if (flow?.inDebt === true) return flow.start;
    return Math.max(flow?.start ?? 0, Math.min(this.clock, latest));
  }

  /** Nothing of the flow waits any more. It is not among the debts; while something of it runs, its `start` is not final. */
  rest(flow: Flow): void {
    if (flow.running > 0) return;
    if (flow.start > this.clock) this.debts.add(flow, flow.start);
    else this.forget(flow);
  }

  leaveDebts(flow: Flow): void {
    this.debts.remove(flow);
  }

  /** `from`: where the flow stood whose task of so many tokens started. `next`: whose turn it is now. */
  advance(from: number, cost: number, weights: number, next: Flow | undefined): void {
    const even = Math.max(from, this.clock) + cost / weights;
    const latest = next?.head === undefined ? Infinity : next.start + next.head.cost / next.weight;
    this.clock = Math.max(from, this.clock, Math.min(even, latest));
    while (this.debts.firstAt <= this.clock) {
      const { first: paid } = this.debts;
      if (paid === undefined) return;
      this.leaveDebts(paid);
      this.forget(paid);
    }
  }

  /** How all stand, for the next process. `runs`: of each flow, tokens over its weight that what it runs is expected to take; it starts again. */
  turns(runs: ReadonlyMap<string, number>, most: number): LineTurns {
    const flows: { readonly flow: string; readonly weight: number; start: number }[] = [];
    let base = this.clock;
    for (const { key, weight, start: charged } of this.flows.values()) {
      if (flows.length === most) break;
      const start = charged - (runs.get(key) ?? 0);
      if (start < base) base = start;
      flows.push({ flow: key, weight, start });
    }
    for (const one of flows) one.start -= base;
    return { clock: this.clock - base, flows };
  }

  /** How all stood when an earlier process ended. Before anything waits. Who does not come back before the first start is forgotten. */
  recall({ clock, flows }: LineTurns): void {
    this.clear();
    this.clock = clock;
    for (const { flow: key, weight, start } of flows) {
      const flow = this.open(key, weight);
      flow.start = start;
      this.debts.add(flow, start);
    }
  }

  /** Nothing waits and nothing runs: nobody has been served ahead of anybody. */
  clear(): void {
    this.flows.clear();
    this.numbered.length = 0;
    this.unused.length = 0;
    this.asked = undefined;
    this.found = undefined;
    this.debts.clear();
    this.clock = 0;
  }

  private forget({ key, account }: Flow): void {
    this.flows.delete(key);
    this.numbered[account] = undefined;
    this.unused.push(account);
    if (key === this.asked) this.found = undefined;
  }
}
