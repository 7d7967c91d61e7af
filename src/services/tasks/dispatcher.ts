import type { Decision, EvictionCause, SchedulerEvent, Standing } from '../../domain/scheduling/event.js';
import type { Scheduler } from '../../domain/scheduling/scheduler.js';
import type { BudgetKind, Price } from '../../domain/session/budget.js';
import type { Outcome } from '../../domain/task/outcome.js';
import { isResultInput, type Priority } from '../../domain/task/task.js';
import type { Clock, Timer } from '../../ports/clock.js';
import { EngineError, type Engine, type EngineFeature } from '../../ports/engine.js';
import type { Logger } from '../../ports/logger.js';
import type { StoredTask, TokenLog } from '../../ports/store.js';
import type { ReplicaLabels, Telemetry } from '../../ports/telemetry.js';
import type { AttemptResult } from '../pools/breakers.js';
import type { BegunAttempt } from '../pools/pools.js';
import { LiveStream, type FlushQueue } from '../streams/live-stream.js';
import { ActiveTask } from './active-task.js';
import { Attempt, attemptResult, type AttemptEnd, type AttemptRun } from './attempt.js';
import { completedOutcome, earlyOutcome, evictedEnding, failedEnding, policyOf, type Ending } from './ending.js';
import type { TransitionWriter } from './persist.js';
import { DifferentText } from './prefix.js';
import { ResultAttempt } from './result-attempt.js';
import { storedTokensIn } from './result-text.js';
import { beginningOf, boundTo, kvHintOf, mayRepeat, orphanedMessage, outputLimit, withLoss, type Beginning } from './resumption.js';
import type { Settlement } from './settlement.js';
import { logFields, MOVED, startedSentence } from './task-log.js';
import { Work } from './work.js';

/** A replica that can be told to generate. `suspect` reports a failure, so that its health is looked at again now. */
export interface Replicas {
  at(poolId: string, replicaId: string): { readonly engine: Engine; readonly labels: ReplicaLabels; readonly features: readonly EngineFeature[] } | undefined;
  suspect(poolId: string, replicaId: string, error: EngineError): void;
  /** An attempt begins there; `ended` is told once how it went, before its slot is another's. */
  began(poolId: string, replicaId: string): BegunAttempt | undefined;
  ended(began: BegunAttempt, result: AttemptResult): void;
  /** An attempt there has ended, and its slot is free. */
  released(poolId: string, replicaId: string): void;
  /** A task waits in that pool. */
  wanted(poolId: string): void;
}

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
  private readonly work = new Work();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly parts: {
      readonly replicas: Replicas;
      readonly log: TokenLog;
      readonly writer: TransitionWriter;
      readonly settlement: Settlement;
      /** Who counts that a task waits no more: its key's quotas. */
      readonly onStart: (taskId: string) => void;
      /** The scheduler has learned from an attempt in this pool. */
      readonly onLearned: (poolId: string) => void;
      readonly priceAt: (poolId: string) => Price | undefined;
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
      this.tellWanted(event, decisions);
      return decisions;
    } finally {
      // Also after a defect: else every later event would wait for this one for ever.
      this.applying = false;
    }
  }

  /** An engine that was unloaded comes back for what waits. */
  private tellWanted(event: SchedulerEvent, decisions: readonly Decision[]): void {
    if (event.kind === 'confirm' || event.kind === 'restore' || event.kind === 'ended') {
      const active = this.active.get(event.kind === 'restore' ? event.task.taskId : event.taskId);
      if (active !== undefined && !active.ending) this.parts.replicas.wanted(active.task.poolId);
    }
    for (const decision of decisions) if (decision.kind === 'moved') this.parts.replicas.wanted(decision.poolId);
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
    return this.work.runningOn(poolId, replicaId);
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
    await this.work.quiet();
  }

  /** Cuts the attempts that still run; their rows stay `running` and are taken up again at the next start. */
  abandonRunning(): void {
    for (const active of this.active.values()) active.attempt?.cut();
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
      case 'orphaned':
        this.orphan(decision);
        return;
      case 'evicted':
        this.evict(decision.taskId, decision.cause, 'queue');
        return;
      case 'stop':
        this.evict(decision.taskId, decision.cause, 'decode');
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
    const { clock, telemetry, logger, writer, replicas, onStart } = this.parts;
    const active = this.active.get(decision.taskId);
    const replica = replicas.at(decision.poolId, decision.replicaId);
    if (active === undefined || active.ending || replica === undefined) {
      const requeue = active !== undefined && !active.ending;
      // The scheduler hears first that the replica is away: else it would give it the same task again, without end.
      if (replica === undefined) replicas.suspect(decision.poolId, decision.replicaId, new EngineError('POOL_UNREADY', 'The replica has no engine now.'));
      this.apply({ kind: 'ended', taskId: decision.taskId, timings: { promptTokens: 0, tokensOut: 0 }, requeue });
      return;
    }
    const { labels } = replica;
    const attempt = active.task.attempt + 1;
    const delivered = active.stream.durable;
    const beginning = beginningOf(active.task, delivered, replica.features);
    active.warm = decision.warm && kvHintOf(active.task.spec) === 'reuse';
    const transition = active.advance({
      to: 'running',
      attempt,
      poolId: decision.poolId,
      replicaId: decision.replicaId,
      engineVersion: labels.engineVersion,
      startedAt: clock.wall(),
      ...(beginning === 'continued' && active.task.continuedFrom === undefined ? { continuedFrom: delivered } : {}),
    });
    // A crash before a first attempt is written runs the task again, as one after it does: it need not cost a sync of its own. But
    // what goes on must not be seen before its row says from where.
    const written = writer.write(transition, beginning === 'anew' ? 'with_next' : 'now');
    telemetry.taskStarted(labels, active.task.spec.priority, active.task.promptTokens);
    logger.info(startedSentence(active.task, delivered, beginning), logFields(active.task, { kv_warmth: active.warm }));
    this.work.attemptBegan(labels);
    const began = replicas.began(decision.poolId, decision.replicaId);
    onStart(active.id);
    active.takeSlot(clock, () => this.spend(active, 'time'));
    const run = this.attempt(active, replica.engine, labels, beginning, written);
    void run.run().then((end) => this.attemptEnded(active, run, end, labels, began));
  }

  private attempt(active: ActiveTask, engine: Engine, labels: ReplicaLabels, beginning: Beginning, written: Promise<void>): AttemptRun {
    const { log, clock, telemetry, priceAt } = this.parts;
    const { input } = active.task.spec;
    if (isResultInput(input)) return new ResultAttempt(active, input, engine, { log, clock });
    return new Attempt(active, input, engine, labels, beginning, {
      log,
      clock,
      telemetry,
      written: beginning === 'anew' ? undefined : written,
      price: priceAt(labels.poolId),
      onProgress: (tokensOut) => this.apply({ kind: 'progress', taskId: active.id, tokensOut }),
      onSpent: (limit) => this.spend(active, limit),
    });
  }

  private spend(active: ActiveTask, limit: BudgetKind): void {
    if (!active.ending) this.end(active, { kind: 'budget', limit });
  }

  private attemptEnded(active: ActiveTask, run: AttemptRun, end: AttemptEnd, labels: ReplicaLabels, began: BegunAttempt | undefined): void {
    this.work.attemptEnded(labels);
    if (began !== undefined) this.parts.replicas.ended(began, attemptResult(active, run, end));
    active.leaveSlot(this.parts.clock);
    const lost = end.kind === 'failed' && !active.ending && mayRepeat(active.task, end.error, end.tokensSeen) ? end.error : undefined;
    if (end.kind === 'failed') this.noteFailure(active, end.error, lost !== undefined);
    if (lost !== undefined && !this.stopping) {
      void this.work.ending(() => this.requeue(active, run, lost, this.parts.clock.wall()));
    } else {
      this.apply({ kind: 'ended', taskId: active.id, timings: run.timings(), requeue: false, failed: end.kind !== 'completed' });
      this.parts.onLearned(labels.poolId);
      if (end.kind === 'completed') {
        if (end.decodeMs !== undefined) this.parts.telemetry.decoded(labels, active.task.spec.priority, end.decodeMs);
        void this.work.ending(() => this.complete(active, end.finish));
      } else if (end.kind === 'failed' && !active.ending && lost === undefined) {
        this.end(active, failedEnding(end.error));
      }
    }
    this.parts.replicas.released(labels.poolId, labels.replicaId);
    this.work.checkQuiet();
  }

  /** The next attempt must find all that this one decoded in the log: what is delivered is what it is compared with. */
  private async requeue(active: ActiveTask, run: AttemptRun, { code, message }: EngineError, endedAt: number): Promise<void> {
    await active.stream.idle();
    const { task, stream } = active;
    const isWhole = stream.durable >= outputLimit(task);
    const requeue = !active.ending && !isWhole;
    if (requeue) {
      const lostAttempts = withLoss(task, { tokens: stream.durable, code, message, endedAt });
      void this.parts.writer.write(active.advance({ to: 'queued', poolId: task.poolId, lostAttempts }));
    }
    this.apply({ kind: 'ended', taskId: active.id, timings: run.timings(), requeue, boundTo: boundTo(active.task, stream.durable) });
    if (isWhole) await this.endAtLimit(active);
  }

  /** All the tokens that the task may have, or its result, were durable before its attempt was lost: there is nothing left to ask an engine for. */
  async endAtLimit(active: ActiveTask): Promise<void> {
    const { usage, stream, task } = active;
    if (isResultInput(task.spec.input)) {
      const tokensIn = (await storedTokensIn(this.parts.log, active.id, stream.durable)) ?? task.promptTokens;
      active.usage = { tokensIn, tokensOut: 0, decodeMs: 0 };
      await this.complete(active, 'stop');
      return;
    }
    const tokensIn = usage.tokensIn === 0 ? task.promptTokens : usage.tokensIn;
    active.usage = { ...usage, tokensIn, tokensOut: Math.max(usage.tokensOut, stream.durable) };
    await this.complete(active, 'length');
  }

  private noteFailure(active: ActiveTask, error: EngineError, again: boolean): void {
    const { poolId, replicaId } = active.task;
    this.parts.logger.warn(`${error.message} ${again ? 'The task is queued again.' : 'The task ends with this error.'}`, logFields(active.task, { code: error.code }));
    if (error instanceof DifferentText) return;
    if (replicaId !== undefined && error.code !== 'INVALID_PARAMS') this.parts.replicas.suspect(poolId, replicaId, error);
  }

  /** Cancel may still win while the last tokens become durable; after that the outcome is decided. */
  private async complete(active: ActiveTask, reason: 'stop' | 'length'): Promise<void> {
    await active.stream.idle();
    if (!active.ending) {
      active.ending = true;
      await this.conclude(active, completedOutcome(active.task, reason, active.usage));
    }
  }

  private orphan({ taskId, engineVersion, others }: Extract<Decision, { kind: 'orphaned' }>): void {
    const active = this.active.get(taskId);
    if (active === undefined || active.ending) return;
    this.end(active, { kind: 'failed', code: 'WORKER_RESET', message: orphanedMessage(engineVersion, others) });
  }

  private evict(taskId: string, cause: EvictionCause, where: 'queue' | 'decode'): void {
    const active = this.active.get(taskId);
    if (active === undefined || active.ending) return;
    const policy = policyOf(cause);
    if (policy !== undefined) this.parts.telemetry.backpressure(active.task.spec.engine, policy);
    this.end(active, evictedEnding(cause, where, active.task));
  }

  private end(active: ActiveTask, ending: Ending): void {
    active.ending = true;
    if (ending.kind === 'canceled') active.stream.freeze();
    active.attempt?.cut();
    this.apply({ kind: 'cancel', taskId: active.id });
    void this.work.ending(() => this.settleEarly(active, ending));
  }

  private async settleEarly(active: ActiveTask, ending: Ending): Promise<void> {
    await active.stream.idle();
    await this.conclude(active, earlyOutcome(active, ending));
  }

  private async conclude(active: ActiveTask, outcome: Outcome): Promise<void> {
    active.grace?.cancel();
    await this.parts.settlement.settle(active, outcome);
    this.active.delete(active.id);
  }

  private move({ taskId, poolId, cause, placement }: Extract<Decision, { kind: 'moved' }>): void {
    const active = this.active.get(taskId);
    if (active === undefined || active.ending) return;
    const { telemetry, writer, logger } = this.parts;
    void writer.write(active.advance({ to: 'queued', poolId, decision: placement }));
    telemetry.placementDecided('selected', placement.pinned, placement.fallbackUsed, placement.candidatesConsidered);
    logger.info(MOVED[cause], logFields(active.task, { cause, candidates_considered: placement.candidatesConsidered }));
  }

  /**
   * The grace begins anew each time that the last reader leaves. Nobody leaves who was never there: a task that nobody has read,
   * or not since a restart, runs on (ORCH-3025).
   */
  private unread(taskId: string): void {
    const active = this.active.get(taskId);
    if (active?.task.spec.onDisconnect !== 'cancel' || active.ending || this.stopping) return;
    active.grace?.cancel();
    active.grace = this.parts.clock.schedule(this.parts.disconnectGraceMs, () => {
      if (active.stream.readerCount === 0 && !active.ending && !this.stopping) void this.cancel(taskId, 'disconnect');
    });
  }
}
