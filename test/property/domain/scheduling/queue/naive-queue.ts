import type { Priority } from '../../../../../src/domain/task/task.js';

/** Of a ticket, what the order depends on. */
export interface Queued {
  readonly sequence: number;
  readonly flow: string;
  readonly weight: number;
  readonly priority: Priority;
  readonly cost: number;
  readonly returned: boolean;
}

interface Account {
  start: number;
  weight: number;
  running: number;
}

type CanStart = (one: Queued) => boolean;
const anything: CanStart = () => true;

/**
 * The rules of a pool's queue in the simplest way: lists, searched from the front every time, and nothing remembered
 * that can be counted again.
 */
export class NaiveQueue {
  share = 0;
  private waiting: Queued[] = [];
  private readonly classes = { interactive: new NaiveClass(), batch: new NaiveClass() };
  private owed = 0;
  private contested: Queued | undefined;
  /** What started while both classes could, since something last started alone. */
  private readonly contenders = new Set<Queued>();

  get size(): number {
    return this.waiting.length;
  }

  add(one: Queued): void {
    if (!one.returned) this.classes[one.priority].join(one, this.fresh(one.priority));
    this.waiting.push(one);
  }

  remove(one: Queued): void {
    this.waiting = this.waiting.filter((other) => other !== one);
    this.classes[one.priority].settle(this.fresh(one.priority));
    if (one.priority === 'batch' && !this.waits('batch')) this.forget();
  }

  start(one: Queued): void {
    const before = this.fresh(one.priority);
    if (!this.waits(one.priority === 'batch' ? 'interactive' : 'batch')) this.forget();
    this.waiting = this.waiting.filter((other) => other !== one);
    this.classes[one.priority].start(one, before, this.fresh(one.priority));
    if (this.contested === one) {
      this.contenders.add(one);
      this.owed += one.priority === 'batch' ? -(1 - this.share) * one.cost : this.share * one.cost;
    }
  }

  served(one: Queued, tokens: number): void {
    this.classes[one.priority].served(one, tokens, this.fresh(one.priority));
    if (this.contenders.delete(one)) this.owed += (one.priority === 'batch' ? -(1 - this.share) : this.share) * (tokens - one.cost);
  }

  next(canStart: CanStart = anything): Queued | undefined {
    this.contested = undefined;
    const interactive = this.nextOf('interactive', canStart);
    const batch = this.nextOf('batch', canStart);
    if (interactive === undefined || batch === undefined || this.share === 0) return interactive ?? batch;
    return (this.contested = this.owed >= (1 - this.share) * batch.cost ? batch : interactive);
  }

  private fresh(priority: Priority): Queued[] {
    return this.waiting.filter((one) => one.priority === priority && !one.returned);
  }

  private nextOf(priority: Priority, canStart: CanStart): Queued | undefined {
    const returned = this.waiting.filter((one) => one.priority === priority && one.returned && canStart(one));
    return bySequence(returned)[0] ?? this.classes[priority].next(this.fresh(priority), canStart);
  }

  private waits(priority: Priority): boolean {
    return this.waiting.some((one) => one.priority === priority);
  }

  private forget(): void {
    this.owed = 0;
    this.contenders.clear();
  }
}

/** `waiting`: what of the class waits and never ran. */
class NaiveClass {
  private readonly accounts = new Map<string, Account>();
  private clock = 0;
  /** The furthest that the clock has been. */
  private reached = 0;
  /** Of what runs, the weights of those who were due a part of it. */
  private readonly sharers = new Map<Queued, number>();
  private largest = 0;
  /** Whose last waiting task was the last to start. */
  private left: Account | undefined;

  join(one: Queued, waiting: readonly Queued[]): void {
    const account = this.account(one);
    this.largest = Math.max(this.largest, one.cost);
    const waits = waiting.some(({ flow }) => flow === one.flow);
    const due = waits ? this.clock : this.reached;
    // As many tokens ahead or behind as before.
    if (one.weight !== account.weight) account.start = due + ((account.start - due) * account.weight) / one.weight;
    account.weight = one.weight;
    if (!waits && account !== this.left) {
      const younger = this.heads(waiting).filter((head) => head.sequence > one.sequence);
      const starts = younger.map((head) => this.account(head).start);
      const dues = this.heads(waiting).map((head) => this.dueAt(head));
      account.start = Math.max(account.start, Math.min(this.reached, ...starts, ...dues));
    }
  }

  start(one: Queued, before: readonly Queued[], after: readonly Queued[]): void {
    const account = this.account(one);
    if (account !== this.left && !before.some(({ flow }) => flow === one.flow)) account.start = Math.max(account.start, this.reached);
    const from = account.start;
    let weights = 0;
    for (const flow of new Set(before.map((each) => each.flow))) weights += this.accounts.get(flow)?.weight ?? 0;
    account.start += one.cost / account.weight;
    account.running += 1;
    if (!one.returned) this.left = after.some(({ flow }) => flow === one.flow) ? undefined : account;
    this.sharers.set(one, Math.max(weights, account.weight));
    this.clock = Math.max(from, this.clock) + one.cost / Math.max(weights, account.weight);
    this.reached = Math.max(this.reached, this.clock);
    this.settle(after);
  }

  served(one: Queued, tokens: number, waiting: readonly Queued[]): void {
    const account = this.account(one);
    account.start += (tokens - one.cost) / account.weight;
    this.clock += (tokens - one.cost) / (this.sharers.get(one) ?? Infinity);
    this.reached = Math.max(this.reached, this.clock);
    account.running -= 1;
    this.settle(waiting);
  }

  next(waiting: readonly Queued[], canStart: CanStart): Queued | undefined {
    for (const head of this.inTurn(waiting)) {
      const first = bySequence(waiting.filter((one) => one.flow === head.flow && canStart(one)))[0];
      if (first !== undefined) return first;
    }
    return undefined;
  }

  /** Forgets who has nothing here and owes nothing, and all when nothing waits and nothing runs. */
  settle(waiting: readonly Queued[]): void {
    const idle = waiting.length === 0 && [...this.accounts.values()].every(({ running }) => running === 0);
    if (waiting.length === 0) this.largest = 0;
    if (idle) this.clock = this.reached = 0;
    for (const [flow, { start, running }] of this.accounts) {
      if (idle || (running === 0 && start <= this.reached && !waiting.some((one) => one.flow === flow))) this.accounts.delete(flow);
    }
  }

  /** The first of each flow, in the order of the flows' turns: first who has had no more than his due, by when he lacks a task. */
  private inTurn(waiting: readonly Queued[]): Queued[] {
    const ahead = (head: Queued): boolean => this.account(head).start > this.clock;
    const byStart = (a: Queued, b: Queued): number => this.account(a).start - this.account(b).start;
    const byDue = (a: Queued, b: Queued): number => this.dueAt(a) - this.dueAt(b);
    // Of one weight the start decides too, and is not rounded by an addition.
    const decides = (a: Queued, b: Queued): number => (this.account(a).weight === this.account(b).weight || ahead(a) ? byStart(a, b) : 0) || byDue(a, b);
    return this.heads(waiting).sort((a, b) => Number(ahead(a)) - Number(ahead(b)) || decides(a, b) || a.sequence - b.sequence);
  }

  private heads(waiting: readonly Queued[]): Queued[] {
    const heads = new Map<string, Queued>();
    for (const one of bySequence(waiting)) if (!heads.has(one.flow)) heads.set(one.flow, one);
    return [...heads.values()];
  }

  private dueAt(head: Queued): number {
    const { start, weight } = this.account(head);
    return start + this.largest / weight;
  }

  private account({ flow, weight }: Queued): Account {
    const account = this.accounts.get(flow) ?? { start: 0, weight, running: 0 };
    this.accounts.set(flow, account);
    return account;
  }
}

const bySequence = (all: readonly Queued[]): Queued[] => [...all].sort((a, b) => a.sequence - b.sequence);
