import { readOptions } from '../../determinism/options.js';

const places = (args: readonly string[], count = 64): readonly number[] => {
  const options = readOptions(args, ['move']);
  if (typeof options === 'string') throw new Error(options);
  return Array.from({ length: count }, (_, place) => place).filter((place) => options.wanted(place, count));
};

describe('which seeds the determinism suite runs', () => {
  test('all, where nothing is said, and where more are wanted than there are', () => {
    expect(places([])).toHaveLength(64);
    expect(places(['--seeds', '200'])).toHaveLength(64);
  });

  test('as many as are wanted, from the whole file', () => {
    for (let most = 1; most <= 64; most++) expect(places(['--seeds', String(most)])).toHaveLength(most);
    expect(places(['--seeds', '4'])).toEqual([0, 16, 32, 48]);
  });

  test('only the one at a place', () => {
    expect(places(['--seed', '17'])).toEqual([17]);
  });

  test('what does not exist is named', () => {
    expect(readOptions(['--engine', 'vllm'], ['move'])).toMatch(/vllm/);
    expect(readOptions(['--case', 'moves'], ['move'])).toMatch(/moves.*move/);
    expect(readOptions(['--seed', '-1'], ['move'])).toMatch(/seed/);
    expect(readOptions(['--seed', '1', '--seeds', '2'], ['move'])).toMatch(/not both/);
    expect(readOptions(['--everything'], ['move'])).toMatch(/everything/);
  });
});
