/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */

export const ARTIFACT_KINDS = [
  'plan',
  'summary',
  'diff',
  'trace',
  'other',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

export const BREAKER_HEALTH_STATE_VALUES = [
  'closed',
  'open',
  'half_open',
] as const;
export type BreakerHealthState = (typeof BREAKER_HEALTH_STATE_VALUES)[number];

export const BUDGET_KINDS = [
  'tokens',
  'time',
  'cost',
] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

export const CATALOG_MODEL_STATES = [
  'Active',
  'Retired',
] as const;
export type CatalogModelState = (typeof CATALOG_MODEL_STATES)[number];

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

export const MODEL_SIGNATURE_ALGO_VALUES = [
  'ed25519',
  'ecdsa-p256-sha256',
  'rsa-sha256',
] as const;
export type ModelSignatureAlgo = (typeof MODEL_SIGNATURE_ALGO_VALUES)[number];

export const MODEL_VERIFICATION_RESULT_VALUES = [
  'running',
  'passed',
  'warned',
  'failed',
] as const;
export type ModelVerificationResult = (typeof MODEL_VERIFICATION_RESULT_VALUES)[number];

export const NEW_POOL_QUEUE_POLICY_VALUES = [
  'reject',
  'drop-lru',
  'shed-low-priority',
] as const;
export type NewPoolQueuePolicy = (typeof NEW_POOL_QUEUE_POLICY_VALUES)[number];

export const NEW_POOL_SELF_TEST_VALUES = [
  'off',
  'degrade',
] as const;
export type NewPoolSelfTest = (typeof NEW_POOL_SELF_TEST_VALUES)[number];

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
  'session_expired',
  'session_budget',
  'key_concurrent_jobs',
  'key_requests',
  'key_tokens',
  'key_queued_kv',
  'stream_limit',
  'artifact_quota',
  'pool_draining',
  'pool_unready',
  'breaker_open',
  'shutting_down',
] as const;
export type PolicyLabel = (typeof POLICY_LABELS)[number];

export const POOL_CHANGE_QUEUE_POLICY_VALUES = [
  'reject',
  'drop-lru',
  'shed-low-priority',
] as const;
export type PoolChangeQueuePolicy = (typeof POOL_CHANGE_QUEUE_POLICY_VALUES)[number];

export const POOL_CHANGE_SELF_TEST_VALUES = [
  'off',
  'degrade',
] as const;
export type PoolChangeSelfTest = (typeof POOL_CHANGE_SELF_TEST_VALUES)[number];

export const POOL_HEALTH_SOURCE_VALUES = [
  'config',
  'contract',
] as const;
export type PoolHealthSource = (typeof POOL_HEALTH_SOURCE_VALUES)[number];

export const POOL_PREPARING_WHAT_VALUES = [
  'download',
] as const;
export type PoolPreparingWhat = (typeof POOL_PREPARING_WHAT_VALUES)[number];

export const PRIORITIES = [
  'interactive',
  'batch',
] as const;
export type Priority = (typeof PRIORITIES)[number];

export const RELOAD_PROGRESS_STATE_VALUES = [
  'starting',
  'draining',
  'done',
  'rolling_back',
  'rolled_back',
] as const;
export type ReloadProgressState = (typeof RELOAD_PROGRESS_STATE_VALUES)[number];

export const RELOAD_PROGRESS_STRATEGY_VALUES = [
  'beside',
  'sequence',
] as const;
export type ReloadProgressStrategy = (typeof RELOAD_PROGRESS_STRATEGY_VALUES)[number];

export const RELOAD_STRATEGIES = [
  'auto',
  'beside',
  'sequence',
] as const;
export type ReloadStrategy = (typeof RELOAD_STRATEGIES)[number];

export const REPLICA_STATE_NAMES = [
  'connecting',
  'starting',
  'loading',
  'testing',
  'ready',
  'suspect',
  'unreachable',
  'waiting',
  'tripped',
  'asleep',
  'stopping',
] as const;
export type ReplicaStateName = (typeof REPLICA_STATE_NAMES)[number];

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
  'texts',
  'documents',
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

export const TRUST_POLICY_MODE_VALUES = [
  'strict',
  'permissive',
] as const;
export type TrustPolicyMode = (typeof TRUST_POLICY_MODE_VALUES)[number];

export const WORKLOADS = [
  'completion',
  'embedding',
  'rerank',
] as const;
export type Workload = (typeof WORKLOADS)[number];
