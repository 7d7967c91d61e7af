import type { Budget } from '../session/budget.js';

/**
 * What a client asks for, parsed once: only a `TaskSpec` reaches the queue.
 *
 * Units: `ctx`, `maxTokens` and `expectedTokens` are tokens; `deadlineMs` is milliseconds from admission.
 */
export const WORKLOADS = ['completion', 'embedding', 'rerank'] as const;
export type Workload = (typeof WORKLOADS)[number];

export const ENGINE_KINDS = ['llamacpp', 'vllm', 'tgi', 'triton', 'openai', 'mock'] as const;
export type EngineKind = (typeof ENGINE_KINDS)[number];

/** The order is the rank: interactive goes before batch. */
export const PRIORITIES = ['interactive', 'batch'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

export type CompletionInput =
  | { readonly kind: 'prompt'; readonly prompt: string }
  | { readonly kind: 'messages'; readonly messages: readonly ChatMessage[] };

/** `texts`: to be embedded. `documents`: to be held against the query. One at least of either. */
export type ResultInput =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'documents'; readonly query: string; readonly documents: readonly string[] };

/** A completion's, or what an embedding or a rerank is made of. Its kind says which workload it is for. */
export type TaskInput = CompletionInput | ResultInput;

/** Whether the task makes one result in the place of tokens. Requirement: ORCH-3090. */
export const isResultInput = (input: TaskInput): input is ResultInput => input.kind === 'texts' || input.kind === 'documents';

/** Output at most, tokens. An embedding and a rerank decode none, whatever their max_tokens. */
export const mostOutput = ({ workload, maxTokens }: Pick<TaskSpec, 'workload' | 'maxTokens'>): number => (workload === 'completion' ? maxTokens : 0);

export interface Sampling {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly minP?: number;
  readonly repeatPenalty?: number;
  readonly presencePenalty?: number;
}

export type ResponseFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'json_schema'; readonly schema: Readonly<Record<string, unknown>> }
  | { readonly kind: 'grammar'; readonly grammar: string };

export interface PlacementRequest {
  readonly mode: 'auto' | 'pin' | 'prefer';
  readonly pinPoolId?: string;
  readonly preferPools: readonly string[];
  readonly avoidPools: readonly string[];
  readonly requireDeviceMask?: string;
  readonly allowFallback: boolean;
}

export interface TaskSpec {
  readonly taskId: string;
  readonly sessionId: string;
  readonly workload: Workload;
  readonly modelRef: string;
  readonly engine: EngineKind;
  readonly ctx: number;
  readonly priority: Priority;
  readonly maxTokens: number;
  readonly deadlineMs: number;
  readonly input: TaskInput;
  /**
   * A safe integer of either sign. Always set: admission draws one when the client gave none, so that an attempt that was
   * cut off can be made again.
   */
  readonly seed: number;
  readonly determinism: 'strict' | 'best_effort';
  readonly samplerProfileVersion?: string;
  readonly expectedTokens?: number;
  readonly kvHint: 'reuse' | 'cold';
  readonly placement: PlacementRequest;
  readonly sampling: Sampling;
  readonly stop: readonly string[];
  readonly responseFormat: ResponseFormat;
  readonly onDisconnect: 'continue' | 'cancel';
  /** What the task may spend, beside what its session has left. */
  readonly budget?: Budget;
}
