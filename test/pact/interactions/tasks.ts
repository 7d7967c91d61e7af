import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State } from '../interaction.js';
import { EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, sessionId, task, taskId, TOKENS, uuid, WITH_KEY } from '../shapes.js';

const { atLeastLike, boolean, integer, number, regex, string } = Matchers;

const ended = (n: number): State => ({ name: 'a task has ended', params: { task: task(n) } });
const unknown = (n: number): State => ({ name: 'no task has this id', params: { task_id: taskId(n) } });

const MILLIS = integer(1_767_225_600_000);

const COMPLETED = {
  task_id: taskId(10),
  session_id: sessionId(10),
  state: 'completed',
  priority: 'interactive',
  engine: 'mock',
  model_ref: 'fast',
  pool_id: 'fast',
  replica_id: string('m0'),
  engine_version: string('0.1.0'),
  admission: {
    queue_position: integer(0),
    predicted_start_ms: integer(0),
    predicted_start_low_ms: integer(0),
    predicted_start_high_ms: integer(0),
    on_time_probability: number(0.98),
  },
  attempt: integer(1),
  admitted_ms: MILLIS,
  started_ms: MILLIS,
  first_token_ms: MILLIS,
  ended_ms: MILLIS,
  tokens_in: integer(5),
  tokens_out: TOKENS,
  seed: 1,
  decision: {
    selected_pool_id: 'fast',
    candidates_considered: integer(1),
    filters_applied: atLeastLike('engine', 0, 1),
    pinned: false,
    fallback_used: boolean(false),
  },
  outcome: { kind: 'completed', reason: regex('^(stop|length)$', 'length'), tokens_in: integer(5), tokens_out: TOKENS, decode_ms: integer(12) },
};

const LISTED = {
  task_id: uuid(taskId(12)),
  session_id: uuid(sessionId(12)),
  state: regex('^(queued|running|completed|canceled|deadline|budget|dropped|failed)$', 'completed'),
  priority: regex('^(interactive|batch)$', 'interactive'),
  engine: string('mock'),
  model_ref: string('fast'),
  admitted_ms: MILLIS,
};

/** Seeing, listing and canceling tasks. */
export const TASKS: readonly Interaction[] = [
  {
    description: 'getTask: a task that was completed',
    states: [KEYED, ended(10)],
    request: get(`/v1/tasks/${taskId(10)}`),
    answer: { status: 200, headers: JSON_HEADERS, json: COMPLETED },
    reads: ['task_id', 'state', 'outcome.kind', 'outcome.reason', 'outcome.tokens_out', 'admission.queue_position', 'decision.selected_pool_id'],
  },
  {
    description: 'getTask: a task that has reached its budget',
    states: [KEYED, { name: 'a task has reached its budget', params: { task: task(15, { max_tokens: 100, budget: { tokens: 9 } }) } }],
    request: get(`/v1/tasks/${taskId(15)}`),
    answer: {
      status: 200,
      headers: JSON_HEADERS,
      json: {
        task_id: taskId(15),
        state: 'budget',
        granted_tokens: TOKENS,
        outcome: { kind: 'budget', limit: 'tokens', tokens_in: integer(5), tokens_out: TOKENS, decode_ms: integer(12) },
      },
    },
    reads: ['state', 'granted_tokens', 'outcome.kind', 'outcome.limit', 'outcome.tokens_out'],
  },
  {
    description: 'getTask: an unknown task',
    states: [KEYED, unknown(11)],
    request: get(`/v1/tasks/${taskId(11)}`),
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'listTasks: a page of tasks',
    states: [KEYED, ended(12)],
    request: get('/v1/tasks', { limit: '2' }),
    answer: { status: 200, headers: JSON_HEADERS, json: { tasks: Matchers.eachLike(LISTED) } },
    reads: ['tasks.0.task_id', 'tasks.0.state', 'tasks.0.priority', 'tasks.0.admitted_ms'],
  },
  {
    description: 'cancelTask: a task that decodes',
    states: [KEYED, { name: 'a task decodes slowly', params: { task: task(13, { model_ref: 'slow', max_tokens: 1000, deadline_ms: 604_800_000 }) } }],
    request: { method: 'POST', path: `/v1/tasks/${taskId(13)}/cancel`, headers: WITH_KEY },
    answer: { status: 204, headers: EMPTY_HEADERS },
  },
  {
    description: 'cancelTask: an unknown task',
    states: [KEYED, unknown(14)],
    request: { method: 'POST', path: `/v1/tasks/${taskId(14)}/cancel`, headers: WITH_KEY },
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
];
