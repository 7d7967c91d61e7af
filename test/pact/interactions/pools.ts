import { Matchers } from '@pact-foundation/pact';
import type { Interaction, Value } from '../interaction.js';
import { envelope, ERROR_READS, JSON_HEADERS, KEYED, WITH_KEY } from '../shapes.js';

const { boolean, eachLike, integer, regex, string } = Matchers;

const made = (id: string): Record<string, Value> => ({
  id,
  engine: 'mock',
  model: id,
  price: { input_token: 0, output_token: 0 },
  replicas: [{ id: 'm0', slots: 2 }],
});

const answered = (id: string, live: Record<string, unknown>): Record<string, unknown> => ({
  pool_id: id,
  engine: 'mock',
  model: id,
  source: 'contract',
  ready: boolean(true),
  ...live,
  metrics: { queue_depth_interactive: integer(0), queue_depth_batch: integer(0), slots: integer(2), slots_busy: integer(0) },
  replicas: eachLike({ replica_id: string('m0'), state: regex('^[a-z_]+$', 'ready'), ready: boolean(true), slots: integer(2) }),
});

const READS = ['pool_id', 'engine', 'source', 'ready', 'draining', 'metrics.slots', 'replicas.0.replica_id', 'replicas.0.state'];
const there = (id: string) => ({ name: 'a pool was made by contract', params: { pool: made(id) } });

/** Pools that are made, changed, reloaded and removed while the daemon runs. */
export const POOLS: readonly Interaction[] = [
  {
    description: 'createPool: a pool is made',
    states: [KEYED, { name: 'no pool of contract has this id', params: { pool_id: 'made' } }],
    request: { method: 'POST', path: '/v1/pools', headers: WITH_KEY, body: made('made') },
    answer: { status: 201, headers: JSON_HEADERS, json: answered('made', { draining: false }) },
    reads: READS,
  },
  {
    description: 'createPool: the id is taken',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: { method: 'POST', path: '/v1/pools', headers: WITH_KEY, body: made('fast') },
    answer: { status: 409, headers: JSON_HEADERS, json: envelope('CONFLICT', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'createPool: a host that nothing allows is named',
    states: [KEYED],
    request: { method: 'POST', path: '/v1/pools', headers: WITH_KEY, body: { ...made('far'), engine: 'vllm', replicas: [{ id: 'r0', url: 'http://10.0.0.7:8000' }] } },
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'replicas[0].url', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'updatePool: other figures count at once',
    states: [KEYED, there('changed')],
    request: { method: 'PATCH', path: '/v1/pools/changed', headers: WITH_KEY, body: { queue_capacity: 5 } },
    answer: { status: 202, headers: JSON_HEADERS, json: answered('changed', { draining: false }) },
    reads: READS,
  },
  {
    description: 'deletePool: a pool begins to empty itself',
    states: [KEYED, there('leaving')],
    request: { method: 'DELETE', path: '/v1/pools/leaving', query: { deadline_ms: '60000' }, headers: WITH_KEY },
    answer: {
      status: 202,
      headers: JSON_HEADERS,
      json: { ...answered('leaving', { ready: false, draining: true, removing: true }), drain: { deadline_ms_remaining: integer(60_000), running: integer(0), queued: integer(0) } },
    },
    reads: [...READS, 'removing', 'drain.deadline_ms_remaining', 'drain.running', 'drain.queued'],
  },
  {
    description: 'reloadPool: the engines of a pool begin to be exchanged',
    states: [KEYED, there('renewed'), { name: 'no engine of a pool is being exchanged', params: { pool_id: 'renewed' } }],
    request: { method: 'POST', path: '/v1/pools/renewed/reload', headers: WITH_KEY, body: { strategy: 'beside', drain_ms: 60_000 } },
    answer: {
      status: 202,
      headers: JSON_HEADERS,
      json: {
        ...answered('renewed', { draining: false }),
        reload: { state: regex('^(starting|draining|done)$', 'starting'), model: 'renewed', strategy: 'beside', started_ms: integer(1_760_000_000_000), replicas_done: integer(0), replicas_total: integer(1) },
      },
    },
    reads: [...READS, 'reload.state', 'reload.model', 'reload.strategy', 'reload.replicas_done', 'reload.replicas_total'],
  },
  {
    description: 'reloadPool: engines of the pool are being exchanged already',
    states: [KEYED, { name: 'engines of a pool are being exchanged', params: { pool_id: 'renewing' } }],
    request: { method: 'POST', path: '/v1/pools/renewing/reload', headers: WITH_KEY, body: {} },
    answer: { status: 409, headers: JSON_HEADERS, json: envelope('CONFLICT', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: "reloadPool: the pool's engines are at urls, where somebody else runs them",
    states: [KEYED, { name: 'the engines of a pool are at urls', params: { pool_id: 'elsewhere' } }],
    request: { method: 'POST', path: '/v1/pools/elsewhere/reload', headers: WITH_KEY, body: {} },
    answer: { status: 409, headers: JSON_HEADERS, json: envelope('CONFLICT', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'reloadPool: a model from where none is fetched',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: { method: 'POST', path: '/v1/pools/fast/reload', headers: WITH_KEY, body: { new_model_ref: 's3://models/small.gguf' } },
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'new_model_ref', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'undrainPool: a pool takes tasks again',
    states: [KEYED, there('drained')],
    request: { method: 'POST', path: '/v1/pools/drained/undrain', headers: WITH_KEY },
    answer: { status: 200, headers: JSON_HEADERS, json: answered('drained', { draining: false }) },
    reads: READS,
  },
  {
    description: 'undrainPool: an unknown pool',
    states: [KEYED, { name: 'no pool has this id', params: { pool_id: 'nowhere' } }],
    request: { method: 'POST', path: '/v1/pools/nowhere/undrain', headers: WITH_KEY },
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
];
