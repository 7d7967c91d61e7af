import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State } from '../interaction.js';
import { BACKOFF_HEADERS, BUDGET_HEADERS, envelope, ERROR_READS, JSON_HEADERS, KEYED, LIMITED_KEY, limitHeaders, postTask, RETRY, sessionId, task, taskId } from '../shapes.js';

const { integer, number } = Matchers;

const READY: State = { name: 'a pool is ready', params: { pool_id: 'fast' } };

const admission = (n: number): Record<string, unknown> => ({
  task_id: taskId(n),
  queue_position: integer(3),
  predicted_start_ms: integer(420),
  predicted_start_low_ms: integer(350),
  predicted_start_high_ms: integer(510),
  on_time_probability: number(0.98),
  backoff_ms: integer(0),
});
const ADMISSION_READS = ['task_id', 'queue_position', 'predicted_start_ms', 'predicted_start_low_ms', 'predicted_start_high_ms', 'on_time_probability', 'backoff_ms'];

/** Handing over a task: admitted, repeated, and each way to be refused. */
export const ADMISSION: readonly Interaction[] = [
  {
    description: 'createTask: a task is admitted',
    states: [KEYED, READY],
    request: postTask(task(1)),
    answer: { status: 202, headers: JSON_HEADERS, json: admission(1) },
    reads: ADMISSION_READS,
  },
  {
    description: 'createTask: a task is told what is left of its budgets and of the limits of its key',
    states: [KEYED, READY],
    request: postTask(task(9, { budget: { tokens: 1000, time_ms: 60_000, cost: 0.5 } })),
    answer: { status: 202, headers: { ...JSON_HEADERS, ...BUDGET_HEADERS, ...limitHeaders('[0-9]+', '"requests";r=59;t=1') }, json: admission(9) },
    reads: ADMISSION_READS,
  },
  {
    description: 'createTask: the key has created as many tasks as it may',
    states: [KEYED, READY, { name: 'a key has created as many tasks as it may' }],
    request: postTask(task(40), { 'X-API-Key': LIMITED_KEY }),
    answer: {
      status: 429,
      headers: { ...BACKOFF_HEADERS, ...limitHeaders('0', '"requests";r=0;t=60') },
      json: envelope('ADMISSION_REJECT', { ...RETRY, policy_label: 'key_requests', retriable: true }),
    },
    reads: [...ERROR_READS, 'policy_label', 'retry_after_ms'],
  },
  {
    description: 'createTask: the session has not enough left of a budget',
    states: [KEYED, READY, { name: 'a task decodes slowly', params: { task: task(41, { model_ref: 'slow', max_tokens: 2_000, ctx: 4096, deadline_ms: 604_800_000 }) } }],
    request: postTask(task(42, { session_id: sessionId(41) })),
    answer: {
      status: 429,
      headers: BACKOFF_HEADERS,
      json: envelope('ADMISSION_REJECT', { ...RETRY, field: 'session_id', policy_label: 'session_budget', retriable: true }),
    },
    reads: [...ERROR_READS, 'field', 'policy_label', 'retry_after_ms'],
  },
  {
    description: 'createTask: the same task again gets the same answer',
    states: [KEYED, READY, { name: 'a task was admitted', params: { task: task(2) } }],
    request: postTask(task(2)),
    answer: { status: 202, headers: JSON_HEADERS, json: admission(2) },
    reads: ADMISSION_READS,
  },
  {
    description: 'createTask: a field out of its range is named',
    states: [KEYED],
    request: postTask(task(3, { ctx: 0 })),
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'ctx', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'createTask: without a key',
    states: [KEYED],
    request: postTask(task(4), {}),
    answer: {
      status: 401,
      headers: { ...JSON_HEADERS, 'WWW-Authenticate': Matchers.regex('^Bearer\\b.*', 'Bearer realm="orchestratord"') },
      json: envelope('UNAUTHORIZED', { retriable: false }),
    },
    reads: ERROR_READS,
  },
  {
    description: 'createTask: a model that no pool serves',
    states: [KEYED],
    request: postTask(task(5, { model_ref: 'nobody' })),
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'model_ref', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'createTask: a task_id that was used for another request',
    states: [KEYED, READY, { name: 'a task was admitted', params: { task: task(6) } }],
    request: postTask(task(6, { prompt: 'Another pond' })),
    answer: { status: 409, headers: JSON_HEADERS, json: envelope('CONFLICT', { field: 'task_id', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'createTask: the queue is full',
    states: [KEYED, { name: 'the queue of a pool is full', params: { pool_id: 'full' } }],
    request: postTask(task(7, { model_ref: 'full', deadline_ms: 604_800_000 })),
    answer: {
      status: 429,
      headers: BACKOFF_HEADERS,
      json: envelope('ADMISSION_REJECT', { ...RETRY, engine: 'mock', policy_label: 'queue_full', retriable: true }),
    },
    reads: [...ERROR_READS, 'engine', 'policy_label', 'retry_after_ms'],
  },
  {
    description: 'createTask: the only pool has no ready replica',
    states: [KEYED, { name: 'no replica of a pool is ready', params: { pool_id: 'away' } }],
    request: postTask(task(8, { model_ref: 'away' })),
    answer: {
      status: 503,
      headers: BACKOFF_HEADERS,
      json: envelope('POOL_UNREADY', { ...RETRY, pool_id: 'away', policy_label: 'pool_unready', retriable: true }),
    },
    reads: [...ERROR_READS, 'pool_id', 'policy_label', 'retry_after_ms'],
  },
];
