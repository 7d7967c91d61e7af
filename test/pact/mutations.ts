import type { Answered, Change } from './changing-proxy.js';

/** A fault put into the daemon's answers, which the verification of one interaction must find. */
export interface Mutation {
  readonly name: string;
  /** The interaction's description. */
  readonly interaction: string;
  /** The kind of mismatch by which it must be found. */
  readonly found: 'BodyMismatch' | 'HeaderMismatch' | 'StatusMismatch' | 'BodyTypeMismatch';
  readonly change: Change;
}

const body =
  (from: string | RegExp, to: string): Change =>
  (answered) => ({ ...answered, text: answered.text.replace(from, to) });

const header =
  (name: string, value?: string): Change =>
  ({ headers, ...rest }: Answered) => {
    const { [name]: _before, ...others } = headers;
    return { ...rest, headers: value === undefined ? others : { ...others, [name]: value } };
  };

const status =
  (code: number): Change =>
  (answered) => ({ ...answered, status: code });

const STREAM = 'streamTask: started, every token once and in order, end';
const RESUMED = 'streamTask: after Last-Event-ID, with no gap and no repeat';
const ADMITTED = 'createTask: a task is admitted';
const FULL = 'createTask: the queue is full';
const WAITS = 'streamTask: a task that waits tells its place, then starts';
const TOLD = 'createTask: a task is told what is left of its budgets and of the limits of its key';
const KEY_SPENT = 'createTask: the key has created as many tasks as it may';
const READ = 'getArtifact: the document with its entity tag';
const SPENT = 'streamTask: a task that reaches its budget stops at that token';

const RELOADED = 'reloadPool: the engines of a pool begin to be exchanged';

export const MUTATIONS: readonly Mutation[] = [
  { name: 'a field of the 202 is renamed', interaction: ADMITTED, found: 'BodyMismatch', change: body('predicted_start_ms', 'start_ms') },
  { name: 'a number becomes a string', interaction: ADMITTED, found: 'BodyMismatch', change: body(/"queue_position":(\d+)/, '"queue_position":"$1"') },
  { name: 'a conflict is answered 400', interaction: 'createTask: a task_id that was used for another request', found: 'StatusMismatch', change: status(400) },
  { name: 'the field at fault is not named', interaction: 'createTask: a field out of its range is named', found: 'BodyMismatch', change: body('"field":"ctx",', '') },
  { name: 'a state has another word', interaction: 'getTask: a task that was completed', found: 'BodyMismatch', change: body('"state":"completed"', '"state":"done"') },
  { name: 'a listed state has an unknown word', interaction: 'listTasks: a page of tasks', found: 'BodyMismatch', change: body(/"state":"\w+"/g, '"state":"done"') },
  { name: 'an error code has another word', interaction: 'createTask: the only pool has no ready replica', found: 'BodyMismatch', change: body('POOL_UNREADY', 'INTERNAL') },
  { name: 'the policy label is another one', interaction: FULL, found: 'BodyMismatch', change: body('queue_full', 'stream_limit') },
  { name: 'Retry-After is missing', interaction: FULL, found: 'HeaderMismatch', change: header('retry-after') },
  { name: 'X-Backoff-Ms is no number', interaction: FULL, found: 'HeaderMismatch', change: header('x-backoff-ms', 'soon') },
  { name: 'WWW-Authenticate is missing', interaction: 'createTask: without a key', found: 'HeaderMismatch', change: header('www-authenticate') },
  { name: 'X-Correlation-Id is missing', interaction: 'getReadyz: tasks can be handed over', found: 'HeaderMismatch', change: header('x-correlation-id') },
  { name: 'JSON is called text', interaction: 'getPoolHealth: a pool that is ready', found: 'HeaderMismatch', change: header('content-type', 'text/plain') },
  { name: 'a stream is called JSON', interaction: STREAM, found: 'HeaderMismatch', change: header('content-type', 'application/json') },
  { name: 'an SSE event is renamed', interaction: STREAM, found: 'BodyMismatch', change: body(/event: token/g, 'event: tok') },
  { name: 'the end event is dropped', interaction: STREAM, found: 'BodyMismatch', change: body(/id: \d+\nevent: end\ndata: .*\n\n$/, '') },
  { name: 'a token is missing', interaction: STREAM, found: 'BodyMismatch', change: body(/id: 3\nevent: token\ndata: .*\n\n/, '') },
  { name: 'two tokens change places', interaction: STREAM, found: 'BodyMismatch', change: body(/(id: 2\n(?:.+\n)+\n)(id: 3\n(?:.+\n)+\n)/, '$2$1') },
  { name: 'something follows the end', interaction: STREAM, found: 'BodyMismatch', change: body(/(id: \d+\nevent: end\ndata: .*\n\n)$/, '$1$1') },
  { name: 'a resumed stream repeats a token', interaction: RESUMED, found: 'BodyMismatch', change: body(/(id: 3\nevent: token\ndata: .*\n\n)/, '$1$1') },
  { name: 'a resumed stream skips a token', interaction: RESUMED, found: 'BodyMismatch', change: body(/id: 3\nevent: token\ndata: .*\n\n/, '') },
  { name: 'a prediction has no interval', interaction: ADMITTED, found: 'BodyMismatch', change: body(/"predicted_start_low_ms":\d+,/, '') },
  { name: 'a probability is a word', interaction: ADMITTED, found: 'BodyMismatch', change: body(/"on_time_probability":[^,}]+/, '"on_time_probability":"likely"') },
  { name: 'what is left of a budget is not told', interaction: TOLD, found: 'HeaderMismatch', change: header('x-budget-tokens-remaining') },
  { name: 'a budget has a unit', interaction: TOLD, found: 'HeaderMismatch', change: header('x-budget-time-remaining-ms', '60 s') },
  { name: 'how the limits stand is not told', interaction: TOLD, found: 'HeaderMismatch', change: header('ratelimit') },
  { name: 'the limits are told in another form', interaction: KEY_SPENT, found: 'HeaderMismatch', change: header('ratelimit-policy', '60;w=60') },
  { name: 'the policy label of a key is another one', interaction: KEY_SPENT, found: 'BodyMismatch', change: body('key_requests', 'queue_full') },
  { name: 'a spent budget is a full queue', interaction: 'createTask: the session has not enough left of a budget', found: 'BodyMismatch', change: body('session_budget', 'queue_full') },
  { name: 'a session does not tell its budgets', interaction: 'getSession: a session that has taken a task', found: 'BodyMismatch', change: body(/,"tokens_budget_remaining":\d+/, '') },
  { name: 'a task at its budget is completed', interaction: 'getTask: a task that has reached its budget', found: 'BodyMismatch', change: body('"state":"budget"', '"state":"completed"') },
  { name: 'a budget looks like a length', interaction: SPENT, found: 'BodyMismatch', change: body('"finish_reason":"budget"', '"finish_reason":"length"') },
  { name: 'a waiting task tells nothing', interaction: WAITS, found: 'BodyMismatch', change: body(/event: queued\ndata: .*\n\n/g, '') },
  { name: 'queued has an id', interaction: WAITS, found: 'BodyMismatch', change: body(/event: queued/g, 'id: 0\nevent: queued') },
  { name: 'a transcript counts no tokens', interaction: 'getTranscript: a task that has ended', found: 'BodyMismatch', change: body(/,"tokens":\d+\}$/, '}') },
  { name: 'an artifact has another id', interaction: 'createArtifact: a document is stored under the digest of its canonical form', found: 'BodyMismatch', change: body(/"id":"./, '"id":"-') },
  { name: 'an artifact is kept without its digest', interaction: READ, found: 'HeaderMismatch', change: header('content-digest') },
  { name: 'an entity tag is weak', interaction: READ, found: 'HeaderMismatch', change: ({ headers, ...rest }) => ({ ...rest, headers: { ...headers, etag: `W/${String(headers['etag'])}` } }) },
  { name: 'a part of the document is missing', interaction: READ, found: 'BodyMismatch', change: body('"read",', '') },
  { name: 'what a client has is sent again', interaction: 'getArtifact: whoever has it is told so', found: 'StatusMismatch', change: status(200) },
  { name: 'a result has no vectors', interaction: 'getTaskResult: the vectors of an embedding', found: 'BodyMismatch', change: body('"embeddings"', '"vectors"') },
  { name: 'a result that may still come is gone for good', interaction: 'getTaskResult: a task that runs has none yet', found: 'BodyMismatch', change: body('"retriable":true', '"retriable":false') },
  { name: 'a result is shown as a token', interaction: 'streamTask: an embedding shows its result in the place of tokens', found: 'BodyMismatch', change: body('event: result', 'event: token') },
  { name: 'queued comes after started', interaction: WAITS, found: 'BodyMismatch', change: body(/(event: queued\ndata: .*\n\n)([^]*event: started\ndata: .*\n\n)/, '$1$2$1') },
  { name: 'a pool that goes looks drained', interaction: 'deletePool: a pool begins to empty itself', found: 'BodyMismatch', change: body('"removing":true,', '') },
  { name: 'a reload does not tell how far it is', interaction: RELOADED, found: 'BodyMismatch', change: body(/"replicas_done":\d+,/, '') },
  { name: 'a reload is in a state that nobody knows', interaction: RELOADED, found: 'BodyMismatch', change: body(/"reload":\{"state":"\w+"/, '"reload":{"state":"busy"') },
  { name: 'a second reload is accepted', interaction: 'reloadPool: engines of the pool are being exchanged already', found: 'StatusMismatch', change: status(202) },
  { name: 'a host that is refused is not named', interaction: 'createPool: a host that nothing allows is named', found: 'BodyMismatch', change: body('replicas[0].url', 'replicas') },
];
