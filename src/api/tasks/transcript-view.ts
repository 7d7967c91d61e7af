import type { components } from '../../../generated/data.js';
import type { Budget } from '../../domain/session/budget.js';
import type { PlacementRequest, ResponseFormat, Sampling } from '../../domain/task/task.js';
import type { EndedTask, Transcript, TranscriptInput } from '../../services/transcripts/transcript.js';
import { toWireAttempts, toWireDecision, toWireGranted, toWireOutcome, toWireProspects } from './task-view.js';

type Wire = components['schemas'];

/** A transcript as the contract has it: the content of a trace artifact, and what getTranscript answers. Requirement: ORCH-3072. */
export function toWireTranscript({ recorder, task, input, frames, tokens, textSha256, result }: Transcript): Wire['Transcript'] {
  return {
    format: 'orchestratord.transcript/1',
    recorded_by: { name: 'orchestratord', version: recorder.version, api_version: recorder.apiVersion },
    task_id: task.spec.taskId,
    session_id: task.spec.sessionId,
    correlation_id: task.correlationId,
    request: toWireRequest(task, input),
    admission: { queue_position: task.queuePosition, ...toWireProspects(task) },
    pool_id: task.poolId,
    decision: toWireDecision(task.decision),
    attempts: toWireAttempts(task),
    // In the order of canonical JSON, so that a long stream's frames need not be sorted one by one.
    frames: frames.map(({ first, texts, afterMs }) => ({ at_ms: afterMs, i: first, t: [...texts] })),
    tokens,
    text_sha256: textSha256,
    ...(result === undefined ? {} : { result }),
    admitted_ms: task.admittedAt,
    ended_ms: task.endedAt,
    outcome: toWireOutcome(task.outcome),
    ...(task.continuedFrom === undefined ? {} : { continued_from: task.continuedFrom }),
    ...(task.firstTokenAt === undefined ? {} : { first_token_ms: task.firstTokenAt }),
  };
}

function toWireRequest(task: EndedTask, input: TranscriptInput): Wire['TranscriptRequest'] {
  const { spec } = task;
  return {
    workload: spec.workload,
    model_ref: spec.modelRef,
    engine: spec.engine,
    ctx: spec.ctx,
    priority: spec.priority,
    max_tokens: spec.maxTokens,
    deadline_ms: spec.deadlineMs,
    seed: spec.seed,
    determinism: spec.determinism,
    kv_hint: spec.kvHint,
    sampling: toWireSampling(spec.sampling),
    stop: [...spec.stop],
    response_format: toWireResponseFormat(spec.responseFormat),
    on_disconnect: spec.onDisconnect,
    placement: toWirePlacement(spec.placement),
    request_sha256: task.requestDigest,
    input_kind: input.kind,
    input_sha256: input.sha256,
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
    mode: placement.mode,
    prefer_pools: [...placement.preferPools],
    avoid_pools: [...placement.avoidPools],
    allow_fallback: placement.allowFallback,
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
