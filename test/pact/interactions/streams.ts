import { Matchers } from '@pact-foundation/pact';
import type { EventStream, Interaction, State } from '../interaction.js';
import { BUDGET_HEADERS, embedding, EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, task, taskId, TOKENS, WITH_KEY } from '../shapes.js';

const STREAM_HEADERS = {
  ...EMPTY_HEADERS,
  'Content-Type': Matchers.regex('^text/event-stream(;.*)?$', 'text/event-stream'),
  'Cache-Control': 'no-cache, no-transform',
};

const ended = (n: number): State => ({ name: 'a task has ended', params: { task: task(n) } });

interface Frame {
  readonly event: string;
  readonly example: string;
  readonly pattern: string;
}

/**
 * The pattern knows no lookahead, so it asks for the fields of `data` in the contract's order, which no reader needs. The daemon's
 * encoders write them so. `metrics` frames may stand before any other, each with the id of the position before it.
 */
const frame = (event: string, id: number | undefined, data: object, pattern: string): Frame => {
  const place = id === undefined ? '' : `id: ${id}\n`;
  return {
    event,
    example: `${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    pattern: `${place.replace('\n', '\\n')}event: ${event}\\ndata: \\{${pattern}\\}\\n\\n`,
  };
};

const PROBABILITY = '[0-9.e-]+';
const PREDICTED = { queue_position: 0, predicted_start_ms: 420, predicted_start_low_ms: 350, predicted_start_high_ms: 510, on_time_probability: 0.98 };
const QUEUED = frame(
  'queued',
  undefined,
  PREDICTED,
  `"queue_position":\\d+,"predicted_start_ms":\\d+,"predicted_start_low_ms":\\d+,"predicted_start_high_ms":\\d+,"on_time_probability":${PROBABILITY}`,
);

const STARTED = frame(
  'started',
  0,
  { queue_position: 0, predicted_start_ms: 0, on_time_probability: 0.98 },
  `"queue_position":\\d+,"predicted_start_ms":\\d+,"on_time_probability":${PROBABILITY}`,
);
const METRICS = '(id: \\d+\\nevent: metrics\\ndata: \\{[^\\n]*\\}\\n\\n)*';
/** While it waits it may be told again and again. */
const WAITING = `(event: metrics\\ndata: \\{[^\\n]*\\}\\n\\n|${QUEUED.pattern})*`;
const end = (reason: string, reasons: string): Frame =>
  frame(
    'end',
    TOKENS + 1,
    { tokens_out: TOKENS, decode_ms: 12, decode_time_ms: 12, finish_reason: reason },
    `"tokens_out":${TOKENS},"decode_ms":\\d+,"decode_time_ms":\\d+,"finish_reason":"${reasons}"`,
  );
const END = end('length', '(stop|length)');

const VECTOR = '\\[(-?[0-9.e-]+,)*-?[0-9.e-]+\\]';
const RESULT = frame(
  'result',
  1,
  { task_id: taskId(90), workload: 'embedding', model_ref: 'fast', embeddings: [0, 1].map((index) => ({ index, embedding: [0.6, -0.8] })), tokens_in: 9 },
  `"task_id":"${taskId(90)}","workload":"embedding","model_ref":"fast","embeddings":\\[\\{"index":0,"embedding":${VECTOR}\\},\\{"index":1,"embedding":${VECTOR}\\}\\],"tokens_in":\\d+`,
);
const RESULT_END = frame(
  'end',
  2,
  { tokens_out: 0, decode_ms: 0, decode_time_ms: 0, finish_reason: 'stop' },
  '"tokens_out":0,"decode_ms":\\d+,"decode_time_ms":\\d+,"finish_reason":"stop"',
);

const tokens = (from: number): readonly Frame[] =>
  Array.from({ length: TOKENS - from }, (_, k) => frame('token', from + k + 1, { t: ' pond', i: from + k }, `"t":"[^\\n]*","i":${from + k}`));

const stream = (...frames: readonly Frame[]): EventStream => ({
  example: `retry: 1000\n\n${frames.map(({ example }) => example).join('')}`,
  pattern: `^(retry: \\d+\\n\\n)?${frames.map(({ pattern }) => pattern).join(METRICS)}$`,
  events: frames.map(({ event }) => event),
});

const waited = ({ example, pattern, events }: EventStream): EventStream => ({
  example: example.replace('retry: 1000\n\n', `retry: 1000\n\n${QUEUED.example}`),
  pattern: pattern.replace('^(retry: \\d+\\n\\n)?', `^(retry: \\d+\\n\\n)?${QUEUED.pattern}${WAITING}`),
  events: [QUEUED.event, ...events],
});

/** The token stream: from its start, from where a reader left it, and of a task that does not exist. */
export const STREAMS: readonly Interaction[] = [
  {
    description: 'streamTask: started, every token once and in order, end',
    states: [KEYED, ended(20)],
    request: { ...get(`/v1/tasks/${taskId(20)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream' } },
    answer: { status: 200, headers: STREAM_HEADERS, sse: stream(STARTED, ...tokens(0), END) },
  },
  {
    description: 'streamTask: after Last-Event-ID, with no gap and no repeat',
    states: [KEYED, ended(21)],
    request: { ...get(`/v1/tasks/${taskId(21)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream', 'Last-Event-ID': '2' } },
    answer: { status: 200, headers: STREAM_HEADERS, sse: stream(...tokens(2), END) },
  },
  {
    description: 'streamTask: a task that waits tells its place, then starts',
    states: [KEYED, { name: 'a task waits until it is read', params: { task: task(24, { model_ref: 'line' }) } }],
    request: {
      ...get(`/v1/tasks/${taskId(24)}/stream`),
      pathOfState: '/v1/tasks/${task_id}/stream',
      headers: { ...WITH_KEY, Accept: 'text/event-stream' },
    },
    answer: { status: 200, headers: { ...STREAM_HEADERS, ...BUDGET_HEADERS }, sse: waited(stream(STARTED, ...tokens(0), END)) },
  },
  {
    description: 'streamTask: a task that reaches its budget stops at that token',
    states: [KEYED, { name: 'a task has reached its budget', params: { task: task(23, { max_tokens: 100, budget: { tokens: 9 } }) } }],
    request: { ...get(`/v1/tasks/${taskId(23)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream' } },
    answer: { status: 200, headers: STREAM_HEADERS, sse: stream(STARTED, ...tokens(0), end('budget', 'budget')) },
  },
  {
    description: 'streamTask: an embedding shows its result in the place of tokens',
    states: [KEYED, { name: 'a task has ended', params: { task: embedding(90) } }],
    request: { ...get(`/v1/tasks/${taskId(90)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream' } },
    answer: { status: 200, headers: STREAM_HEADERS, sse: stream(STARTED, RESULT, RESULT_END) },
  },
  {
    description: 'streamTask: an unknown task',
    states: [KEYED, { name: 'no task has this id', params: { task_id: taskId(22) } }],
    request: { ...get(`/v1/tasks/${taskId(22)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream' } },
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
];
