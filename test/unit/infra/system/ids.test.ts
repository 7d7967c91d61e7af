import { systemIds } from '../../../../src/infra/system/ids.js';

describe('identifiers', () => {
  it('are lower-case UUIDs of version 4, each a new one', () => {
    const ids = Array.from({ length: 1000 }, () => systemIds.uuid());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('and seeds are integers that every engine takes: 0 to 2^32 - 2, spread over the whole range', () => {
    const seeds = Array.from({ length: 4000 }, () => systemIds.seed());
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= 2 ** 32 - 2)).toBe(true);
    expect(Math.min(...seeds)).toBeLessThan(2 ** 32 * 0.05);
    expect(Math.max(...seeds)).toBeGreaterThan(2 ** 32 * 0.95);
  });
});
