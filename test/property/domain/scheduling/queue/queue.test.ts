import fc from 'fast-check';
import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';
import { must } from '../model.js';
import { NaiveQueue } from './naive-queue.js';

/** The queue of a pool beside naive-queue.ts, which keeps the same rules by counting. Numbers pick among what there is. */
type Step =
  | { readonly do: 'add'; readonly flow: number; readonly batch: boolean; readonly prompt: number; readonly output: number; readonly ctx: number; readonly devices: string | undefined; readonly late: boolean }
  | { readonly do: 'start'; readonly room: readonly number[] }
  | { readonly do: 'end'; readonly pick: number; readonly tokens: number; readonly requeue: boolean }
  | { readonly do: 'remove'; readonly pick: number }
  | { readonly do: 'reweigh'; readonly flow: number; readonly weight: number };

/** Powers of two: their sums are the same whatever the order of adding. */
const WEIGHTS = [1, 1, 2, 0.5, 4];
const flow = fc.nat(6);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('add'),
      flow,
      batch: fc.boolean(),
      prompt: fc.nat(60),
      output: fc.integer({ min: 1, max: 60 }),
      ctx: fc.integer({ min: 1, max: 4 }),
      devices: fc.option(fc.constantFrom('1', '2'), { nil: undefined, freq: 4 }),
      late: fc.boolean(),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('start'), room: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('end'), pick: fc.nat(100), tokens: fc.nat(150), requeue: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove'), pick: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reweigh'), flow, weight: fc.constantFrom(...WEIGHTS) }) },
);

const scripts = fc.record({
  share: fc.constantFrom(0, 0.25, 0.5, 0.875),
  steps: fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }),
});

/** Two queues that are told the same; every other sequence is kept for tickets that come late from another pool. */
class Pair {
  readonly queue = new PoolQueue();
  readonly naive = new NaiveQueue();
  readonly waiting: Ticket[] = [];
  readonly running: Ticket[] = [];
  private readonly weights = WEIGHTS.concat(WEIGHTS);
  private readonly late: number[] = [];
  private made = 0;

  constructor(share: number) {
    this.queue.batchShare = share;
    this.naive.share = share;
  }

  step(step: Step): void {
    switch (step.do) {
      case 'add':
        return this.add(step);
      case 'start': {
        const [any = 0, one = 0, two = 0] = step.room;
        const room = (devices: string | undefined): number => (devices === undefined ? any : devices === '1' ? one : two);
        const next = this.queue.next(room);
        const expected = this.naive.next((queued) => queued instanceof Ticket && queued.ctx <= room(queued.devices));
        must(next === expected, `${next?.taskId ?? 'nobody'} is next, not ${expected instanceof Ticket ? expected.taskId : 'nobody'}`);
        if (next === undefined) return;
        this.queue.start(next);
        this.naive.start(next);
        this.waiting.splice(this.waiting.indexOf(next), 1);
        this.running.push(next);
        return;
      }
      case 'end': {
        const [ticket] = this.running.splice(step.pick % Math.max(1, this.running.length), 1);
        if (ticket === undefined) return;
        this.queue.served(ticket, step.tokens);
        this.naive.served(ticket, step.tokens);
        if (!step.requeue) return;
        ticket.returned = true;
        this.join(ticket);
        return;
      }
      case 'remove': {
        const [ticket] = this.waiting.splice(step.pick % Math.max(1, this.waiting.length), 1);
        if (ticket === undefined) return;
        this.queue.remove(ticket);
        this.naive.remove(ticket);
        return;
      }
      case 'reweigh':
        this.weights[step.flow] = step.weight;
    }
  }

  private add({ flow, batch, prompt, output, ctx, devices, late }: Extract<Step, { do: 'add' }>): void {
    this.made += 2;
    this.late.push(this.made - 1);
    const sequence = (late ? this.late.shift() : undefined) ?? this.made;
    const placement = { mode: 'auto' as const, preferPools: [], avoidPools: [], allowFallback: true, ...(devices === undefined ? {} : { requireDeviceMask: devices }) };
    const task = schedulerTask(`t${sequence}`, { flow: `f${flow}`, weight: this.weights[flow] ?? 1, priority: batch ? 'batch' : 'interactive', promptTokens: prompt, ctx, placement });
    this.join(new Ticket(sequence, task, { poolId: 'p', modelRef: 'm', outputTokens: output }));
  }

  private join(ticket: Ticket): void {
    this.queue.add(ticket);
    this.naive.add(ticket);
    this.waiting.push(ticket);
  }
}

test('who is next is whom the rules call for, whatever came before', () => {
  fc.assert(
    fc.property(scripts, ({ share, steps }) => {
      const pair = new Pair(share);
      for (const step of steps) pair.step(step);
      while (pair.waiting.length > 0) pair.step({ do: 'start', room: [9, 9, 9] });
    }),
    { numRuns: 400 },
  );
});

test('sums, lists and lookups are those of what waits', () => {
  fc.assert(
    fc.property(scripts, ({ share, steps }) => {
      const pair = new Pair(share);
      for (const step of steps) {
        pair.step(step);
        const { queue, waiting } = pair;
        const costs = (of: readonly Ticket[]): number => of.reduce((sum, { cost }) => sum + cost, 0);
        const freshBatch = waiting.filter(({ priority, returned }) => priority === 'batch' && !returned);
        must(queue.size === waiting.length && queue.tokens === costs(waiting), `${queue.size} wait, with ${queue.tokens} tokens`);
        must(queue.batchTokens === costs(freshBatch), `${queue.batchTokens} of batch`);
        must(queue.load.count === waiting.length && queue.load.promptTokens + queue.load.outputTokens === costs(waiting), 'the load is that of all');
        const odd = ({ sequence }: Ticket): boolean => sequence % 4 === 0;
        must(queue.oldestBatch(odd) === freshBatch.find(odd), 'the oldest batch task is another one');
        must(queue.youngestBatch(odd) === freshBatch.findLast(odd), 'the youngest batch task is another one');
        const tickets = queue.tickets();
        must(tickets.length === waiting.length && new Set(tickets).size === tickets.length, 'the list holds each once');
      }
    }),
    { numRuns: 100 },
  );
});
