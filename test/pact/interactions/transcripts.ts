import { Matchers } from '@pact-foundation/pact';
import type { Interaction } from '../interaction.js';
import { BACKOFF_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, sessionId, task, taskId, TOKENS } from '../shapes.js';

const { eachLike, integer, regex, string } = Matchers;

const MILLIS = integer(1_767_225_600_000);
const SHA256 = regex('^[0-9a-f]{64}$', '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae');

const TRANSCRIPT = {
  format: 'orchestratord.transcript/1',
  recorded_by: { name: 'orchestratord', version: string('0.1.0'), api_version: string('0.1.0') },
  task_id: taskId(70),
  session_id: sessionId(70),
  request: { model_ref: 'fast', engine: 'mock', ctx: 2048, priority: 'interactive', max_tokens: TOKENS, seed: 1, determinism: 'best_effort', request_sha256: SHA256, input_kind: 'prompt', input_sha256: SHA256 },
  pool_id: 'fast',
  attempts: eachLike({ attempt: integer(1), pool_id: string('fast'), replica_id: string('m0'), engine_version: string('1.0.0'), tokens: integer(TOKENS) }),
  frames: eachLike({ i: integer(0), t: eachLike(string(' frog')), at_ms: integer(402) }),
  tokens: TOKENS,
  text_sha256: SHA256,
  admitted_ms: MILLIS,
  ended_ms: MILLIS,
  outcome: { kind: 'completed', tokens_out: TOKENS },
};

/** What a task came to, for verify and replay. */
export const TRANSCRIPTS: readonly Interaction[] = [
  {
    description: 'getTranscript: a task that has ended',
    states: [KEYED, { name: 'the transcript of a task is stored', params: { task: task(70) } }],
    request: get(`/v1/tasks/${taskId(70)}/transcript`),
    answer: { status: 200, headers: JSON_HEADERS, json: TRANSCRIPT },
    reads: ['format', 'task_id', 'request.seed', 'request.request_sha256', 'attempts.0.engine_version', 'frames.0.i', 'frames.0.t.0', 'frames.0.at_ms', 'tokens', 'text_sha256', 'outcome.kind'],
  },
  {
    description: 'getTranscript: a task that decodes has none yet',
    states: [KEYED, { name: 'a task decodes slowly', params: { task: task(71, { model_ref: 'slow', max_tokens: 1000, deadline_ms: 604_800_000 }) } }],
    request: get(`/v1/tasks/${taskId(71)}/transcript`),
    answer: { status: 404, headers: BACKOFF_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: true, retry_after_ms: integer(1_000) }) },
    reads: [...ERROR_READS, 'retry_after_ms'],
  },
];
