/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */

export const ARTIFACT_KINDS = [
  'plan',
  'summary',
  'diff',
  'trace',
  'other',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

export const BUDGET_KINDS = [
  'tokens',
  'time',
  'cost',
] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

export const CHAT_MESSAGE_ROLE_VALUES = [
  'system',
  'user',
  'assistant',
  'tool',
] as const;
export type ChatMessageRole = (typeof CHAT_MESSAGE_ROLE_VALUES)[number];

export const COMPLETED_REASONS = [
  'stop',
  'length',
] as const;
export type CompletedReason = (typeof COMPLETED_REASONS)[number];

export const ENGINE_FEATURES = [
  'chat_template',
  'continuation',
  'exact_token_count',
  'grammar',
  'json_schema',
  'kv_usage',
  'seed',
  'stop',
] as const;
export type EngineFeature = (typeof ENGINE_FEATURES)[number];

export const ENGINE_KINDS = [
  'llamacpp',
  'vllm',
  'tgi',
  'triton',
  'openai',
  'mock',
] as const;
export type EngineKind = (typeof ENGINE_KINDS)[number];

export const ERROR_CODES = [
  'ADMISSION_REJECT',
  'QUEUE_FULL_DROP_LRU',
  'INVALID_PARAMS',
  'POOL_UNREADY',
  'POOL_UNAVAILABLE',
  'REPLICA_EXHAUSTED',
  'DECODE_TIMEOUT',
  'WORKER_RESET',
  'INTERNAL',
  'DEADLINE_UNMET',
  'MODEL_DEPRECATED',
  'UNTRUSTED_ARTIFACT',
  'CANCELED',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'NOT_ACCEPTABLE',
  'REQUEST_TIMEOUT',
  'CONFLICT',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'HEADERS_TOO_LARGE',
  'SHUTTING_DOWN',
  'STREAM_EXPIRED',
  'ARTIFACT_DAMAGED',
  'RANGE_NOT_SATISFIABLE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const FINISH_REASONS = [
  'stop',
  'length',
  'budget',
] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

export const OUTCOME_CANCELED_BY_VALUES = [
  'client',
  'disconnect',
] as const;
export type OutcomeCanceledBy = (typeof OUTCOME_CANCELED_BY_VALUES)[number];

export const OUTCOME_DEADLINE_WHERE_VALUES = [
  'queue',
  'decode',
] as const;
export type OutcomeDeadlineWhere = (typeof OUTCOME_DEADLINE_WHERE_VALUES)[number];

export const PLACEMENT_MODE_VALUES = [
  'pin',
  'prefer',
  'auto',
] as const;
export type PlacementMode = (typeof PLACEMENT_MODE_VALUES)[number];

export const POLICY_LABELS = [
  'queue_full',
  'queue_tokens_full',
  'drop_lru',
  'shed_low_priority',
  'session_turn_limit',
  'session_budget',
  'key_concurrent_jobs',
  'key_requests',
  'key_tokens',
  'key_queued_kv',
  'stream_limit',
  'artifact_quota',
  'pool_draining',
  'pool_unready',
  'shutting_down',
] as const;
export type PolicyLabel = (typeof POLICY_LABELS)[number];

export const PRIORITIES = [
  'interactive',
  'batch',
] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TASK_REQUEST_DETERMINISM_VALUES = [
  'strict',
  'best_effort',
] as const;
export type TaskRequestDeterminism = (typeof TASK_REQUEST_DETERMINISM_VALUES)[number];

export const TASK_REQUEST_KV_HINT_VALUES = [
  'reuse',
  'cold',
] as const;
export type TaskRequestKvHint = (typeof TASK_REQUEST_KV_HINT_VALUES)[number];

export const TASK_REQUEST_ON_DISCONNECT_VALUES = [
  'continue',
  'cancel',
] as const;
export type TaskRequestOnDisconnect = (typeof TASK_REQUEST_ON_DISCONNECT_VALUES)[number];

export const TASK_STATES = [
  'queued',
  'running',
  'completed',
  'canceled',
  'deadline',
  'budget',
  'dropped',
  'failed',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TRANSCRIPT_REQUEST_DETERMINISM_VALUES = [
  'strict',
  'best_effort',
] as const;
export type TranscriptRequestDeterminism = (typeof TRANSCRIPT_REQUEST_DETERMINISM_VALUES)[number];

export const TRANSCRIPT_REQUEST_INPUT_KIND_VALUES = [
  'prompt',
  'messages',
] as const;
export type TranscriptRequestInputKind = (typeof TRANSCRIPT_REQUEST_INPUT_KIND_VALUES)[number];

export const TRANSCRIPT_REQUEST_KV_HINT_VALUES = [
  'reuse',
  'cold',
] as const;
export type TranscriptRequestKvHint = (typeof TRANSCRIPT_REQUEST_KV_HINT_VALUES)[number];

export const TRANSCRIPT_REQUEST_ON_DISCONNECT_VALUES = [
  'continue',
  'cancel',
] as const;
export type TranscriptRequestOnDisconnect = (typeof TRANSCRIPT_REQUEST_ON_DISCONNECT_VALUES)[number];

export const WORKLOADS = [
  'completion',
  'embedding',
  'rerank',
] as const;
export type Workload = (typeof WORKLOADS)[number];
