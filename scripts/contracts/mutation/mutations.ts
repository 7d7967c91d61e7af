import type { Edit, Path } from './edit.js';

/** A change of the contracts, and the file that must then no longer compile; `nothing` for a change that breaks nobody. */
export interface Mutation {
  readonly name: string;
  readonly stops: string | 'nothing';
  readonly file: 'data.yaml' | 'control.yaml' | 'components.yaml' | 'config.schema.json';
  readonly edits: readonly Edit[];
}

const set = (path: Path, to: unknown): Edit => ({ kind: 'set', path, to });
const remove = (...path: Path): Edit => ({ kind: 'remove', path });
const rename = (path: Path, as: string): Edit => ({ kind: 'rename', path, as });
const append = (path: Path, value: unknown): Edit => ({ kind: 'append', path, value });
const drop = (path: Path, value: unknown): Edit => ({ kind: 'drop', path, value });

const schema = (...path: Path): Path => ['components', 'schemas', ...path];
const CREATE = ['paths', '/v1/tasks', 'post'];
const LIST = ['paths', '/v1/tasks', 'get'];
const STREAM = ['paths', '/v1/tasks/{id}/stream', 'get'];
const CANCEL = ['paths', '/v1/tasks/{id}/cancel', 'post'];
const SESSION = ['paths', '/v1/sessions/{id}', 'get'];
const DRAIN = ['paths', '/v1/pools/{id}/drain', 'post'];
const METRICS = ['paths', '/metrics', 'get'];
const HANDLERS = 'src/app/handlers.ts';
const CREATE_TASK = 'src/api/tasks/create-task.ts';
const STREAM_TASK = 'src/api/tasks/stream-task.ts';
const BATCH_WRITER = 'src/api/tasks/batch-writer.ts';
const TEXT_EVENTS = 'src/api/tasks/text-events.ts';
const SUBMISSION = 'src/api/tasks/submission.ts';
const WORDS = 'test/types/vocabulary.ts';
const TEXT = { description: 'A text.', type: 'string', maxLength: 10 };

export const MUTATIONS: readonly Mutation[] = [
  { name: 'an answer has another status', stops: CREATE_TASK, file: 'data.yaml', edits: [rename([...CREATE, 'responses', '202'], '201')] },
  {
    name: 'an answer without a body gets one',
    stops: 'src/api/tasks/cancel-task.ts',
    file: 'data.yaml',
    edits: [set([...CANCEL, 'responses', '204', 'content'], { 'application/json': { schema: { $ref: '#/components/schemas/SessionInfo' } } }), rename([...CANCEL, 'responses', '204'], '200')],
  },
  {
    name: 'a field of an answer has another name',
    stops: CREATE_TASK,
    file: 'data.yaml',
    edits: [
      rename(schema('AdmissionResponse', 'properties', 'backoff_ms'), 'wait_ms'),
      drop(schema('AdmissionResponse', 'required'), 'backoff_ms'),
      append(schema('AdmissionResponse', 'required'), 'wait_ms'),
    ],
  },
  { name: 'a field of an answer has another type', stops: CREATE_TASK, file: 'data.yaml', edits: [set(schema('QueuePosition'), TEXT)] },
  {
    name: 'an answer has one more required field',
    stops: 'src/api/sessions/get-session.ts',
    file: 'data.yaml',
    edits: [
      set(schema('SessionInfo', 'properties', 'owner'), TEXT),
      append(schema('SessionInfo', 'required'), 'owner'),
    ],
  },
  {
    name: 'an answer loses a field',
    stops: 'src/api/sessions/get-session.ts',
    file: 'data.yaml',
    edits: [
      remove(...schema('SessionInfo', 'properties', 'kv_bytes')),
      drop(schema('SessionInfo', 'required'), 'kv_bytes'),
    ],
  },
  {
    name: 'an answer has a required header',
    stops: CREATE_TASK,
    file: 'data.yaml',
    edits: [
      set([...CREATE, 'responses', '202', 'headers', 'X-Budget-Tokens-Remaining'], { description: 'Tokens left.', required: true, schema: { type: 'integer' } }),
    ],
  },
  {
    name: 'a nested field of an answer has another name',
    stops: 'src/api/pools/replica-view.ts',
    file: 'control.yaml',
    edits: [
      rename(schema('ReplicaHealth', 'properties', 'slots_busy'), 'busy'),
      drop(schema('ReplicaHealth', 'required'), 'slots_busy'),
      append(schema('ReplicaHealth', 'required'), 'busy'),
    ],
  },
  {
    name: 'an answer has another media type',
    stops: 'src/api/metrics/get-metrics.ts',
    file: 'control.yaml',
    edits: [
      rename([...METRICS, 'responses', '200', 'content', 'text/plain; version=0.0.4; charset=utf-8'], 'application/json'),
    ],
  },
  {
    name: 'a stream becomes an ordinary answer',
    stops: STREAM_TASK,
    file: 'data.yaml',
    edits: [
      rename([...STREAM, 'responses', '200', 'content', 'text/event-stream'], 'application/json'),
    ],
  },

  { name: 'a field of a request has another name', stops: SUBMISSION, file: 'data.yaml', edits: [rename(schema('TaskRequest', 'properties', 'sampling'), 'sampler')] },
  { name: 'a required field of a request becomes optional', stops: SUBMISSION, file: 'data.yaml', edits: [drop(schema('TaskRequest', 'required'), 'ctx')] },
  { name: 'a field of a request has another type', stops: SUBMISSION, file: 'data.yaml', edits: [set(schema('TaskRequest', 'properties', 'stop'), TEXT)] },
  {
    name: 'a request has one more format',
    stops: SUBMISSION,
    file: 'data.yaml',
    edits: [
      set(schema('ResponseFormatXml'), { description: 'XML.', type: 'object', additionalProperties: false, required: ['type'], properties: { type: { type: 'string', const: 'xml' } } }),
      append(schema('ResponseFormat', 'oneOf'), { $ref: '#/components/schemas/ResponseFormatXml' }),
      set(schema('ResponseFormat', 'discriminator', 'mapping', 'xml'), '#/components/schemas/ResponseFormatXml'),
    ],
  },
  { name: 'a request loses its body', stops: 'src/api/pools/drain-pool.ts', file: 'control.yaml', edits: [remove(...DRAIN, 'requestBody')] },
  {
    name: 'a path parameter has another name',
    stops: 'src/api/sessions/get-session.ts',
    file: 'data.yaml',
    edits: [
      set(['components', 'parameters', 'SessionIdInPath', 'name'], 'session_id'),
      rename(['paths', '/v1/sessions/{id}'], '/v1/sessions/{session_id}'),
    ],
  },
  { name: 'a query parameter is gone', stops: 'src/api/tasks/list-tasks.ts', file: 'data.yaml', edits: [remove(...LIST, 'parameters', 1)] },
  { name: 'a query parameter has another type', stops: 'src/api/tasks/list-tasks.ts', file: 'data.yaml', edits: [set([...LIST, 'parameters', 1, 'schema'], TEXT)] },
  { name: 'a header of a request is gone', stops: STREAM_TASK, file: 'data.yaml', edits: [remove(...STREAM, 'parameters', 2)] },

  {
    name: 'a stream loses an event',
    stops: TEXT_EVENTS,
    file: 'data.yaml',
    edits: [
      remove(...schema('TaskEvent', 'oneOf', 2)),
      remove(...schema('TaskEvent', 'discriminator', 'mapping', 'metrics')),
    ],
  },
  {
    name: 'an event has another name',
    stops: TEXT_EVENTS,
    file: 'data.yaml',
    edits: [
      set(schema('TokenEvent', 'properties', 'event', 'const'), 'piece'),
      rename(schema('TaskEvent', 'discriminator', 'mapping', 'token'), 'piece'),
    ],
  },
  { name: "an event's payload has another type", stops: TEXT_EVENTS, file: 'data.yaml', edits: [set(schema('TokenData', 'properties', 'i'), TEXT)] },
  {
    name: "an event's payload has one more required field",
    stops: BATCH_WRITER,
    file: 'data.yaml',
    edits: [
      set(schema('EndData', 'properties', 'cost'), TEXT),
      append(schema('EndData', 'required'), 'cost'),
    ],
  },
  { name: 'an event is no longer written in parts', stops: TEXT_EVENTS, file: 'data.yaml', edits: [remove(...schema('ResultEvent', 'x-sse-parts'))] },
  { name: 'an event no longer ends the stream', stops: BATCH_WRITER, file: 'data.yaml', edits: [remove(...schema('EndEvent', 'x-sse-terminal'))] },

  {
    name: 'an operation is new',
    stops: HANDLERS,
    file: 'control.yaml',
    edits: [
      set(['paths', '/v1/pools/{id}/unload'], { post: { operationId: 'unloadPool', 'x-req-id': ['OC-CTRL-2050'], security: [], parameters: [{ $ref: '#/components/parameters/PoolIdInPath' }], responses: { '204': { description: 'Done.' } } } }),
    ],
  },
  { name: 'an operation is gone', stops: HANDLERS, file: 'data.yaml', edits: [remove('paths', '/v1/sessions/{id}', 'delete')] },
  { name: 'an operation has another name', stops: HANDLERS, file: 'data.yaml', edits: [set([...SESSION, 'operationId'], 'readSession')] },

  { name: 'a closed set gains a value', stops: WORDS, file: 'components.yaml', edits: [append(schema('ErrorCode', 'enum'), 'QUOTA_EXCEEDED')] },
  { name: 'a closed set loses a value', stops: WORDS, file: 'data.yaml', edits: [drop(schema('TaskState', 'enum'), 'failed')] },
  {
    name: 'an outcome has another name',
    stops: WORDS,
    file: 'data.yaml',
    edits: [
      set(schema('OutcomeDropped', 'properties', 'kind', 'const'), 'evicted'),
      rename(schema('TaskOutcome', 'discriminator', 'mapping', 'dropped'), 'evicted'),
    ],
  },
  {
    name: 'a key of the configuration has another name',
    stops: 'src/app/config/resolve.ts',
    file: 'config.schema.json',
    edits: [
      rename(['properties', 'sessions'], 'session'),
    ],
  },

  {
    name: 'descriptions and bounds change',
    stops: 'nothing',
    file: 'data.yaml',
    edits: [
      set(schema('TaskRequest', 'description'), 'What to run.'),
      set(schema('TaskRequest', 'properties', 'prompt', 'maxLength'), 500),
    ],
  },
  { name: 'a request gains an optional field', stops: 'nothing', file: 'data.yaml', edits: [set(schema('TaskRequest', 'properties', 'note'), TEXT)] },
  { name: 'an answer gains an optional field', stops: 'nothing', file: 'data.yaml', edits: [set(schema('SessionInfo', 'properties', 'note'), TEXT)] },
];
