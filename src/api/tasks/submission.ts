import type { CreateTaskRequest } from '../../../generated/operations.js';
import { DomainError } from '../../domain/errors.js';
import { unservedScheme } from '../../domain/model/schemes.js';
import type { Budget } from '../../domain/session/budget.js';
import type { CompletionInput, PlacementRequest, ResponseFormat, Sampling, TaskInput } from '../../domain/task/task.js';
import { canonicalDigest } from '../../lib/canonical-json.js';
import type { Submission } from '../../services/tasks/admission.js';

type Body = CreateTaskRequest['body'];

/** A valid wire request as the domain's words, with every default filled. Throws INVALID_PARAMS for what a schema can't say. */
export function toSubmission(body: Body, owner: string, correlationId: string): Submission {
  // Upper-case digits of a uuid are read as lower-case ones, so they make no other request either.
  const taskId = body.task_id.toLowerCase();
  const sessionId = body.session_id.toLowerCase();
  const unserved = unservedScheme(body.model_ref);
  if (unserved !== undefined) throw invalid('model_ref', unserved);
  return {
    spec: {
      taskId,
      sessionId,
      workload: body.workload,
      modelRef: body.model_ref,
      engine: body.engine,
      ctx: body.ctx,
      priority: body.priority,
      maxTokens: body.max_tokens,
      deadlineMs: body.deadline_ms,
      input: toInput(body),
      seed: body.seed,
      determinism: body.determinism ?? 'best_effort',
      kvHint: body.kv_hint ?? 'reuse',
      placement: toPlacement(body.placement),
      sampling: toSampling(body.sampling),
      stop: body.stop ?? [],
      responseFormat: toResponseFormat(body.response_format),
      onDisconnect: body.on_disconnect ?? 'continue',
      ...(body.sampler_profile_version === undefined ? {} : { samplerProfileVersion: body.sampler_profile_version }),
      ...(body.expected_tokens === undefined ? {} : { expectedTokens: body.expected_tokens }),
      ...(body.budget === undefined ? {} : { budget: toBudget(body.budget) }),
    },
    requestDigest: canonicalDigest({ ...body, task_id: taskId, session_id: sessionId }),
    owner,
    correlationId,
  };
}

function toInput(body: Body): TaskInput {
  switch (body.workload) {
    case 'completion':
      return toCompletionInput(body);
    case 'embedding':
      refuseDecoding(body, 'An embedding');
      if (body.prompt !== undefined) throw invalid('prompt', 'An embedding takes its texts in inputs, also where there is only one; leave prompt out.');
      return { kind: 'texts', texts: inputsOf(body, 'An embedding needs inputs: the texts to be embedded, 1 to 1024 of them.') };
    case 'rerank':
      refuseDecoding(body, 'A rerank');
      if (body.prompt === undefined) throw invalid('prompt', 'A rerank needs prompt: the query that the documents in inputs are held against.');
      return { kind: 'documents', query: body.prompt, documents: inputsOf(body, 'A rerank needs inputs: the documents that are held against the query, 1 to 1024 of them.') };
  }
}

function inputsOf({ inputs }: Body, needed: string): readonly string[] {
  if (inputs === undefined) throw invalid('inputs', needed);
  return inputs;
}

/** What says how to decode means nothing where nothing is decoded: whoever sends it expects something else. `max_tokens` alone is always there. */
function refuseDecoding(body: Body, what: string): void {
  if (body.messages !== undefined) throw invalid('messages', `${what} takes no messages; it takes texts in inputs.`);
  const { stop, response_format, sampling, expected_tokens } = body;
  for (const [field, value] of Object.entries({ stop, response_format, sampling, expected_tokens })) {
    if (value !== undefined) throw invalid(field, `${what} decodes no tokens, so ${field} means nothing for it; leave it out.`);
  }
}

function toCompletionInput(body: Body): CompletionInput {
  const { prompt, messages, inputs } = body;
  if (inputs !== undefined) throw invalid('inputs', 'inputs is for the workloads embedding and rerank; a completion takes prompt or messages.');
  if (prompt !== undefined && messages !== undefined) {
    throw invalid('messages', 'Both prompt and messages are there; send exactly one of them: prompt for raw text, messages for a chat.');
  }
  if (prompt !== undefined) return { kind: 'prompt', prompt };
  if (messages !== undefined) return { kind: 'messages', messages };
  throw invalid('prompt', 'A completion needs exactly one of prompt and messages; neither is there.');
}

function toPlacement(placement: Body['placement']): PlacementRequest {
  const mode = placement?.mode ?? 'auto';
  const pinPoolId = placement?.pin_pool_id;
  if (mode === 'pin' && pinPoolId === undefined) {
    throw invalid('placement.pin_pool_id', 'placement.mode pin needs pin_pool_id: the pool to pin to.');
  }
  if (mode !== 'pin' && pinPoolId !== undefined) {
    throw invalid('placement.pin_pool_id', `placement.pin_pool_id counts only with mode pin; the mode is ${mode}. Set the mode, or leave it out.`);
  }
  return {
    mode,
    preferPools: placement?.prefer_pools ?? [],
    avoidPools: placement?.avoid_pools ?? [],
    allowFallback: placement?.allow_fallback ?? true,
    ...(pinPoolId === undefined ? {} : { pinPoolId }),
    ...(placement?.require_device_mask === undefined ? {} : { requireDeviceMask: placement.require_device_mask }),
  };
}

function toSampling(sampling: Body['sampling']): Sampling {
  if (sampling === undefined) return {};
  const { temperature, top_p: topP, top_k: topK, min_p: minP, repeat_penalty: repeatPenalty, presence_penalty: presencePenalty } = sampling;
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
    ...(minP === undefined ? {} : { minP }),
    ...(repeatPenalty === undefined ? {} : { repeatPenalty }),
    ...(presencePenalty === undefined ? {} : { presencePenalty }),
  };
}

function toResponseFormat(format: Body['response_format']): ResponseFormat {
  switch (format?.type) {
    case undefined:
    case 'text':
      return { kind: 'text' };
    case 'json_schema':
      return { kind: 'json_schema', schema: format.json_schema };
    case 'grammar':
      return { kind: 'grammar', grammar: format.grammar };
  }
}

function toBudget({ tokens, time_ms: timeMs, cost }: NonNullable<Body['budget']>): Budget {
  return { ...(tokens === undefined ? {} : { tokens }), ...(timeMs === undefined ? {} : { timeMs }), ...(cost === undefined ? {} : { cost }) };
}

const invalid = (field: string, message: string): DomainError => new DomainError({ code: 'INVALID_PARAMS', field, message });
