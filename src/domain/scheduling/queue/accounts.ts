import { Heap } from '../heap.js';
import type { Ticket } from '../ticket.js';
import { Flow } from './flow.js';
import type { LineTurns } from './turns.js';
import { VirtualTime } from './virtual-time.js';

/**
 * What the flows of a class are, and how far the class has been served: its virtual time.
 *
 * A flow is kept while something of it waits or runs, and while it is in debt: served ahead of that time, so that what
 * it asks for next has to wait until the others have caught up. An idle flow gains nothing: it begins at that time.
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
  readonly time = new VirtualTime();
  /**
   * Whose last waiting task was the last to start. Should it ask for more before anything else starts, it has missed no turn, and goes on
   * where it stands: who has one task waiting whenever a slot is free gets what who has many waiting gets.
   */
  left: Flow | undefined = undefined;
  /** Of each flow, tokens over its weight that ran when an earlier process ended, and have not started again. */
  private readonly ranBefore = new Map<string, number>();

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
    if (flow !== undefined && (flow.inDebt || flow === this.left)) return flow.start;
    return Math.max(flow?.start ?? 0, Math.min(this.time.reached, latest));
  }

  /** Nothing of the flow waits any more. It is not among the debts; while something of it runs, its `start` is not final. */
  rest(flow: Flow): void {
    if (flow.running > 0) return;
    if (flow.start > this.time.reached) this.debts.add(flow, flow.start);
    else this.forget(flow);
  }

  leaveDebts(flow: Flow): void {
    this.debts.remove(flow);
  }

  /** As virtual-time.ts has both; and who has paid its debts by then is forgotten. */
  advance(from: number, cost: number, weights: number): void {
    this.time.advance(from, cost, weights);
    this.forgetPaid();
  }

  correct(tokens: number, weights: number): void {
    this.time.correct(tokens, weights);
    this.forgetPaid();
  }

  /** How all stand, for the next process. `runs`: of each flow, tokens over its weight that what it runs is expected to take; it starts again. */
  turns(runs: ReadonlyMap<string, number>, most: number): LineTurns {
    const flows: { readonly flow: string; readonly weight: number; start: number; readonly runs: number }[] = [];
    let base = this.time.now;
    for (const { key, weight, start: charged } of this.flows.values()) {
      if (flows.length === most) break;
      const again = runs.get(key) ?? 0;
      const start = charged - again;
      if (start < base) base = start;
      flows.push({ flow: key, weight, start, runs: again });
    }
    for (const one of flows) one.start -= base;
    return { clock: this.time.now - base, quantum: this.time.quantum, flows };
  }

  /** How all stood when an earlier process ended. Before anything waits. Who does not come back before the first start is forgotten. */
  recall({ clock, quantum, flows }: LineTurns): void {
    this.clear();
    this.time.recall(clock, quantum);
    for (const { flow: key, weight, start, runs } of flows) {
      const flow = this.open(key, weight);
      flow.start = start;
      this.debts.add(flow, start);
      if (runs > 0) this.ranBefore.set(key, runs);
    }
  }

  /** Whether what starts of this flow, so many tokens over its weight, ran in the earlier process: then it has been counted. */
  startsAgain(key: string, by: number): boolean {
    const ran = this.ranBefore.get(key);
    if (ran === undefined) return false;
    if (ran > by) this.ranBefore.set(key, ran - by);
    else this.ranBefore.delete(key);
    return true;
  }

  /** Nothing waits and nothing runs: nobody has been served ahead of anybody. */
  clear(): void {
    this.flows.clear();
    this.numbered.length = 0;
    this.unused.length = 0;
    this.asked = undefined;
    this.found = undefined;
    this.left = undefined;
    this.debts.clear();
    this.ranBefore.clear();
    this.time.recall(0, 0);
  }

  private forgetPaid(): void {
    while (this.debts.firstAt <= this.time.reached) {
      const { first: paid } = this.debts;
      if (paid === undefined) return;
      this.leaveDebts(paid);
      this.forget(paid);
    }
  }

  private forget(flow: Flow): void {
    const { key, account } = flow;
    if (flow === this.left) this.left = undefined;
    this.flows.delete(key);
    this.numbered[account] = undefined;
    this.unused.push(account);
    if (key === this.asked) this.found = undefined;
  }
}
