import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State } from '../interaction.js';
import { BACKOFF_HEADERS, envelope, ERROR_READS, JSON_HEADERS, KEYED, postTask, RETRY, task, taskId } from '../shapes.js';

const { integer } = Matchers;

const READY: State = { name: 'a pool is ready', params: { pool_id: 'fast' } };

const admission = (n: number): Record<string, unknown> => ({
  task_id: taskId(n),
  queue_position: integer(3),
  predicted_start_ms: integer(420),
  backoff_ms: integer(0),
});
const ADMISSION_READS = ['task_id', 'queue_position', 'predicted_start_ms', 'backoff_ms'];

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
