import type { Decision, EvictionCause, MoveCause, SchedulerEvent, Standing } from '../../domain/scheduling/event.js';
import type { Scheduler } from '../../domain/scheduling/scheduler.js';
import type { Outcome, Usage } from '../../domain/task/outcome.js';
import type { Priority } from '../../domain/task/task.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Engine, EngineError } from '../../ports/engine.js';
import type { Logger } from '../../ports/logger.js';
import type { StoredTask, TokenLog } from '../../ports/store.js';
import type { ReplicaLabels, Telemetry } from '../../ports/telemetry.js';
import { LiveStream, type FlushQueue } from '../streams/live-stream.js';
import { ActiveTask } from './active-task.js';
import { Attempt, type AttemptEnd } from './attempt.js';
import type { TransitionWriter } from './persist.js';
import type { Settlement } from './settlement.js';
import { logFields } from './task-log.js';

/** A replica that can be told to generate. `suspect` reports a failure, so that its health is looked at again now. */
export interface Replicas {
  at(poolId: string, replicaId: string): { readonly engine: Engine; readonly labels: ReplicaLabels } | undefined;
  suspect(poolId: string, replicaId: string, error: EngineError): void;
}

/** What ends a task early, before its usage is known. */
type Ending =
  | { readonly kind: 'canceled'; readonly by: 'client' | 'disconnect' }
  | { readonly kind: 'deadline'; readonly where: 'queue' | 'decode' }
  | { readonly kind: 'dropped' | 'failed'; readonly code: Extract<Outcome, { kind: 'failed' }>['code']; readonly message: string };

/** Attempts that one task may have before its engine's failure becomes its own. */
const MAX_ATTEMPTS = 3;

/**
 * Carries out what the scheduler decides, and is the one place where a task's end is decided.
 *
 * It never awaits between reading the scheduler's answer and acting on it. `ActiveTask.ending` is set synchronously by
 * whoever ends a task (`end`); everybody who comes later finds it set and waits for `settled`. The order at an end is:
 * tokens durable → row's outcome durable → terminal event shown → forgotten.
 */
export class Dispatcher {
  private readonly active = new Map<string, ActiveTask>();
  private timer: Timer | undefined;
  private applying = false;
  private readonly following: SchedulerEvent[] = [];
  private stopping = false;
  private quiet: (() => void)[] = [];
  /** Attempts that run, by replica and in all; an engine's slot is held by each. */
  private running = 0;
  /** Ends that are decided and not yet written and shown. */
  private settling = 0;
  private readonly runningAt = new Map<string, number>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly parts: {
      readonly replicas: Replicas;
      readonly log: TokenLog;
      readonly writer: TransitionWriter;
      readonly settlement: Settlement;
      readonly flushes: FlushQueue;
      readonly clock: Clock;
      readonly telemetry: Telemetry;
      readonly logger: Logger;
      readonly disconnectGraceMs: number;
    },
  ) {}

  /**
   * Feeds the scheduler and acts on its decisions; those about admission are returned to be answered. An event that an
   * action causes is fed after the decisions at hand (and answers nothing here), so that decisions are acted on in order.
   */
  apply(event: SchedulerEvent): readonly Decision[] {
    if (this.applying) {
      this.following.push(event);
      return [];
    }
    this.applying = true;
    try {
      const decisions = this.scheduler.apply(event, this.parts.clock.monotonic());
      for (const decision of decisions) this.act(decision);
      for (let caused = this.following.shift(); caused !== undefined; caused = this.following.shift()) {
        for (const decision of this.scheduler.apply(caused, this.parts.clock.monotonic())) this.act(decision);
      }
      return decisions;
    } finally {
      // Also after a defect: else every later event would wait for this one for ever.
      this.applying = false;
    }
  }

  /** Takes a durable task into memory. Its `confirm` or `restore` is the caller's next event. */
  adopt(task: StoredTask): ActiveTask {
    const stream: LiveStream = new LiveStream(task.spec.taskId, this.parts.flushes, () => this.unread(task.spec.taskId));
    const active = new ActiveTask(task, stream);
    this.active.set(task.spec.taskId, active);
    return active;
  }

  find(taskId: string): ActiveTask | undefined {
    return this.active.get(taskId);
  }

  standing(taskId: string): Standing | undefined {
    return this.scheduler.standing(taskId, this.parts.clock.monotonic());
  }

  queueDepth(poolId: string, priority: Priority): number {
    return this.scheduler.queueDepth(poolId, priority);
  }

  /** Attempts that hold a slot of this replica now. */
  runningOn(poolId: string, replicaId: string): number {
    return this.runningAt.get(`${poolId}/${replicaId}`) ?? 0;
  }

  /** Resolves when the end is durable and shown. False when no such task is in memory. */
  async cancel(taskId: string, by: 'client' | 'disconnect'): Promise<boolean> {
    const active = this.active.get(taskId);
    if (active === undefined) return false;
    if (!active.ending) this.end(active, { kind: 'canceled', by });
    await active.settled;
    return true;
  }

  /** Ends a task that cannot be served any more (at recovery: its pool is gone). */
  fail(active: ActiveTask, code: 'POOL_UNAVAILABLE', message: string): void {
    this.end(active, { kind: 'failed', code, message });
  }

  /** From now on nothing starts. Resolves when no attempt runs and every end is written and shown. */
  async stopStarting(): Promise<void> {
    this.stopping = true;
    this.timer?.cancel();
    if (this.running + this.settling > 0) await new Promise<void>((resolve) => this.quiet.push(resolve));
  }

  /** Cuts the attempts that still run; their rows stay `running` and are taken up again at the next start. */
  abandonRunning(): void {
    for (const active of this.active.values()) active.attemptAbort?.abort();
  }

  private act(decision: Decision): void {
    switch (decision.kind) {
      case 'admitted':
      case 'rejected':
        return;
      case 'start':
        if (!this.stopping) this.start(decision);
        return;
      case 'moved':
        this.move(decision);
        return;
      case 'evicted':
        this.expire(decision.taskId, decision.cause, 'queue');
        return;
      case 'stop':
        this.expire(decision.taskId, decision.cause, 'decode');
        return;
      case 'wakeAt':
        this.timer?.cancel();
        if (this.stopping) return;
        this.timer = this.parts.clock.schedule(Math.max(0, decision.at - this.parts.clock.monotonic()), () => {
          this.apply({ kind: 'tick' });
        });
    }
  }

  private start(decision: Extract<Decision, { kind: 'start' }>): void {
    const { clock, telemetry, logger, writer, replicas, log } = this.parts;
    const active = this.active.get(decision.taskId);
    const replica = replicas.at(decision.poolId, decision.replicaId);
    if (active === undefined || active.ending || replica === undefined) {
      const requeue = active !== undefined && !active.ending;
      this.apply({ kind: 'ended', taskId: decision.taskId, timings: { promptTokens: 0, tokensOut: 0 }, requeue });
      return;
    }
    const { labels } = replica;
    const attempt = active.task.attempt + 1;
    active.warm = decision.warm;
    const transition = active.advance({
      to: 'running',
      attempt,
      poolId: decision.poolId,
      replicaId: decision.replicaId,
      engineVersion: labels.engineVersion,
      startedAt: clock.wall(),
    });
    // A crash before it is written runs the task again, as one after it does: it need not cost a sync of its own.
    void writer.write(transition, 'with_next');
    telemetry.taskStarted(labels, active.task.spec.priority, active.task.promptTokens);
    logger.info(attempt === 1 ? 'Task started.' : `Task started again (attempt ${attempt}).`, {
      ...logFields(active.task),
      kv_warmth: decision.warm,
    });
    this.count(labels, 1);
    const run = new Attempt(active, replica.engine, labels, {
      log,
      clock,
      telemetry,
      onProgress: (tokensOut) => this.apply({ kind: 'progress', taskId: active.id, tokensOut }),
    });
    void run.run().then((end) => this.attemptEnded(active, run, end, labels));
  }

  private attemptEnded(active: ActiveTask, run: Attempt, end: AttemptEnd, labels: ReplicaLabels): void {
    this.count(labels, -1);
    const again = end.kind === 'failed' && !active.ending && mayRepeat(active, end);
    if (end.kind === 'failed') this.noteFailure(active, end.error, again);
    if (again && !this.stopping) {
      void this.requeue(active, run);
    } else {
      this.apply({ kind: 'ended', taskId: active.id, timings: run.timings(), requeue: false });
      if (end.kind === 'completed') {
        this.parts.telemetry.decoded(labels, active.task.spec.priority, end.result.decodeMs);
        void this.complete(active, end.result.finish);
      } else if (end.kind === 'failed' && !active.ending && !again) {
        this.end(active, { kind: 'failed', code: end.error.code, message: end.error.message });
      }
    }
    this.checkQuiet();
  }

  /** The next attempt must find all that this one decoded in the log: what is delivered is what it is compared with. */
  private async requeue(active: ActiveTask, run: Attempt): Promise<void> {
    this.settling++;
    await active.stream.idle();
    const again = !active.ending;
    if (again) void this.parts.writer.write(active.advance({ to: 'queued', poolId: active.task.poolId }));
    this.apply({ kind: 'ended', taskId: active.id, timings: run.timings(), requeue: again });
    this.settling--;
    this.checkQuiet();
  }

  private noteFailure(active: ActiveTask, error: EngineError, again: boolean): void {
    const { poolId, replicaId } = active.task;
    this.parts.logger.warn(`${error.message} ${again ? 'The task is queued again.' : 'The task ends with this error.'}`, {
      ...logFields(active.task),
      code: error.code,
    });
    if (replicaId !== undefined && error.code !== 'INVALID_PARAMS') this.parts.replicas.suspect(poolId, replicaId, error);
  }

  /** Cancel may still win while the last tokens become durable; after that the outcome is decided. */
  private async complete(active: ActiveTask, reason: 'stop' | 'length'): Promise<void> {
    this.settling++;
    await active.stream.idle();
    if (!active.ending) {
      active.ending = true;
      await this.conclude(active, { kind: 'completed', reason, ...active.usage });
    }
    this.settling--;
    this.checkQuiet();
  }

  private expire(taskId: string, cause: EvictionCause, where: 'queue' | 'decode'): void {
    const active = this.active.get(taskId);
    if (active === undefined || active.ending) return;
    this.end(active, endingOf(cause, where, active.task));
  }

  private end(active: ActiveTask, ending: Ending): void {
    active.ending = true;
    if (ending.kind === 'canceled') active.stream.freeze();
    active.attemptAbort?.abort();
    this.apply({ kind: 'cancel', taskId: active.id });
    void this.settleEarly(active, ending);
  }

  private async settleEarly(active: ActiveTask, ending: Ending): Promise<void> {
    this.settling++;
    await active.stream.idle();
    const usage: Usage = { ...active.usage, tokensOut: Math.max(active.stream.durable, active.usage.tokensOut) };
    await this.conclude(active, { ...ending, ...usage });
    this.settling--;
    this.checkQuiet();
  }

  private async conclude(active: ActiveTask, outcome: Outcome): Promise<void> {
    await this.parts.settlement.settle(active, outcome);
    this.active.delete(active.id);
  }

  private move({ taskId, poolId, cause, placement }: Extract<Decision, { kind: 'moved' }>): void {
    const active = this.active.get(taskId);
    if (active === undefined || active.ending) return;
    const { telemetry, writer, logger } = this.parts;
    void writer.write(active.advance({ to: 'queued', poolId, decision: placement }));
    telemetry.placementDecided('selected', placement.pinned, placement.fallbackUsed, placement.candidatesConsidered);
    logger.info(MOVED[cause], { ...logFields(active.task), cause, candidates_considered: placement.candidatesConsidered });
  }

  private checkQuiet(): void {
    if (this.running + this.settling > 0) return;
    for (const resolve of this.quiet) resolve();
    this.quiet = [];
  }

  private count(at: ReplicaLabels, change: 1 | -1): void {
    const key = `${at.poolId}/${at.replicaId}`;
    this.running += change;
    this.runningAt.set(key, (this.runningAt.get(key) ?? 0) + change);
  }

  private unread(taskId: string): void {
    const active = this.active.get(taskId);
    if (active?.task.spec.onDisconnect !== 'cancel' || this.stopping) return;
    this.parts.clock.schedule(this.parts.disconnectGraceMs, () => {
      if (active.stream.readerCount === 0 && !active.ending && !this.stopping) void this.cancel(taskId, 'disconnect');
    });
  }
}

function endingOf(cause: EvictionCause, where: 'queue' | 'decode', { poolId }: StoredTask): Ending {
  switch (cause) {
    case 'deadline':
      return { kind: 'deadline', where };
    case 'drain':
      return { kind: 'dropped', code: 'POOL_UNAVAILABLE', message: `Pool ${poolId} was drained and its deadline passed before the task ended; submit it again.` };
    case 'drop_lru':
      return { kind: 'dropped', code: 'QUEUE_FULL_DROP_LRU', message: `The queue of pool ${poolId} was full, and this was its oldest batch task: it made room for a newer one (policy drop-lru). Submit it again when less is queued.` };
    case 'shed_low_priority':
      return { kind: 'dropped', code: 'ADMISSION_REJECT', message: `The queue of pool ${poolId} was full, and an interactive task took the place of this batch task (policy shed-low-priority). Submit it again when less is queued.` };
  }
}

const MOVED: Readonly<Record<MoveCause, string>> = {
  pool_changed: 'Task moved to another pool while it waited: its own drains, or can do less than before.',
  idle_pool: 'Task moved to another pool while it waited: that one has nothing to do.',
};

/** A cut-off attempt can be made again from its seed: what was delivered is compared, and not sent twice. */
function mayRepeat(active: ActiveTask, end: Extract<AttemptEnd, { kind: 'failed' }>): boolean {
  if (active.task.attempt >= MAX_ATTEMPTS) return false;
  switch (end.error.code) {
    case 'POOL_UNREADY':
    case 'REPLICA_EXHAUSTED':
    case 'WORKER_RESET':
      return true;
    case 'DECODE_TIMEOUT':
      return !end.tokensSeen;
    case 'INVALID_PARAMS':
    case 'INTERNAL':
      return false;
  }
}
