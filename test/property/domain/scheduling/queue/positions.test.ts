import fc from 'fast-check';
import { noLoad, type Load } from '../../../../../src/domain/scheduling/queue/order-tree.js';
import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';
import { must } from '../model.js';

/** What joins one after the other, with so many starts before the next one. */
interface Arrival {
  readonly flow: number;
  readonly batch: boolean;
  readonly prompt: number;
  readonly output: number;
  readonly starts: number;
}

const WEIGHTS = [1, 2, 1, 0.5, 1, 8];
const EQUAL = WEIGHTS.map(() => 2);
const tokens = fc.integer({ min: 1, max: 50 });
const arrivals = (changes: Partial<{ readonly [K in keyof Arrival]: fc.Arbitrary<Arrival[K]> }>): fc.Arbitrary<Arrival[]> =>
  fc.array(
    fc.record({ flow: fc.nat(5), batch: fc.constant(false), prompt: tokens, output: tokens, starts: fc.constantFrom(0, 0, 0, 1), ...changes }),
    { minLength: 1, maxLength: 60, size: 'max' },
  );

/** `single`: each task is a flow of its own. `weights`: of the flows. */
function filled(all: readonly Arrival[], { share = 0, single = false, weights = WEIGHTS } = {}): { queue: PoolQueue; waiting: Ticket[] } {
  const queue = new PoolQueue();
  queue.batchShare = share;
  const waiting: Ticket[] = [];
  all.forEach(({ flow, batch, prompt, output, starts }, index) => {
    const of = single ? { flow: `f${index}` } : { flow: `f${flow}`, weight: weights[flow] ?? 1 };
    const task = schedulerTask(`t${index}`, { ...of, priority: batch ? 'batch' : 'interactive', promptTokens: prompt });
    const ticket = new Ticket(index + 1, task, { poolId: 'p', modelRef: 'm', outputTokens: output });
    queue.add(ticket);
    waiting.push(ticket);
    for (let i = 0; i < starts; i++) {
      const [started] = drained(queue, 1);
      if (started !== undefined) waiting.splice(waiting.indexOf(started), 1);
    }
  });
  return { queue, waiting };
}

/** In the order in which they start, were nothing else to come. */
function drained(queue: PoolQueue, most = Infinity): Ticket[] {
  const order: Ticket[] = [];
  for (let next = queue.next(() => Infinity); next !== undefined && order.length < most; next = queue.next(() => Infinity)) {
    queue.start(next);
    order.push(next);
  }
  return order;
}

function sumOf(tickets: readonly Ticket[]): Load {
  const sum = noLoad();
  for (const { promptTokens, outputTokens } of tickets) {
    sum.count += 1;
    sum.promptTokens += promptTokens;
    sum.outputTokens += outputTokens;
  }
  return sum;
}

/** What was said to be ahead of each, and what was. */
function compared({ queue, waiting }: ReturnType<typeof filled>): { readonly ticket: Ticket; readonly said: Load; readonly was: Load }[] {
  const said = new Map(waiting.map((ticket) => [ticket, queue.ahead(ticket)]));
  const order = drained(queue);
  return order.map((ticket, index) => ({ ticket, said: said.get(ticket) ?? noLoad(), was: sumOf(order.slice(0, index)) }));
}

const exactly = (all: ReturnType<typeof compared>): void => expect(all.map(({ said }) => said)).toEqual(all.map(({ was }) => was));

test('what is ahead of a task is exactly what starts before it where each flow has one task', () => {
  fc.assert(fc.property(arrivals({}), (all) => exactly(compared(filled(all, { single: true })))));
});

test('and where there is one flow', () => {
  fc.assert(fc.property(arrivals({ flow: fc.constant(1) }), (all) => exactly(compared(filled(all)))));
});

test('and where all weigh the same and no flow has more than two', () => {
  fc.assert(
    fc.property(arrivals({}), (all) => {
      const seen = new Map<number, number>();
      const few = all.filter(({ flow }) => {
        seen.set(flow, (seen.get(flow) ?? 0) + 1);
        return (seen.get(flow) ?? 0) <= 2;
      });
      for (const { said, was } of compared(filled(few, { weights: EQUAL }))) {
        must(said.count === was.count, `${said.count} are ahead, not ${was.count}`);
        must(said.promptTokens === was.promptTokens && said.outputTokens === was.outputTokens, `${said.promptTokens} tokens of prompt are ahead, not ${was.promptTokens}`);
      }
    }),
  );
});

/** By how many tickets a flow's start times differ at most from evenly spread ones. */
function unevenness(tickets: readonly Ticket[]): number {
  const [, second] = tickets;
  const last = tickets.at(-1);
  if (second === undefined || last === undefined || tickets.length < 3) return 0;
  const starts: number[] = [];
  let start = 0;
  for (const { cost } of tickets.slice(0, -1)) starts.push((start += cost));
  const [opens = 0] = starts;
  const closes = starts.at(-1) ?? 0;
  const even = (at: number): number => 0.5 + ((at - opens) * (starts.length - 1)) / (closes - opens);
  return Math.max(...starts.map((at, index) => Math.max(Math.abs(even(at) - index), Math.abs(even(at) - index - 1))));
}

test('with larger flows of one weight it is wrong by no more tasks than their tasks are uneven', () => {
  fc.assert(
    fc.property(arrivals({ flow: fc.nat(3) }), (all) => {
      const { queue, waiting } = filled(all, { weights: EQUAL });
      const flows = new Map<string, Ticket[]>();
      for (const ticket of waiting) flows.set(ticket.flow, [...(flows.get(ticket.flow) ?? []), ticket]);
      for (const { ticket, said, was } of compared({ queue, waiting })) {
        let tolerance = 0.5;
        for (const [flow, tickets] of flows) if (flow !== ticket.flow) tolerance += unevenness(tickets);
        must(Math.abs(said.count - was.count) <= tolerance + 1e-6, `${ticket.taskId}: ${said.count} are ahead, not ${was.count} give or take ${tolerance}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('with flows of several weights it is wrong by less than two tasks on the whole, and by less than a fifth of what is ahead', () => {
  let tasks = 0;
  let wrong = 0;
  let part = 0;
  fc.assert(
    fc.property(arrivals({}), (all) => {
      for (const { said, was } of compared(filled(all))) {
        tasks += 1;
        wrong += Math.abs(said.count - was.count);
        part += Math.abs(said.count - was.count) / Math.max(1, was.count);
      }
    }),
    { numRuns: 300 },
  );
  must(wrong < 2 * tasks && part < 0.2 * tasks, `of ${tasks} tasks, ${wrong / tasks} were wrong each, ${part / tasks} of what was ahead`);
});

/** What batch is owed here pays for its task to the last bit, in a number that no division by 0.8 keeps. */
const owedToTheLastBit: Arrival[] = [
  { flow: 0, batch: true, prompt: 28, output: 45, starts: 0 },
  { flow: 0, batch: false, prompt: 45, output: 34, starts: 0 },
  { flow: 0, batch: false, prompt: 44, output: 31, starts: 0 },
  { flow: 0, batch: false, prompt: 1, output: 7, starts: 0 },
  { flow: 0, batch: false, prompt: 39, output: 24, starts: 0 },
  { flow: 0, batch: false, prompt: 1, output: 3, starts: 1 },
  { flow: 0, batch: false, prompt: 1, output: 1, starts: 1 },
  { flow: 1, batch: false, prompt: 17, output: 4, starts: 0 },
  { flow: 1, batch: false, prompt: 22, output: 20, starts: 0 },
  ...Array.from({ length: 5 }, () => ({ flow: 0, batch: false, prompt: 1, output: 1, starts: 1 })),
  { flow: 0, batch: false, prompt: 1, output: 1, starts: 0 },
];

test('nobody but who is next has nobody ahead, and within a flow whoever is behind has more ahead where all weigh the same', () => {
  fc.assert(
    fc.property(arrivals({ batch: fc.boolean() }), fc.constantFrom(0, 0.2, 0.6), fc.boolean(), (all, share, equal) => {
      const { queue, waiting } = filled(all, { share, weights: equal ? EQUAL : WEIGHTS });
      const next = queue.next(() => Infinity);
      if (next !== undefined) expect(queue.ahead(next)).toEqual(noLoad());
      const last = new Map<string, number>();
      for (const ticket of waiting) {
        const key = `${ticket.flow} ${ticket.priority}`;
        const { count } = queue.ahead(ticket);
        must(Number.isSafeInteger(count) && count >= 0 && count < queue.size, `${count} are ahead of ${ticket.taskId}, of ${queue.size}`);
        must(count > 0 || ticket === next || share > 0, `nobody is ahead of ${ticket.taskId}, and it is not next`);
        // Flows of other weights are reckoned by tokens: a large task of theirs may come to stand for some small ones.
        must(!equal || count >= (last.get(key) ?? 0), `${count} are ahead of ${ticket.taskId}, and ${last.get(key) ?? 0} of one before it`);
        last.set(key, count);
      }
    }),
    { numRuns: 300, examples: [[owedToTheLastBit, 0.2, false]] },
  );
});

test('where batch has a share, what is ahead in both classes is exact for equal tasks', () => {
  const equal = { flow: fc.nat(40), prompt: fc.constant(30), output: fc.constant(10), starts: fc.constant(0) };
  fc.assert(
    fc.property(arrivals({ ...equal, batch: fc.boolean() }), fc.constantFrom(0, 0.25, 0.5, 0.75), (all, share) => exactly(compared(filled(all, { share, single: true })))),
  );
});

/** Half a ticket is ahead of the newcomer here: told with a rest of billionths and without. Flow, batch, prompt, output, starts. */
const halfATicket = (
  [
    [0, true, 7, 1, 0],
    [1, true, 1, 27, 0],
    [0, true, 31, 11, 0],
    [4, true, 6, 41, 0],
    [4, true, 9, 11, 0],
    [4, true, 37, 20, 0],
    [0, true, 6, 48, 0],
    [0, true, 8, 2, 0],
    [4, true, 15, 3, 0],
    [4, true, 8, 11, 0],
    [0, true, 42, 11, 0],
    [0, true, 21, 10, 0],
    [0, true, 1, 1, 0],
    [1, true, 12, 28, 0],
    [1, true, 21, 16, 0],
    [1, true, 1, 1, 1],
    [0, false, 1, 1, 0],
  ] as const
).map(([flow, batch, prompt, output, starts]): Arrival => ({ flow, batch, prompt, output, starts }));

test('a newcomer is told the place that it gets', () => {
  fc.assert(
    fc.property(arrivals({ batch: fc.boolean() }), fc.constantFrom(0, 0.3), fc.nat(7), fc.boolean(), (all, share, flow, batch) => {
      const { queue } = filled(all, { share });
      const task = schedulerTask('new', { flow: `f${flow}`, weight: WEIGHTS[flow] ?? 1, priority: batch ? 'batch' : 'interactive', promptTokens: 20 });
      const ticket = new Ticket(1000, task, { poolId: 'p', modelRef: 'm', outputTokens: 30 });
      const told = queue.aheadOfNew(task, ticket.cost);
      queue.add(ticket);
      const { count, promptTokens, outputTokens } = queue.ahead(ticket);
      expect(told.count).toBe(count);
      must(Math.abs(told.promptTokens - promptTokens) + Math.abs(told.outputTokens - outputTokens) <= 2, 'other tokens are ahead');
    }),
    { examples: [[halfATicket, 0, 4, true]] },
  );
});

test('the first few are the first of all', () => {
  fc.assert(
    fc.property(arrivals({}), fc.integer({ min: 1, max: 9 }), (all, most) => {
      const { queue } = filled(all);
      expect(queue.upcoming(most)).toEqual(queue.tickets().slice(0, most));
      const listed = queue.tickets();
      expect(listed).toEqual(drained(queue));
    }),
  );
});
