import { Matchers } from '@pact-foundation/pact';
import type { EventStream, Interaction, State } from '../interaction.js';
import { EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, task, taskId, TOKENS, WITH_KEY } from '../shapes.js';

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
const frame = (event: string, id: number, data: object, pattern: string): Frame => ({
  event,
  example: `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
  pattern: `id: ${id}\\nevent: ${event}\\ndata: \\{${pattern}\\}\\n\\n`,
});

const STARTED = frame('started', 0, { queue_position: 0, predicted_start_ms: 0 }, '"queue_position":\\d+,"predicted_start_ms":\\d+');
const METRICS = '(id: \\d+\\nevent: metrics\\ndata: \\{[^\\n]*\\}\\n\\n)*';
const END = frame(
  'end',
  TOKENS + 1,
  { tokens_out: TOKENS, decode_ms: 12, decode_time_ms: 12, finish_reason: 'length' },
  `"tokens_out":${TOKENS},"decode_ms":\\d+,"decode_time_ms":\\d+,"finish_reason":"(stop|length)"`,
);

const tokens = (from: number): readonly Frame[] =>
  Array.from({ length: TOKENS - from }, (_, k) => frame('token', from + k + 1, { t: ' pond', i: from + k }, `"t":"[^\\n]*","i":${from + k}`));

const stream = (...frames: readonly Frame[]): EventStream => ({
  example: `retry: 1000\n\n${frames.map(({ example }) => example).join('')}`,
  pattern: `^(retry: \\d+\\n\\n)?${frames.map(({ pattern }) => pattern).join(METRICS)}$`,
  events: frames.map(({ event }) => event),
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
    description: 'streamTask: an unknown task',
    states: [KEYED, { name: 'no task has this id', params: { task_id: taskId(22) } }],
    request: { ...get(`/v1/tasks/${taskId(22)}/stream`), headers: { ...WITH_KEY, Accept: 'text/event-stream' } },
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
];
