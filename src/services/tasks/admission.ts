import { DomainError, type Failure } from '../../domain/errors.js';
import type { Decision, Prospects, SchedulerTask } from '../../domain/scheduling/event.js';
import type { PlacementDecision } from '../../domain/scheduling/placement/placement.js';
import { boundsNothing, type Budget } from '../../domain/session/budget.js';
import type { Ask } from '../../domain/session/grant.js';
import { noPrice } from '../../domain/session/refusal.js';
import { mostOutput, type TaskSpec } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { AdmitResult, NewTask, StoredTask, TaskStore } from '../../ports/store.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Budgets } from '../sessions/budgets.js';
import type { Sessions, Turn } from '../sessions/sessions.js';
import { checkFeatures } from '../pools/features.js';
import type { Pools } from '../pools/pools.js';
import type { Prices } from '../pools/prices.js';
import type { PromptSize } from '../pools/sizes/prompt-size.js';
import type { Quotas } from '../quotas/quotas.js';
import type { Dispatcher } from './dispatcher.js';
import { flowOf, schedulerTask } from './scheduler-task.js';
import type { Tally } from './tally.js';
import { logFields } from './task-log.js';

/** A request as the API parsed it: everything of a task but what admission decides. */
export interface Submission {
  readonly spec: Omit<TaskSpec, 'seed'> & { readonly seed: number | undefined };
  /** SHA-256 of the canonical request. */
  readonly requestDigest: string;
  readonly owner: string;
  readonly correlationId: string;
}

export interface Admitted extends Prospects {
  readonly taskId: string;
  readonly queuePosition: number;
  readonly backoffMs: number;
  /** What is left of the budgets now; undefined where none counts. */
  readonly budget: Budget | undefined;
}

/**
 * From a valid request to a durable place in a queue.
 *
 *   1. a repeat of a task_id is answered with what it got before (409 when the request differs);
 *   2. its key may have one more task, the prompt is measured against the context;
 *   3. in one go, without awaiting: the session takes a turn and reserves of its budgets, the key reserves of its limits, the
 *      scheduler holds a place; each may refuse;
 *   4. one transaction writes the task and the session's turn; only then may it start, and the caller is answered.
 *
 * Whatever fails gives back what was taken before it. Concurrent repeats share one admission.
 */
export class Admission {
  private readonly underway = new Map<string, { readonly submission: Submission; readonly result: Promise<StoredTask> }>();
  private closed = false;

  constructor(
    private readonly parts: {
      readonly dispatcher: Dispatcher;
      readonly tasks: TaskStore;
      readonly sessions: Sessions;
      readonly budgets: Budgets;
      readonly pools: Pools;
      readonly prices: Prices;
      readonly prompts: PromptSize;
      readonly quotas: Quotas;
      readonly tally: Tally;
      readonly clock: Clock;
      readonly ids: Ids;
      readonly telemetry: Telemetry;
      readonly logger: Logger;
      readonly shutdownDeadlineMs: number;
    },
  ) {}

  /** Throws DomainError: every refusal that createTask declares. */
  async admit(submission: Submission): Promise<Admitted> {
    try {
      const task = await this.once(submission);
      return this.answer(task);
    } catch (cause) {
      if (cause instanceof DomainError) this.noteRefusal(submission, cause);
      throw cause;
    }
  }

  /** From now on new tasks are refused with SHUTTING_DOWN; repeats of known ones are still answered. */
  close(): void {
    this.closed = true;
  }

  private async once(submission: Submission): Promise<StoredTask> {
    const { taskId } = submission.spec;
    const active = this.parts.dispatcher.find(taskId);
    if (active !== undefined) return sameRequest(active.task, submission);
    const underway = this.underway.get(taskId);
    if (underway !== undefined) return sameRequest(await underway.result, submission);
    const result = this.admitNew(submission);
    this.underway.set(taskId, { submission, result });
    try {
      return await result;
    } finally {
      this.underway.delete(taskId);
    }
  }

  private async admitNew(submission: Submission): Promise<StoredTask> {
    const { tasks, quotas } = this.parts;
    const { taskId } = submission.spec;
    let result: AdmitResult | undefined;
    try {
      result = await this.place(submission);
    } catch (cause) {
      // A task that ended is in no memory: its repeat may be refused for a full queue, but it has its answer.
      const known = cause instanceof DomainError ? await tasks.find(taskId) : undefined;
      if (known === undefined) throw cause;
      result = { kind: 'exists', task: known };
    } finally {
      if (result?.kind === 'exists') quotas.repeated(taskId);
      else if (result === undefined) quotas.leave(taskId);
    }
    return result.kind === 'exists' ? sameRequest(result.task, submission) : result.task;
  }

  private async place(submission: Submission): Promise<AdmitResult> {
    if (this.closed) throw this.shuttingDown();
    const { sessions, dispatcher, tasks, clock, pools, quotas } = this.parts;
    const { owner } = submission;
    const spec: TaskSpec = { ...submission.spec, seed: submission.spec.seed ?? this.parts.ids.seed() };
    quotas.enter(owner, spec.taskId);
    checkFeatures(pools.all(), spec);
    const ask = await this.ask(spec, owner);
    const turn = sessions.takeTurn(spec.sessionId, ask);
    let held = false;
    let admitted = false;
    try {
      const draft = this.draft(submission, spec, ask.promptTokens, turn);
      const need = quotas.need(draft);
      quotas.reserve(spec.taskId, need.tokens, need.kvBytes);
      const place = this.hold(schedulerTask(draft, clock, turn.affinity, quotas.weight(owner)));
      held = true;
      const result = await tasks.admit(placed(draft, place));
      if (result.kind === 'exists') return result;
      admitted = true;
      dispatcher.adopt(result.task);
      this.noteAdmitted(result.task);
      dispatcher.apply({ kind: 'confirm', taskId: spec.taskId });
      return result;
    } finally {
      if (!admitted) {
        // Only a place that was held here: a refused submit may name a task that still runs.
        if (held) dispatcher.apply({ kind: 'cancel', taskId: spec.taskId });
        sessions.giveBack(turn);
      }
    }
  }

  /** What it asks of its session's budgets. Throws INVALID_PARAMS: a prompt over ctx, a budget of cost without a price. */
  private async ask(spec: TaskSpec, owner: string): Promise<Ask> {
    const { prices, prompts, sessions, quotas } = this.parts;
    const { deadlineMs, budget = {} } = spec;
    const price = prices.highest(spec);
    if (budget.cost !== undefined && price === 'unpriced') throw new DomainError(noPrice(spec.modelRef));
    const charged = sessions.bounded || !boundsNothing(budget) || quotas.limits(owner).tokensPerMinute !== undefined;
    const prompt = await prompts.check(spec, charged);
    return {
      promptTokens: prompt.tokens,
      promptAtMost: prompt.atMost,
      maxTokens: mostOutput(spec),
      deadlineMs,
      budget,
      price: typeof price === 'string' ? undefined : price,
    };
  }

  private hold(task: SchedulerTask): Place {
    const { dispatcher, telemetry } = this.parts;
    for (const decision of dispatcher.apply({ kind: 'submit', task })) {
      if (decision.kind === 'admitted' && decision.taskId === task.taskId) {
        notePlacement(telemetry, 'selected', decision.placement);
        return decision;
      }
      if (decision.kind === 'rejected' && decision.taskId === task.taskId) {
        notePlacement(telemetry, 'rejected', decision.placement);
        throw new NotPlaced(decision.failure, decision.placement);
      }
    }
    throw new DomainError({ code: 'INTERNAL', message: 'The scheduler gave no answer to a submission; this is a defect of orchestratord.' });
  }

  private draft(submission: Submission, spec: TaskSpec, promptTokens: number, turn: Turn): Unplaced {
    return {
      spec,
      requestDigest: submission.requestDigest,
      owner: submission.owner,
      correlationId: submission.correlationId,
      admittedAt: this.parts.clock.wall(),
      promptTokens,
      session: turn.session,
      ...(turn.grant === undefined ? {} : { grant: turn.grant }),
    };
  }

  private answer(task: StoredTask): Admitted {
    const { poolId, spec, queuePosition, predictedStartMs, predictedStartLowMs, predictedStartHighMs, onTimeProbability } = task;
    const { dispatcher, pools, budgets } = this.parts;
    const waiting = dispatcher.queueDepth(poolId, 'interactive') + dispatcher.queueDepth(poolId, 'batch');
    const fill = Math.min(1, waiting / pools.queueCapacity(poolId));
    const backoffMs = Math.round(fill * predictedStartMs);
    const active = dispatcher.find(spec.taskId);
    return {
      taskId: spec.taskId,
      queuePosition,
      predictedStartMs,
      predictedStartLowMs,
      predictedStartHighMs,
      onTimeProbability,
      backoffMs,
      budget: active === undefined || active.ending ? budgets.ofSession(spec.sessionId) : budgets.of(active),
    };
  }

  private noteAdmitted(task: StoredTask): void {
    const { telemetry, logger, pools } = this.parts;
    this.parts.tally.admitted(task.spec.priority);
    telemetry.taskEnqueued(pools.likelyLabels(task.poolId, task.spec.engine), task.spec.priority);
    const fields = {
      queue_position: task.queuePosition,
      predicted_start_ms: task.predictedStartMs,
      flow: flowOf(task.owner, task.spec.sessionId),
      candidates_considered: task.decision.candidatesConsidered,
      filters_applied: task.decision.filtersApplied,
      tie_breakers_applied: task.decision.tieBreakersApplied,
      pinned: task.decision.pinned,
      fallback_used: task.decision.fallbackUsed,
    };
    logger.info('Task admitted.', logFields(task, fields));
  }

  private noteRefusal(submission: Submission, failure: DomainError): void {
    const { telemetry, logger } = this.parts;
    const { spec } = submission;
    telemetry.taskRejected(spec.engine, failure.code);
    if (failure.policyLabel !== undefined) telemetry.backpressure(spec.engine, failure.policyLabel);
    logger.info(`Task refused: ${failure.message}`, {
      correlation_id: submission.correlationId,
      job_id: spec.taskId,
      session_id: spec.sessionId,
      engine: spec.engine,
      code: failure.code,
      ...(failure.policyLabel === undefined ? {} : { policy_label: failure.policyLabel }),
      ...(failure instanceof NotPlaced ? { filters_applied: failure.placement.filtersApplied, pinned: failure.placement.pinned } : {}),
    });
  }

  private shuttingDown(): DomainError {
    return new DomainError({
      code: 'SHUTTING_DOWN',
      message: 'The daemon is shutting down and takes no new tasks; what it has admitted is kept. Try again shortly.',
      retriable: true,
      retryAfterMs: this.parts.shutdownDeadlineMs,
      policyLabel: 'shutting_down',
    });
  }
}

/** No pool takes it. The log tells by what the last one was ruled out. */
class NotPlaced extends DomainError {
  constructor(
    failure: Failure,
    readonly placement: PlacementDecision,
  ) {
    super(failure);
  }
}

/** A task before the scheduler gave it a place. */
type Unplaced = Omit<NewTask, keyof Prospects | 'poolId' | 'queuePosition' | 'decision'>;
type Place = Extract<Decision, { kind: 'admitted' }>;

/** Member by member, so that all tasks have one shape: of objects that are spread into one another V8 makes a new one for each (task-log.ts). */
const placed = (draft: Unplaced, place: Place): NewTask => ({
  spec: draft.spec,
  requestDigest: draft.requestDigest,
  owner: draft.owner,
  correlationId: draft.correlationId,
  admittedAt: draft.admittedAt,
  queuePosition: place.queuePosition,
  predictedStartMs: place.predictedStartMs,
  predictedStartLowMs: place.predictedStartLowMs,
  predictedStartHighMs: place.predictedStartHighMs,
  onTimeProbability: place.onTimeProbability,
  poolId: place.poolId,
  decision: place.placement,
  promptTokens: draft.promptTokens,
  session: draft.session,
  ...(draft.grant === undefined ? {} : { grant: draft.grant }),
});

function sameRequest(task: StoredTask, submission: Submission): StoredTask {
  if (task.requestDigest === submission.requestDigest && task.owner === submission.owner) return task;
  throw new DomainError({
    code: 'CONFLICT',
    field: 'task_id',
    message: `task_id ${task.spec.taskId} was used before for another request. Make a new uuid for each task; repeat one only with the same body.`,
  });
}

function notePlacement(telemetry: Telemetry, outcome: 'selected' | 'rejected', decision: PlacementDecision): void {
  telemetry.placementDecided(outcome, decision.pinned, decision.fallbackUsed, decision.candidatesConsidered);
}
