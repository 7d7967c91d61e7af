import fc from 'fast-check';
import { SumTree } from '../../../../../src/domain/scheduling/queue/sum-tree.js';

/** Beside a tree, a plain list of what must be in it. */
interface Entry {
  readonly at: number;
  readonly sequence: number;
  /** Two sums and a least. */
  values: readonly number[];
}

const SHAPE = { sums: 2, leasts: 1 };
const inOrder = (a: Entry, b: Entry): number => a.at - b.at || a.sequence - b.sequence;

/** Enough of them that nodes part, and in part so many removals that they join again. */
const value = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(9));
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('add' as const), at: fc.nat(9), values: value, many: fc.nat(40) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat(), many: fc.nat(60), ofEach: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('update' as const), which: fc.nat(), values: value }) },
  ),
  { maxLength: 40 },
);

/** As after these steps: what the tree holds, and what it must. */
const trees = steps.map((all) => {
  const tree = new SumTree<Entry>(SHAPE);
  const list: Entry[] = [];
  let sequence = 0;
  for (const step of all) {
    if (step.kind === 'add') {
      for (let i = 0; i <= step.many; i++) {
        // Not in order, and each once.
        const entry: Entry = { at: step.at, sequence: (sequence++ * 7919) % 100_003, values: step.values };
        tree.add(entry, entry.at, entry.sequence, Float64Array.from(entry.values));
        list.push(entry);
      }
    } else if (step.kind === 'update') {
      const entry = list[step.which % Math.max(1, list.length)];
      if (entry === undefined) continue;
      entry.values = step.values;
      tree.update(entry.at, entry.sequence, Float64Array.from(entry.values));
    } else {
      list.sort(inOrder);
      for (let i = 0; i < step.many && list.length > 0; i++) {
        const [gone] = list.splice((step.which + i * (step.ofEach - 1)) % list.length, 1);
        if (gone !== undefined) expect(tree.remove(gone.at, gone.sequence)).toBe(true);
      }
    }
  }
  return { tree, list: list.sort(inOrder) };
});

const sumsOf = (list: readonly Entry[]): number[] => [0, 1].map((sum) => list.reduce((total, { values }) => total + (values[sum] ?? 0), 0));
const sumsBy = (add: (into: Float64Array) => void): number[] => {
  const into = new Float64Array(SHAPE.sums);
  add(into);
  return [...into];
};

test('the tree holds what was added and not removed, in order', () => {
  fc.assert(
    fc.property(trees, ({ tree, list }) => {
      expect([...tree]).toEqual(list);
      expect(tree.size).toBe(list.length);
      expect(tree.first).toBe(list[0]);
      expect(tree.last).toBe(list.at(-1));
      expect(tree.remove(3.5, 1)).toBe(false);
    }),
  );
});

test('the sums before any place are those over all that is before it, and all of them at its end', () => {
  fc.assert(
    fc.property(trees, fc.nat(10), fc.nat(100_003), ({ tree, list }, at, sequence) => {
      const ahead = list.filter((one) => inOrder(one, { at, sequence, values: [] }) < 0);
      expect(sumsBy((into) => { tree.addBefore(at, sequence, into); })).toEqual(sumsOf(ahead));
      expect(sumsBy((into) => { tree.addBefore(Infinity, 0, into); })).toEqual(sumsOf(list));
      expect(sumsBy((into) => { tree.addAll(into); })).toEqual(sumsOf(list));
    }),
  );
});

test('the first within a limit is the first in order that is, and the least is that of all', () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: -1, max: 9 }), ({ tree, list }, limit) => {
      expect(tree.firstWithin(0, limit)).toBe(list.find(({ values }) => (values[2] ?? 0) <= limit));
      expect(tree.least(0)).toBe(Math.min(Infinity, ...list.map(({ values }) => values[2] ?? 0)));
    }),
  );
});

test('what comes after any place is the first that is after it', () => {
  fc.assert(
    fc.property(trees, fc.nat(10), fc.nat(100_003), fc.nat(), ({ tree, list }, at, sequence, which) => {
      const place = { at, sequence, values: [] };
      expect(tree.after(at, sequence)).toBe(list.find((one) => inOrder(one, place) > 0));
      const one = list[which % Math.max(1, list.length)];
      if (one !== undefined) expect(tree.after(one.at, one.sequence)).toBe(list[list.indexOf(one) + 1]);
    }),
  );
});

test('sums of fractions stay what they are, however often entries came and went', () => {
  const tree = new SumTree<number>({ sums: 1, leasts: 0 });
  const values = Float64Array.of(0);
  for (let i = 0; i < 20_000; i++) {
    values[0] = 1e9 / (1 + (i % 977));
    tree.add(i, (i * 7919) % 4999, i, values);
    if (i >= 500) tree.remove(((i - 500) * 7919) % 4999, i - 500);
  }
  const into = new Float64Array(1);
  tree.addBefore(Infinity, 0, into);
  const exact = [...tree].reduce((sum, i) => sum + 1e9 / (1 + (i % 977)), 0);
  expect(Math.abs((into[0] ?? 0) / exact - 1)).toBeLessThan(1e-10);
});
