import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State, Value } from './interaction.js';

/** What many interactions have in common: the key, the task, the headers and the error body. */
export const KEY = 'a key of the pact';
export const WITH_KEY = { 'X-API-Key': KEY };
/** One that may create a task a minute. */
export const LIMITED_KEY = 'a key of the pact with limits';

export const KEYED: State = { name: 'keys are configured' };

const { integer, regex, string } = Matchers;

const EXAMPLE_ID = '0b9c3f6e-2a57-4a0b-8e53-0c8a1c1f7d11';
/** The tool's own matcher for uuids also takes a text that only holds one. */
export const uuid = (example = EXAMPLE_ID): ReturnType<typeof regex> => regex('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', example);

/** An id of ours for the n-th task or session of the pact: fixed, so that the file never changes by itself. */
export const taskId = (n: number): string => `6f9d0a52-6d0e-4f0c-9d0a-${String(n).padStart(12, '0')}`;
export const sessionId = (n: number): string => `0d6bd7a0-3f0a-4b3c-8f5e-${String(n).padStart(12, '0')}`;

/** Tokens that each task makes: few, so that a stream's pattern can name every position. */
export const TOKENS = 4;

export const task = (n: number, changes: Record<string, Value> = {}): Record<string, Value> => ({
  task_id: taskId(n),
  session_id: sessionId(n),
  workload: 'completion',
  model_ref: 'fast',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: TOKENS,
  deadline_ms: 600_000,
  prompt: 'An old silent pond',
  seed: 1,
  ...changes,
});

/** A task whose texts are embedded; it makes one result and no tokens. */
export const embedding = (n: number, changes: Record<string, Value> = {}): Record<string, Value> => {
  const { prompt: _completions, ...rest } = task(n, { workload: 'embedding', inputs: ['An old silent pond', 'A frog jumps in'], max_tokens: 1 });
  return { ...rest, ...changes };
};

export const EMPTY_HEADERS = { 'X-Correlation-Id': uuid() };
export const JSON_HEADERS = { ...EMPTY_HEADERS, 'Content-Type': regex('^application/json(;.*)?$', 'application/json; charset=utf-8') };

/** What is left of the budgets that are set. */
export const BUDGET_HEADERS = {
  'X-Budget-Tokens-Remaining': regex('^[0-9]+$', '1900'),
  'X-Budget-Time-Remaining-Ms': regex('^[0-9]+$', '59000'),
  'X-Budget-Cost-Remaining': regex('^[0-9]+(\\.[0-9]+)?$', '0.048'),
};

/** Of a key that has the one limit: a comma would make two values of one. */
export const limitHeaders = (left: string, example: string): Record<string, ReturnType<typeof regex>> => ({
  'RateLimit-Policy': regex('^"requests";q=[0-9]+;w=60$', '"requests";q=60;w=60'),
  RateLimit: regex(`^"requests";r=${left};t=[0-9]+$`, example),
});

/** For a refusal that says when to come back. */
export const BACKOFF_HEADERS = {
  ...JSON_HEADERS,
  'Retry-After': regex('^[1-9][0-9]*$', '2'),
  'X-Backoff-Ms': regex('^[1-9][0-9]*$', '1450'),
};
export const RETRY = { retry_after_ms: integer(1450) };

/** The code and what else is told are exact: the client decides by them. The message is for a person. */
export const envelope = (code: string, more: Record<string, unknown>): Record<string, unknown> => ({
  code,
  message: string('What happened, and what to do.'),
  correlation_id: uuid(),
  ...more,
});

export const ERROR_READS = ['code', 'message', 'correlation_id', 'retriable'];

export const postTask = (body: Value, headers: Record<string, string> = WITH_KEY): Interaction['request'] => ({
  method: 'POST',
  path: '/v1/tasks',
  headers,
  body,
});

export const get = (path: string, query?: Record<string, string>): Interaction['request'] => ({
  method: 'GET',
  path,
  headers: WITH_KEY,
  ...(query === undefined ? {} : { query }),
});
