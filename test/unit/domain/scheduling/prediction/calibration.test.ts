import { Calibration, gaveUp, intervalMs, quantileMs, SIGNS, started, startWithin, type Foretold, type Guess, type Start } from '../../../../../src/domain/scheduling/prediction/calibration.js';
import { ErrorWindow } from '../../../../../src/domain/scheduling/prediction/error-window.js';
import { Chance } from '../../../../support/chance.js';

const signs = (...seen: readonly number[]): number[] => Array.from({ length: SIGNS }, (_, i) => seen[i] ?? 0);
const start = (startMs: number, changes: Partial<Start> = {}): Start => ({ priority: 'batch', depth: 'queue', startMs, spread: 0.2, signs: signs(), ...changes });

const tell = (guess: Guess, at: number): Foretold => ({ guess, at, ...intervalMs(guess) });
const startIn = (guess: Guess): number => quantileMs(guess, 0.5);

/** Foretells a start, and lets it be. */
function live(calibration: Calibration, one: Start, waitedMs: number): { readonly inside: boolean; readonly foretoldMs: number } {
  const guess = calibration.guess(one);
  const foretold = tell(guess, 1000);
  const foretoldMs = startIn(guess);
  started(foretold, 1000 + waitedMs);
  return { inside: waitedMs >= foretold.lowMs && waitedMs <= foretold.highMs, foretoldMs };
}

test('before anything started, a start is what it was worked out to be, and its interval is that of its spread', () => {
  const calibration = new Calibration();
  const guess = calibration.guess(start(1000));
  expect(startIn(guess)).toBeCloseTo(1000, 6);
  const { lowMs, highMs } = intervalMs(guess);
  expect(lowMs).toBeGreaterThan(700);
  expect(lowMs).toBeLessThan(800);
  expect(highMs).toBeGreaterThan(1250);
  expect(highMs).toBeLessThan(1350);
});

test('where starts always come later than they were worked out to, they are foretold to be later', () => {
  const calibration = new Calibration();
  for (let i = 0; i < 60; i++) live(calibration, start(1000 + i), 2 * (1000 + i));
  expect(startIn(calibration.guess(start(500)))).toBeGreaterThan(900);
  expect(startIn(calibration.guess(start(500)))).toBeLessThan(1100);
  // Each class and each way to wait has errors of its own.
  expect(startIn(calibration.guess(start(500, { priority: 'interactive' })))).toBeCloseTo(500, 6);
  expect(startIn(calibration.guess(start(500, { depth: 'next' })))).toBeCloseTo(500, 6);
});

test('what a sign does to waits is learned', () => {
  const calibration = new Calibration();
  for (let i = 0; i < 300; i++) live(calibration, start(1000, { signs: signs(1, i % 3) }), 1000 * 2 ** (i % 3));
  for (const sign of [0, 1, 2]) {
    const foretold = startIn(calibration.guess(start(300, { signs: signs(1, sign) })));
    expect(foretold / (300 * 2 ** sign)).toBeGreaterThan(0.9);
    expect(foretold / (300 * 2 ** sign)).toBeLessThan(1.1);
  }
});

test('eight of ten starts fall into the interval, whatever the errors look like', () => {
  const shapes = { even: (c: Chance) => c.between(0.2, 3), lopsided: (c: Chance) => 0.5 + c.exponential(1), rare: (c: Chance) => (c.next() < 0.15 ? 6 : 1) };
  for (const shape of Object.values(shapes)) {
    const chance = new Chance(7);
    const calibration = new Calibration();
    let inside = 0;
    for (let i = 0; i < 2000; i++) if (live(calibration, start(1000), 1000 * shape(chance)).inside && i >= 200) inside++;
    expect(inside / 1800).toBeGreaterThan(0.75);
    expect(inside / 1800).toBeLessThan(0.9);
  }
});

test('one that gives up counts as having to wait longer: starts are not taken to be early because the late ones are never seen', () => {
  const chance = new Chance(11);
  const calibration = new Calibration();
  for (let i = 0; i < 1000; i++) {
    const guess = calibration.guess(start(1000));
    const foretold = tell(guess, 0);
    const waits = 1000 * chance.between(0, 3);
    // Nobody waits for longer than 1.5 s; the median wait would be just that.
    if (waits <= 1500) started(foretold, waits);
    else gaveUp(foretold, 1500);
  }
  const foretold = startIn(calibration.guess(start(1000)));
  expect(foretold).toBeGreaterThan(1100);
  expect(intervalMs(calibration.guess(start(1000))).highMs).toBeGreaterThan(1490);
});

describe('of a task that leaves the queue if it has not started by then, the start', () => {
  const guess = (): Guess => {
    const calibration = new Calibration();
    const chance = new Chance(11);
    for (let i = 0; i < 1000; i++) live(calibration, start(1000), 1000 * chance.between(0.2, 2.2));
    return calibration.guess(start(1000));
  };

  test('is as likely to be before as after what is foretold, of the starts that come in time', () => {
    const one = guess();
    // Even from 200 to 2200 ms; of those up to 1200, half come before 700.
    expect(startWithin(startIn(one), one, 1200)).toBeGreaterThan(620);
    expect(startWithin(startIn(one), one, 1200)).toBeLessThan(780);
  });

  test('is that of all starts where each comes in time', () => {
    const one = guess();
    expect(startWithin(startIn(one), one, 10_000)).toBe(startIn(one));
    expect(startWithin(startIn(one), one, Infinity)).toBe(startIn(one));
    expect(startWithin(5000, one, Infinity)).toBe(5000);
  });

  test('is foretold to be the earlier the less time there is, and never to be after that', () => {
    const one = guess();
    let before = 0;
    for (let ms = 300; ms <= 2500; ms += 20) {
      const foretold = startWithin(startIn(one), one, ms);
      expect(foretold).toBeGreaterThanOrEqual(before);
      expect(foretold).toBeLessThanOrEqual(ms);
      before = foretold;
    }
  });

  test('is a time where there is none left', () => {
    const one = guess();
    for (const ms of [0, -5, -Infinity]) {
      expect(startWithin(startIn(one), one, ms)).toBeGreaterThanOrEqual(0);
      expect(startWithin(startIn(one), one, ms)).toBeLessThan(300);
    }
    const none = new Calibration().guess(start(0));
    expect(startWithin(0, none, 0)).toBe(0);
  });
});

test('of a wait too short to matter only the difference counts: no ratio of nothing to something', () => {
  const calibration = new Calibration();
  for (let i = 0; i < 200; i++) live(calibration, start(0, { depth: 'free' }), i % 2);
  const guess = calibration.guess(start(0, { depth: 'free' }));
  expect(startIn(guess)).toBeLessThan(2);
  expect(intervalMs(guess).highMs).toBeLessThan(4);
});

test('what is remembered gives the same starts and intervals', () => {
  const chance = new Chance(3);
  const calibration = new Calibration();
  for (let i = 0; i < 500; i++) live(calibration, start(1000, { signs: signs(1, 0.3) }), 1000 * chance.between(0.5, 4));
  const again = new Calibration();
  again.recall(calibration.memory);
  const one = start(700, { signs: signs(1, 0.3) });
  const [before, after] = [calibration, again].map((by) => ({ startMs: startIn(by.guess(one)), ...intervalMs(by.guess(one)) }));
  expect(Math.abs((after?.startMs ?? 0) / (before?.startMs ?? 1) - 1)).toBeLessThan(0.05);
  expect(Math.abs((after?.lowMs ?? 0) / (before?.lowMs ?? 1) - 1)).toBeLessThan(0.1);
  expect(Math.abs((after?.highMs ?? 0) / (before?.highMs ?? 1) - 1)).toBeLessThan(0.1);
});

describe('the window of errors', () => {
  test('knows the quantiles of the latest 1024 errors, and no others', () => {
    const errors = new ErrorWindow();
    for (let i = 0; i < 3000; i++) errors.add(i < 1976 ? 25 : (i * 7919) % 1024);
    for (let i = 0; i < 1024; i++) errors.add(((i * 613) % 1024) / 1024);
    expect(errors.quantile(0.5)).toBeCloseTo(0.5, 2);
    expect(errors.quantile(0.1)).toBeCloseTo(0.1, 2);
    expect(errors.quantile(0)).toBe(0);
    expect(errors.quantile(1)).toBeCloseTo(1, 2);
  });

  test('is not upset by what is no number', () => {
    const errors = new ErrorWindow();
    const before = errors.quantile(0.5);
    errors.add(NaN);
    expect(errors.quantile(0.5)).toBe(before);
    errors.add(Infinity);
    errors.add(-Infinity);
    expect(Number.isFinite(errors.quantile(0) + errors.quantile(1))).toBe(true);
  });
});
