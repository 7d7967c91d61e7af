import fc from 'fast-check';
import type { Priority } from '../../../../../src/domain/task/task.js';
import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';

/**
 * A pool with a few slots under mixed load, where some give up while they wait, and what is served to whom: what a task is expected to take counts from its
 * start, and what it really took from its end. Then what may be said of any window of time.
 */
export interface MixedLoad {
  readonly seed: number;
  /** Of each flow; how often tasks of it come differs too. */
  readonly weights: readonly number[];
  readonly slots: number;
  /** How many tokens a task takes at most, really and as expected. */
  readonly largest: number;
  /** Clients say something else than what their tasks take. */
  readonly wrong: boolean;
  /** No flow ever stops waiting, and nobody gives up. */
  readonly busy: boolean;
  /** So many of the flows have one task waiting whenever something may start, and never two. */
  readonly single: number;
  /** Besides, there are sessions of one task each. */
  readonly sessions: boolean;
  readonly share: number;
  readonly steps: number;
}

export const mixedLoads = (changes: Partial<{ readonly [K in keyof MixedLoad]: fc.Arbitrary<MixedLoad[K]> }> = {}): fc.Arbitrary<MixedLoad> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 1e9 }),
    weights: fc.array(fc.constantFrom(1, 1, 1, 2, 8, 0.5, 0.3), { minLength: 2, maxLength: 6 }),
    slots: fc.integer({ min: 1, max: 4 }),
    largest: fc.integer({ min: 2, max: 200 }),
    wrong: fc.boolean(),
    busy: fc.constant(false),
    single: fc.constantFrom(0, 0, 1, 2, 6),
    sessions: fc.boolean(),
    share: fc.constantFrom(0, 0.1, 0.5, 0.9),
    steps: fc.constant(150),
    ...changes,
  });

export class MixedWorld {
  readonly queue = new PoolQueue();
  readonly waiting = { interactive: [] as number[], batch: [] as number[] };
  readonly served = { interactive: [] as number[], batch: [] as number[] };
  readonly total = { interactive: 0, batch: 0 };
  /** How often something started while nothing of the other class waited. */
  alone = 0;
  /** Of each flow, how often something of its class started while nothing of it waited. */
  readonly missed = { interactive: [] as number[], batch: [] as number[] };
  /** Of each flow, its share of what was served of its class while it waited: by weight, among all that waited then. */
  readonly due = { interactive: [] as number[], batch: [] as number[] };
  private readonly sessions = { interactive: 0, batch: 0 };
  private readonly running: { readonly ticket: Ticket; readonly flow: number; readonly tokens: number }[] = [];
  private readonly known = new Map<Ticket, { readonly flow: number; readonly tokens: number }>();
  private made = 0;
  private noise: number;

  /** `after`: whenever something started or ended. */
  constructor(
    private readonly load: MixedLoad,
    private readonly priorities: readonly Priority[],
    private readonly after: (world: MixedWorld) => void,
  ) {
    this.noise = load.seed;
    this.queue.batchShare = load.share;
    for (const priority of priorities) {
      this.waiting[priority] = load.weights.map(() => 0);
      this.served[priority] = load.weights.map(() => 0);
      this.due[priority] = load.weights.map(() => 0);
      this.missed[priority] = load.weights.map(() => 0);
    }
  }

  run(): this {
    const eager = this.load.weights.map(() => 1 + this.random(9));
    for (let step = 0; step < this.load.steps; step++) {
      this.keepBusy();
      for (const priority of this.priorities) {
        eager.forEach((often, flow) => {
          const few = this.random(6) > 0 ? 1 : 8;
          if (flow >= this.load.single && this.random(10) < often && (this.waiting[priority][flow] ?? 0) < 25) for (let i = 0; i < few; i++) this.join(flow, priority);
        });
        if (this.load.sessions && this.random(2) === 0) this.join(-1, priority);
      }
      if (!this.load.busy && this.random(4) === 0) this.cancel();
      this.after(this);
      while (this.running.length >= this.load.slots || (this.running.length > 0 && this.random(3) === 0)) this.end();
      this.keepBusy();
      for (let next = this.next(); next !== undefined; next = this.next()) {
        this.start(next);
        this.keepBusy();
      }
    }
    return this;
  }

  private keepBusy(): void {
    const { busy, single, weights } = this.load;
    for (const priority of this.priorities) {
      weights.forEach((_, flow) => {
        const least = flow < single ? 1 : busy ? 2 : 0;
        while ((this.waiting[priority][flow] ?? 0) < least) this.join(flow, priority);
      });
    }
  }

  /** Marsaglia's xorshift32. */
  private random(below: number): number {
    this.noise ^= this.noise << 13;
    this.noise ^= this.noise >>> 17;
    this.noise ^= this.noise << 5;
    return (this.noise >>> 0) % below;
  }

  private next(): Ticket | undefined {
    return this.running.length < this.load.slots ? this.queue.next(() => Infinity) : undefined;
  }

  private join(flow: number, priority: Priority): void {
    const tokens = 1 + this.random(this.load.largest);
    const expected = this.load.wrong ? 1 + this.random(this.load.largest) : tokens;
    const sequence = ++this.made;
    const whose = flow < 0 ? { flow: `session${sequence}` } : { flow: `key${flow}`, weight: this.load.weights[flow] ?? 1 };
    const task = schedulerTask(`t${sequence}`, { ...whose, priority, promptTokens: expected - 1 });
    const ticket = new Ticket(sequence, task, { poolId: 'p', modelRef: 'm', outputTokens: 1 });
    this.known.set(ticket, { flow, tokens });
    this.queue.add(ticket);
    this.wait(priority, flow, 1);
  }

  /** One that waits is not wanted any more. A running one that is canceled has ended after fewer tokens, as others do. */
  private cancel(): void {
    const waiting = [...this.known.keys()];
    const ticket = waiting[this.random(Math.max(1, waiting.length))];
    if (ticket === undefined || this.isSingle(ticket)) return;
    this.queue.remove(ticket);
    this.wait(ticket.priority, this.known.get(ticket)?.flow ?? -1, -1);
    this.known.delete(ticket);
  }

  private isSingle(ticket: Ticket): boolean {
    const { flow } = this.known.get(ticket) ?? { flow: -1 };
    return flow >= 0 && flow < this.load.single;
  }

  private start(ticket: Ticket): void {
    const { flow, tokens } = this.known.get(ticket) ?? { flow: -1, tokens: 0 };
    this.known.delete(ticket);
    this.waiting[ticket.priority].forEach((count, other) => count === 0 && this.change(this.missed[ticket.priority], other, 1));
    if (this.queue.depth(ticket.priority === 'batch' ? 'interactive' : 'batch') === 0) this.alone += 1;
    this.queue.start(ticket);
    this.running.push({ ticket, flow, tokens });
    this.share(ticket.priority, ticket.cost);
    this.wait(ticket.priority, flow, -1);
    this.count(ticket.priority, flow, ticket.cost);
  }

  private end(): void {
    const [one] = this.running.splice(this.random(this.running.length), 1);
    if (one === undefined) return;
    this.queue.served(one.ticket, one.tokens);
    this.share(one.ticket.priority, one.tokens - one.ticket.cost);
    this.count(one.ticket.priority, one.flow, one.tokens - one.ticket.cost);
  }

  private count(priority: Priority, flow: number, tokens: number): void {
    this.total[priority] += tokens;
    this.change(this.served[priority], flow, tokens);
    this.after(this);
  }

  private wait(priority: Priority, flow: number, by: number): void {
    if (flow < 0) this.sessions[priority] += by;
    else this.change(this.waiting[priority], flow, by);
  }

  private share(priority: Priority, tokens: number): void {
    const waits = this.load.weights.map((weight, flow) => ((this.waiting[priority][flow] ?? 0) > 0 ? weight : 0));
    const all = waits.reduce((sum, weight) => sum + weight, this.sessions[priority]);
    if (all > 0) waits.forEach((weight, flow) => this.change(this.due[priority], flow, (weight / all) * tokens));
  }

  private change(of: number[], flow: number, by: number): void {
    if (flow >= 0) of[flow] = (of[flow] ?? 0) + by;
  }
}
