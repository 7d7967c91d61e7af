import { DomainError } from '../../domain/errors.js';
import { next, type TaskEvent, type TaskState } from '../../domain/task/lifecycle.js';
import type { Outcome, Usage } from '../../domain/task/outcome.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { StoredTask, TaskTransition } from '../../ports/store.js';
import type { LiveStream } from '../streams/live-stream.js';

type Change = TaskTransition['change'];

/**
 * A task that has not ended, in memory: the mirror of its row, its stream, and the attempt that runs.
 *
 * Owner: the dispatcher. The mirror is ahead of the file by the transitions on their way; they are applied in order, so
 * each can name the revision that the one before it leaves.
 */
export class ActiveTask {
  /** What the attempt at hand has used so far; what an early end is settled with. */
  usage: Usage = { tokensIn: 0, tokensOut: 0, decodeMs: 0 };
  firstTokenAt: number | undefined;
  /** The attempt that runs now; `cut` stops it, and makes known what it has used until then. */
  attempt: { cut(): void } | undefined;
  /** Runs since its last reader left, where that may end it. */
  grace: Timer | undefined;
  /** Set in one place, synchronously: whoever sets it has decided how the task ends. */
  ending = false;
  /** The session's KV cache was on the replica when the attempt began. */
  warm = false;
  readonly settled: Promise<void>;
  private markSettled: () => void = () => undefined;
  /** On slots, ms: of the attempts that ended, and since when (monotonic) the one at hand runs. */
  private endedMs = 0;
  private onSlotSince: number | undefined;
  private timeout: Timer | undefined;

  constructor(
    private row: StoredTask,
    readonly stream: LiveStream,
  ) {
    this.settled = new Promise((resolve) => (this.markSettled = resolve));
  }

  get task(): StoredTask {
    return this.row;
  }

  get id(): string {
    return this.row.spec.taskId;
  }

  /** An attempt begins on a slot: its time is spent from now on. `onTimeSpent` is called when all that was granted is. */
  takeSlot(clock: Clock, onTimeSpent: () => void): void {
    const now = clock.monotonic();
    this.onSlotSince = now;
    const granted = this.row.grant?.timeMs;
    if (granted !== undefined) this.timeout = clock.schedule(granted - this.slotMs(now), onTimeSpent);
  }

  /** The attempt let go of its slot. */
  leaveSlot(clock: Clock): void {
    this.timeout?.cancel();
    this.endedMs = this.slotMs(clock.monotonic());
    this.onSlotSince = undefined;
  }

  /** Time on slots so far, whole ms. Never more than was granted: by how much a timer or an abort is late is not the task's. */
  slotMs(now: number): number {
    const ms = Math.round(this.endedMs + (this.onSlotSince === undefined ? 0 : now - this.onSlotSince));
    return Math.min(ms, this.row.grant?.timeMs ?? ms);
  }

  /** The transition for `change`, with the mirror moved along. Throws when the lifecycle has no such edge: our defect. */
  advance(change: Change): TaskTransition {
    const transition = this.transition(change);
    this.row = apply(this.row, change);
    if (change.to === 'queued') this.stream.wait();
    return transition;
  }

  /** The transition for a terminal `change`; the mirror follows with `settle`, because an end is shown only once it is durable. */
  transition(change: Change): TaskTransition {
    const { revision, state } = this.row;
    this.checkEdge(eventOf(change), state);
    return { taskId: this.id, revision, change };
  }

  /** The end is durable: from here on everybody may see it. */
  settle(change: Change & { readonly outcome: Outcome }): void {
    this.row = apply(this.row, change);
    this.stream.finish(change.outcome, this.row.spec.engine);
    this.markSettled();
  }

  private checkEdge(event: TaskEvent, state: TaskState): void {
    const edge = next(state, event);
    if (typeof edge === 'object') return;
    throw new DomainError({
      code: 'INTERNAL',
      message: `Task ${this.id} is ${state} and cannot take '${event}' (${edge}); this is a defect of orchestratord.`,
    });
  }
}

function eventOf(change: Change): TaskEvent {
  if (change.to === 'running') return 'start';
  return change.to === 'queued' ? 'requeue' : change.to;
}

/** A row that was admitted here has all of its members from the beginning (task-row.ts), and a change replaces some: so these have one shape. */
function apply(row: StoredTask, change: Change): StoredTask {
  const revision = row.revision + 1;
  switch (change.to) {
    case 'running': {
      const { to: state, attempt, poolId, replicaId, engineVersion, startedAt, continuedFrom } = change;
      return { ...row, revision, state, attempt, poolId, replicaId, engineVersion, startedAt, continuedFrom: continuedFrom ?? row.continuedFrom };
    }
    case 'queued': {
      const { to: state, poolId, decision = row.decision, lostAttempts = row.lostAttempts } = change;
      return { ...row, revision, state, poolId, decision, lostAttempts, replicaId: undefined, engineVersion: undefined, startedAt: undefined };
    }
    default: {
      const { to: state, outcome, endedAt, firstTokenAt } = change;
      return { ...row, revision, state, outcome, endedAt, firstTokenAt: firstTokenAt ?? row.firstTokenAt };
    }
  }
}
