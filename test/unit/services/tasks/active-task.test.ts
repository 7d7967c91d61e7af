import type { Grant } from '../../../../src/domain/session/budget.js';
import { LiveStream } from '../../../../src/services/streams/live-stream.js';
import { ActiveTask } from '../../../../src/services/tasks/active-task.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { submission } from '../../../support/services.js';

function active(grant?: Grant): ActiveTask {
  const { spec, requestDigest, owner, correlationId } = submission(1);
  const task = {
    spec: { ...spec, seed: 1 },
    requestDigest,
    owner,
    correlationId,
    admittedAt: 0,
    queuePosition: 0,
    predictedStartMs: 0,
    predictedStartLowMs: 0,
    predictedStartHighMs: 0,
    onTimeProbability: 1,
    poolId: 'pool',
    decision: { selectedPoolId: 'pool', candidatesConsidered: 1, filtersApplied: [], tieBreakersApplied: [], pinned: false, fallbackUsed: false },
    promptTokens: 5,
    sequence: 1,
    revision: 1,
    state: 'queued',
    attempt: 0, lostAttempts: [],
  } as const;
  return new ActiveTask(grant === undefined ? task : { ...task, grant }, new LiveStream(spec.taskId, { enqueue: () => undefined }, () => undefined));
}

const granted = (timeMs: number): Grant => ({ outputTokens: 20, timeMs, reserved: { tokens: 25, timeMs, cost: 0 } });

describe('time on slots', () => {
  it('is the sum of the attempts, and what waits between them costs none', () => {
    const clock = new FakeClock();
    const task = active();
    task.takeSlot(clock, () => undefined);
    clock.advance(700.4);
    expect(task.slotMs(clock.monotonic())).toBe(700);
    task.leaveSlot(clock);
    clock.advance(5_000);
    task.takeSlot(clock, () => undefined);
    clock.advance(100);
    expect(task.slotMs(clock.monotonic())).toBe(800);
  });

  it('ends the attempt when all that was granted is spent, and not while the task waits for another', () => {
    const clock = new FakeClock();
    const task = active(granted(1_000));
    let spentAt: number | undefined;
    const spent = (): void => void (spentAt = clock.monotonic());
    task.takeSlot(clock, spent);
    clock.advance(700);
    task.leaveSlot(clock);
    expect(clock.pendingTimers).toBe(0);
    clock.advance(5_000);
    task.takeSlot(clock, spent);
    clock.advance(299);
    expect(spentAt).toBeUndefined();
    clock.advance(1);
    expect(spentAt).toBe(clock.monotonic());
  });

  it('is never more than was granted, however late the end comes', () => {
    const clock = new FakeClock();
    const task = active(granted(1_000));
    task.takeSlot(clock, () => undefined);
    clock.advance(1_500);
    expect(task.slotMs(clock.monotonic())).toBe(1_000);
    task.leaveSlot(clock);
    expect(task.slotMs(clock.monotonic())).toBe(1_000);
  });
});
