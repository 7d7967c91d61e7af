import fc from 'fast-check';
import { seed32 } from '../../../../../src/infra/engines/http/seed.js';

const seed = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -3, max: 3 }).map((step) => 2 ** 32 - 1 + step), fc.constant(Number.MIN_SAFE_INTEGER));

test('every seed becomes one that llama-server takes as a seed, and never as "random"', () => {
  fc.assert(
    fc.property(seed, (value) => {
      const mapped = seed32(value);
      expect(Number.isInteger(mapped) && mapped >= 0 && mapped < 0xffff_ffff).toBe(true);
      expect(seed32(value)).toBe(mapped);
    }),
    { numRuns: 2_000 },
  );
});

test('a seed that llama-server can take is passed as it is', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff_fffe }), (value) => seed32(value) === value));
});

test('seeds beyond 32 bits differ in their high bits too', () => {
  const mapped = new Set([0, 1, -1, 2 ** 32, 2 ** 33, 2 ** 40, -(2 ** 32), -(2 ** 40), 2 ** 53 - 1, -(2 ** 53) + 1].map(seed32));
  expect(mapped.size).toBe(10);
});
