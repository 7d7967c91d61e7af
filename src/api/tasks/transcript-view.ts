import type { components } from '../../../generated/data.js';
import type { Budget } from '../../domain/session/budget.js';
import type { PlacementRequest, ResponseFormat, Sampling } from '../../domain/task/task.js';
import type { EndedTask, Transcript, TranscriptInput } from '../../services/transcripts/transcript.js';
import { toWireAttempts, toWireDecision, toWireGranted, toWireOutcome, toWireProspects } from './task-view.js';

type Wire = components['schemas'];

/**
 * A transcript as the contract has it: the content of a trace artifact, and what getTranscript answers. Requirement: ORCH-3072.
 *
 * Members stand in the order of canonical JSON, but for those that are rare, which come last: what is sorted already is written in one
 * piece, for a third of the cost.
 */
export function toWireTranscript({ recorder, task, input, frames, tokens, textSha256, result }: Transcript): Wire['Transcript'] {
  const { on_time_probability, predicted_start_high_ms, predicted_start_low_ms, predicted_start_ms } = toWireProspects(task);
  return {
    admission: { on_time_probability, predicted_start_high_ms, predicted_start_low_ms, predicted_start_ms, queue_position: task.queuePosition },
    admitted_ms: task.admittedAt,
    attempts: toWireAttempts(task),
    correlation_id: task.correlationId,
    decision: toWireDecision(task.decision),
    ended_ms: task.endedAt,
    ...(task.firstTokenAt === undefined ? {} : { first_token_ms: task.firstTokenAt }),
    format: 'orchestratord.transcript/1',
    frames: frames.map(({ first, texts, afterMs }) => ({ at_ms: afterMs, i: first, t: [...texts] })),
    outcome: toWireOutcome(task.outcome),
    pool_id: task.poolId,
    recorded_by: { api_version: recorder.apiVersion, name: 'orchestratord', version: recorder.version },
    request: toWireRequest(task, input),
    session_id: task.spec.sessionId,
    task_id: task.spec.taskId,
    text_sha256: textSha256,
    tokens,
    ...(result === undefined ? {} : { result }),
    ...(task.continuedFrom === undefined ? {} : { continued_from: task.continuedFrom }),
  };
}

function toWireRequest(task: EndedTask, input: TranscriptInput): Wire['TranscriptRequest'] {
  const { spec } = task;
  return {
    ctx: spec.ctx,
    deadline_ms: spec.deadlineMs,
    determinism: spec.determinism,
    engine: spec.engine,
    input_kind: input.kind,
    input_sha256: input.sha256,
    kv_hint: spec.kvHint,
    max_tokens: spec.maxTokens,
    model_ref: spec.modelRef,
    on_disconnect: spec.onDisconnect,
    placement: toWirePlacement(spec.placement),
    priority: spec.priority,
    request_sha256: task.requestDigest,
    response_format: toWireResponseFormat(spec.responseFormat),
    sampling: toWireSampling(spec.sampling),
    seed: spec.seed,
    stop: [...spec.stop],
    workload: spec.workload,
    ...toWireGranted(task),
    ...(spec.samplerProfileVersion === undefined ? {} : { sampler_profile_version: spec.samplerProfileVersion }),
    ...(spec.expectedTokens === undefined ? {} : { expected_tokens: spec.expectedTokens }),
    ...(spec.budget === undefined ? {} : { budget: toWireBudget(spec.budget) }),
    ...toWireInput(input),
  };
}

function toWireInput({ given }: TranscriptInput): Pick<Wire['TranscriptRequest'], 'prompt' | 'messages' | 'inputs'> {
  switch (given?.kind) {
    case undefined:
      return {};
    case 'prompt':
      return { prompt: given.prompt };
    case 'messages':
      return { messages: given.messages.map(({ role, content }) => ({ role, content })) };
    case 'texts':
      return { inputs: [...given.texts] };
    case 'documents':
      return { prompt: given.query, inputs: [...given.documents] };
  }
}

function toWireSampling({ temperature, topP, topK, minP, repeatPenalty, presencePenalty }: Sampling): Wire['Sampling'] {
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(topK === undefined ? {} : { top_k: topK }),
    ...(minP === undefined ? {} : { min_p: minP }),
    ...(repeatPenalty === undefined ? {} : { repeat_penalty: repeatPenalty }),
    ...(presencePenalty === undefined ? {} : { presence_penalty: presencePenalty }),
  };
}

function toWirePlacement(placement: PlacementRequest): Wire['Placement'] {
  return {
    allow_fallback: placement.allowFallback,
    avoid_pools: [...placement.avoidPools],
    mode: placement.mode,
    prefer_pools: [...placement.preferPools],
    ...(placement.pinPoolId === undefined ? {} : { pin_pool_id: placement.pinPoolId }),
    ...(placement.requireDeviceMask === undefined ? {} : { require_device_mask: placement.requireDeviceMask }),
  };
}

function toWireResponseFormat(format: ResponseFormat): Wire['ResponseFormat'] {
  switch (format.kind) {
    case 'text':
      return { type: 'text' };
    case 'json_schema':
      return { type: 'json_schema', json_schema: { ...format.schema } };
    case 'grammar':
      return { type: 'grammar', grammar: format.grammar };
  }
}

const toWireBudget = ({ tokens, timeMs, cost }: Budget): Wire['Budget'] => ({
  ...(tokens === undefined ? {} : { tokens }),
  ...(timeMs === undefined ? {} : { time_ms: timeMs }),
  ...(cost === undefined ? {} : { cost }),
});
