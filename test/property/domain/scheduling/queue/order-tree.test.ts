import fc from 'fast-check';
import { OrderTree, type Load } from '../../../../../src/domain/scheduling/queue/order-tree.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { schedulerTask } from '../../../../support/scheduling.js';

const ticket = (sequence: number, ctx: number, promptTokens: number, outputTokens: number): Ticket =>
  new Ticket(sequence, schedulerTask(`t${sequence}`, { ctx, promptTokens }), { poolId: 'p', modelRef: 'm', outputTokens });

const tickets = fc
  .uniqueArray(fc.tuple(fc.nat(5000), fc.nat(9), fc.nat(50), fc.nat(50)), { selector: ([sequence]) => sequence, maxLength: 120 })
  .map((all) => all.map((one) => ticket(...one)));

const bySequence = (a: Ticket, b: Ticket): number => a.sequence - b.sequence;

function sumOf(all: readonly Ticket[]): Load {
  const sum = { count: 0, promptTokens: 0, outputTokens: 0 };
  for (const { promptTokens, outputTokens } of all) {
    sum.count += 1;
    sum.promptTokens += promptTokens;
    sum.outputTokens += outputTokens;
  }
  return sum;
}

/** A tree, and a plain sorted list of what must be in it, after every ticket went in and some came out again. */
const trees = fc.tuple(tickets, fc.infiniteStream(fc.boolean())).map(([all, removals]) => {
  const tree = new OrderTree();
  const list: Ticket[] = [];
  for (const one of all) {
    tree.add(one);
    list.push(one);
    if (removals.next().value !== true) continue;
    const [out] = list.splice(Math.floor(list.length / 2), 1);
    if (out) tree.remove(out);
  }
  return { tree, list: list.sort(bySequence) };
});

test('the tree holds what was added and not removed, in order of admission', () => {
  fc.assert(fc.property(trees, ({ tree, list }) => {
    expect([...tree].map(({ sequence }) => sequence)).toEqual(list.map(({ sequence }) => sequence));
    expect(tree.size).toBe(list.length);
  }));
});

test('what is ahead of any place is the sum over all that came before it', () => {
  fc.assert(fc.property(trees, fc.nat(5001), ({ tree, list }, sequence) => {
    const sum = sumOf([]);
    tree.addBefore(sequence, sum);
    expect(sum).toEqual(sumOf(list.filter((one) => one.sequence < sequence)));
    const all = sumOf([]);
    tree.addAll(all);
    expect(all).toEqual(sumOf(list));
  }));
});

test('the first that fits is the first in order whose context is within the limit', () => {
  fc.assert(fc.property(trees, fc.integer({ min: -1, max: 10 }), ({ tree, list }, limit) => {
    expect(tree.first(limit)).toBe(list.find(({ ctx }) => ctx <= limit));
  }));
});
