import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { systemClock } from '../../../../src/infra/system/clock.js';

const DAY_MS = 24 * 3600 * 1000;

describe('the system clock', () => {
  afterEach(() => jest.useRealTimers());

  it('never goes back and measures in milliseconds', async () => {
    const before = systemClock.monotonic();
    await new Promise<void>((resolve) => systemClock.soon(resolve));
    expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
    expect(Math.abs(systemClock.wall() - Date.now())).toBeLessThan(1000);
  });

  it('holds a timer of sixty days for sixty days, which is more than Node can count to', () => {
    jest.useFakeTimers();
    const fire = jest.fn();
    systemClock.schedule(60 * DAY_MS, fire);
    jest.advanceTimersByTime(60 * DAY_MS - 1);
    expect(fire).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2);
    expect(fire).toHaveBeenCalledTimes(1);
  });

  it('fires a timer that was asked for in the past soon, and only once', () => {
    jest.useFakeTimers();
    const fire = jest.fn();
    systemClock.schedule(-5, fire);
    jest.advanceTimersByTime(1000);
    expect(fire).toHaveBeenCalledTimes(1);
  });

  it('never fires a canceled timer, also when it was re-armed in between, and a second cancel is harmless', () => {
    jest.useFakeTimers();
    const fire = jest.fn();
    const timer = systemClock.schedule(40 * DAY_MS, fire);
    jest.advanceTimersByTime(30 * DAY_MS);
    timer.cancel();
    timer.cancel();
    jest.advanceTimersByTime(30 * DAY_MS);
    expect(fire).not.toHaveBeenCalled();
  });

  it('refuses a delay that is not a number, which Node would take for 1 ms', () => {
    expect(() => systemClock.schedule(Number.NaN, () => undefined)).toThrow(RangeError);
  });

  it('does not keep the process alive for a timer', () => {
    const clock = path.resolve(__dirname, '../../../../src/infra/system/clock.ts');
    const script = `import { systemClock } from ${JSON.stringify(clock)}; systemClock.schedule(600000, () => undefined);`;
    const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { timeout: 15_000 });
    expect({ status: child.status, stderr: child.stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
