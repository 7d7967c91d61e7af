import fc from 'fast-check';
import { FakeClock } from '../../support/fake-clock.js';

describe('the fake clock', () => {
  it('fires due timers in order of time, then of scheduling, each at its own time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }), (delays) => {
        const clock = new FakeClock({ monotonic: 0 });
        const fired: { at: number; index: number }[] = [];
        delays.forEach((delay, index) => clock.schedule(delay, () => fired.push({ at: clock.monotonic(), index })));
        clock.advance(50);
        const wanted = delays.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
        expect(fired).toEqual(wanted);
        expect(clock.pendingTimers).toBe(0);
      }),
    );
  });

  it('fires what a timer schedules when that falls due in the same advance, and not what it cancels', () => {
    const clock = new FakeClock();
    const fired: string[] = [];
    const doomed = clock.schedule(20, () => fired.push('doomed'));
    clock.schedule(10, () => {
      fired.push('first');
      doomed.cancel();
      clock.schedule(5, () => fired.push('second'));
      clock.schedule(500, () => fired.push('late'));
    });
    clock.advance(100);
    expect(fired).toEqual(['first', 'second']);
    expect(clock.nextTimerInMs).toBe(410);
  });

  it('lets wall time jump and drift while timers and monotonic time go on evenly', () => {
    const clock = new FakeClock({ wall: 10_000, monotonic: 0 });
    const fire = jest.fn();
    clock.schedule(1_000, fire);
    clock.jumpWall(-5_000);
    clock.advance(999);
    expect(fire).not.toHaveBeenCalled();
    expect([clock.wall(), clock.monotonic()]).toEqual([5_999, 999]);
    clock.driftWall(2);
    clock.advance(1);
    expect(fire).toHaveBeenCalledTimes(1);
    expect([clock.wall(), clock.monotonic()]).toEqual([6_001, 1_000]);
  });

  it('refuses to go back', () => {
    expect(() => new FakeClock().advance(-1)).toThrow(RangeError);
  });
});
