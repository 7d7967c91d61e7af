import type { Waiting } from '../../../../src/services/streams/outlook.js';
import { QueueWatch, type Look } from '../../../../src/services/streams/queue-watch.js';
import { FakeClock } from '../../../support/fake-clock.js';

const waiting = (queuePosition: number, predictedStartMs: number): Waiting => ({
  kind: 'queued',
  poolId: 'p',
  queuePosition,
  warm: false,
  predictedStartMs,
  predictedStartLowMs: predictedStartMs,
  predictedStartHighMs: predictedStartMs,
  onTimeProbability: 1,
});

const news = (look: Look | undefined): number | undefined => (look?.isNews === true ? look.waiting.queuePosition : undefined);

/** A watch, what the scheduler would say, and how often it was asked. */
function watched(taskId = 'task') {
  const clock = new FakeClock();
  const seen = { standing: undefined as Waiting | undefined, asked: 0, woken: 0 };
  const watch = new QueueWatch(
    taskId,
    () => {
      seen.asked++;
      return seen.standing;
    },
    clock,
    () => seen.woken++,
  );
  return { clock, seen, watch, place: () => news(watch.look(1_000)) };
}

describe('the watch of one reader whose task waits', () => {
  it('tells at once, and then what is news, an interval apart', () => {
    const { clock, seen, place } = watched();
    seen.standing = waiting(3, 9_000);
    expect(place()).toBe(3);
    seen.standing = waiting(2, 9_000);
    clock.advance(999);
    expect([place(), seen.asked, seen.woken]).toEqual([undefined, 1, 0]);
    clock.advance(251);
    expect(seen.woken).toBe(1);
    expect([place(), seen.asked]).toEqual([2, 2]);
    clock.advance(1_250);
    seen.standing = waiting(2, 7_750);
    expect([place(), seen.asked]).toEqual([undefined, 3]);
  });

  it('asks once for each firing of its timer, whoever else wakes the reader', () => {
    const { clock, seen, place } = watched();
    seen.standing = waiting(0, 500);
    for (let wake = 0; wake < 100; wake++) place();
    expect(seen.asked).toBe(1);
    clock.advance(1_250);
    for (let wake = 0; wake < 100; wake++) place();
    expect(seen.asked).toBe(2);
    expect(clock.pendingTimers).toBe(1);
  });

  it('costs a reader that does not take again one firing, and tells it the latest when it does', () => {
    const { clock, seen, place } = watched();
    seen.standing = waiting(9, 9_000);
    place();
    for (let position = 8; position > 0; position--) {
      seen.standing = waiting(position, position * 1_000);
      clock.advance(10_000);
    }
    expect([seen.asked, seen.woken, clock.pendingTimers]).toEqual([1, 1, 0]);
    expect(place()).toBe(1);
  });

  it('looks again when the task does not stand in a queue yet', () => {
    const { clock, seen, place } = watched();
    expect(place()).toBeUndefined();
    seen.standing = waiting(0, 100);
    clock.advance(1_250);
    expect([seen.woken, place()]).toEqual([1, 0]);
  });

  it('has no timer once it was stopped, and tells at once when the task waits again', () => {
    const { clock, seen, watch, place } = watched();
    seen.standing = waiting(1, 100);
    place();
    watch.stop();
    expect(clock.pendingTimers).toBe(0);
    clock.advance(5_000);
    expect(seen.woken).toBe(0);
    expect(place()).toBe(1);
  });

  it('is not looked at together with thousands that came at the same time', () => {
    const clock = new FakeClock();
    const firings = new Map<number, number>();
    for (let n = 0; n < 10_000; n++) {
      const wake = (): void => void firings.set(Math.floor(clock.monotonic()), (firings.get(Math.floor(clock.monotonic())) ?? 0) + 1);
      new QueueWatch(`task ${n}`, () => waiting(n, n * 100), clock, wake).look(1_000);
    }
    clock.advance(10_000);
    expect([...firings.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(Math.max(...firings.values())).toBeLessThan(50);
  });
});
