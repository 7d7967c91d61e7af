import { LifeTable } from '../../../../../src/domain/scheduling/prediction/life-table.js';
import { Chance } from '../../../../support/chance.js';

const KEEP = 0.99;

function tableOf(lengths: readonly number[], limit = Infinity, whole?: LifeTable): LifeTable {
  const table = new LifeTable(KEEP, whole);
  for (const length of lengths) table.add(Math.min(limit, length), length >= limit ? 'limit' : 'ended');
  return table;
}

const draws = (count: number, draw: (chance: Chance) => number): number[] => {
  const chance = new Chance(20_260_101);
  return Array.from({ length: count }, () => draw(chance));
};

test('texts of one length are expected to be about that long, and no more comes of one that is', () => {
  const table = tableOf(draws(100, () => 50));
  expect(table.mean(1000)).toBeGreaterThan(46);
  expect(table.mean(1000)).toBeLessThan(54);
  expect(table.mean(20)).toBeCloseTo(20, 0);
  expect(table.remaining(20, 1000)).toBeGreaterThan(26);
  expect(table.remaining(20, 1000)).toBeLessThan(34);
  expect(table.remaining(60, 1000)).toBeLessThan(20);
  expect(table.remaining(60, 61)).toBeLessThanOrEqual(1);
  expect(table.remaining(61, 61)).toBe(0);
});

test('of texts without memory as much more is expected, however far they have got', () => {
  const table = tableOf(draws(2000, (chance) => chance.exponential(100)));
  for (const made of [0, 30, 100]) {
    expect(table.remaining(made, 1e5)).toBeGreaterThan(75);
    expect(table.remaining(made, 1e5)).toBeLessThan(125);
  }
  expect(table.endsWithin(50, 69, 1e5)).toBeCloseTo(0.5, 1);
  expect(table.endsWithin(50, 69, 100)).toBe(1);
});

test('what was cut off says that texts are at least so long: the mean without a limit is found from texts that were cut', () => {
  const lengths = draws(1000, (chance) => chance.exponential(100));
  const cut = tableOf(lengths, 80);
  const seen = lengths.reduce((sum, length) => sum + Math.min(80, length), 0) / lengths.length;
  expect(cut.mean(80)).toBeGreaterThan(0.9 * seen);
  expect(cut.mean(80)).toBeLessThan(1.1 * seen);
  // As it would be if a cut counted as an end: a text of 70 would have 5 tokens to go.
  expect(cut.remaining(20, 80)).toBeGreaterThan(35);
});

test('canceled texts neither count as texts seen nor make others look shorter', () => {
  const table = tableOf(draws(100, () => 50));
  for (let i = 0; i < 30; i++) table.add(5, 'cut');
  expect(table.mean(1000)).toBeGreaterThan(46);
  const nothing = new LifeTable(KEEP);
  for (let i = 0; i < 30; i++) nothing.add(5, 'cut');
  expect(nothing.weight).toBe(0);
});

test('a part with few texts follows the whole, and with many it goes its own way', () => {
  const whole = tableOf(draws(300, () => 400));
  const part = new LifeTable(KEEP, whole);
  expect(part.mean(1000)).toBeCloseTo(whole.mean(1000), 0);
  part.add(20, 'ended');
  expect(part.mean(1000)).toBeGreaterThan(250);
  for (let i = 0; i < 60; i++) part.add(20, 'ended');
  expect(part.mean(1000)).toBeLessThan(45);
});

test('it forgets: lengths of long ago do not count', () => {
  const table = tableOf(draws(200, () => 400));
  for (let i = 0; i < 400; i++) table.add(30, 'ended');
  expect(table.mean(1000)).toBeLessThan(45);
});

test('the share that ends within so much more grows with it, from 0 to 1, whatever was seen', () => {
  const tables = [new LifeTable(KEEP), tableOf([1]), tableOf([1e9]), tableOf(draws(50, (chance) => chance.exponential(1000)))];
  for (const table of tables) {
    for (const made of [0, 1, 77, 1e6]) {
      let before = 0;
      for (const more of [0, 1, 5, 50, 500, 5000, 1e7]) {
        const share = table.endsWithin(made, more, 1e9);
        expect(share).toBeGreaterThanOrEqual(before);
        expect(share).toBeLessThanOrEqual(1);
        expect(table.remaining(made, made + more)).toBeLessThanOrEqual(more);
        before = share;
      }
    }
  }
});

test('what is remembered of it foretells the same', () => {
  const table = tableOf(draws(300, (chance) => chance.exponential(100)), 256);
  const again = new LifeTable(KEEP);
  again.recall(table.memory, 0.25);
  for (const made of [0, 10, 100, 200]) {
    const expected = table.remaining(made, 256);
    expect(Math.abs(again.remaining(made, 256) - expected)).toBeLessThan(0.05 * expected + 1);
  }
  expect(again.weight).toBeCloseTo(table.weight / 4, 2);
});
