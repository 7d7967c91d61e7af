import { FlushQueue } from '../../../../src/api/http/flush-queue.js';

describe('the flush queue', () => {
  it('flushes everything that was added in one turn by one deferral, in order', () => {
    const deferred: (() => void)[] = [];
    const flushed: string[] = [];
    const queue = new FlushQueue((run) => deferred.push(run));
    queue.add({ flush: () => flushed.push('a') });
    queue.add({ flush: () => flushed.push('b') });
    expect([deferred.length, flushed]).toEqual([1, []]);
    deferred.shift()?.();
    expect(flushed).toEqual(['a', 'b']);
  });

  it('what is added while it flushes waits for the next turn', () => {
    const deferred: (() => void)[] = [];
    let flushes = 0;
    const queue = new FlushQueue((run) => deferred.push(run));
    const again = { flush: () => { flushes += 1; if (flushes < 3) queue.add(again); } };
    queue.add(again);
    deferred.shift()?.();
    expect([flushes, deferred.length]).toEqual([1, 1]);
    deferred.shift()?.();
    deferred.shift()?.();
    expect([flushes, deferred.length]).toEqual([3, 0]);
  });
});
