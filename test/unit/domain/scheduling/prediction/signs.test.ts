import { SIGNS } from '../../../../../src/domain/scheduling/prediction/calibration.js';
import { Inflow } from '../../../../../src/domain/scheduling/prediction/inflow.js';
import { signsOf, type Sight } from '../../../../../src/domain/scheduling/prediction/signs.js';

const sight = (changes: Partial<Sight> = {}): Sight => ({
  flow: 'mine',
  priority: 'interactive',
  tokens: 100,
  tokensAhead: 900,
  classTokensAhead: 900,
  lead: 400,
  startMs: 1000,
  slots: 4,
  batchShare: 0.1,
  ...changes,
});

/** So much of the pool's four slots, over a minute, by each of these flows. */
function busy(share: number, flows: readonly string[]): Inflow {
  const inflow = new Inflow();
  for (let now = 0; now < 60_000; now += 20) for (const flow of flows) inflow.add(flow, 20 * 4 * share, now);
  return inflow;
}

const quiet = { interactive: new Inflow(), batch: new Inflow() };

test('there are as many signs as weights, all of them finite, of the size of 1', () => {
  const wild = [sight(), sight({ tokens: 1, tokensAhead: 1e9, lead: 1e9 }), sight({ priority: 'batch', batchShare: 0, startMs: 0 }), sight({ flow: undefined, tokensAhead: 0, lead: 0 })];
  for (const inflow of [quiet, { interactive: busy(9, ['a', 'b']), batch: busy(0.1, ['mine']) }]) {
    for (const one of wild) {
      const signs = signsOf(one, inflow, 60_000);
      expect(signs).toHaveLength(SIGNS);
      for (const sign of signs) expect(Math.abs(sign)).toBeLessThan(25);
    }
  }
});

test('while nothing comes in, no flow is put off by what others bring, and batch by no interactive work', () => {
  expect(signsOf(sight(), quiet, 1000).slice(3, 5)).toEqual([0, 0]);
  expect(signsOf(sight({ priority: 'batch' }), quiet, 1000)[6]).toBeCloseTo(0);
});

test('others put a task off by what they bring, but no further than to its own turn', () => {
  const inflow = { ...quiet, interactive: busy(0.25, ['a', 'b']) };
  const [, , , others = 0, far = 0] = signsOf(sight({ lead: 5000 }), inflow, 60_000);
  expect(others).toBeCloseTo(0.5, 1);
  expect(far).toBeCloseTo(Math.log(2), 1);
  // Two flows and as much as it has itself: all that may pass it is there already.
  expect(signsOf(sight({ lead: 300 }), inflow, 60_000)[4]).toBe(0);
});

test('interactive work puts batch off until batch has its share, and not interactive itself', () => {
  const inflow = { ...quiet, interactive: busy(0.5, ['a']) };
  const batch = (changes: Partial<Sight>) => signsOf(sight({ priority: 'batch', ...changes }), inflow, 60_000)[6];
  expect(batch({})).toBeCloseTo(Math.log(2), 1);
  expect(batch({ tokensAhead: 5000, classTokensAhead: 500 })).toBeCloseTo(Math.log(6000 / 5100), 1);
  expect(batch({ tokensAhead: 9000, classTokensAhead: 500 })).toBe(0);
  expect(signsOf(sight(), inflow, 60_000).slice(5, 7)).toEqual([0, 0]);
});
