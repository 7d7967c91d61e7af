import { Matchers } from '@pact-foundation/pact';
import type { Interaction } from '../interaction.js';
import { BACKOFF_HEADERS, embedding, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, postTask, task, taskId } from '../shapes.js';

const { eachLike, integer, number } = Matchers;

/** What embeddings come to, and what is told while there is nothing. */
export const RESULTS: readonly Interaction[] = [
  {
    description: 'createTask: texts to be embedded are admitted',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: postTask(embedding(91)),
    answer: { status: 202, headers: JSON_HEADERS, json: { task_id: taskId(91), queue_position: integer(3), predicted_start_ms: integer(420), backoff_ms: integer(0) } },
    reads: ['task_id', 'queue_position', 'predicted_start_ms', 'backoff_ms'],
  },
  {
    description: 'getTaskResult: the vectors of an embedding',
    states: [KEYED, { name: 'a task has ended', params: { task: embedding(92) } }],
    request: get(`/v1/tasks/${taskId(92)}/result`),
    answer: {
      status: 200,
      headers: JSON_HEADERS,
      json: { task_id: taskId(92), workload: 'embedding', model_ref: 'fast', embeddings: eachLike({ index: integer(0), embedding: eachLike(number(0.6)) }), tokens_in: integer(9) },
    },
    reads: ['task_id', 'workload', 'embeddings.0.index', 'embeddings.0.embedding.0', 'tokens_in'],
  },
  {
    description: 'getTaskResult: a task that runs has none yet',
    states: [KEYED, { name: 'a task decodes slowly', params: { task: embedding(93, { model_ref: 'late', deadline_ms: 604_800_000 }) } }],
    request: get(`/v1/tasks/${taskId(93)}/result`),
    answer: { status: 409, headers: BACKOFF_HEADERS, json: envelope('CONFLICT', { field: 'id', retriable: true, retry_after_ms: integer(1_000) }) },
    reads: [...ERROR_READS, 'retry_after_ms'],
  },
  {
    description: 'getTaskResult: a completion has none',
    states: [KEYED, { name: 'a task has ended', params: { task: task(94) } }],
    request: get(`/v1/tasks/${taskId(94)}/result`),
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
];
