import {
  ENGINE_KINDS,
  PRIORITIES,
  WORKLOADS,
  type ChatMessage,
  type PlacementRequest,
  type ResponseFormat,
  type Sampling,
  type TaskInput,
  type TaskSpec,
} from '../../../domain/task/task.js';
import type { PlacementDecision } from '../../../domain/scheduling/placement/placement.js';
import { parseBudget } from './budget-json.js';
import { asBoolean, asList, asNumber, asText, asTexts, isRecord, member, members, oneOf, optional, Unreadable, type Draft, type Names } from './stored-json.js';

/** A task's facts from their stored JSON, which is the domain's type as it is. */

const SPEC: Names<TaskSpec> = {
  taskId: true,
  sessionId: true,
  workload: true,
  modelRef: true,
  engine: true,
  ctx: true,
  priority: true,
  maxTokens: true,
  deadlineMs: true,
  input: true,
  seed: true,
  determinism: true,
  samplerProfileVersion: true,
  expectedTokens: true,
  kvHint: true,
  placement: true,
  sampling: true,
  stop: true,
  responseFormat: true,
  onDisconnect: true,
  budget: true,
};

export function parseSpec(value: unknown): TaskSpec {
  const from = members(value, 'spec', SPEC);
  const spec: Draft<TaskSpec> = {
    taskId: member(from, 'taskId', asText),
    sessionId: member(from, 'sessionId', asText),
    workload: member(from, 'workload', (word, at) => oneOf(word, at, WORKLOADS)),
    modelRef: member(from, 'modelRef', asText),
    engine: member(from, 'engine', (word, at) => oneOf(word, at, ENGINE_KINDS)),
    ctx: member(from, 'ctx', asNumber),
    priority: member(from, 'priority', (word, at) => oneOf(word, at, PRIORITIES)),
    maxTokens: member(from, 'maxTokens', asNumber),
    deadlineMs: member(from, 'deadlineMs', asNumber),
    input: member(from, 'input', input),
    seed: member(from, 'seed', asNumber),
    determinism: member(from, 'determinism', (word, at) => oneOf(word, at, ['strict', 'best_effort'])),
    kvHint: member(from, 'kvHint', (word, at) => oneOf(word, at, ['reuse', 'cold'])),
    placement: member(from, 'placement', placement),
    sampling: member(from, 'sampling', sampling),
    stop: member(from, 'stop', asTexts),
    responseFormat: member(from, 'responseFormat', responseFormat),
    onDisconnect: member(from, 'onDisconnect', (word, at) => oneOf(word, at, ['continue', 'cancel'])),
  };
  const samplerProfileVersion = optional(from, 'samplerProfileVersion', asText);
  if (samplerProfileVersion !== undefined) spec.samplerProfileVersion = samplerProfileVersion;
  const expectedTokens = optional(from, 'expectedTokens', asNumber);
  if (expectedTokens !== undefined) spec.expectedTokens = expectedTokens;
  const budget = optional(from, 'budget', parseBudget);
  if (budget !== undefined) spec.budget = budget;
  return spec;
}

function input(value: unknown, at: string): TaskInput {
  const kind = kindOf(value, at, ['prompt', 'messages', 'texts', 'documents']);
  switch (kind) {
    case 'prompt':
      return { kind, prompt: member(members(value, at, { kind: true, prompt: true }), 'prompt', asText) };
    case 'messages': {
      const messages = member(members(value, at, { kind: true, messages: true }), 'messages', (list, where) => asList(list, where, message));
      return { kind, messages };
    }
    case 'texts':
      return { kind, texts: member(members(value, at, { kind: true, texts: true }), 'texts', asTexts) };
    case 'documents': {
      const from = members(value, at, { kind: true, query: true, documents: true });
      return { kind, query: member(from, 'query', asText), documents: member(from, 'documents', asTexts) };
    }
  }
}

function message(value: unknown, at: string): ChatMessage {
  const from = members(value, at, { role: true, content: true } satisfies Names<ChatMessage>);
  return {
    role: member(from, 'role', (word, where) => oneOf(word, where, ['system', 'user', 'assistant', 'tool'])),
    content: member(from, 'content', asText),
  };
}

const PLACEMENT: Names<PlacementRequest> = {
  mode: true,
  pinPoolId: true,
  preferPools: true,
  avoidPools: true,
  requireDeviceMask: true,
  allowFallback: true,
};

function placement(value: unknown, at: string): PlacementRequest {
  const from = members(value, at, PLACEMENT);
  const request: Draft<PlacementRequest> = {
    mode: member(from, 'mode', (word, where) => oneOf(word, where, ['auto', 'pin', 'prefer'])),
    preferPools: member(from, 'preferPools', asTexts),
    avoidPools: member(from, 'avoidPools', asTexts),
    allowFallback: member(from, 'allowFallback', asBoolean),
  };
  const pinPoolId = optional(from, 'pinPoolId', asText);
  if (pinPoolId !== undefined) request.pinPoolId = pinPoolId;
  const requireDeviceMask = optional(from, 'requireDeviceMask', asText);
  if (requireDeviceMask !== undefined) request.requireDeviceMask = requireDeviceMask;
  return request;
}

const SAMPLING: Names<Sampling> = { temperature: true, topP: true, topK: true, minP: true, repeatPenalty: true, presencePenalty: true };
const SAMPLING_NAMES = ['temperature', 'topP', 'topK', 'minP', 'repeatPenalty', 'presencePenalty'] as const satisfies readonly (keyof Sampling)[];

function sampling(value: unknown, at: string): Sampling {
  const from = members(value, at, SAMPLING);
  const settings: Draft<Sampling> = {};
  for (const name of SAMPLING_NAMES) {
    const setting = optional(from, name, asNumber);
    if (setting !== undefined) settings[name] = setting;
  }
  return settings;
}

function responseFormat(value: unknown, at: string): ResponseFormat {
  const kind = kindOf(value, at, ['text', 'json_schema', 'grammar']);
  switch (kind) {
    case 'text':
      members(value, at, { kind: true });
      return { kind };
    case 'json_schema': {
      const schema = member(members(value, at, { kind: true, schema: true }), 'schema', asRecord);
      return { kind, schema };
    }
    case 'grammar':
      return { kind, grammar: member(members(value, at, { kind: true, grammar: true }), 'grammar', asText) };
  }
}

function asRecord(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw new Unreadable(at, 'an object');
}

const DECISION: Names<PlacementDecision> = {
  selectedPoolId: true,
  candidatesConsidered: true,
  filtersApplied: true,
  tieBreakersApplied: true,
  pinned: true,
  fallbackUsed: true,
};

export function parseDecision(value: unknown): PlacementDecision {
  const from = members(value, 'decision', DECISION);
  return {
    selectedPoolId: member(from, 'selectedPoolId', (id, at) => (id === null ? null : asText(id, at))),
    candidatesConsidered: member(from, 'candidatesConsidered', asNumber),
    filtersApplied: member(from, 'filtersApplied', asTexts),
    tieBreakersApplied: member(from, 'tieBreakersApplied', asTexts),
    pinned: member(from, 'pinned', asBoolean),
    fallbackUsed: member(from, 'fallbackUsed', asBoolean),
  };
}

function kindOf<T extends string>(value: unknown, at: string, kinds: readonly T[]): T {
  return oneOf(isRecord(value) ? value['kind'] : undefined, `${at}.kind`, kinds);
}
