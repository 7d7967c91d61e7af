import { Regression } from '../../../../../src/domain/scheduling/prediction/regression.js';
import { Chance } from '../../../../support/chance.js';

test('weights are found from answers, noise and all', () => {
  const chance = new Chance(5);
  const regression = new Regression([0, 0, 0], 10, 0.998);
  for (let i = 0; i < 1000; i++) {
    const signs = [1, chance.between(-2, 2), chance.between(0, 1)];
    regression.learn(signs, 0.5 * (signs[0] ?? 0) - 0.3 * (signs[1] ?? 0) + 2 * (signs[2] ?? 0) + chance.between(-0.5, 0.5));
  }
  expect(regression.predict([1, 0, 0])).toBeCloseTo(0.5, 0);
  expect(regression.predict([0, 1, 0])).toBeCloseTo(-0.3, 1);
  expect(regression.predict([0, 0, 1])).toBeGreaterThan(1.5);
});

test('what was believed holds until answers outweigh it, and where they say nothing', () => {
  const regression = new Regression([0, 4], 10, 0.998);
  regression.learn([1, 0], 10);
  expect(regression.predict([1, 0])).toBeLessThan(2);
  for (let i = 0; i < 200; i++) regression.learn([1, 0], 10);
  expect(regression.predict([1, 0])).toBeGreaterThan(9);
  expect(regression.predict([0, 1])).toBeCloseTo(4, 6);
});

test('signs that always go together, or are no numbers, break nothing', () => {
  const regression = new Regression([0, 0], 10, 0.998);
  for (let i = 0; i < 5000; i++) regression.learn([1, 1], 3);
  regression.learn([NaN, 1], 3);
  regression.learn([1, 1], Infinity);
  expect(regression.predict([1, 1])).toBeCloseTo(3, 0);
});
