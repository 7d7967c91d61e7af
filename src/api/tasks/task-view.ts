import type { components } from '../../../generated/data.js';
import type { Prospects } from '../../domain/scheduling/event.js';
import type { PlacementDecision } from '../../domain/scheduling/placement/placement.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { TaskView } from '../../services/tasks/queries.js';

type WireTask = components['schemas']['Task'];
type WireOutcome = components['schemas']['TaskOutcome'];
type WireAttempt = components['schemas']['TaskAttempt'];
type WireDecision = components['schemas']['PlacementDecision'];

/** A task as the wire shows it; what is not known yet is absent. */
export function toWireTask({ task, standing }: TaskView): WireTask {
  const { spec, outcome, decision } = task;
  return {
    task_id: spec.taskId,
    session_id: spec.sessionId,
    state: task.state,
    priority: spec.priority,
    engine: spec.engine,
    model_ref: spec.modelRef,
    pool_id: task.poolId,
    admission: { queue_position: task.queuePosition, ...toWireProspects(task) },
    attempt: task.attempt,
    admitted_ms: task.admittedAt,
    tokens_in: outcome !== undefined && outcome.tokensIn > 0 ? outcome.tokensIn : task.promptTokens,
    seed: spec.seed,
    decision: toWireDecision(decision),
    attempts: toWireAttempts(task),
    ...(task.continuedFrom === undefined ? {} : { continued_from: task.continuedFrom }),
    ...(task.traceId === undefined ? {} : { trace_id: task.traceId }),
    ...toWireGranted(task),
    ...(task.replicaId === undefined ? {} : { replica_id: task.replicaId }),
    ...(task.engineVersion === undefined ? {} : { engine_version: task.engineVersion }),
    ...(task.startedAt === undefined ? {} : { started_ms: task.startedAt }),
    ...(task.firstTokenAt === undefined ? {} : { first_token_ms: task.firstTokenAt }),
    ...(task.endedAt === undefined ? {} : { ended_ms: task.endedAt }),
    ...(standing?.kind === 'running' ? { on_time_probability: standing.onTimeProbability } : {}),
    ...(standing?.kind === 'queued' ? { queue_position: standing.queuePosition, ...toWireProspects(standing) } : {}),
    ...(outcome === undefined ? {} : { tokens_out: outcome.tokensOut, outcome: toWireOutcome(outcome) }),
  };
}

/** What was or is foretold, as the wire names it. */
export const toWireProspects = (prospects: Prospects) => ({
  predicted_start_ms: prospects.predictedStartMs,
  predicted_start_low_ms: prospects.predictedStartLowMs,
  predicted_start_high_ms: prospects.predictedStartHighMs,
  on_time_probability: prospects.onTimeProbability,
});

export const toWireDecision = (decision: PlacementDecision): WireDecision => ({
  candidates_considered: decision.candidatesConsidered,
  fallback_used: decision.fallbackUsed,
  filters_applied: [...decision.filtersApplied],
  pinned: decision.pinned,
  selected_pool_id: decision.selectedPoolId,
  tie_breakers_applied: [...decision.tieBreakersApplied],
});

/** What its budget lets it make, where that is less than it asked for. */
export const toWireGranted = ({ grant, spec }: Pick<TaskView['task'], 'grant' | 'spec'>) =>
  grant === undefined || grant.outputTokens >= spec.maxTokens ? {} : { granted_tokens: grant.outputTokens };

/** Those that were lost, then the one that runs or made the end. What transcripts hold of a usual task is in the order of canonical JSON. */
export function toWireAttempts(task: TaskView['task']): WireAttempt[] {
  const lost = task.lostAttempts.map(({ attempt, poolId, replicaId, engineVersion, startedAt, endedAt, tokens, code, message }) => ({
    attempt,
    pool_id: poolId,
    replica_id: replicaId,
    engine_version: engineVersion,
    started_ms: startedAt,
    ...(endedAt === undefined ? {} : { ended_ms: endedAt }),
    tokens,
    code,
    message,
  }));
  const { attempt, poolId, replicaId, engineVersion, startedAt, endedAt, outcome } = task;
  if (replicaId === undefined || engineVersion === undefined || startedAt === undefined) return lost;
  const last = { engine_version: engineVersion, pool_id: poolId, replica_id: replicaId, started_ms: startedAt };
  if (endedAt === undefined || outcome === undefined) return [...lost, { attempt, ...last }];
  return [...lost, { attempt, ended_ms: endedAt, ...last, tokens: outcome.tokensOut }];
}

export function toWireOutcome(outcome: Outcome): WireOutcome {
  const { decodeMs: decode_ms, tokensIn: tokens_in, tokensOut: tokens_out } = outcome;
  switch (outcome.kind) {
    case 'completed':
      return { decode_ms, kind: outcome.kind, reason: outcome.reason, tokens_in, tokens_out };
    case 'canceled':
      return { by: outcome.by, decode_ms, kind: outcome.kind, tokens_in, tokens_out };
    case 'deadline':
      return { decode_ms, kind: outcome.kind, tokens_in, tokens_out, where: outcome.where };
    case 'budget':
      return { decode_ms, kind: outcome.kind, limit: outcome.limit, tokens_in, tokens_out };
    case 'dropped':
      return { code: outcome.code, decode_ms, kind: outcome.kind, message: outcome.message, tokens_in, tokens_out };
    case 'failed': {
      const { kind, code, message, differsAt } = outcome;
      return { code, decode_ms, kind, message, tokens_in, tokens_out, ...(differsAt === undefined ? {} : { differs_at: differsAt }) };
    }
  }
}
