import { OUTCOME_KINDS } from '../../../../src/domain/task/outcome.js';
import { Tally } from '../../../../src/services/tasks/tally.js';
import { FakeClock } from '../../../support/fake-clock.js';

const MINUTE = 60_000;

function open() {
  const clock = new FakeClock();
  const tally = new Tally(clock);
  return { clock, tally, shares: () => [...tally.admissionShares()], ratios: () => [...tally.deadlinesMetRatios()] };
}

it('nothing is said before something was counted', () => {
  const { shares, ratios } = open();
  expect(shares()).toEqual([]);
  expect(ratios()).toEqual([]);
});

it('the shares of the classes are of the tasks admitted of late, and add up to 1', () => {
  const { clock, tally, shares } = open();
  tally.admitted('interactive');
  expect(shares()).toEqual([{ priority: 'interactive', share: 1 }, { priority: 'batch', share: 0 }]);
  for (let n = 0; n < 3; n++) tally.admitted('batch');
  expect(shares()).toEqual([{ priority: 'interactive', share: 0.25 }, { priority: 'batch', share: 0.75 }]);
  clock.advance(20 * MINUTE);
  for (let n = 0; n < 4; n++) tally.admitted('interactive');
  const [interactive, batch] = shares();
  expect(interactive?.share).toBeGreaterThan(0.95);
  expect((interactive?.share ?? 0) + (batch?.share ?? 0)).toBeCloseTo(1, 12);
});

it('a deadline is met by an end of its own and missed by one at the deadline; other ends say nothing of it', () => {
  const { tally, ratios } = open();
  for (const kind of OUTCOME_KINDS) if (kind !== 'completed' && kind !== 'deadline') tally.ended('interactive', kind);
  expect(ratios()).toEqual([]);
  tally.ended('interactive', 'completed');
  expect(ratios()).toEqual([{ priority: 'interactive', ratio: 1 }]);
  tally.ended('interactive', 'deadline');
  tally.ended('batch', 'deadline');
  expect(ratios()).toEqual([{ priority: 'interactive', ratio: 0.5 }, { priority: 'batch', ratio: 0 }]);
});

it('a task of five minutes ago weighs a third of one of now', () => {
  const { clock, tally, ratios } = open();
  tally.ended('batch', 'deadline');
  clock.advance(5 * MINUTE);
  tally.ended('batch', 'completed');
  expect(ratios()[0]?.ratio).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
});

it('what is long ago is no longer told, also after a year', () => {
  const { clock, tally, shares, ratios } = open();
  tally.admitted('batch');
  tally.ended('batch', 'completed');
  clock.advance(25 * MINUTE);
  expect(shares()).toHaveLength(2);
  expect(ratios()).toHaveLength(1);
  clock.advance(10 * MINUTE);
  expect(shares()).toEqual([]);
  expect(ratios()).toEqual([]);
  clock.advance(365 * 24 * 60 * MINUTE);
  tally.admitted('interactive');
  expect(shares()).toEqual([{ priority: 'interactive', share: 1 }, { priority: 'batch', share: 0 }]);
});
