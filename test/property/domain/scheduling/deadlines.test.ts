import fc from 'fast-check';
import { Deadlines } from '../../../../src/domain/scheduling/deadlines.js';
import { Ticket } from '../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../support/scheduling.js';

const ticket = (deadlineAt: number, index: number): Ticket =>
  new Ticket(index, schedulerTask(`t${index}`, { deadlineAt }), { poolId: 'p', modelRef: 'm', outputTokens: 1 });

const deadlines = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 100 });

test('tickets come out by deadline, whichever left in between', () => {
  fc.assert(fc.property(deadlines, fc.infiniteStream(fc.option(fc.nat(), { nil: undefined })), (times, removals) => {
    const heap = new Deadlines();
    const all = times.map(ticket);
    const left = new Set<Ticket>();
    for (const one of all) {
      heap.add(one);
      left.add(one);
      const victim: number | undefined = removals.next().value;
      const out = victim === undefined ? undefined : [...left][victim % left.size];
      if (out === undefined) continue;
      heap.remove(out);
      heap.remove(out);
      left.delete(out);
    }
    const expected = [...left].map(({ deadlineAt }) => deadlineAt).sort((a, b) => a - b);
    const seen: number[] = [];
    for (let next = heap.next; next !== undefined; next = heap.next) {
      seen.push(next.deadlineAt);
      heap.remove(next);
      expect(next.heapIndex).toBe(-1);
    }
    expect(seen).toEqual(expected);
  }));
});
