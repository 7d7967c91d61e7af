import { breakTies } from '../../../../../src/domain/scheduling/placement/tie-break.js';

interface Horse {
  readonly name: string;
  readonly price?: number;
  readonly age: number;
}

const breakers = [
  { name: 'price', cost: ({ price }: Horse) => price },
  { name: 'age', cost: ({ age }: Horse, limit: number) => Math.max(age, limit) },
];

function race(horses: readonly Horse[], limit = 0) {
  const applied: string[] = [];
  const left = breakTies(horses, limit, breakers, applied);
  return [left.map(({ name }) => name).join(''), applied];
}

test('the cheapest are left, and the breaker that decided is named', () => {
  expect(race([{ name: 'a', price: 2, age: 1 }, { name: 'b', price: 1, age: 9 }])).toEqual(['b', ['price']]);
});

test('each breaker narrows what the one before left', () => {
  expect(race([{ name: 'a', price: 1, age: 3 }, { name: 'b', price: 1, age: 2 }, { name: 'c', price: 2, age: 1 }])).toEqual(['b', ['price', 'age']]);
});

test('one that is not known of all is neutral', () => {
  expect(race([{ name: 'a', age: 3 }, { name: 'b', price: 1, age: 2 }, { name: 'c', price: 2, age: 1 }])).toEqual(['c', ['age']]);
});

test('one that makes no difference is not named', () => {
  expect(race([{ name: 'a', price: 1, age: 3 }, { name: 'b', price: 1, age: 2 }], 5)).toEqual(['ab', []]);
  expect(race([{ name: 'a', price: 1, age: 3 }])).toEqual(['a', []]);
  expect(race([])).toEqual(['', []]);
});
