import { Inflow } from '../../../../../src/domain/scheduling/prediction/inflow.js';

/** Work of these flows in turn, 10 ms of a slot each 20 ms. */
function after(ms: number, flowOf: (i: number) => string): { readonly inflow: Inflow; readonly now: number } {
  const inflow = new Inflow();
  let i = 0;
  for (let now = 0; now < ms; now += 20) inflow.add(flowOf(i++), 10, now);
  return { inflow, now: ms };
}

test('the work that comes in is known over a short and a long window, in all and by flow', () => {
  const { inflow, now } = after(60_000, (i) => (i % 4 === 0 ? 'a' : 'b'));
  const short = inflow.perMs(0, now);
  const long = inflow.perMs(2, now);
  expect(short).toBeCloseTo(0.5, 1);
  expect(long).toBeGreaterThan(0.2);
  expect(inflow.perMsOfAll(now)).toBeCloseTo(0.5, 1);
  expect(inflow.perMsOf('a', now) / inflow.perMsOf('b', now)).toBeCloseTo(1 / 3, 1);
  expect(inflow.perMsOf('nobody', now)).toBe(0);
  const quiet = inflow.perMs(0, now + 15_000);
  const habit = inflow.perMs(2, now + 15_000);
  expect(quiet).toBeLessThan(0.01);
  expect(habit).toBeGreaterThan(0.2);
});

test('flows that bring in as much as each other are counted, and one that brings in hardly anything hardly counts', () => {
  const even = after(30_000, (i) => `f${i % 5}`);
  expect(even.inflow.flowCount(even.now)).toBeCloseTo(5, 0);
  const lone = after(30_000, (i) => (i % 50 === 0 ? 'b' : 'a'));
  expect(lone.inflow.flowCount(lone.now)).toBeLessThan(1.2);
  expect(new Inflow().flowCount(0)).toBe(1);
});

test('however many flows come and go, the latest 1024 are remembered', () => {
  const { inflow, now } = after(60_000, (i) => `f${i}`);
  expect(inflow.perMsOf('f2999', now)).toBeGreaterThan(0);
  expect(inflow.perMsOf('f1976', now)).toBeGreaterThan(0);
  expect(inflow.perMsOf('f1975', now)).toBe(0);
  expect(Number.isFinite(inflow.flowCount(now))).toBe(true);
});
