/**
 * The columns of a task's row in the order in which they cross to the main thread; task-row.ts reads them back in it.
 * The first INSERTED come from admission, in the INSERT's order.
 */
export const INSERTED = [
  'task_id',
  'session_id',
  'pool_id',
  'priority',
  'request_digest',
  'owner',
  'correlation_id',
  'admitted_at',
  'queue_position',
  'predicted_start_ms',
  'predicted_start_low_ms',
  'predicted_start_high_ms',
  'on_time_probability',
  'prompt_tokens',
  'decision',
  'budget_grant',
  'spec',
] as const;

export const SELECTED = [
  ...INSERTED,
  'sequence',
  'revision',
  'state',
  'attempt',
  'replica_id',
  'engine_version',
  'started_at',
  'first_token_at',
  'ended_at',
  'outcome',
  'lost_attempts',
  'continued_from',
  'trace',
] as const;

export const SEQUENCE_CELL = SELECTED.indexOf('sequence');

export const SESSION_COLUMNS = [
  'session_id',
  'turns',
  'created_at',
  'last_used_at',
  'pool_id',
  'replica_id',
  'kv_tokens',
  'spent_tokens',
  'spent_time_ms',
  'spent_cost',
] as const;

export const FIRST_REVISION = 1;

/** In the column `trace`, where the artifact's id comes. */
export const TRACE_DUE = 'due';
