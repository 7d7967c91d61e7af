import fc from 'fast-check';
import { PRIORITIES, type Priority } from '../../../../../src/domain/task/task.js';
import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import type { QueueTurns } from '../../../../../src/domain/scheduling/queue/turns.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';

/** What happens to a queue of one pool. */
type Step =
  | { readonly kind: 'join'; readonly flow: number; readonly batch: boolean; readonly tokens: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end'; readonly which: number; readonly tokens: number }
  | { readonly kind: 'cancel'; readonly which: number };

const WEIGHTS = [1, 1, 2, 0.5];

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('join' as const), flow: fc.nat(WEIGHTS.length - 1), batch: fc.boolean(), tokens: fc.integer({ min: 1, max: 500 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'start' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(), tokens: fc.integer({ min: 1, max: 500 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat() }) },
);

interface Standing {
  readonly queue: PoolQueue;
  readonly waiting: readonly Ticket[];
  readonly running: readonly Ticket[];
}

const SLOTS = 3;

function after(steps: readonly Step[], batchShare: number): Standing {
  const queue = new PoolQueue();
  queue.batchShare = batchShare;
  const waiting = new Set<Ticket>();
  const running: Ticket[] = [];
  steps.forEach((one, i) => {
    switch (one.kind) {
      case 'join': {
        const task = schedulerTask(`t${i}`, { flow: `key${one.flow}`, weight: WEIGHTS[one.flow] ?? 1, priority: one.batch ? 'batch' : 'interactive', promptTokens: one.tokens });
        const ticket = new Ticket(i + 1, task, { poolId: 'p', modelRef: 'm', outputTokens: 1 });
        queue.add(ticket);
        waiting.add(ticket);
        return;
      }
      case 'start': {
        const next = running.length < SLOTS ? queue.next(() => Infinity) : undefined;
        if (next === undefined) return;
        queue.start(next);
        waiting.delete(next);
        running.push(next);
        return;
      }
      case 'end': {
        const [ended] = running.splice(one.which % Math.max(1, running.length), 1);
        if (ended !== undefined) queue.served(ended, one.tokens);
        return;
      }
      case 'cancel': {
        const canceled = [...waiting][one.which % Math.max(1, waiting.size)];
        if (canceled === undefined) return;
        queue.remove(canceled);
        waiting.delete(canceled);
      }
    }
  });
  return { queue, waiting: [...waiting], running };
}

/**
 * As recovery does it: all of them in the order of their admission, and those that ran come back ahead of the others, and start. `gone`: of the
 * first of them the deadline passed meanwhile.
 */
function restarted({ waiting, running }: Standing, batchShare: number, turns: QueueTurns | undefined, gone: readonly Ticket[] = []): PoolQueue {
  const queue = new PoolQueue();
  queue.batchShare = batchShare;
  if (turns !== undefined) queue.recall(turns);
  for (const ticket of gone) {
    queue.add(ticket);
    queue.remove(ticket);
  }
  const again = [...waiting, ...running].sort((a, b) => a.sequence - b.sequence).map((old) => {
    const task = schedulerTask(old.taskId, { flow: old.flow, weight: old.weight, priority: old.priority, promptTokens: old.promptTokens });
    const ticket = new Ticket(old.sequence, task, { poolId: 'p', modelRef: 'm', outputTokens: 1 });
    ticket.returned = running.includes(old);
    queue.add(ticket);
    return ticket;
  });
  for (const ticket of again) if (ticket.returned) queue.start(ticket);
  return queue;
}

/** Who starts next, until nothing waits. */
function starts(queue: PoolQueue): string[] {
  const ids: string[] = [];
  for (let next = queue.next(() => Infinity); next !== undefined; next = queue.next(() => Infinity)) {
    queue.start(next);
    queue.served(next, next.cost);
    ids.push(next.taskId);
  }
  return ids;
}

const idsOf = (queue: PoolQueue): readonly (readonly string[])[] =>
  PRIORITIES.map((priority) => queue.tickets().filter((ticket) => ticket.priority === priority).map(({ taskId }) => taskId));

describe('ORCH-3050 a restart keeps the order of the queue', () => {
  test('whatever was served before, within each class all wait in the order in which they waited', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.constantFrom(0, 0.1, 0.5), (steps, batchShare) => {
        const before = after(steps, batchShare);
        const turns = JSON.parse(JSON.stringify(before.queue.turns(before.running))) as QueueTurns;
        expect(idsOf(restarted(before, batchShare, turns))).toEqual(idsOf(before.queue));
      }),
      { numRuns: 300 },
    );
  });

  test('what batch is owed is not forgotten either: the next to start are those that would have started', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.constantFrom(0.1, 0.5), (steps, batchShare) => {
        const before = after(steps, batchShare);
        // What comes back starts without a contest: what ran for its class's part is settled anew.
        fc.pre(before.running.length === 0);
        const again = restarted(before, batchShare, before.queue.turns(before.running));
        expect(starts(again)).toEqual(starts(before.queue));
      }),
      { numRuns: 300 },
    );
  });

  test('nor is the largest task of late, though the first to come back is gone at once', () => {
    const queue = new PoolQueue();
    const flows = [{ flow: 'light', weight: 1, start: 100, runs: 0 }, { flow: 'heavy', weight: 2, start: 130, runs: 0 }];
    queue.recall({ interactive: { clock: 150, quantum: 100, flows }, batch: { clock: 0, quantum: 0, flows: [] }, owed: 0 });
    const ticketOf = (flow: string, weight: number, sequence: number): Ticket =>
      new Ticket(sequence, schedulerTask(flow, { flow, weight, promptTokens: 10 }), { poolId: 'p', modelRef: 'm', outputTokens: 1 });
    const expired = ticketOf('expired', 1, 1);
    queue.add(expired);
    queue.remove(expired);
    queue.add(ticketOf('light', 1, 2));
    queue.add(ticketOf('heavy', 2, 3));
    expect(starts(queue)).toEqual(['heavy', 'light']);
  });

  test('also where the deadline of the first to come back has passed meanwhile', () => {
    const expired = (priority: Priority): Ticket =>
      new Ticket(0, schedulerTask('expired', { flow: 'key of its own', priority }), { poolId: 'p', modelRef: 'm', outputTokens: 1 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.constantFrom(0.1, 0.5), fc.constantFrom(...PRIORITIES), (steps, batchShare, priority) => {
        const before = after(steps, batchShare);
        fc.pre(before.running.length === 0);
        const again = restarted(before, batchShare, before.queue.turns(before.running), [expired(priority)]);
        expect(starts(again)).toEqual(starts(before.queue));
      }),
      { numRuns: 300 },
    );
  });

  test('without it the client that was served most would go first again', () => {
    const large: Step = { kind: 'join', flow: 0, batch: false, tokens: 400 };
    const small: Step = { kind: 'join', flow: 1, batch: false, tokens: 10 };
    const before = after([large, { kind: 'start' }, large, small, { kind: 'end', which: 0, tokens: 401 }, small, small, { kind: 'start' }, { kind: 'start' }, { kind: 'end', which: 0, tokens: 401 }, { kind: 'end', which: 0, tokens: 11 }, large, small], 0);
    const order = idsOf(before.queue);
    expect(idsOf(restarted(before, 0, before.queue.turns(before.running)))).toEqual(order);
    expect(idsOf(restarted(before, 0, undefined))).not.toEqual(order);
  });
});
