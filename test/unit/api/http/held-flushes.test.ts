import fc from 'fast-check';
import { HeldFlushes } from '../../../../src/api/http/flush-queue.js';
import { FakeClock } from '../../../support/fake-clock.js';

const queueOn = (clock: FakeClock, delayMs: number): HeldFlushes => new HeldFlushes(delayMs, (ms, fire) => clock.schedule(ms, fire), () => clock.monotonic());

describe('ORCH-3070: what is held', () => {
  it('is let go within its bound, in order, and never sooner than three quarters of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 60 }), (delayMs, plan) => {
        const clock = new FakeClock();
        const queue = queueOn(clock, delayMs);
        const released: number[] = [];
        let added = 0;
        for (const [afterMs, count] of plan) {
          clock.advance(afterMs);
          for (let n = 0; n < count; n++) {
            const [at, order] = [clock.monotonic(), added++];
            queue.add({
              due: () => {
                released.push(order);
                expect(clock.monotonic() - at).toBeLessThanOrEqual(delayMs);
                expect(clock.monotonic() - at).toBeGreaterThanOrEqual(delayMs * 0.75);
              },
            });
          }
          expect(clock.pendingTimers).toBe(1);
        }
        clock.advance(delayMs);
        expect(released).toEqual(Array.from({ length: added }, (_, order) => order));
        expect(clock.pendingTimers).toBe(0);
      }),
    );
  });

  it('and is held again while others are let go waits its whole time anew, and delays nobody', () => {
    const clock = new FakeClock();
    const queue = queueOn(clock, 20);
    const seen: string[] = [];
    const note = (name: string): void => void seen.push(`${name} ${clock.monotonic() - 1_000}`);
    queue.add({ due: () => { note('a'); queue.add({ due: () => note('again') }); } });
    clock.advance(10);
    queue.add({ due: () => note('b') });
    clock.advance(60);
    expect(seen).toEqual(['a 20', 'b 30', 'again 40']);
    expect(clock.pendingTimers).toBe(0);
  });
});
