import fc from 'fast-check';
import type { Priority } from '../../../../../src/domain/task/task.js';
import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';
import { must } from '../model.js';

/**
 * A pool with a few slots under mixed load, where some give up while they wait, and what is served to whom: what a task is expected to take counts from its
 * start, and what it really took from its end. Then what may be said of any window of time.
 */
interface Load {
  readonly seed: number;
  /** Of each flow; how often tasks of it come differs too. */
  readonly weights: readonly number[];
  readonly slots: number;
  /** How many tokens a task takes at most, really and as expected. */
  readonly largest: number;
  /** Clients say something else than what their tasks take. */
  readonly wrong: boolean;
  /** Besides, there are sessions of one task each. */
  readonly sessions: boolean;
  readonly share: number;
  readonly steps: number;
}

const loads = (changes: Partial<{ readonly [K in keyof Load]: fc.Arbitrary<Load[K]> }> = {}): fc.Arbitrary<Load> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 1e9 }),
    weights: fc.array(fc.constantFrom(1, 1, 1, 2, 8, 0.5, 0.3), { minLength: 2, maxLength: 6 }),
    slots: fc.integer({ min: 1, max: 4 }),
    largest: fc.integer({ min: 2, max: 200 }),
    wrong: fc.boolean(),
    sessions: fc.boolean(),
    share: fc.constantFrom(0, 0.1, 0.5, 0.9),
    steps: fc.constant(150),
    ...changes,
  });

class World {
  readonly queue = new PoolQueue();
  readonly waiting = { interactive: [] as number[], batch: [] as number[] };
  readonly served = { interactive: [] as number[], batch: [] as number[] };
  readonly total = { interactive: 0, batch: 0 };
  private readonly running: { readonly ticket: Ticket; readonly flow: number; readonly tokens: number }[] = [];
  private readonly known = new Map<Ticket, { readonly flow: number; readonly tokens: number }>();
  private made = 0;
  private noise: number;

  /** `after`: whenever something started or ended. */
  constructor(
    private readonly load: Load,
    private readonly priorities: readonly Priority[],
    private readonly after: (world: World) => void,
  ) {
    this.noise = load.seed;
    this.queue.batchShare = load.share;
    for (const priority of priorities) {
      this.waiting[priority] = load.weights.map(() => 0);
      this.served[priority] = load.weights.map(() => 0);
    }
  }

  run(): this {
    const eager = this.load.weights.map(() => 1 + this.random(9));
    for (let step = 0; step < this.load.steps; step++) {
      for (const priority of this.priorities) {
        eager.forEach((often, flow) => {
          const few = this.random(6) > 0 ? 1 : 8;
          if (this.random(10) < often && (this.waiting[priority][flow] ?? 0) < 25) for (let i = 0; i < few; i++) this.join(flow, priority);
        });
        if (this.load.sessions && this.random(2) === 0) this.join(-1, priority);
      }
      if (this.random(4) === 0) this.cancel();
      this.after(this);
      while (this.running.length >= this.load.slots || (this.running.length > 0 && this.random(3) === 0)) this.end();
      for (let next = this.next(); next !== undefined; next = this.next()) this.start(next);
    }
    return this;
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
    this.change(this.waiting[priority], flow, 1);
  }

  /** One that waits is not wanted any more. A running one that is canceled has ended after fewer tokens, as others do. */
  private cancel(): void {
    const waiting = [...this.known.keys()];
    const ticket = waiting[this.random(Math.max(1, waiting.length))];
    if (ticket === undefined) return;
    this.queue.remove(ticket);
    this.change(this.waiting[ticket.priority], this.known.get(ticket)?.flow ?? -1, -1);
    this.known.delete(ticket);
  }

  private start(ticket: Ticket): void {
    const { flow, tokens } = this.known.get(ticket) ?? { flow: -1, tokens: 0 };
    this.known.delete(ticket);
    this.queue.start(ticket);
    this.running.push({ ticket, flow, tokens });
    this.change(this.waiting[ticket.priority], flow, -1);
    this.count(ticket.priority, flow, ticket.cost);
  }

  private end(): void {
    const [one] = this.running.splice(this.random(this.running.length), 1);
    if (one === undefined) return;
    this.queue.served(one.ticket, one.tokens);
    this.count(one.ticket.priority, one.flow, one.tokens - one.ticket.cost);
  }

  private count(priority: Priority, flow: number, tokens: number): void {
    this.total[priority] += tokens;
    this.change(this.served[priority], flow, tokens);
    this.after(this);
  }

  private change(of: number[], flow: number, by: number): void {
    if (flow >= 0) of[flow] = (of[flow] ?? 0) + by;
  }
}

/** Of a value over time: how much it rose at most, from any time to any later one within one stretch. */
class Rise {
  private least = Infinity;
  most = 0;

  see(value: number): void {
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value - this.least);
  }

  interrupt(): void {
    this.least = Infinity;
  }
}

const RUNS = { numRuns: 60 };

/** Beyond the task that starts, what is known only when it ends: of as many tasks as there are slots. */
const tasksOff = ({ wrong, slots }: Load): number => (wrong ? 1 + slots : 1);

test('ORCH-3050 while a flow waits, no other is served more than it, over their weights, but for a task of each', () => {
  fc.assert(
    fc.property(loads(), (load) => {
      const rises = load.weights.map(() => load.weights.map(() => new Rise()));
      const see = ({ served: { interactive: served }, waiting: { interactive: waiting } }: World): void => {
        rises.forEach((others, flow) => {
          others.forEach((rise, other) => {
            if ((waiting[flow] ?? 0) === 0) rise.interrupt();
            else rise.see((served[other] ?? 0) / (load.weights[other] ?? 1) - (served[flow] ?? 0) / (load.weights[flow] ?? 1));
          });
        });
      };
      new World(load, ['interactive'], see).run();
      rises.forEach((others, flow) => {
        others.forEach((rise, other) => {
          const bound = tasksOff(load) * load.largest * (1 / (load.weights[flow] ?? 1) + 1 / (load.weights[other] ?? 1));
          must(rise.most <= bound + 1e-6, `flow ${other} got ${rise.most} more than flow ${flow}, over their weights; at most ${bound}`);
        });
      });
    }),
    RUNS,
  );
});

test('ORCH-3050 over any window in which a flow waits it gets its share, but for a task of its own and its share of one of each other', () => {
  fc.assert(
    fc.property(loads({ sessions: fc.constant(false) }), (load) => {
      const weights = load.weights.reduce((sum, weight) => sum + weight, 0);
      const lacks = load.weights.map(() => new Rise());
      const see = ({ total, served: { interactive: served }, waiting: { interactive: waiting } }: World): void => {
        lacks.forEach((lack, flow) => {
          if ((waiting[flow] ?? 0) === 0) lack.interrupt();
          else lack.see(((load.weights[flow] ?? 1) / weights) * total.interactive - (served[flow] ?? 0));
        });
      };
      new World(load, ['interactive'], see).run();
      lacks.forEach((lack, flow) => {
        const share = (load.weights[flow] ?? 1) / weights;
        const bound = tasksOff(load) * load.largest * (1 - share + share * (load.weights.length - 1));
        must(lack.most <= bound + 1e-6, `flow ${flow} lacks ${lack.most} of its share ${share}; at most ${bound}`);
      });
    }),
    RUNS,
  );
});

test('ORCH-3051 over any window in which both classes wait, batch gets its share but for one task, and no more than that', () => {
  fc.assert(
    fc.property(loads(), (load) => {
      const lack = new Rise();
      const excess = new Rise();
      const see = ({ total, queue }: World): void => {
        if (queue.depth('interactive') === 0 || queue.depth('batch') === 0) {
          lack.interrupt();
          excess.interrupt();
        } else {
          lack.see(load.share * (total.interactive + total.batch) - total.batch);
          excess.see(total.batch - load.share * (total.interactive + total.batch));
        }
      };
      new World(load, ['interactive', 'batch'], see).run();
      const bound = tasksOff(load) * load.largest;
      must(lack.most <= bound + 1e-6, `batch lacks ${lack.most} tokens of its share; at most ${bound}`);
      must(excess.most <= bound + 1e-6, `batch got ${excess.most} tokens beyond its share; at most ${bound}`);
    }),
    RUNS,
  );
});

test('ORCH-3050 whoever keeps coming, a task starts after its turn of what all who wait may be served', () => {
  fc.assert(
    fc.property(loads({ sessions: fc.constant(true), wrong: fc.constant(false), share: fc.constant(0) }), (load) => {
      const since = new Map<string, { served: number; readonly ahead: number; weights: number; flows: number }>();
      const see = (world: World): void => {
        const waiting = world.queue.tickets();
        const flows = new Map(waiting.map(({ flow, weight }) => [flow, weight]));
        const weights = [...flows.values()].reduce((sum, weight) => sum + weight, 0);
        const ids = new Set(waiting.map(({ taskId }) => taskId));
        for (const [taskId] of since) if (!ids.has(taskId)) since.delete(taskId);
        for (const { taskId, flow, weight, cost, sequence } of waiting) {
          const of = waiting.filter((one) => one.flow === flow && one.sequence < sequence);
          const ahead = of.reduce((sum, one) => sum + one.cost, cost) / weight;
          const one = since.get(taskId) ?? { served: world.total.interactive, ahead, weights, flows: flows.size };
          one.weights = Math.max(one.weights, weights);
          one.flows = Math.max(one.flows, flows.size);
          since.set(taskId, one);
          const bound = (one.ahead + load.largest / weight) * one.weights + 2 * one.flows * load.largest;
          must(world.total.interactive - one.served <= bound, `${taskId} waits, and ${world.total.interactive - one.served} tokens were served; at most ${bound}`);
        }
      };
      new World({ ...load, steps: 60 }, ['interactive'], see).run();
    }),
    RUNS,
  );
});
